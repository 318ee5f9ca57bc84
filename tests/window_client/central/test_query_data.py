"""Questions to shared data: none without an open case, every one in both trails, the answer once (Q26)."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from window_client import messages as m
from window_client import step_table
from window_client.central import wire
from window_client.domain.ids import CaseId
from window_client.errors import Refusal
from window_client.steps import query_data
from window_client.steps.work import Said, Work
from window_client.views import CaseView, ItemsFound, Notice
from window_client.words import Deed, RefusalCode

_WINDOWS = itertools.count(70)
LICENCES = "elicence"
SUBJECT = "111:450499199001010002"


@pytest.fixture
def room(hall: Hall, tmp_path: Path) -> Iterator[Connected]:
    with connected(hall, tmp_path, f"{next(_WINDOWS)}") as opened:
        yield opened


@dataclass(frozen=True, slots=True)
class Ask(m.Wish):
    """A wish that needs shared data."""

    case: CaseId | None
    item: str
    about: Mapping[str, str]


def step(message: Ask, work: Work) -> Said:
    case = work.unit.cases.get(message.case) if message.case else None
    return query_data.ask(work, case, message.item, place="material:M", **message.about)


@pytest.fixture(autouse=True)
def wish(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk knows one wish more."""
    monkeypatch.setitem(cast("dict[type, object]", step_table.STEPS), Ask, step)
    monkeypatch.setitem(cast("dict[type, object]", step_table.DEEDS), Ask, Deed.FILL_CASE)


def asked(room: Connected, case: CaseId | None, item: str = "S02", **more: str) -> None:
    about = {"data_set": LICENCES, "subject": SUBJECT, "purpose": "material", **more}
    room.desk.submit(Ask(room.session, case, item, about))


def trail(room: Connected) -> list[tuple[str, str, str, str]]:
    with room.store_rows() as unit:
        lines = [e for e in unit.audit.entries() if e.deed in {query_data.ASKED, query_data.HEARD}]
    return [(e.deed, e.subject, e.facts, e.outcome) for e in lines]


def test_a_question_for_a_case_is_answered_and_stands_in_both_trails(hall: Hall, room: Connected) -> None:
    hall.platform.share(LICENCES, SUBJECT, {"number": "JY1450499", "name": "食品经营许可证"})
    view = room.ready_case(room.session, another_card())
    asked(room, view.case)
    heard = room.wait(m.DataHeard)
    assert heard.rows == ({"number": "JY1450499", "name": "食品经营许可证"},)
    assert [query["staff_no"] for query in hall.platform.queries() if query["id"] == heard.query] == ["1042"]
    (first, second) = until_logged(room)
    assert first == (query_data.ASKED, view.receipt_no, f"S02 {LICENCES} material {heard.query}", "asked")
    assert second == (query_data.HEARD, view.receipt_no, f"{LICENCES} {heard.query}", "found 1")
    assert SUBJECT.partition(":")[2] not in repr(trail(room))


def until_logged(room: Connected) -> list[tuple[str, str, str, str]]:
    """The trail after the desk has gone through all it was told."""
    room.tell(m.SearchItems(room.session, "x"), ItemsFound)
    return trail(room)


@pytest.mark.parametrize("lack", ["case", "item", "purpose", "data_set", "subject"])
def test_a_question_without_its_ground_is_refused_and_logged(room: Connected, lack: str) -> None:
    view = room.ready_case(room.session, another_card())
    changes = {} if lack == "case" else {lack: ""}
    asked(room, None if lack == "case" else view.case, **changes)
    assert room.wait(Notice).code is RefusalCode.QUERY_UNFOUNDED
    assert not [each for each in room.said if isinstance(each, m.AskData)]
    assert [line[3] for line in trail(room)] == ["query_unfounded"]


def test_a_case_that_is_at_an_end_founds_no_question(room: Connected) -> None:
    view = room.ready_case(room.session, another_card())
    assert view.case is not None
    room.tell(m.DiscardDraft(room.session, view.case), CaseView, lambda v: v.case is None)
    asked(room, view.case)
    assert room.wait(Notice).code is RefusalCode.QUERY_UNFOUNDED


def test_an_item_that_is_not_of_the_case_founds_no_question(room: Connected) -> None:
    asked(room, room.ready_case(room.session, another_card()).case, item="S05")
    assert room.wait(Notice).code is RefusalCode.QUERY_UNFOUNDED


def test_a_platform_that_does_not_answer_is_told_apart_from_nothing_found(hall: Hall, room: Connected) -> None:
    view = room.ready_case(room.session, another_card())
    asked(room, view.case, subject="111:nobody")
    assert room.wait(m.DataHeard).rows == ()
    hall.platform.fault("down", path="/queries")
    asked(room, view.case)
    assert room.wait(m.DataHeard, lambda heard: heard.rows is None).cause == "HTTP 503"
    assert [line[3] for line in until_logged(room) if line[0] == query_data.HEARD] == ["found 0", "unanswered HTTP 503"]


@pytest.mark.parametrize("lack", ["case", "item", "purpose", "staff_no"])
def test_the_platform_too_refuses_a_question_without_ground(hall: Hall, lack: str) -> None:
    ground = {"id": "q", "case": "c", "item": "S02", "purpose": "p", "data_set": "d", "subject": "s", "staff_no": "1"}
    with pytest.raises(Refusal) as caught:
        hall.window().ask_data(wire.DataQuery(**{**ground, lack: " "}))
    assert caught.value.facts == {"code": "query_unfounded"}


def test_the_same_question_again_is_logged_once(hall: Hall) -> None:
    client = hall.window()
    ask = wire.DataQuery(id="again", case="c", item="S02", purpose="p", data_set="d", subject="s", staff_no="1")
    assert client.ask_data(ask) == client.ask_data(ask)
    assert len([query for query in hall.platform.queries() if query["id"] == "again"]) == 1
