"""The night's comparison by ids and hashes, through the real platform: what was altered, deleted or added in its database is
found the same night, of whatever case; a platform without hashes is compared by ids, and that is said."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.platform_server import PlatformServer
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from tests.window_client.central.test_conflict import supervised
from tests.window_client.desk_room import NOW, PAGE
from window_client import messages as m
from window_client.domain.ids import PageId
from window_client.views import CaseView, DayView, OutboxView, RecordPair
from window_client.words import CaseState, DeliveryState, MaterialMeans

DAY = NOW.date()
ALTER = "UPDATE records SET body = CAST(replace(body, '1042', '9999') AS BLOB) WHERE case_id = ?"
NEWEST_GONE = "DELETE FROM records WHERE case_id = ?1 AND seq = (SELECT max(seq) FROM records WHERE case_id = ?1)"
SCAN = b"a page of the household register"


class Night:
    """A window and a platform whose database a test can spoil."""

    def __init__(self, room: Connected, server: PlatformServer, database: Path) -> None:
        self.room, self.server, self._database = room, server, database

    def spoil(self, statement: str, *values: object) -> int:
        """Behind the platform's back; how many rows."""
        with closing(sqlite3.connect(self._database, timeout=20)) as connection, connection:
            return connection.execute(statement, values).rowcount

    def count(self, statement: str, *values: object) -> int:
        with closing(sqlite3.connect(self._database, timeout=20)) as connection:
            return int(connection.execute(statement, values).fetchone()[0])

    def compared(self) -> DayView:
        """By a person, now."""
        since = len(self.room.said)
        self.room.desk.submit(m.CloseDay(self.room.session))
        return self.room.wait(DayView, since=since)

    def accept_with_page(self) -> CaseView:
        case = self.room.ready_case(self.room.session, another_card()).case
        assert case is not None
        page = replace(PAGE, id=PageId("5c" * 32), sha256=hashlib.sha256(SCAN).hexdigest(), size=len(SCAN))
        self.room.desk.submit(m.PagesCaptured(case, "M.HUKOU", (page,), MaterialMeans.SCANNED))
        accepted = m.AcceptCase(self.room.session, case)
        return self.room.tell(accepted, CaseView, lambda view: view.state is CaseState.ACCEPTED)


@pytest.fixture(params=["sha256", "sm3"])
def night(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Night]:
    with (
        PlatformServer.on_sqlite(tmp_path) as server,
        connected(Hall(server, "01"), tmp_path, "03", lambda _: SCAN, request_signature=request.param) as room,
    ):
        yield Night(room, server, tmp_path / "platform.sqlite")


@pytest.mark.expects_log
def test_what_was_altered_deleted_or_added_there_is_found_the_same_night(night: Night) -> None:
    room = night.room
    first, second = room.accept(), night.accept_with_page()
    room.settle()
    view = night.compared()
    assert (view.altered, view.resent, view.records_only_there, view.ids_only) == (0, 0, (), False)
    first_one = "FROM records WHERE case_id = ?1 AND seq = (SELECT min(seq) FROM records WHERE case_id = ?1)"
    assert night.spoil(ALTER, first.case) == 2
    assert night.spoil(f"DELETE {first_one}", second.case) == 1
    assert night.spoil("DELETE FROM pages") == 1
    row = "case_id, 99, body, site, window, made_at, stored_at"
    assert night.spoil(f"INSERT INTO records SELECT 'strange', {row} {first_one}", first.case) == 1
    view = night.compared()
    assert (view.altered, view.resent, view.records_only_there) == (2, 2, (first.receipt_no,))
    assert not view.is_green
    room.settle()
    assert night.count("SELECT count(*) FROM records WHERE case_id = ?", second.case) == 2
    assert night.count("SELECT count(*) FROM pages") == 1
    assert night.count("SELECT count(*) FROM records WHERE CAST(body AS TEXT) LIKE '%9999%'") == 3  # never overwritten
    assert first.case is not None
    with room.store_rows() as unit:
        mine = unit.deliveries.of_case(first.case)
    assert {(row.state, row.cause) for row in mine} == {(DeliveryState.RETURNED, "conflict")}
    room.desk.submit(m.SendAgain(room.session, mine[0].id))
    room.wait(m.CentralAnswered, lambda a: [v.code for v in a.verdicts] == ["conflict"], len(room.said) - 1)
    again = night.compared()
    assert (again.altered, again.resent) == (2, 0)


def test_an_altered_record_is_settled_once_and_not_found_again(night: Night) -> None:
    """From the night to the supervisor's decision: both contents side by side, the platform's holds."""
    room, case = night.room, night.room.accept().case
    room.settle()
    assert night.spoil(ALTER, case) == 2
    assert night.compared().altered == 2
    session = supervised(room, Hall(night.server, "01"))
    rows = room.tell(m.LookAtOutbox(session, on=True), OutboxView, lambda view: len(view.rows) == 2).rows
    for row in rows:
        pair = room.tell(m.CompareRecord(session, row.id), RecordPair, lambda view: view.rows or view.cause)
        assert ("1042", "9999") in [(told.ours, told.theirs) for told in pair.rows if told.differs]
        room.tell(m.KeepPlatforms(session, row.id), RecordPair, lambda view: not view.is_open)
    since = len(room.said)
    room.desk.submit(m.CloseDay(session))
    view = room.wait(DayView, since=since)
    assert (view.altered, view.resent, view.records_only_there) == (0, 0, ())
    assert night.count("SELECT count(*) FROM records WHERE CAST(body AS TEXT) LIKE '%9999%'") == 2


def test_a_record_of_a_case_that_was_accepted_earlier_is_compared_too(night: Night) -> None:
    room = night.room
    case = room.accept()
    room.settle()
    room.clock.time = NOW + timedelta(days=1)
    since = len(room.said)
    night.server.decide(case.receipt_no, "in_review", "转审查科")
    room.later(3)
    room.wait(CaseView, lambda v: v.case == case.case and v.state is CaseState.IN_REVIEW, since)
    room.settle()
    assert night.spoil(NEWEST_GONE, case.case) == 1
    view = night.compared()
    assert (view.local, view.resent, view.only_here) == (0, 1, ())
    room.settle()
    assert night.count("SELECT count(*) FROM records WHERE case_id = ?", case.case) == 3
    assert night.compared().resent == 0


def test_at_night_nobody_need_ask_and_the_trail_says_what_was_found(night: Night) -> None:
    room = night.room
    case = room.accept()
    room.settle()
    assert night.spoil(ALTER, case.case) == 2
    room.clock.time = NOW.replace(hour=20)
    view = room.tell(m.Tick(room.clock.time), DayView)
    assert (view.altered, view.differs) == (2, True)
    with room.store_rows() as unit:
        told = [each.outcome for each in unit.audit.entries(limit=1000) if each.deed == "reconcile"]
    assert told == ["gap"]


def test_a_platform_without_hashes_is_compared_by_ids_and_that_is_said(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "21") as room:
        room.accept()
        room.settle()
        room.tell(m.CloseDay(room.session), DayView)
        heard = replace(room.wait(m.DayHeard), held=None, audit_left=0)
        view = room.tell(heard, DayView)
        assert (view.ids_only, view.altered, view.resent) == (True, 0, 0)
        lost = room.tell(replace(heard, records={}), DayView)
        assert (lost.ids_only, lost.resent) == (True, 2)
