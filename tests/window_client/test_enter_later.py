"""A case taken on paper while the window was dead, entered later (补录): true times, second person, clocks, both trails."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.window_client.desk_room import NOW, PAGE, Stage, stage
from tests.window_client.test_deciding import LUO
from window_client import messages as m
from window_client.central import wire
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId, PageId, SessionId, StaffNo
from window_client.record_sheet import sheet
from window_client.views import CaseView, Notice
from window_client.words import CaseState, ClockKind, DeliveryKind, DropReason, MaterialMeans, RefusalCode, Role

TAKEN, ACCEPTED = datetime(2026, 11, 19, 15, 5, tzinfo=NOW.tzinfo), datetime(2026, 11, 19, 15, 40, tzinfo=NOW.tzinfo)


def wish(
    session: SessionId, taken: str = "2026-11-19 15:05", accepted: str = "", reason: str = "停电，单号 0012"
) -> m.EnterLater:
    return m.EnterLater(session, taken, accepted, reason)


def begin(room: Stage, accepted: str = "") -> tuple[SessionId, CaseId]:
    """A back-entered draft of S02, filled."""
    session = room.sign_in()
    room.equip()
    asked = wish(session, accepted=accepted)
    assert room.tell(asked, Notice).code is RefusalCode.SECOND_PERSON_NEEDED
    view = room.tell(m.SecondPersonProved(LUO, asked), CaseView, lambda v: v.taken_at is not None)
    assert view.case is not None
    assert room.ready_case(session).case == view.case
    return session, view.case


def times(room: Stage, case: CaseId) -> list[tuple[str, datetime, datetime | None, str]]:
    with room.store_rows() as unit:
        return [(e.kind, e.at, e.entered_at, e.second) for e in unit.cases.events(case)]


def test_what_was_received_on_paper_keeps_its_true_time_and_clocks_count_from_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = begin(room)
        view = room.tell(m.ReceiveCase(session, case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        assert times(room, case) == [("opened", TAKEN, NOW, "0007"), ("received", TAKEN, NOW, "")]
        [clock] = [each for each in view.clocks if each.kind is ClockKind.ACCEPTANCE]
        assert clock.started == TAKEN.date()
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert times(room, case)[-1] == ("accepted", NOW, None, "")


def test_what_was_accepted_on_paper_is_due_from_that_day_and_the_platform_gets_both_times(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = begin(room, "2026-11-19 15:40")
        view = room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert view.accepted_at == ACCEPTED
        assert [row[1:3] for row in times(room, case)] == [(TAKEN, NOW), (TAKEN, NOW), (ACCEPTED, NOW)]
        with room.store_rows() as unit:
            found = unit.cases.get(case)
            assert found is not None
            assert found.back is not None
            assert (found.back.reason, found.back.second) == ("停电，单号 0012", "0007")
            sent = [
                msgspec.json.decode(row.body, type=wire.EventRecord)
                for row in unit.deliveries.of_case(case)
                if row.kind is DeliveryKind.EVENT
            ]
            assert [(each.at, each.entered_at) for each in sent] == [(TAKEN, NOW), (ACCEPTED, NOW)]
            assert sent[-1].content is not None
            assert sent[-1].content.accepted_at == ACCEPTED
            assert "停电" in str(sheet(unit, found)["back_entry"])


def test_what_is_noted_while_it_is_entered_does_not_hinder_the_true_time(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = begin(room)
        pages = (PAGE, replace(PAGE, id=PageId("ef" * 32)))
        room.tell(m.PagesCaptured(case, "M.HUKOU", pages, MaterialMeans.SCANNED), CaseView)
        room.clock.time += timedelta(minutes=5)
        gone = m.DropPage(session, case, "M.HUKOU", PAGE.id, DropReason.DOUBLE)
        room.tell(gone, CaseView, lambda v: any(len(line.pages) == 1 for line in v.materials))
        room.tell(m.ReceiveCase(session, case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        assert [row[1] for row in times(room, case)] == [TAKEN, TAKEN, TAKEN]


@pytest.mark.parametrize(
    ("taken", "accepted"),
    [
        ("gestern", ""),
        ("2026-11-19", ""),  # a day without an hour
        ("2026-11-23 10:01", ""),  # to come
        ("2026-10-01 09:00", ""),  # too long ago
        ("2026-11-19 15:05", "2026-11-19 15:00"),
        ("2026-11-19 15:05", "2026-11-24 09:00"),
        ("2026-11-19 15:05", "morgen"),
    ],
)
def test_times_that_cannot_be_are_refused(tmp_path: Path, taken: str, accepted: str) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        notice = room.tell(wish(session, taken, accepted), Notice)
        assert (notice.code, notice.place, notice.facts) == (RefusalCode.BACK_TIME_WRONG, "later", {"days": "15"})


def test_a_reason_and_somebody_else_are_needed(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        assert room.tell(wish(session, reason=" "), Notice).code is RefusalCode.REASON_MISSING
        another = Clerk("mo", StaffNo("1050"), "莫", Role.CLERK, LUO.right_until)
        refused = room.tell(m.SecondPersonProved(another, wish(session)), Notice)
        assert refused.code is RefusalCode.SECOND_PERSON_WRONG
        with room.store_rows() as unit:
            assert unit.cases.drafts("03") == []
