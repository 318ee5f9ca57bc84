"""An earlier state of the contract against today's code, both ways: what a window of then sent is still understood by
today's platform, and what a platform of then answered is still understood by today's client.

No release was tagged; recordings of whole exchanges stand in for one (`recording.py`). They are replayed, not the code.
"""

import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.platform_server import PlatformServer
from tests.raw_server import RawServer, answer
from tests.reference_platform.recording import CALLS, HERE, SITE, WINDOW, prepare
from window_client.central.catalogue import read_catalogue
from window_client.central.client import CentralClient, Published
from window_client.errors import Refusal
from window_client.settings import Settings

RECORDINGS = sorted(HERE.glob("*.json"))
REFUSED = {"wrong password": "wrong_password"}
OF_TODAY = {"ETag", "X-Signature"}
NO_JSON = {"page", "rest of the page", "no page yet", "whole page"}


@pytest.fixture(params=RECORDINGS, ids=lambda path: path.stem)
def recording(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(request.param).read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformServer]:
    with PlatformServer.on_sqlite(tmp_path_factory.mktemp("today")) as server:
        yield server


def test_there_is_a_recording_and_it_holds_every_call() -> None:
    assert [path.stem for path in RECORDINGS] == ["0.1"]
    found = json.loads(RECORDINGS[0].read_text("utf-8"))
    assert [each["call"] for each in found["exchanges"]] == list(CALLS)


def test_todays_platform_understands_what_was_sent_then(platform: PlatformServer, recording: dict[str, Any]) -> None:
    prepare(platform)
    token, known = "", dict[str, str]()
    with requests.Session() as session:
        for each in recording["exchanges"]:
            path, body = _mapped(each["path"], known), _mapped(each["body"], known).encode("latin-1")
            headers = {**each["headers"], "X-Window": f"{SITE}/{WINDOW}"}
            if token:
                headers["Authorization"] = _signed_as_then(token, each["method"], path, body)
            said = session.request(each["method"], platform.url + path, data=body, headers=headers, timeout=30)
            assert said.status_code == each["status"], (each["call"], said.text)
            for name, value in each["answer_headers"].items():
                assert name in OF_TODAY or said.headers[name] == value, each["call"]
            if each["call"] in NO_JSON:
                continue
            then, now = json.loads(each["answer"]), said.json()
            _still_told(then, now, each["call"])
            token = now["window_token"] if each["call"] == "sign in" else token
            if isinstance(then.get("ticket"), dict):
                known[then["ticket"]["id"]] = now["ticket"]["id"]


def test_todays_client_understands_what_was_answered_then(recording: dict[str, Any]) -> None:
    facts = dict(recording["facts"])
    for each in recording["exchanges"]:
        headers = "".join(f"{name}: {value}\r\n" for name, value in each["answer_headers"].items()).encode()
        with RawServer([answer(each["answer"].encode(), each["status"], headers)]) as then:
            client = CentralClient(Settings(platform_url=then.url, site=SITE, window=WINDOW))
            client.use_token(recording["token"])
            told, refused = _told(client, each["call"], facts)
            client.close()
            assert refused == REFUSED.get(each["call"], ""), each["call"]
            assert not isinstance(told, Published) or read_catalogue(told.raw).items


def _told(client: CentralClient, call: str, facts: dict[str, str]) -> tuple[object, str]:
    """What the client made of an answer, and the code when it was a refusal."""
    try:
        return CALLS[call](client, facts), ""
    except Refusal as refusal:
        return None, refusal.code.value


def _signed_as_then(token: str, method: str, path: str, body: bytes) -> str:
    """HW1 as it was at 0.1, written out: what today's code signs may change, what is recorded may not."""
    name, _, secret = token.partition(".")
    now, nonce = str(int(time.time())), uuid.uuid4().hex
    text = "\n".join(("HW1", "sha256", method, path, now, nonce, hashlib.sha256(body).hexdigest()))
    proof = hmac.new(hashlib.sha256(secret.encode()).digest(), text.encode(), "sha256").hexdigest()
    return f"HW1 {name} sha256 {now} {nonce} {proof}"


def _mapped(text: str, known: dict[str, str]) -> str:
    for then, now in known.items():
        text = text.replace(then, now)
    return text


def _still_told(then: Any, now: Any, where: str) -> None:
    """Whatever was told then is told now, in the same kind of value; more may be told."""
    if isinstance(then, dict):
        assert isinstance(now, dict), where
        missing = {key for key, value in then.items() if key not in now and value}
        assert not missing, f"{where}: {missing}"
        for key, value in then.items():
            _still_told(value, now.get(key), f"{where}.{key}")
    elif isinstance(then, list):
        assert isinstance(now, list), where
        assert bool(then) <= bool(now), where
        for value in then:
            assert any(_fits(value, other) for other in now), where
    elif then is not None and now is not None:
        assert type(then) is type(now), where


def _fits(then: Any, now: Any) -> bool:
    try:
        _still_told(then, now, "")
    except AssertionError:
        return False
    return True
