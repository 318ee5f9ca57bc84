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
    negative_data_rejection,
    positive_data_acceptance,
)

from reference_platform.contract import openapi
from tests.platform_server import CLERK, PlatformServer
from tests.reference_platform.hall import Hall
from window_client.central.wire import signing

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
SCHEMA = schemathesis.openapi.from_dict(json.loads(openapi()))


LEFT_OUT: list[Any] = [
    negative_data_rejection,  # unknown members are ignored on purpose: a newer window may speak to an older platform
    positive_data_acceptance,  # a schema cannot say that a kind of number or a ticket exists
]


class Signed(AuthBase):
    """Signs each request of the generator as a window does."""

    token = ""  # of the window; set when the platform runs

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        now, nonce = int(time.time()), uuid.uuid4().hex
        assert request.method is not None
        header = signing.sign(self.token, "sha256", request.method, request.path_url, now, nonce, bytes(body))
        request.headers["Authorization"] = header
        return request


SIGNER = Signed()
SCHEMA.auth.set_from_requests(SIGNER)


@pytest.fixture(scope="module")
def token(one_platform: PlatformServer) -> str:
    with Hall(one_platform, "S1") as hall:
        return hall.client().sign_in(*CLERK).window_token


@SCHEMA.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_keeps_the_contract(case: Case[Any], one_platform: PlatformServer, token: str) -> None:
    SIGNER.token = token
    response: Any = case.call(base_url=one_platform.url)
    case.validate_response(response, excluded_checks=LEFT_OUT)
