"""A window's store comes back from a backup: the platform has another content under the ids that the window makes again.
A supervisor sees both side by side and lets the platform's hold (domain.md 5.4)."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.platform_server import SUPERVISOR
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.delivery import ListedDelivery
from window_client.domain.ids import CaseId, SessionId, StaffNo
from window_client.errors import Refusal
from window_client.views import CaseView, Notice, OutboxView, RecordPair, SessionView, SyncView
from window_client.words import CaseState, CentralState, DeliveryState, RefusalCode, RevealReason, Role

OLD_PHONE, NEW_PHONE = "13977412345", "13911112222"


@dataclass
class Torn:
    """The restored window with its two records in conflict, the "accepted" one last; `case` was accepted twice."""

    room: Connected
    case: CaseId
    receipt_no: str
    rows: tuple[ListedDelivery, ...]


def supervised(room: Connected, hall: Hall) -> SessionId:
    """The clerk leaves, the supervisor signs in through the platform."""
    room.tell(m.SignOut(room.session), SessionView, lambda view: view.session is None)
    with Hall(hall.platform, "01") as ours:
        proven = ours.client(room.settings.window).sign_in(*SUPERVISOR)
    clerk = Clerk(proven.user, StaffNo(proven.staff_no), proven.name, Role(proven.role), proven.right_until)
    proved = m.IdentityProved(clerk, online=True, window_token=proven.window_token)
    session = room.tell(proved, SessionView, lambda view: view.session).session
    assert session is not None
    return session


@contextmanager
def torn(hall: Hall, directory: Path, window: str) -> Iterator[Torn]:
    """Accepted and reported; then the store of before the acceptance is back, and the case is accepted anew."""
    ours, backup = directory / "ours", directory / "backup"
    ours.mkdir()
    with connected(hall, ours, window) as room:
        case = room.ready_case(room.session, another_card()).case
        assert case is not None
    shutil.copytree(ours, backup)
    with connected(hall, ours, window, equipped=True) as room:
        accept(room, case, OLD_PHONE)
        room.settle()
    shutil.rmtree(ours)
    shutil.copytree(backup, ours)
    with connected(hall, ours, window, equipped=True) as room:
        room.clock.time += timedelta(hours=2)
        view = accept(room, case, NEW_PHONE)
        room.wait(SyncView, lambda v: v.returned == 2)
        rows = room.tell(m.LookAtOutbox(room.session, on=True), OutboxView, lambda v: len(v.rows) == 2).rows
        yield Torn(room, case, view.receipt_no, tuple(sorted(rows, key=lambda row: row.event, reverse=True)))


def accept(room: Connected, case: CaseId, phone: str) -> CaseView:
    room.tell(m.OpenCase(room.session, case), CaseView, lambda v: v.case == case)
    room.tell(m.AnswerGiven(room.session, case, "P.phone", phone), CaseView, lambda v: v.may_accept)
    return room.tell(m.AcceptCase(room.session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)


def rows_of(pair: RecordPair) -> dict[str, tuple[str, str, bool]]:
    return {row.name: (row.ours, row.theirs, row.differs) for row in pair.rows}


def compare(room: Connected, session: SessionId, row: ListedDelivery, reason: RevealReason | None = None) -> RecordPair:
    wish = m.CompareRecord(session, row.id, reason)
    return room.tell(wish, RecordPair, lambda view: view.rows or view.cause)


def test_both_contents_stand_side_by_side_and_the_platforms_may_hold(hall: Hall, tmp_path: Path) -> None:
    with torn(hall, tmp_path, "71") as at:
        room, [received, accepted] = at.room, at.rows
        assert room.tell(m.CompareRecord(room.session, accepted.id), Notice).code is RefusalCode.NOT_ALLOWED
        session = supervised(at.room, hall)
        assert room.tell(m.KeepPlatforms(session, accepted.id), Notice).code is RefusalCode.WRONG_STATE  # unseen
        pair = compare(room, session, accepted)
        told = rows_of(pair)
        assert told["answer:P.phone"] == ("139****2222", "139****2345", True)
        assert told["at"][2]
        assert told["item_code"] == ("S02", "S02", False)
        assert [row.differs for row in pair.rows] == sorted((row.differs for row in pair.rows), reverse=True)
        assert pair.made_at is not None
        assert pair.their_made_at is not None
        assert timedelta(hours=1) < pair.made_at - pair.their_made_at
        assert pair.stored_at is not None
        full = rows_of(compare(room, session, accepted, RevealReason.CORRECT))
        assert full["answer:P.phone"][:2] == (NEW_PHONE, OLD_PHONE)
        for row in (received, accepted):
            compare(room, session, row)
            assert not room.tell(m.KeepPlatforms(session, row.id), RecordPair, lambda v: not v.is_open).rows
        since = len(room.said)
        room.later(1000)
        view = room.wait(SyncView, lambda v: v.returned == 0 and v.waiting == 0, since)
        assert view.central is CentralState.ONLINE
        assert not [each for each in room.said[since:] if isinstance(each, m.SendRecords)]
        with room.store_rows() as unit:
            kept = {row.id: row.state for row in unit.deliveries.of_case(at.case)}
            deeds = [(entry.deed, entry.subject, entry.facts) for entry in unit.audit.entries(limit=1000)]
        assert [kept[row.id] for row in at.rows] == [DeliveryState.SUPERSEDED] * 2
        assert ("reveal", at.receipt_no, f"record {accepted.id} correct") in deeds
        assert [deed for deed, subject, _ in deeds if subject == accepted.id].count("delivery_superseded") == 1
        assert not [line for line in deeds if NEW_PHONE in str(line) or OLD_PHONE in str(line)]
        events = hall.platform.record(at.receipt_no)["events"]
        assert [event["to_state"] for event in events] == ["received", "accepted"]


def test_a_windows_record_is_told_to_no_other_window(hall: Hall, tmp_path: Path) -> None:
    with torn(hall, tmp_path, "72") as at, Hall(hall.platform, "01") as ours:
        [_, accepted] = at.rows
        assert ours.window("72").record(accepted.id).record.id == accepted.id
        for stranger, name in ((ours.window("73"), accepted.id), (ours.window("72"), "none")):
            with pytest.raises(Refusal) as refused:
                stranger.record(name)
            assert refused.value.facts["code"] == "record_unknown"


def test_without_the_platform_it_says_that_it_cannot_be_seen_now(hall: Hall, tmp_path: Path) -> None:
    with torn(hall, tmp_path, "74") as at:
        session = supervised(at.room, hall)
        at.room.tell(m.CentralHeard(CentralState.OFFLINE, at.room.clock.time), SyncView)
        pair = compare(at.room, session, at.rows[1])
        assert (pair.cause, pair.rows) == ("offline", ())
        assert at.room.tell(m.KeepPlatforms(session, at.rows[1].id), Notice).code is RefusalCode.WRONG_STATE
