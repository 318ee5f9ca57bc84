"""A catalogue is believed only with the platform's signature under this window's own key."""

import pytest

from reference_platform import sample
from tests.raw_server import RawServer, answer
from window_client.central.client import CentralClient
from window_client.central.wire import signing
from window_client.errors import CentralUnavailable
from window_client.settings import Settings


@pytest.mark.parametrize("change", ["body", "tag", "proof", "no proof", "another window's key"])
def test_a_changed_or_unsigned_catalogue_is_not_believed(change: str) -> None:
    body, tag = (sample.HERE / "catalogue.json").read_bytes(), '"1"'
    proof = signing.proof(signing.key_of("secret"), "sha256", signing.catalogue_text("sha256", tag, body))
    right = _told(body, tag, proof)
    wrong = {
        "body": _told(body.replace(b"R01", b"R0X", 1), tag, proof),
        "tag": _told(body, '"2"', proof),
        "proof": _told(body, tag, proof[:-1] + ("0" if proof[-1] != "0" else "1")),
        "no proof": _told(body, tag, ""),
        "another window's key": right,
    }[change]
    for said, is_believed, token in (
        (right, True, "key.secret"),
        (wrong, False, "key.other" if change == "another window's key" else "key.secret"),
    ):
        with RawServer([said]) as server:
            client = CentralClient(Settings(platform_url=server.url))
            client.use_token(token)
            if is_believed:
                found = client.catalogue("")
                assert found is not None
                assert found.raw == body
            else:
                with pytest.raises(CentralUnavailable, match="wrong_signature"):
                    client.catalogue("")


def _told(body: bytes, tag: str, proof: str) -> bytes:
    return answer(body, headers=f"ETag: {tag}\r\n{signing.CATALOGUE_PROOF}: {proof}\r\n".encode())
