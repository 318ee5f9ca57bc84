"""What happens at the edges of a visit: late answers, second presses, cards of other people, items and clerks that left."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest

from tests.window_client.desk_room import CARD, NOW, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.ids import PageId, SessionId, TicketId
from window_client.views import CaseView, Notice, NoticeGone, OutboxView, QueueView, ResultsView, SessionView
from window_client.words import (
    CaseState,
    CentralState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    MaterialMeans,
    RefusalCode,
    Role,
    TicketOutcome,
    TicketState,
    WindowState,
)

OTHER = replace(CARD, name="黄小燕", number="450499200201010023", sex="2", birth=date(2002, 1, 1))


def ticket(calls: int = 1) -> m.TicketCalled:
    return m.TicketCalled(TicketId("t1"), "S023", "社会事务", NOW - timedelta(minutes=9), NOW, calls, "fifo")


def after(room: Stage, session: SessionId, message: m.Message) -> list[object]:
    """Everything said after this message, once the desk has answered a later question."""
    since = len(room.said)
    room.desk.submit(message)
    room.tell(m.LookAtOutbox(session, on=True), OutboxView, lambda view: view.is_open)
    room.tell(m.LookAtOutbox(session, on=False), OutboxView, lambda view: not view.is_open)
    return room.said[since:]


def serving(room: Stage) -> SessionId:
    session = room.sign_in()
    room.equip()
    room.tell(m.CallNext(session), m.AskTicket)
    room.tell(ticket(), m.ShowOnDisplay, lambda shown: shown.lines)
    room.tell(m.StartServing(session), QueueView, lambda view: view.state is TicketState.SERVING)
    return session


def test_the_answer_to_a_recall_does_not_undo_the_start(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CallNext(session), m.AskTicket)
        room.tell(ticket(), m.ShowOnDisplay, lambda shown: shown.lines)
        room.clock.time = NOW + timedelta(seconds=20)
        room.tell(m.Recall(session), m.AskTicket)
        room.tell(m.CardRead(CARD), QueueView, lambda view: view.state is TicketState.SERVING)
        late = room.tell(ticket(calls=2), QueueView, lambda view: view.calls == 2)
        assert late.state is TicketState.SERVING


def test_a_finished_number_leaves_the_display_also_when_nobody_waits(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = serving(room)
        cleared = room.tell(m.CallNext(session), m.ShowOnDisplay)
        assert cleared.lines == ("03", "WELCOME")


def test_nobody_signs_out_while_a_citizen_is_served_or_called(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = serving(room)
        refused = room.tell(m.SignOut(session), Notice)
        assert refused.code is RefusalCode.TICKET_STILL_OPEN
        room.tell(m.FinishTicket(session, TicketOutcome.NOTHING), QueueView, lambda view: view.state is None)
        room.tell(m.CallNext(session), m.AskTicket, lambda asked: asked.deed == "call_next")
        assert room.tell(m.SignOut(session), Notice).code is RefusalCode.CALL_UNDER_WAY
        room.desk.submit(m.TicketRefused(RefusalCode.NO_TICKET_WAITING))
        room.tell(m.SignOut(session), SessionView, lambda view: view.session is None)


def test_a_number_that_comes_to_a_window_without_a_clerk_is_not_shown(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.tell(m.SignOut(session), SessionView, lambda view: view.session is None)
        shown = room.tell(ticket(), m.ShowOnDisplay)
        assert shown.lines == ("03", "CLOSED")


def test_pages_of_an_item_that_was_left_are_not_sent(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda view: view.item_code == "R01")
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, "M.SITE"), m.ScanPages)
        pages = m.PagesCaptured(view.case, "M.SITE", (PAGE,), MaterialMeans.SCANNED)
        room.tell(pages, CaseView, lambda view: any(line.pages for line in view.materials))
        ready = room.ready_case(session)
        assert ready.case == view.case
        batch = room.tell(m.AcceptCase(session, view.case), m.SendRecords)
        bodies = b"".join(record.body for record in batch.records)
        assert bodies
        assert PAGE.id.encode() not in bodies
        assert b"M.SITE" not in bodies
        with room.store_rows() as unit:
            assert unit.cases.pages(view.case) == []


def test_a_discarded_draft_keeps_no_name_no_key_and_no_pages(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda view: view.item_code == "R01")
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, "M.SITE"), m.ScanPages)
        room.tell(m.PagesCaptured(view.case, "M.SITE", (PAGE,), MaterialMeans.SCANNED), CaseView)
        room.tell(m.DiscardDraft(session, view.case), CaseView, lambda view: view.case is None)
        with room.store_rows() as unit:
            case = unit.cases.get(view.case)
            assert case is not None
            assert (case.state, case.applicant_name, case.applicant_key) == (CaseState.VOID, "", "")
            assert unit.cases.pages(view.case) == []


def test_a_cleared_number_leaves_no_key(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "S02"), CaseView, lambda view: view.item_code)
        assert view.case is not None
        typed = m.AnswerGiven(session, view.case, "P.cert_no", CARD.number)
        room.tell(typed, CaseView, lambda view: view.applicant.number)
        cleared = m.AnswerGiven(session, view.case, "P.cert_no", "")
        room.tell(cleared, CaseView, lambda view: not view.applicant.number)
        with room.store_rows() as unit:
            case = unit.cases.get(view.case)
            assert case is not None
            assert case.applicant_key == ""


@pytest.mark.parametrize(("typed", "taken"), [("450499198506150019", False), ("450499200201010020", True), ("", True)])
def test_a_card_replaces_a_slip_of_the_keyboard_and_no_other_person(tmp_path: Path, typed: str, taken: bool) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "S02"), CaseView, lambda view: view.item_code)
        assert view.case is not None
        room.tell(m.AnswerGiven(session, view.case, "P.cert_no", typed), CaseView)
        if taken:
            shown = room.tell(m.CardRead(OTHER), CaseView, lambda view: view.applicant.name)
            assert shown.applicant.name.startswith("黄")
        else:
            assert room.tell(m.CardRead(OTHER), Notice).code is RefusalCode.CARD_NOT_AS_TYPED


def test_issuing_ends_with_the_session(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.FindResults(session, ""), ResultsView)
        room.tell(m.CardRead(CARD), ResultsView)
        room.tell(m.SignOut(session), SessionView, lambda view: view.session is None)
        room.sign_in()
        room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)


def test_opening_a_case_ends_issuing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.FindResults(session, ""), ResultsView)
        room.tell(m.OpenCase(session, None), CaseView, lambda view: view.case)
        room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)


def test_a_second_press_of_accept_is_no_error_and_no_second_acceptance(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        said = after(room, session, m.AcceptCase(session, view.case))
        assert not [each for each in said if isinstance(each, Notice | m.PrintSlip)]


def test_that_nobody_waits_is_forgotten_when_somebody_does(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.desk.submit(m.QueueHeard(0, 0, NOW))
        room.tell(m.CallNext(session), m.AskTicket)
        room.tell(m.TicketRefused(RefusalCode.NO_TICKET_WAITING), Notice)
        room.tell(m.QueueHeard(1, 5, NOW), NoticeGone, lambda gone: gone.place == "queue")


def test_a_supervisor_leaves_whatever_number_is_open(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        serving(room)
    with stage(tmp_path) as room:
        session = room.sign_in(Role.SUPERVISOR)
        room.tell(m.SignOut(session), SessionView, lambda view: view.session is None)


def test_a_line_that_flickers_leaves_the_pauses_alone_and_an_outage_does_not(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        batch = room.tell(m.AcceptCase(session, view.case), m.SendRecords)
        ids = tuple(record.id for record in batch.records)
        since = len(room.said)
        room.desk.submit(m.CentralAnswered(ids, (), unknown=True, cause="time-out"))
        for _ in range(5):
            room.desk.submit(m.CentralHeard(CentralState.OFFLINE, NOW))
            room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
        after(room, session, m.LookAtOutbox(session, on=False))
        assert not [said for said in room.said[since:] if isinstance(said, m.SendRecords)]
        room.desk.submit(m.CentralHeard(CentralState.OFFLINE, NOW))
        room.tell(m.CentralHeard(CentralState.ONLINE, NOW + timedelta(seconds=11)), m.SendRecords)


def test_a_display_that_is_gone_is_said_beside_the_number(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        serving(room)
        down = m.DeviceReported(
            DeviceKind.WINDOW_DISPLAY, DeviceState.DOWN, DeviceTrouble.UNPLUGGED, "/dev/ttyUSB0", NOW
        )
        room.tell(down, QueueView, lambda view: view.display_trouble is DeviceTrouble.UNPLUGGED)
        back = replace(down, state=DeviceState.READY, trouble=DeviceTrouble.NONE)
        room.tell(back, QueueView, lambda view: view.display_trouble is DeviceTrouble.NONE)


def test_a_supervisors_desk_is_no_open_window(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        room.sign_in(Role.SUPERVISOR)
        told = room.tell(m.Tick(NOW + timedelta(minutes=1)), m.TellPresence)
        assert (told.window_state, told.staff_no) == (WindowState.CLOSED, "1042")


def test_a_number_called_by_hand_and_what_became_of_it_are_told_to_the_queue(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        told = [room.tell(m.CallByHand(session, "s024"), m.AskTicket)]
        told.append(room.tell(m.StartServing(session), m.AskTicket, lambda asked: asked.deed == "start"))
        finish = m.FinishTicket(session, TicketOutcome.CONSULTATION)
        told.append(room.tell(finish, m.AskTicket, lambda asked: asked.deed == "finish"))
        assert [each.deed for each in told] == ["by_hand", "start", "finish"]
        assert {(each.ticket, each.day) for each in told} == {("S024", NOW.date().isoformat())}


@pytest.mark.expects_log
def test_a_fact_that_a_fault_of_ours_keeps_out_is_told_and_nothing_waits_for_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda view: view.item_code)
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, "M.SITE"), m.ScanPages)
        broken = replace(PAGE, mime=cast("str", None))  # the store refuses the row
        place = "material:M.SITE"
        pages = m.PagesCaptured(
            view.case, "M.SITE", (PAGE, replace(broken, id=PageId("ef" * 32))), MaterialMeans.SCANNED
        )
        room.tell(pages, Notice, lambda notice: notice.code is RefusalCode.INTERNAL and not notice.number)
        assert [said.place for said in room.said if isinstance(said, Notice)] == [place, place]
        room.tell(m.ScanMaterial(session, view.case, "M.SITE"), m.ScanPages)
