"""The contract document is fresh, the same every time, names no host, and keeps the admin doors to itself."""

import json
import re
import subprocess
import sys
from typing import Any

import msgspec
import pytest

from reference_platform.contract import openapi
from tests.platform_server import ROOT
from window_client.central import wire


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(openapi())
    return found


def test_the_document_in_the_house_is_fresh() -> None:
    command = [sys.executable, "-m", "reference_platform", "--openapi"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True).stdout.decode()
    kept = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert made == kept, "run: python -m reference_platform --openapi > docs/openapi.json"
    assert made == openapi()


def test_it_is_openapi_3_1_and_names_no_host(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert not re.search(r"https?://|127\.0\.0\.1|localhost", json.dumps(document))
    assert not [path for path in document["paths"] if "admin" in path]


def test_every_type_of_the_contract_is_in_it(document: dict[str, Any]) -> None:
    types = {name for name, kind in vars(wire).items() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
    # the batch is written out, because its records are decoded one by one
    assert types - {"EventBatch"} <= set(document["components"]["schemas"])


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert named <= set(document["components"]["schemas"])


def test_every_door_but_two_wants_the_windows_token(document: dict[str, Any]) -> None:
    unlocked = {
        path
        for path, operations in document["paths"].items()
        for operation in operations.values()
        if not operation.get("security")
    }
    assert unlocked == {"/api/v1/sign-in", "/api/v1/time"}


def test_every_operation_says_how_it_refuses(document: dict[str, Any]) -> None:
    for operations in document["paths"].values():
        for operation in operations.values():
            schema = operation["responses"]["default"]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Fault"}
