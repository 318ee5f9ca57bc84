"""A case whose days are over keeps number, state and hash; what is open, not reported or not archived is kept in full."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from local_cache.looking import looking_at
from local_cache.store import FILE_NAME
from tests.window_client.desk_room import NOW, Stage, stage
from tests.window_client.test_deciding import LUO
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.domain.keeping import Days, Ended, Plan, plan
from window_client.views import CasesFound, CaseView, KeepingRow, Notice, SessionView, StoreView
from window_client.words import CaseState, DeliveryState, RefusalCode, Role, Waits

NIGHT = NOW.replace(hour=22)
DAYS = Days(30, 7, archived_elsewhere=False)
ENDED = Ended(CaseId("c"), "0103261123000001", "高龄津贴", CaseState.WITHDRAWN, NOW, NOW, NOW, 0, 2)


@pytest.mark.parametrize(
    ("case", "days", "due"),
    [
        (ENDED, DAYS, Plan(date(2026, 12, 23))),
        (replace(ENDED, heard_at=NOW + timedelta(days=4)), DAYS, Plan(date(2026, 12, 27))),
        (replace(ENDED, unsent=1), DAYS, Plan(waits=Waits.PLATFORM)),
        (replace(ENDED, state=CaseState.DELIVERED), DAYS, Plan(waits=Waits.ARCHIVE)),
        (replace(ENDED, state=CaseState.DELIVERED), replace(DAYS, archived_elsewhere=True), Plan(date(2026, 12, 23))),
        (replace(ENDED, state=CaseState.ARCHIVED), DAYS, Plan(date(2026, 12, 23), date(2026, 11, 30))),
        (replace(ENDED, state=CaseState.ARCHIVED, pages=0), DAYS, Plan(date(2026, 12, 23))),
    ],
)
def test_the_days_count_from_the_end_and_the_last_receipt(case: Ended, days: Days, due: Plan) -> None:
    assert plan(case, days) == due


def _everything(room: Stage) -> Iterator[str]:
    """Every value of every table of the open file, as text."""
    with looking_at(room.directory / FILE_NAME, room.vault.subkey("store")) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in set(tables) - {"case_names"}:
            for row in file.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
                yield from (each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in row)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path) as room:
        yield room


def _withdrawn(room: Stage) -> tuple[SessionId, CaseId]:
    session = room.sign_in()
    room.equip()
    view = room.ready_case(session)
    assert view.case is not None
    room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    wish = m.WithdrawCase(session, view.case, True, "不办了")
    room.tell(wish, CaseView, lambda v: v.state is CaseState.WITHDRAWN)
    room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
    return session, view.case


def _reported(room: Stage, case: CaseId, days: int = 0) -> None:
    with room.store_rows() as unit:
        ids = [row.id for row in unit.deliveries.of_case(case)]
        unit.deliveries.mark(ids, DeliveryState.ACKNOWLEDGED, at=NOW + timedelta(days=days))


def _technician(room: Stage, clerk: SessionId) -> SessionId:
    room.tell(m.SignOut(clerk), SessionView, lambda v: v.session is None)
    return room.sign_in(Role.TECHNICIAN)


def _preview(room: Stage, session: SessionId) -> StoreView:
    return room.tell(m.LookAtStore(session), StoreView)


def _pass_a_night(room: Stage, days: int) -> None:
    """The clock moves, and everything that the first tick of that night starts is done."""
    for hours in (0, 1):
        room.clock.time = NIGHT + timedelta(days=days, hours=hours)
        room.tell(m.Tick(room.clock.time), m.TellPresence)


def test_after_its_days_only_number_state_and_hash_stay(room: Stage) -> None:
    session, case = _withdrawn(room)
    assert any("450499198506150019" in value for value in _everything(room))  # the search itself finds
    _reported(room, case, days=2)
    with room.store_rows() as unit:
        before = unit.cases.get(case)
        assert before is not None
        bodies = [part for row in unit.deliveries.of_case(case) for part in (row.id.encode(), row.body)]
    digest = hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in bodies)).hexdigest()
    _pass_a_night(room, 31)
    with room.store_rows() as unit:
        assert not unit.keeping.is_reduced(case)
    _pass_a_night(room, 32)
    with room.store_rows() as unit:
        assert unit.keeping.is_reduced(case)
        kept = unit.cases.get(case)
        assert kept == replace(before, applicant_name="", applicant_key="", query_token="")
        assert (unit.cases.answers(case), unit.cases.pages(case), unit.cases.events(case)) == ({}, [], [])
        assert (unit.papers.of_case(case), unit.documents.of_case(case), unit.deliveries.of_case(case)) == ([], [], [])
        [line] = [each for each in unit.audit.entries() if each.deed == "reduce_case"]
        assert (line.subject, line.facts, line.actor) == (kept.receipt_no, f"withdrawn sha256:{digest}", "1042")
    for value in _everything(room):
        assert not any(
            word in value for word in ("李壮", "450499198506150019", "13977412345", "新兴三路", "6217000000")
        )
    assert not room.tell(m.FindCases(session, "李壮"), CasesFound).rows
    assert not room.tell(m.FindCases(session, "450499198506150019"), CasesFound).rows
    assert [row.case for row in room.tell(m.FindCases(session, kept.receipt_no), CasesFound).rows] == [case]


def test_what_was_not_reported_is_never_reduced_and_the_preview_says_so(room: Stage) -> None:
    session, case = _withdrawn(room)
    session = _technician(room, session)
    _pass_a_night(room, 400)
    with room.store_rows() as unit:
        assert not unit.keeping.is_reduced(case)
        assert unit.cases.answers(case)
    view = _preview(room, session)
    assert (view.waits_platform, view.within_week, view.reduced) == (1, 0, 0)
    [row] = view.rows
    assert (row.state, row.case_on, row.waits) == (CaseState.WITHDRAWN, None, Waits.PLATFORM)


def test_the_preview_names_the_day_and_changes_nothing(room: Stage) -> None:
    session, case = _withdrawn(room)
    _reported(room, case)
    session = _technician(room, session)
    view = _preview(room, session)
    with room.store_rows() as unit:
        kept = unit.cases.get(case)
        assert kept is not None
    assert view.rows == (KeepingRow(kept.receipt_no, kept.item_name, CaseState.WITHDRAWN, date(2026, 12, 23)),)
    assert view.within_week == 0
    room.clock.time = NOW + timedelta(days=29)
    assert _preview(room, session).within_week == 1


def test_nothing_goes_on_with_a_reduced_case(room: Stage) -> None:
    session, case = _withdrawn(room)
    _reported(room, case)
    _pass_a_night(room, 31)
    room.tell(m.OpenCase(session, case), CaseView, lambda v: v.case == case)
    told = room.tell(m.SecondPersonProved(LUO, m.VoidCase(session, case, "录错")), Notice)
    assert told.code is RefusalCode.CASE_CLOSED


@pytest.mark.parametrize("state", ["accepted", "draft", "concluded"])
def test_the_schema_itself_refuses_to_reduce_an_open_case(room: Stage, state: str) -> None:
    _, case = _withdrawn(room)
    _reported(room, case)
    with room.store_rows() as unit:
        kept = unit.cases.get(case)
        assert kept is not None
        unit.cases.save(replace(kept, state=CaseState(state)))
    with pytest.raises(IntegrityError, match="never reduced"), room.store_rows() as unit:
        unit.keeping.reduce(case, NOW)
    with room.store_rows() as unit:
        assert unit.cases.answers(case)


def test_the_schema_itself_refuses_to_reduce_an_unsent_record(room: Stage) -> None:
    _, case = _withdrawn(room)
    with pytest.raises(IntegrityError, match="never reduced"), room.store_rows() as unit:
        unit.keeping.reduce(case, NOW)
