"""The contract against its own OpenAPI: every operation, every check, whatever a stranger sends, and never a 5xx."""

import json
import time
import uuid
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from requests import PreparedRequest
from requests.auth import AuthBase
from schemathesis import Case
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    positive_data_acceptance,
)

from reference_platform.contract import openapi
from tests.platform_server import CLERK, PlatformServer
from tests.reference_platform.hall import Hall
from window_client.central.wire import signing

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
SCHEMA = schemathesis.openapi.from_dict(json.loads(openapi()))


LEFT_OUT = [
    ignored_auth,  # it takes our signature away and the signer puts it back; test_sign_in.py asks every door
    missing_required_header,  # likewise
    negative_data_rejection,  # unknown members are ignored on purpose: a newer window may speak to an older platform
    positive_data_acceptance,  # a schema cannot say that a kind of number or a ticket exists
]


class Signed(AuthBase):
    """Signs each request of the generator as a window does."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        now, nonce = int(time.time()), uuid.uuid4().hex
        assert request.method is not None
        header = signing.sign(self._token, "sha256", request.method, request.path_url, now, nonce, bytes(body))
        request.headers["Authorization"] = header
        return request


@pytest.fixture(scope="module")
def token(one_platform: PlatformServer) -> str:
    with Hall(one_platform, "S1") as hall:
        return hall.client().sign_in(*CLERK).window_token


@SCHEMA.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_keeps_the_contract(case: Case[Any], one_platform: PlatformServer, token: str) -> None:
    response: Any = case.call(base_url=one_platform.url, auth=Signed(token))
    case.validate_response(response, excluded_checks=LEFT_OUT)
