"""Clocks through the desk: a silent receipt, its announcement, and a calendar that announces a year."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from reference_platform import sample
from tests.window_client.desk_room import BEIJING, Stage, stage
from window_client import messages as m
from window_client.domain.ids import SessionId
from window_client.views import CaseView, DueProgress, Notice, Silence, WorkView
from window_client.words import CaseState, ClockKind, ClockState, RefusalCode


def _received(room: Stage) -> tuple[SessionId, CaseView]:
    session = room.sign_in()
    room.equip()
    view = room.ready_case(session)
    assert view.case is not None
    return session, room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)


def test_a_silent_receipt_is_announced_then_accepted_as_of_its_own_day(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        _, view = _received(room)
        assert view.case is not None
        room.clock.time += timedelta(days=7)  # 2026-11-30, the fifth working day
        notice = room.tell(m.Tick(room.clock.time), Notice)
        assert notice.code is RefusalCode.DEEMED_TOMORROW
        due = room.wait(WorkView, lambda v: v.due).due[0]
        assert (due.clock, due.state, due.case) == (ClockKind.ACCEPTANCE, ClockState.AMBER, view.case)
        room.clock.time += timedelta(days=1)
        notice = room.tell(m.Tick(room.clock.time), Notice, lambda n: n.code is RefusalCode.DEEMED_ACCEPTED)
        assert notice.facts["receipt_no"] == view.receipt_no
        with room.store_rows() as unit:
            case = unit.cases.get(view.case)
            assert case is not None
            assert case.state is CaseState.ACCEPTED
            assert case.accepted_at is not None
            assert case.accepted_at.date().isoformat() == "2026-11-23"
            assert case.official_no
            assert [each.deed for each in unit.cases.checks(view.case)] == ["deemed_accepted"]
            event = unit.cases.events(view.case)[-1]
            assert event.kind == "deemed_accepted"
            assert event.at == room.clock.time
            assert event.reason


def test_the_mark_of_a_silent_receipt_stands_until_it_is_dealt_with(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _received(room)
        assert view.case is not None
        room.desk.submit(m.SetAside(session))
        room.clock.time += timedelta(days=7)
        said = room.tell(m.Tick(room.clock.time), WorkView, lambda v: v.silence.tomorrow)
        assert said.silence == Silence(1, 0)
        room.clock.time += timedelta(minutes=1)
        assert room.tell(m.Tick(room.clock.time), m.TellPresence).silent == 1  # the supervisor hears it by the platform
    with stage(tmp_path) as again:  # a stop takes nothing away
        again.clock.time = room.clock.time
        session = again.sign_in()
        again.tell(m.Tick(again.clock.time), WorkView, lambda v: v.silence == Silence(1, 0))
        assert again.tell(m.OpenCase(session, view.case), WorkView).silence == Silence(1, 0)
        done = again.tell(m.AcceptCase(session, view.case), WorkView, lambda v: not v.silence.total)
        assert not done.due


def test_what_silence_accepted_stays_in_the_list_until_somebody_opens_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _received(room)
        assert view.case is not None
        room.desk.submit(m.SetAside(session))
        room.clock.time += timedelta(days=8)
        said = room.tell(m.Tick(room.clock.time), WorkView, lambda v: v.silence.deemed)
        assert said.silence == Silence(0, 1)
        assert [(row.case, row.deemed) for row in said.due if row.deemed] == [(view.case, True)]
        room.clock.time += timedelta(days=1)
        assert room.tell(m.Tick(room.clock.time), m.TellPresence).silent == 1
        opened = room.tell(m.OpenCase(session, view.case), WorkView, lambda v: not v.silence.total)
        assert not any(row.deemed for row in opened.due)


def test_a_new_year_makes_provisional_dates_firm_and_moves_no_promise(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.clock.time = datetime(2026, 12, 28, 10, 0, tzinfo=BEIJING)
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        view = room.tell(m.PickItem(session, "I03"), CaseView, lambda v: v.item_code == "I03")
        assert view.case is not None
        room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        room.clock.time += timedelta(days=30)  # past five working days: accepted by law, due in 2027
        room.tell(m.Tick(room.clock.time), Notice, lambda n: n.code is RefusalCode.DEEMED_ACCEPTED)
        with room.store_rows() as unit:
            [case] = unit.cases.provisional("", 10)
        catalogue = sample.load()
        days = [*catalogue.calendar.off, "2027-01-01", "2027-01-04"]
        calendar = msgspec.structs.replace(catalogue.calendar, years=[*catalogue.calendar.years, 2027], off=days)
        raw = msgspec.json.encode(msgspec.structs.replace(catalogue, version="2027", calendar=calendar))
        told = room.tell(m.CatalogueArrived("2027", "e2", raw), DueProgress, lambda p: p.over)
        assert (told.done, told.moved) == (1, 1)
        with room.store_rows() as unit:
            after = unit.cases.get(case.id)
            assert after is not None
            assert (after.due, after.due_provisional) == (case.due, False)
            deeds = [entry.deed for entry in unit.audit.entries(limit=1000)]
            assert "due_differs" in deeds
            assert "due_settled" in deeds
