"""Evaluations at the platform: one a question, whoever sends again; not rated is no level."""

import uuid
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from tests.reference_platform.hall import Hall, words
from window_client.central import wire
from window_client.central.client import CentralClient


@pytest.fixture
def hall(each_hall: Hall) -> Hall:
    """On each engine."""
    return each_hall


def evaluation(hall: Hall, **changes: Any) -> bytes:
    now = datetime.now(UTC)
    whole = {
        "id": str(uuid.uuid4()),
        "nonce": uuid.uuid4().hex,
        "case": str(uuid.uuid4()),
        "receipt_no": "01032026112300190",
        "ticket": "A023",
        "staff_no": "1042",
        "site": hall.site,
        "window": "03",
        "asked_at": now,
        "answered_at": now,
        "level": 4,
        "proof": "00" * 32,
    }
    return msgspec.json.encode(wire.EvaluationRecord(**{**whole, **changes}))


def send(client: CentralClient, *bodies: bytes) -> list[str]:
    return words(client.post_evaluations(list(bodies)))


def test_it_is_kept_once_and_counted(hall: Hall) -> None:
    client = hall.window()
    rated, not_rated = evaluation(hall), evaluation(hall, level=None, cause="timeout", proof="")
    assert send(client, rated, not_rated) == ["accepted", "accepted"]
    assert send(client, rated, not_rated, rated) == ["known"] * 3
    load = client.hall_load()
    assert (load.rated_today, load.not_rated_today) == (1, 1)


def test_a_second_answer_to_the_same_question_is_refused(hall: Hall) -> None:
    client, nonce, ident = hall.window(), uuid.uuid4().hex, str(uuid.uuid4())
    assert send(client, evaluation(hall, id=ident, nonce=nonce, level=1)) == ["accepted"]
    assert send(client, evaluation(hall, id=ident, nonce=nonce, level=5)) == ["refused conflict"]
    assert send(client, evaluation(hall, nonce=nonce, level=5)) == ["refused conflict"]
    assert client.hall_load().rated_today == 1


@pytest.mark.parametrize("change", [{"level": 0}, {"level": 6}, {"nonce": ""}, {"site": "XX"}])
def test_what_is_no_evaluation_is_refused(hall: Hall, change: dict[str, Any]) -> None:
    assert send(hall.window(), evaluation(hall, **change), b'{"id":"x"}') == ["refused malformed"] * 2
