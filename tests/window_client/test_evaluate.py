"""The evaluation of a visit: once, by the citizen's device alone, proved; whatever else comes is refused and audited."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.central import wire
from window_client.domain.evaluation import VALID, proof
from window_client.domain.ids import SessionId, TicketId
from window_client.steps.evaluate import UNSIGNED
from window_client.views import CaseView, Notice, QueueView, SessionView
from window_client.words import CaseState, DeliveryKind, DeliveryState, DeviceTrouble, EvaluationState, TicketOutcome

BOX = {"evaluator": "socket://127.0.0.1:1"}


def stands(state: EvaluationState) -> Callable[[CaseView], bool]:
    return lambda view: view.evaluation is state


def asked(room: Stage) -> m.AskEvaluation:
    """A ticket was called, its case accepted, its receipt printed: the citizen is asked."""
    session = room.sign_in()
    room.equip()
    room.tell(m.TicketCalled(TicketId("t1"), "A023", "社会事务", NOW, NOW, 1, "fifo"), QueueView)
    view = room.ready_case(session)
    assert view.case is not None
    slip = room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
    order = room.tell(m.PaperPrinted(slip.paper, confirmed=True), m.AskEvaluation)
    assert order.ticket == "A023"
    return order


def key(room: Stage) -> bytes:
    return room.vault.subkey("evaluator")


def pressed(room: Stage, order: m.AskEvaluation, level: int, said: int | None = None) -> m.EvaluationAnswered:
    made = proof(key(room), order.nonce, order.ticket, level)
    return m.EvaluationAnswered(order.nonce, level if said is None else said, made)


def audited(room: Stage, deed: str) -> list[str]:
    with room.store_rows() as unit:
        return [entry.outcome for entry in unit.audit.entries() if entry.deed == deed]


def records(room: Stage) -> list[wire.EvaluationRecord]:
    with room.store_rows() as unit:
        rows = [row for state in DeliveryState for row in unit.deliveries.in_state(state)]
    mine = [row for row in rows if row.kind is DeliveryKind.EVALUATION]
    return [msgspec.json.decode(row.body, type=wire.EvaluationRecord) for row in mine]


def session_of(room: Stage) -> SessionId:
    found = [each.session for each in room.said if isinstance(each, SessionView) and each.session]
    return found[-1]


def handled(room: Stage) -> None:
    """Everything that was told before is done."""
    room.tell(m.CallByHand(session_of(room), "?"), Notice)


def refused(room: Stage, message: m.EvaluationAnswered, why: str) -> None:
    """Told, then something that is surely handled after it."""
    before = len(audited(room, "evaluation_refused"))
    room.desk.submit(message)
    handled(room)
    assert audited(room, "evaluation_refused")[before:] == [why]


def test_a_level_comes_from_the_device_and_goes_to_the_platform_once(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
        answer = pressed(room, order, 2)
        room.tell(answer, CaseView, stands(EvaluationState.RATED))
        refused(room, answer, "repeated")
        (record,) = records(room)
        assert (record.level, record.nonce, record.ticket, record.staff_no) == (2, order.nonce, "A023", "1042")
        assert record.proof == proof(key(room), order.nonce, "A023", 2)
        assert "450499" not in msgspec.json.encode(record).decode()  # the citizen's number stays here
        with room.store_rows() as unit:
            stored = unit.evaluations.get(order.nonce)
            assert stored is not None
            assert (stored.level, stored.state) == (2, EvaluationState.RATED)


def test_a_level_changed_on_its_way_is_refused(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
        refused(room, pressed(room, order, 1, said=5), "forged")
        refused(room, m.EvaluationAnswered(order.nonce, 5), "forged")
        refused(room, m.EvaluationAnswered(order.nonce, 0, "00" * 32), "forged")
        refused(room, m.EvaluationAnswered("ff" * 16, 5, "00" * 32), "unknown")
        assert records(room) == []
        room.tell(pressed(room, order, 1), CaseView, stands(EvaluationState.RATED))


def test_no_answer_is_not_rated_and_never_a_level(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
        room.tell(m.EvaluationAnswered(order.nonce, 0), CaseView, stands(EvaluationState.NOT_RATED))
        refused(room, pressed(room, order, 5), "late")
        (record,) = records(room)
        assert (record.level, record.cause) == (None, "timeout")


def test_after_ten_minutes_an_answer_is_late(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
        room.clock.time = NOW + VALID
        refused(room, pressed(room, order, 5), "late")
        room.desk.submit(m.Tick(room.clock.time))
        room.wait(CaseView, stands(EvaluationState.NOT_RATED))
        assert [record.cause for record in records(room)] == ["expired"]


def test_the_next_citizen_cannot_answer_for_the_one_before(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
        assert room.settings.evaluator
        session = session_of(room)
        room.tell(m.CallNext(session), m.CancelEvaluation)
        refused(room, pressed(room, order, 5), "late")
        assert [record.cause for record in records(room)] == ["next_citizen"]


def test_a_visit_is_asked_once_and_a_device_that_is_away_is_said_so(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
        room.tell(
            m.EvaluationNotAsked(order.nonce, DeviceTrouble.UNPLUGGED), CaseView, stands(EvaluationState.NOT_RATED)
        )
        assert [record.cause for record in records(room)] == ["device"]
        session = session_of(room)
        room.tell(m.FinishTicket(session, TicketOutcome.CASE), QueueView)
        assert len([each for each in room.said if isinstance(each, m.AskEvaluation)]) == 1


def test_without_a_device_nobody_is_asked(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        slip = room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        done = room.tell(m.PaperPrinted(slip.paper, confirmed=True), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert done.evaluation is None


def test_what_a_power_cut_left_open_is_closed_as_not_rated(tmp_path: Path) -> None:
    with stage(tmp_path, **BOX) as room:
        order = asked(room)
    with stage(tmp_path, **BOX) as room:
        room.clock.time = NOW + VALID + timedelta(minutes=1)
        room.sign_in()
        room.tell(m.Tick(room.clock.time), m.TellPresence)
        refused(room, pressed(room, order, 5), "late")
        assert [record.level for record in records(room)] == [None]


def test_no_wish_of_any_person_carries_a_level() -> None:
    wishes = m.Wish.__subclasses__()
    assert len(wishes) > 40
    named = {field.name for wish in wishes for field in dataclasses.fields(wish)}
    assert not named & {"level", "score", "nonce", "proof", "satisfaction"}
    assert not [wish for wish in wishes if "valuat" in wish.__name__ and wish is not m.Wish]


def test_what_a_device_without_a_signature_says_is_marked_so(tmp_path: Path) -> None:
    assert {"digit"} == UNSIGNED
    with stage(tmp_path, **BOX, evaluator_protocol="digit") as room:
        order = asked(room)
        room.tell(m.EvaluationAnswered(order.nonce, 3), CaseView, stands(EvaluationState.RATED))
        (record,) = records(room)
        assert (record.level, record.proof) == (3, "")


@pytest.mark.parametrize("level", [-1, 6, 255])
def test_a_level_that_is_none_is_refused(tmp_path: Path, level: int) -> None:
    with stage(tmp_path, **BOX, evaluator_protocol="digit") as room:
        order = asked(room)
        refused(room, m.EvaluationAnswered(order.nonce, level), "unknown")
