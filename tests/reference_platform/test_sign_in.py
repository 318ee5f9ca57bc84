"""Signing in, claiming a window, and what a token opens."""

from datetime import UTC, datetime, timedelta

import pytest
import requests
from sqlalchemy import NullPool, create_engine, select

from reference_platform import sample
from reference_platform.tables import people, tokens
from tests.platform_server import CLERK
from tests.reference_platform.hall import Hall
from window_client.central import wire
from window_client.errors import Refusal
from window_client.words import RefusalCode


def test_a_person_proves_a_password(hall: Hall) -> None:
    answer = hall.client().sign_in(*CLERK)
    person = next(each for each in sample.PEOPLE if each.user == CLERK[0])
    assert (answer.staff_no, answer.name, answer.role) == (person.staff_no, person.name, person.role)
    assert answer.right_until > datetime.now(UTC) + timedelta(days=29)
    assert answer.window_token not in repr(answer)


@pytest.mark.parametrize(("user", "password"), [("chen", "wrong"), ("nobody", "Demo-clerk-1"), ("", "")])
def test_a_wrong_password_is_refused_without_saying_what_was_wrong(hall: Hall, user: str, password: str) -> None:
    with pytest.raises(Refusal) as refused:
        hall.client().sign_in(user, password)
    assert refused.value.code is RefusalCode.WRONG_PASSWORD


def test_passwords_are_not_in_the_database(hall: Hall) -> None:
    token = hall.client().sign_in(*CLERK).window_token
    engine = create_engine(hall.platform.database_url, poolclass=NullPool)
    with engine.connect() as connection:
        kept = repr([connection.execute(select(table)).all() for table in (people, tokens)])
    assert CLERK[0] in kept
    assert CLERK[1] not in kept
    assert token not in kept


def test_one_person_at_a_window(hall: Hall) -> None:
    hall.window("07")
    with pytest.raises(Refusal) as refused:
        hall.client("07").sign_in("luo", "Demo-chief-1")
    assert refused.value.code is RefusalCode.WINDOW_TAKEN
    hall.client("08").sign_in("luo", "Demo-chief-1")


def test_a_window_is_free_when_its_clerk_signed_out(hall: Hall) -> None:
    beat = wire.Heartbeat(window_name="7", state="closed", staff_no="", ticket="", devices="", unsent=0, groups=[])
    hall.window("07").heartbeat(beat)
    assert hall.client("07").sign_in("luo", "Demo-chief-1").staff_no == "0007"


def test_an_older_token_still_counts_because_the_newest_answer_may_be_lost(hall: Hall) -> None:
    first = hall.window()
    hall.window()
    assert first.hall_load().windows[0].window == "03"


def test_tokens_do_not_pile_up(hall: Hall) -> None:
    first = hall.window()
    for _ in range(5):
        hall.window()
    with pytest.raises(Refusal):
        first.hall_load()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/catalogue"),
        ("GET", "/hall/load"),
        ("GET", "/inbox"),
        ("GET", "/days/2026-11-23"),
        ("POST", "/events"),
        ("POST", "/tickets"),
        ("POST", "/tickets/call-next"),
        ("POST", "/tickets/x/start"),
        ("POST", "/heartbeat"),
        ("POST", "/number-blocks"),
        ("PATCH", "/uploads/" + "0" * 64),
    ],
)
@pytest.mark.parametrize("token", ["", "Bearer nonsense", "HW1 a sha256 1", "k sha256 00 00", "HW1 é sm3 x n p"])
def test_without_a_token_nothing_opens(hall: Hall, method: str, path: str, token: str) -> None:
    bodies = {
        "/events": b'{"records":[]}',
        "/tickets": b'{"site":"01","group":"x","request":"1"}',
        "/tickets/call-next": b'{"groups":[],"staff_no":"","request":"1"}',
        "/tickets/x/start": b'{"staff_no":"","request":"1"}',
        "/number-blocks": b'{"kind":"receipt","size":1,"request":"1"}',
        "/heartbeat": b'{"window_name":"","state":"","staff_no":"","ticket":"","devices":"","unsent":0,"groups":[]}',
    }
    mime = "application/json" if path in bodies else "application/offset+octet-stream"
    headers = {"Authorization": token, "Content-Type": mime, "Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    url = hall.platform.url + wire.API + path
    with requests.request(method, url, data=bodies.get(path, b"x"), headers=headers, timeout=30) as answer:
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"{", b"[]", b'{"user":1}', b"\xff\xfe", b'{"user":"\xff"}', b"[" * 100_000]
)
def test_a_broken_body_is_refused_and_names_no_value(hall: Hall, body: bytes) -> None:
    url = hall.platform.url + wire.API + "/sign-in"
    with requests.post(url, data=body, headers={"Content-Type": "application/json"}, timeout=30) as answer:
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_place_that_cannot_be_is_refused(hall: Hall) -> None:
    with pytest.raises(Refusal) as refused:
        hall.client("../..").sign_in(*CLERK)
    assert refused.value.facts["code"] == "malformed"
