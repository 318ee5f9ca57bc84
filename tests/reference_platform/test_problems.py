"""Problems of the catalogue at the platform: kept once, whoever sends again."""

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


def problem(hall: Hall, **changes: Any) -> bytes:
    whole = {
        "id": str(uuid.uuid4()),
        "item_code": "R04",
        "item_name": "公共场所卫生许可",
        "item_version": 1,
        "catalogue_version": "2026.11",
        "element": "limit",
        "text": "法定时限应为20个工作日",
        "staff_no": "1042",
        "site": hall.site,
        "window": "03",
        "at": datetime.now(UTC),
    }
    return msgspec.json.encode(wire.ItemProblemRecord(**{**whole, **changes}))


def send(client: CentralClient, *bodies: bytes) -> list[str]:
    return words(client.post_problems(list(bodies)))


def test_it_is_kept_once_for_those_who_publish(hall: Hall) -> None:
    client, ident = hall.window(), str(uuid.uuid4())
    first, second = problem(hall, id=ident), problem(hall, item_code="R05")
    assert send(client, first, second) == ["accepted", "accepted"]
    assert send(client, first, second, first) == ["known"] * 3
    assert send(client, problem(hall, id=ident, text="另一句")) == ["refused conflict"]
    kept = [row for row in hall.platform.problems() if row["site"] == hall.site]
    assert [(row["item_code"], row["element"], row["text"]) for row in kept if row["id"] == ident] == [
        ("R04", "limit", "法定时限应为20个工作日")
    ]
    assert len(kept) == 2


@pytest.mark.parametrize("change", [{"text": ""}, {"item_code": ""}, {"site": "XX"}, {"at": "2026-01-01T00:00:00"}])
def test_what_is_no_report_is_refused(hall: Hall, change: dict[str, Any]) -> None:
    assert send(hall.window(), problem(hall, **change), b'{"id":"x"}') == ["refused malformed"] * 2
