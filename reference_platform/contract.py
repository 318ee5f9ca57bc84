"""The contract as OpenAPI 3.1 (接口文档), made from `window_client/central/wire.py`; the same text every time."""

import json
from typing import Any

import msgspec

from reference_platform.app import make_app
from reference_platform.faults import Fault
from reference_platform.store import Database
from window_client.central import wire

_REF = "#/components/schemas/{name}"


def openapi() -> str:
    """The document; no host, no address."""
    database = Database("sqlite://")
    schema: dict[str, Any] = make_app(database, Fault(), with_admin=False).openapi_schema.to_schema()
    database.close()
    _, records = msgspec.json.schema_components([wire.EventRecord], ref_template=_REF)
    schema["components"]["schemas"].update(records)
    batch = {
        "type": "object",
        "required": ["records"],
        "properties": {"records": {"type": "array", "items": {"$ref": _REF.format(name="EventRecord")}}},
    }
    events = schema["paths"][f"{wire.API}/events"]["post"]
    events["requestBody"] = {"required": True, "content": {"application/json": {"schema": batch}}}
    events["parameters"] = [each for each in events.get("parameters", []) if each["in"] == "header"]
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
