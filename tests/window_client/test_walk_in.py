"""One walk-in through the desk on a real encrypted store: what is durable, what is said, what is ordered."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.window_client.desk_room import CARD, NOW, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.ids import SessionId, TicketId
from window_client.views import CaseView, Notice, QueueView, SessionView, SyncView
from window_client.words import (
    CaseState,
    CentralState,
    DeliveryState,
    DeviceTrouble,
    MaterialMeans,
    PaperState,
    RefusalCode,
    Role,
    TicketState,
)


def _ticket() -> m.TicketCalled:
    return m.TicketCalled(TicketId("t1"), "S023", "社会事务", NOW - timedelta(minutes=9), NOW, 1, "fifo")


def test_a_walk_in_is_accepted_printed_and_acknowledged(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        asked = room.tell(m.CallNext(session), m.AskTicket)
        assert asked.deed == "call_next"
        shown = room.tell(_ticket(), m.ShowOnDisplay)
        assert shown.lines == ("S023", "-> 03")
        view = room.ready_case(session)
        assert view.applicant.name == "李*"
        assert view.applicant.number == "450499********0019"
        assert room.wait(QueueView).state is TicketState.SERVING
        assert view.case is not None
        order = room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        batch = room.wait(m.SendRecords)
        text = "\n".join(part.text for part in order.slip)
        assert view.receipt_no in text
        assert "李壮" not in text
        accepted = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert accepted.official_no
        assert accepted.paper_state is PaperState.SENDING
        printed = room.tell(m.PaperPrinted(order.paper, True), CaseView, lambda v: v.paper_state is PaperState.PRINTED)
        assert printed.delivery_state is DeliveryState.SENDING
        verdicts = tuple(m.Verdict(record.id, True) for record in batch.records)
        done = room.tell(
            m.CentralAnswered(tuple(r.id for r in batch.records), verdicts),
            CaseView,
            lambda v: v.delivery_state is DeliveryState.ACKNOWLEDGED,
        )
        assert done.receipt_no == view.receipt_no
        assert room.wait(SyncView, lambda v: v.acknowledged_today == 2).waiting == 0


def test_after_a_restart_the_draft_lies_on_the_desk_again(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        before = room.ready_case(session)
    with stage(tmp_path) as room:
        room.sign_in(online=False)
        after = room.wait(CaseView, lambda v: v.case)
        assert after.case == before.case
        assert after.receipt_no == before.receipt_no
        assert after.may_accept


def test_a_paper_being_sent_at_the_stop_is_doubtful_after_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        first = room.tell(m.AcceptCase(session, view.case), m.SendRecords)
    with stage(tmp_path) as room:
        room.sign_in()
        again = room.wait(m.SendRecords)
        assert {r.id for r in again.records} == {r.id for r in first.records}
        assert not [said for said in room.said if isinstance(said, m.PrintSlip)]
        case = room.tell(m.OpenCase(_session(room), view.case), CaseView, lambda v: v.paper_state)
        assert case.paper_state is PaperState.DOUBTFUL
        assert case.paper is not None
        copy = room.tell(m.ReprintPaper(_session(room), case.paper), m.PrintSlip)
        assert any("补打 第1次" in part.text for part in copy.slip)


def _session(room: Stage) -> SessionId:
    view = room.wait(SessionView, lambda v: v.session)
    assert view.session is not None
    return view.session


@pytest.mark.parametrize(
    ("card", "code"),
    [
        (replace(CARD, valid_to=date(2025, 1, 1)), RefusalCode.CARD_EXPIRED),
        (replace(CARD, number="450499198506150018"), RefusalCode.CARD_NUMBER_WRONG),
    ],
)
def test_a_card_that_may_not_be_used_leaves_the_draft_alone(tmp_path: Path, card: object, code: RefusalCode) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        assert isinstance(card, type(CARD))
        notice = room.tell(m.CardRead(card), Notice)
        assert (notice.code, notice.place) == (code, "card")
        view = room.tell(m.OpenCase(session, room.wait(CaseView, lambda v: v.case).case), CaseView)
        assert view.applicant.number == ""


def test_another_persons_card_is_refused_on_the_same_draft(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.ready_case(session)
        other = replace(CARD, number="450499198506150027", sex="2")
        assert room.tell(m.CardRead(other), Notice).code is RefusalCode.CARD_DIFFERS


def test_what_is_missing_is_named_and_nothing_is_half_accepted(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda v: v.item_code == "R01")
        assert view.case is not None
        assert not view.may_accept
        assert "经营场所使用证明" in view.missing
        notice = room.tell(m.AcceptCase(session, view.case), Notice)
        assert notice.code is RefusalCode.FIELDS_MISSING
        assert not [said for said in room.said if isinstance(said, m.PrintSlip | m.SendRecords)]


def test_a_wrong_value_is_kept_and_marked(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        marked = room.tell(
            m.AnswerGiven(session, view.case, "P.phone", "1397741234"), CaseView, lambda v: not v.may_accept
        )
        phone = next(field for field in marked.fields if field.element == "P.phone")
        assert (phone.shown, phone.mark) == ("1397741234", RefusalCode.FIELD_BAD_PHONE)
        refused = room.tell(m.AnswerGiven(session, view.case, "P.cert_no", "1"), Notice)
        assert (refused.code, refused.place) == (RefusalCode.FIELD_LOCKED, "field:P.cert_no")


def test_pages_belong_to_the_case_they_were_asked_for(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, "M.SITE"), m.ScanPages)
        room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
        room.desk.submit(m.PagesCaptured(view.case, "M.SITE", (PAGE,), MaterialMeans.SCANNED))
        back = room.tell(m.OpenCase(session, view.case), CaseView, lambda v: v.case)
        site = next(line for line in back.materials if line.type == "M.SITE")
        assert [page.id for page in site.pages] == [PAGE.id]


def test_roles_are_refused_by_the_one_table_and_audited(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.SUPERVISOR)
        room.equip()
        assert room.tell(m.PickItem(session, "S02"), Notice).code is RefusalCode.NOT_ALLOWED
        assert room.tell(m.PickItem(SessionId("old"), "S02"), Notice).code is RefusalCode.SESSION_OVER


def test_a_held_paper_waits_for_the_printer_and_is_sent_once(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        order = room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        held = room.tell(
            m.PaperHeld(order.paper, DeviceTrouble.PAPER_OUT), CaseView, lambda v: v.paper_state is PaperState.QUEUED
        )
        assert held.paper_trouble is DeviceTrouble.PAPER_OUT
        assert room.tell(m.PrinterReady(), m.PrintSlip).paper == order.paper
        room.tell(m.PaperPrinted(order.paper, True), CaseView, lambda v: v.paper_state is PaperState.PRINTED)
        since = len(room.said)
        room.tell(m.PrinterReady(), CaseView)
        assert not [said for said in room.said[since:] if isinstance(said, m.PrintSlip)]


def test_while_the_platform_is_away_cases_queue_and_go_when_it_is_back(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CentralHeard(CentralState.OFFLINE, NOW), SyncView, lambda v: v.central is CentralState.OFFLINE)
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        assert room.wait(SyncView, lambda v: v.waiting).waiting == 2
        assert not [said for said in room.said if isinstance(said, m.SendRecords)]
        batch = room.tell(m.CentralHeard(CentralState.ONLINE, NOW), m.SendRecords)
        assert len(batch.records) == 2


def test_a_record_refused_for_good_waits_for_a_person_and_blocks_nobody(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        batch = room.tell(m.AcceptCase(session, view.case), m.SendRecords)
        ids = tuple(record.id for record in batch.records)
        answer = m.CentralAnswered(ids, (m.Verdict(ids[0], True), m.Verdict(ids[1], False, "conflict")))
        done = room.tell(answer, CaseView, lambda v: v.delivery_state is DeliveryState.RETURNED)
        assert done.delivery_cause == "conflict"
        assert room.wait(SyncView, lambda v: v.returned == 1).waiting == 0


def test_the_same_applicant_and_item_twice_is_refused_with_the_other_number(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        first = room.ready_case(session)
        assert first.case is not None
        room.tell(m.AcceptCase(session, first.case), m.PrintSlip)
        room.tell(m.OpenCase(session), CaseView, lambda v: v.case not in {None, first.case})
        second = room.ready_case(session)
        assert second.case is not None
        notice = room.tell(m.AcceptCase(session, second.case), Notice, lambda n: n.place == "accept")
        assert notice.code is RefusalCode.DUPLICATE_CASE
        assert notice.facts["receipt_no"] == first.receipt_no
