"""The contract as OpenAPI 3.1 (接口文档), made from `window_client/central/wire`; the same text every time."""

import json
from typing import Any

import msgspec

from reference_platform import uploads
from reference_platform.app import make_app
from reference_platform.faults import Fault
from reference_platform.store import Database
from reference_platform.tickets import DEEDS
from window_client.central import wire
from window_client.central.wire import signing

_REF = "#/components/schemas/{name}"
_OPEN_DOORS = {f"{wire.API}/sign-in", f"{wire.API}/time"}


def openapi() -> str:
    """The document; no host, no address."""
    database = Database("sqlite://")
    schema: dict[str, Any] = make_app(database, Fault(), with_admin=False).openapi_schema.to_schema()
    database.close()
    kinds = [wire.EventRecord, wire.EvaluationRecord, wire.ItemProblemRecord, wire.Fault]
    _, records = msgspec.json.schema_components(kinds, ref_template=_REF)
    schema["components"]["schemas"].update(records)
    schema["components"]["securitySchemes"] = {
        "window": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": (signing.__doc__ or "").strip(),
        }
    }
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            _complete(operation, needs_token=path not in _OPEN_DOORS)
    for door, kind in (
        ("events", "EventRecord"),
        ("evaluations", "EvaluationRecord"),
        ("problems", "ItemProblemRecord"),
    ):
        schema["paths"][f"{wire.API}/{door}"]["post"]["requestBody"] = _content("application/json", _batch_of(kind))
    schema["paths"][f"{wire.API}/catalogue"]["get"]["responses"]["304"] = {"description": "The tag is the newest"}
    changes = schema["paths"][f"{wire.API}/catalogue/changes"]["get"]
    changes["responses"]["304"] = {"description": "It is the newest"}
    deed, _ = schema["paths"][f"{wire.API}/tickets/{{ticket}}/{{deed}}"]["post"]["parameters"]
    deed["schema"] = {"type": "string", "enum": list(DEEDS)}
    page = {"type": "string", "format": "binary"}
    for path, method in ((f"{wire.API}/uploads", "post"), (f"{wire.API}/uploads/{{sha256}}", "patch")):
        schema["paths"][path][method]["requestBody"] = _content(uploads.MIME, page)
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _batch_of(kind: str) -> dict[str, Any]:
    records = {"type": "array", "items": {"$ref": _REF.format(name=kind)}}
    return {"type": "object", "required": ["records"], "properties": {"records": records}}


def _complete(operation: dict[str, Any], *, needs_token: bool) -> None:
    """The token as what it is, not as a header of its own; every refusal as a Fault."""
    kept = [each for each in operation.pop("parameters", []) if each["in"] == "path" or _is_told(each)]
    if kept:
        operation["parameters"] = sorted(kept, key=lambda each: str(each["name"]))
    if needs_token:
        operation["security"] = [{"window": []}]
    fault = {"schema": {"$ref": _REF.format(name="Fault")}}
    operation["responses"].pop("400", None)
    operation["responses"]["default"] = {"description": "Refused or failed", "content": {"application/json": fault}}


def _is_told(parameter: dict[str, Any]) -> bool:
    return parameter["name"] in {
        "If-None-Match",
        "after",
        "since",
        "Tus-Resumable",
        "Upload-Length",
        "Upload-Metadata",
        "Upload-Offset",
    }


def _content(mime: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {mime: {"schema": schema}}}
