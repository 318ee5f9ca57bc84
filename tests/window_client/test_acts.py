"""What else may be done with a case, and the instant case in one press, through the desk on a real store."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tests.window_client.desk_room import CARD, PAGE, Stage, stage
from tests.window_client.test_deciding import LUO, WHY
from window_client import messages as m
from window_client.domain.ids import SessionId
from window_client.domain.received import ReceivedItem
from window_client.views import CaseView, Defect, Notice, ResultsView, WorkView
from window_client.words import CaseState, DocumentKind, MaterialMeans, NumberKind, NumberState, RefusalCode, Role

OLD = replace(CARD, number="450499196107200059", birth=date(1961, 7, 20))


def _start(room: Stage) -> tuple[SessionId, CaseView]:
    session = room.sign_in()
    room.equip()
    view = room.ready_case(session)
    assert view.case is not None
    return session, view


def test_a_received_case_has_a_receipt_and_may_be_corrected_and_withdrawn_in_writing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _start(room)
        assert view.case is not None
        done = room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        assert done.editable
        assert room.tell(m.CorrectOnSpot(session, view.case, " "), Notice).code is RefusalCode.REASON_MISSING
        room.tell(m.CorrectOnSpot(session, view.case, "更正门牌号"), CaseView)
        without = m.WithdrawCase(session, view.case, request=False)
        assert room.tell(without, Notice).code is RefusalCode.REQUEST_MISSING
        room.tell(replace(without, request=True), CaseView, lambda v: v.state is CaseState.WITHDRAWN)
        with room.store_rows() as unit:
            events = unit.cases.events(view.case)
            assert [e.kind for e in events] == ["opened", "received", "corrected_on_spot", "withdrawn"]
            assert events[2].reason == "更正门牌号"
            [receipt] = unit.documents.of_case(view.case)
            assert receipt.kind.value == "material_receipt"


def test_void_needs_a_reason_and_a_supervisor_and_leaves_row_and_numbers_with_their_reason(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _start(room)
        assert view.case is not None
        done = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        wish = m.VoidCase(session, view.case, "重复登记")
        assert room.tell(replace(wish, reason=""), Notice).code is RefusalCode.REASON_MISSING
        assert room.tell(wish, Notice).code is RefusalCode.SECOND_PERSON_NEEDED
        room.tell(m.SecondPersonProved(LUO, wish), CaseView, lambda v: v.state is CaseState.VOID)
        with room.store_rows() as unit:
            assert unit.cases.events(view.case)[-1].second == "0007"
            for kind, number in ((NumberKind.RECEIPT, done.receipt_no), (NumberKind.OFFICIAL, done.official_no)):
                [fate] = [each for each in unit.numbers.fates(kind) if each.text == number]
                assert (fate.state, fate.reason) == (NumberState.VOID, "重复登记")


def _instant(room: Stage) -> tuple[SessionId, CaseView]:
    session = room.sign_in()
    room.equip()
    room.tell(m.CardRead(OLD), CaseView, lambda v: v.applicant.number)
    view = room.tell(m.PickItem(session, "S03"), CaseView, lambda v: v.item_code)
    assert view.case is not None
    room.desk.submit(m.PagesCaptured(view.case, "M.PHOTO", (PAGE,), MaterialMeans.SCANNED))
    since = len(room.said)
    for element, value in (
        ("P.addr_now", "新兴三路1号"),
        ("P.phone", "13977412345"),
        ("OLD.contact", "李小壮 13977412346"),
        ("D.mode", "1"),
    ):
        room.desk.submit(m.AnswerGiven(session, view.case, element, value))
    return session, room.wait(CaseView, lambda v: v.may_accept, since)


def test_an_instant_case_is_accepted_decided_and_ready_to_hand_out_in_one_press(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _instant(room)
        assert view.case is not None
        assert view.instant
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ISSUED)
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ISSUED)  # pressed twice
        with room.store_rows() as unit:
            events = unit.cases.events(view.case)
            states = [e.to_state.value for e in events]
            assert states == ["draft", "received", "accepted", "in_review", "decided_grant", "concluded", "issued"]
            assert {(e.actor, e.role) for e in events[3:]} == {("民政局-03", Role.DEPARTMENT)}
            assert all(e.reason == "民政即办规则 SAMPLE-01 第1版" for e in events[3:])
            assert all(e.at == room.clock.time for e in events)
        [row] = room.tell(m.FindResults(session, ""), ResultsView).rows
        assert (row.case, row.name) == (view.case, "老年人优待证")


def test_what_is_done_on_the_spot_is_not_due_today_but_late_tomorrow(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _start(room)  # S02: on the spot, but no rule of its department for the window
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert room.wait(WorkView, lambda v: v.recent).due == ()
        room.clock.time += timedelta(days=1)
        since = len(room.said)
        room.desk.submit(m.OpenCase(session))
        assert room.wait(WorkView, lambda v: v.due, since).due[0].case == view.case


def _ends_with(kind: DocumentKind, view: CaseView) -> bool:
    return view.documents[-1].kind is kind


def test_papers_are_written_when_they_are_wanted_and_only_then(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _start(room)
        case = view.case
        assert case is not None
        early = m.WritePaper(session, case, DocumentKind.HAND_OVER_SLIP)
        assert room.tell(early, Notice).code is RefusalCode.WRONG_STATE
        asked = m.WritePaper(session, case, DocumentKind.CONSULTATION_NOTE, "要交什么")
        room.tell(asked, CaseView, lambda v: len(v.documents) == 1)
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        for kind in (DocumentKind.HAND_OVER_SLIP, DocumentKind.COLLECTION_VOUCHER):
            room.tell(m.WritePaper(session, case, kind), CaseView, partial(_ends_with, kind))
        with room.store_rows() as unit:
            papers = {each.kind: each for each in unit.documents.of_case(case)}
            assert "要交什么" in papers[DocumentKind.CONSULTATION_NOTE].data
            assert "户口簿" in papers[DocumentKind.CONSULTATION_NOTE].data
            assert "当场办结" in papers[DocumentKind.COLLECTION_VOUCHER].data
            events = unit.cases.events(case)
            assert [each.kind for each in events][-2:] == ["hand_over_slip", "collection_voucher"]
            assert events[-1].documents == papers[DocumentKind.COLLECTION_VOUCHER].id


def test_silence_is_giving_up_only_after_a_reminder_and_the_days_of_the_notice(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = _start(room)
        case = view.case
        assert case is not None
        early = m.RemindCase(session, case, "电话")
        assert room.tell(early, Notice).code is RefusalCode.WRONG_STATE
        remark = Defect("户口簿", "复印件不清", "重新复印")
        room.tell(
            m.GiveNotice(session, case, (remark,), visit=WHY), CaseView, lambda v: v.state is CaseState.CORRECTION
        )

        def given_up(cursor: int) -> m.InboxArrived:
            body = {"case": case, "state": "abandoned", "text": "逾期未补正", "by": "人社局-02"}
            return m.InboxArrived((ReceivedItem(cursor, "decision", room.clock.time, body),))

        room.clock.time += timedelta(days=60)
        room.tell(given_up(1), CaseView, lambda v: v.state is CaseState.CORRECTION)
        room.tell(m.RemindCase(session, case, "电话"), CaseView)
        room.tell(given_up(2), CaseView, lambda v: v.state is CaseState.ABANDONED)
        with room.store_rows() as unit:
            assert [each.kind for each in unit.cases.events(case)][-2:] == ["reminded", "abandoned"]
