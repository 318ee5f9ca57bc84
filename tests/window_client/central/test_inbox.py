"""From the platform to the desk: by cursor, once, and only with a signature that holds."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.platform_server import CLERK
from tests.raw_server import RawServer, answer
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import connected
from tests.window_client.desk_room import CARD, NOW, Stage, stage
from tests.window_client.test_application import BODY
from window_client import messages as m
from window_client.central import wire
from window_client.central.client import CentralClient
from window_client.central.wire import signing
from window_client.domain.received import ReceivedItem
from window_client.errors import CentralUnavailable
from window_client.settings import Settings
from window_client.views import CaseView, OutboxView, SyncView
from window_client.words import CaseState, DocumentKind, InboxOutcome

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def item(cursor: int, kind: str = "notice", body: Mapping[str, str] | None = None) -> ReceivedItem:
    return ReceivedItem(cursor, kind, AT, body or {"text": "示例"})


def outcomes(room: Stage, *items: ReceivedItem) -> list[InboxOutcome]:
    """What becomes of these, oldest first, as the list shows it."""
    session = room.sign_in()
    room.desk.submit(m.InboxArrived(items))
    view = room.tell(m.LookAtOutbox(session, on=True), OutboxView)
    return [row.outcome for row in reversed(view.received)]


def test_a_decision_reaches_the_case_and_the_clerk(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "21") as room:
        case = room.accept()
        room.settle()
        hall.platform.decide(case.receipt_no, "in_review", "转审查科")
        hall.platform.lay_in("01", "21", "notice", {"text": "明日停电"})
        room.later(3)
        room.wait(CaseView, lambda view: view.state is CaseState.IN_REVIEW)
        assert room.wait(SyncView, lambda view: view.unseen == 2)
        listed = room.tell(m.LookAtOutbox(room.session, on=True), OutboxView).received
        assert [(row.kind, row.text, row.outcome) for row in listed] == [
            ("notice", "明日停电", InboxOutcome.SHOWN),
            ("decision", "转审查科", InboxOutcome.APPLIED),
        ]
        assert room.tell(m.LookAtOutbox(room.session, on=False), SyncView).unseen == 0


def test_what_a_department_decided_is_recorded_at_the_platform_in_its_order(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "22") as room:
        case = room.accept()
        room.settle()
        hall.platform.decide(case.receipt_no, "decided_grant", name="参保凭证")
        room.later(3)
        room.wait(CaseView, lambda view: view.state is CaseState.ISSUED)
        settled = room.settle()
        assert settled.returned == 0
        record = hall.platform.record(case.receipt_no)
        assert [event["to_state"] for event in record["events"]][-4:] == [
            "in_review",
            "decided_grant",
            "concluded",
            "issued",
        ]


def test_messages_are_applied_once_and_in_order(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        two, three = item(2), item(3)
        assert outcomes(room, three, two) == [InboxOutcome.SHOWN] * 2
        since = len(room.said)
        room.desk.submit(m.InboxArrived((item(1), two, three)))
        room.desk.submit(m.QueueHeard(0, 0, NOW, inbox=3))
        room.desk.submit(m.QueueHeard(0, 0, NOW + timedelta(seconds=1), inbox=4))
        assert room.wait(m.FetchInbox).after == 3
        assert len([each for each in room.said[since:] if isinstance(each, m.FetchInbox)]) == 1
        assert not [each for each in room.said[since:] if isinstance(each, OutboxView)]


@pytest.mark.expects_log
def test_what_does_not_fit_is_kept_and_stops_nothing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda view: view.state is CaseState.ACCEPTED)
        moves = [
            item(1, "decision", {"case": "none", "state": "in_review"}),
            item(2, "decision", {"case": case, "state": "a new state"}),
            item(3, "decision", {"case": case, "state": "delivered"}),
            item(4, "a new kind"),
            item(5, "decision", {}),
            item(6, "result", {"case": case, "state": "in_review"}),
            item(7, "result", {"case": case, "state": "in_review"}),
        ]
        room.desk.submit(m.InboxArrived(tuple(moves)))
        view = room.tell(m.LookAtOutbox(session, on=True), OutboxView)
        unfit, unknown, applied = InboxOutcome.UNFIT, InboxOutcome.UNKNOWN, InboxOutcome.APPLIED
        assert [row.outcome for row in reversed(view.received)] == [unfit] * 3 + [unknown, unfit, applied, applied]


@pytest.mark.parametrize("change", [{"signature": ""}, {"signature": "00"}, {"kind": "decision"}, {"cursor": 9}])
def test_a_changed_message_is_not_believed(change: dict[str, object]) -> None:
    body = {"text": "示例"}
    signed = signing.item_text(1, "notice", AT, body)
    proof = signing.proof(signing.key_of("secret"), "sha256", signed)
    right = wire.InboxItem(cursor=1, kind="notice", at=AT, body=body, signature=proof)
    for each, is_believed in ((right, True), (msgspec.structs.replace(right, **change), False)):
        said = msgspec.json.encode(wire.InboxAnswer(items=[each], cursor=1))
        with RawServer([answer(said)]) as server:
            client = CentralClient(Settings(platform_url=server.url))
            client.use_token("key.secret")
            if is_believed:
                assert client.inbox(0).items == [right]
            else:
                with pytest.raises(CentralUnavailable, match="wrong_signature"):
                    client.inbox(0)
            client.close()


def test_every_window_gets_its_own_signature(hall: Hall) -> None:
    hall.platform.lay_in(hall.site, "03", "notice", {"text": "a", "n": "1"})
    token = hall.client().sign_in(*CLERK).window_token
    for algorithm in ("sha256", "sm3"):
        client = hall.client(request_signature=algorithm)
        client.use_token(token)
        assert len(client.inbox(0).items) == 1


def test_every_move_of_the_department_leaves_its_event_and_a_special_procedure_its_notice(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda view: view.state is CaseState.ACCEPTED)
        body = {"case": case, "by": "人社局-02"}
        moves = (
            item(1, "decision", {**body, "state": "in_review"}),
            item(2, "decision", {**body, "state": "special"}),  # no reason: the applicant could not be told
            item(3, "decision", {**body, "state": "special", "text": "听证", "days": "10"}),
            item(4, "decision", {**body, "state": "in_review"}),
        )
        room.desk.submit(m.InboxArrived(moves))
        view = room.tell(m.LookAtOutbox(session, on=True), OutboxView)
        applied, unfit = InboxOutcome.APPLIED, InboxOutcome.UNFIT
        assert [row.outcome for row in reversed(view.received)] == [applied, unfit, applied, applied]
        with room.store_rows() as unit:
            events = unit.cases.events(case)[-3:]
            assert [event.to_state.value for event in events] == ["in_review", "special", "in_review"]
            assert {event.actor for event in events} == {"人社局-02"}
            notices = [each for each in unit.documents.of_case(case) if each.kind is DocumentKind.SPECIAL_NOTICE]
            [notice] = [each for each in notices if each.copy == 0]
            assert "10个工作日" in notice.data
            assert notice.id in events[1].documents


def test_a_special_procedure_moves_the_due_day_by_its_time_and_an_extension_by_its_days(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        view = room.tell(m.AcceptCase(session, case), CaseView, lambda view: view.state is CaseState.ACCEPTED)
        assert view.due == date(2026, 11, 23)

        def moved(cursor: int, state: str, **more: str) -> CaseView:
            body = {"case": case, "state": state, "text": "听证", "by": "人社局-02", **more}
            arrived = m.InboxArrived((ReceivedItem(cursor, "decision", room.clock.time, body),))
            return room.tell(arrived, CaseView, lambda view: view.state is CaseState(state))

        moved(1, "in_review")
        assert moved(2, "special", days="3").due == date(2026, 11, 23)
        room.clock.time += timedelta(days=3)  # Monday to Thursday
        assert moved(3, "in_review").due == date(2026, 11, 26)
        assert moved(4, "special", special="1", days="10").due == date(2026, 12, 10)
        room.clock.time += timedelta(days=5)
        assert moved(5, "in_review").due == date(2026, 12, 10)
        with room.store_rows() as unit:
            told = [each for each in unit.documents.of_case(case) if each.kind is DocumentKind.SPECIAL_NOTICE]
            assert "2026年12月10日" in told[-1].data
            assert "延长审批" in told[-1].data


def test_the_platforms_application_reaches_the_desk_signed(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "31") as room:
        hall.platform.lay_in("01", "31", "pre_application", BODY)
        room.later(3)
        room.wait(CaseView)
        view = room.tell(m.CardRead(CARD), CaseView, lambda v: v.offers)
        assert view.offers[0].item_name
