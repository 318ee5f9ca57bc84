"""The outbox at the desk: fresh before old, returned ones by hand, the list, the clock."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.window_client.central.connected import another_card
from tests.window_client.desk_room import NOW, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.delivery import NOT_YET
from window_client.domain.ids import DeliveryId, PageId, SessionId
from window_client.domain.received import ReceivedItem
from window_client.views import CaseView, Notice, OutboxView, SessionView, SyncView
from window_client.words import CaseState, CentralState, DeliveryKind, DeliveryState, MaterialMeans, RefusalCode, Role


def accepted(room: Stage, session: SessionId) -> m.SendRecords:
    """One acceptance with the platform in reach; the batch that goes out."""
    view = room.ready_case(session)
    assert view.case is not None
    return room.tell(m.AcceptCase(session, view.case), m.SendRecords)


def sign_out(room: Stage, session: SessionId) -> None:
    room.tell(m.SignOut(session), SessionView, lambda v: v.session is None)


def answered(batch: m.SendRecords, code: str) -> m.CentralAnswered:
    ids = tuple(record.id for record in batch.records)
    return m.CentralAnswered(ids, tuple(m.Verdict(each, False, code) for each in ids))


def test_a_returned_record_waits_for_a_person_and_goes_again_unchanged(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        batch = accepted(room, session)
        room.tell(answered(batch, "conflict"), SyncView, lambda v: v.returned == 2)
        listed = room.tell(m.LookAtOutbox(session, on=True), OutboxView).rows
        assert [(row.state, row.cause, row.event) for row in listed] == [
            (DeliveryState.RETURNED, "conflict", "received"),
            (DeliveryState.RETURNED, "conflict", "accepted"),
        ]
        again = room.tell(m.SendAgain(session, batch.records[0].id), m.SendRecords)
        assert again.records == batch.records[:1]
        assert room.wait(OutboxView, lambda v: v.rows[-1].state is DeliveryState.SENDING)
        assert room.tell(m.SendAgain(session, DeliveryId("none")), Notice).code is RefusalCode.NO_CASE
        assert room.tell(m.SendAgain(session, batch.records[0].id), Notice).code is RefusalCode.WRONG_STATE
        assert not room.tell(m.LookAtOutbox(session, on=False), OutboxView).is_open


def test_a_clock_far_off_stops_the_acceptance_until_a_supervisor_confirms(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW, offset_s=-1000.0))
        notice = room.tell(m.AcceptCase(session, view.case), Notice)
        assert (notice.code, notice.facts) == (RefusalCode.CLOCK_WRONG, {"minutes": "17"})
        assert room.tell(m.ConfirmClock(session), Notice).code is RefusalCode.NOT_ALLOWED
        sign_out(room, session)
        chief = room.sign_in(Role.SUPERVISOR)
        assert room.tell(m.ConfirmClock(chief), SyncView, lambda v: v.clock_confirmed)
        sign_out(room, chief)
        session = room.sign_in()
        room.tell(m.OpenCase(session, view.case), CaseView, lambda v: v.may_accept)
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)


def test_a_narrow_line_gets_small_batches(tmp_path: Path) -> None:
    with stage(tmp_path, upload_kbit_s=1) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        batch = accepted(room, session)
        assert len(batch.records) == 1


def test_the_list_is_not_drawn_while_nobody_looks(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.tell(m.LookAtOutbox(session, on=True), OutboxView)
        sign_out(room, session)
        room.sign_in()
        since = len(room.said)
        room.tell(m.CentralHeard(CentralState.OFFLINE, NOW + timedelta(minutes=1)), SyncView)
        assert not [each for each in room.said[since:] if isinstance(each, OutboxView)]


def three_of_five(room: Stage) -> tuple[SessionId, CaseView]:
    """A case with five pages: its events and three pages are there, two are still under way."""
    session = room.sign_in()
    room.equip()
    room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
    case = room.ready_case(session).case
    assert case is not None
    pages = tuple(replace(PAGE, id=PageId(f"{n}f" * 32), sha256=f"{n}e" * 32) for n in range(5))
    room.tell(m.PagesCaptured(case, "M.HUKOU", pages, MaterialMeans.SCANNED), CaseView, lambda v: v.may_accept)
    batch = room.tell(m.AcceptCase(session, case), m.SendRecords, lambda b: len(b.records) == 7)
    order = sorted(batch.records, key=lambda record: record.kind is DeliveryKind.PAGE)
    there = {record.id for record in order[:5]}
    ids = tuple(record.id for record in batch.records)
    verdicts = tuple(m.Verdict(i, i in there, "" if i in there else NOT_YET, retry=i not in there) for i in ids)
    return session, room.tell(m.CentralAnswered(ids, verdicts), CaseView, lambda v: v.pages_sent)


def test_the_case_and_each_of_its_pages_say_how_many_are_there(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = three_of_five(room)
        assert (view.pages_sent, view.pages_total) == (3, 5)
        assert view.delivery_state in {DeliveryState.WAITING, DeliveryState.SENDING}  # not green
        rows = room.tell(m.LookAtOutbox(session, on=True), OutboxView).rows
        told = [(row.kind, row.pages_sent, row.pages_total) for row in rows]
        assert told.count((DeliveryKind.PAGE, 3, 5)) == 5
        assert told.count((DeliveryKind.EVENT, 0, 0)) == 2


def _waits(view: CaseView) -> bool:
    return view.delivery_state is DeliveryState.WAITING


def unanswered(batch: m.SendRecords, cause: str, after_s: float | None = None) -> m.CentralAnswered:
    ids = tuple(record.id for record in batch.records)
    return m.CentralAnswered(ids, (), unknown=True, cause=cause, retry_after_s=after_s)


def test_the_platforms_wish_for_peace_holds_for_every_record_until_a_person_presses(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        room.tell(unanswered(accepted(room, session), "HTTP 429", 60.0), CaseView, _waits)
        case, since = room.ready_case(session, another_card(7)).case, len(room.said)
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        for seconds in (1, 58):
            room.clock.time = NOW + timedelta(seconds=seconds)
            room.tell(m.Tick(room.clock.time), m.TellPresence)
        assert not [each for each in room.said[since:] if isinstance(each, m.SendRecords)]
        room.clock.time = NOW + timedelta(seconds=61)
        batch = room.tell(m.Tick(room.clock.time), m.SendRecords)
        assert len(batch.records) == 4
        room.tell(unanswered(batch, "HTTP 429", 900.0), CaseView, _waits)
        assert len(room.tell(m.SendNow(session), m.SendRecords).records) == 4


def test_a_clock_that_is_set_back_stops_neither_records_nor_heartbeat_but_the_acceptance(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        batch = accepted(room, session)
        room.tell(m.Tick(NOW), m.TellPresence)
        room.tell(unanswered(batch, "HTTP 500"), CaseView, _waits)
        room.clock.time = NOW - timedelta(days=365)
        since = len(room.said)
        room.desk.submit(m.Tick(room.clock.time))
        assert room.wait(m.SendRecords, since=since).records[0].id == batch.records[0].id
        room.wait(m.TellPresence, since=since)
        view = room.ready_case(session, another_card(7))
        assert view.case is not None
        notice = room.tell(m.AcceptCase(session, view.case), Notice)
        assert (notice.code, notice.facts) == (RefusalCode.CLOCK_WRONG, {"minutes": str(365 * 24 * 60)})
        room.clock.time = NOW + timedelta(seconds=1)
        room.tell(m.CentralHeard(CentralState.ONLINE, room.clock.time, offset_s=0.0), SyncView)
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)


def test_a_confirmed_clock_is_asked_about_again_when_it_is_wrong_in_another_way(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        chief = room.sign_in(Role.SUPERVISOR)

        def heard(offset_s: float) -> bool:
            fact = m.CentralHeard(CentralState.ONLINE, NOW, offset_s=offset_s)
            return room.tell(fact, SyncView, lambda v: v.clock_offset_s == offset_s).clock_confirmed

        for before, after in ((-1000.0, 0.0), (-1000.0, 9000.0)):
            assert not heard(before)
            assert room.tell(m.ConfirmClock(chief), SyncView, lambda v: v.clock_confirmed)
            assert heard(before - 1)
            assert not heard(after)


def test_what_the_platform_lost_of_a_case_goes_again_before_its_next_record(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        first = accepted(room, session)
        ids = tuple(record.id for record in first.records)
        taken = m.CentralAnswered(ids, tuple(m.Verdict(each, True) for each in ids))
        room.tell(taken, SyncView, lambda v: v.acknowledged_today == 2)
        case = room.wait(CaseView).case
        assert case is not None
        body = {"case": case, "state": "in_review", "by": "人社局-02"}
        next_one = room.tell(m.InboxArrived((ReceivedItem(1, "decision", NOW, body),)), m.SendRecords)
        [record] = next_one.records
        too_early = m.CentralAnswered((record.id,), (m.Verdict(record.id, False, "earlier_missing", retry=True),))
        assert [each.id for each in room.tell(too_early, m.SendRecords).records] == list(ids)
        assert room.wait(SyncView, lambda v: v.waiting == 3).acknowledged_today == 0
        room.tell(taken, SyncView, lambda v: v.acknowledged_today == 2)
        room.clock.time += timedelta(seconds=7)
        assert [each.id for each in room.tell(m.Tick(room.clock.time), m.SendRecords).records] == [record.id]
