"""Results at the counter, through the desk: found, checked, handed out once, sent with a waybill."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from tests.window_client.desk_room import CARD, NOW, PAGE, Stage, stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_deciding import complete_but, hall, made, pdf_of
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.domain.received import ReceivedItem
from window_client.views import CaseView, Notice, ResultsView
from window_client.words import (
    CaseState,
    ClockKind,
    ClockState,
    DocumentKind,
    HandOutWay,
    MaterialMeans,
    RefusalCode,
    Role,
    SecondVisit,
)


def _accepted(room: Stage, session: SessionId) -> CaseId:
    view = room.ready_case(session)
    assert view.case is not None
    room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    return view.case


def _decision(case: CaseId, *, granted: bool = True) -> m.Decided:
    return m.Decided(case, granted, "参保登记表", "梧长社[2026]7号", "人社局-08", NOW + timedelta(minutes=30))


def _start(room: Stage) -> tuple[SessionId, CaseId]:
    session = room.sign_in()
    room.equip()
    case = _accepted(room, session)
    room.clock.time += timedelta(hours=1)
    room.tell(_decision(case), CaseView, lambda v: v.state is CaseState.ISSUED)
    return session, case


def test_a_decision_leaves_every_event_of_its_way_with_the_departments_mark(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        _, case = _start(room)
        with room.store_rows() as unit:
            events = unit.cases.events(case)
            assert [e.to_state.value for e in events[-4:]] == ["in_review", "decided_grant", "concluded", "issued"]
            assert {(e.actor, e.role) for e in events[-4:]} == {("人社局-08", Role.DEPARTMENT)}
            assert [e.at for e in events] == sorted(e.at for e in events)
        assert room.tell(_decision(case, granted=False), Notice).code is RefusalCode.WRONG_STATE


def test_the_applicants_own_card_finds_the_result_and_is_the_identity_check(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, case = _start(room)
        assert room.tell(m.FindResults(session, ""), ResultsView).rows[0].case == case
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "")
        assert room.tell(wish, Notice).code is RefusalCode.TAKER_UNPROVED
        other = replace(CARD, number="450499198506150027", sex="2", name="他人")
        assert room.tell(m.CardRead(other), ResultsView).rows == ()
        [row] = room.tell(m.CardRead(CARD), ResultsView).rows
        assert row.card_shown
        assert row.applicant == "李*"
        room.tell(wish, CaseView, lambda v: v.state is CaseState.DELIVERED)
        text = words_of(pdf_of(room, sealer, made(room, DocumentKind.SERVICE_RECEIPT), session, tmp_path), tmp_path)
        for expected in ("参保登记表", "梧长社[2026]7号", "当面领取", "本人", "450499198506150019"):
            assert expected in text
        assert room.tell(wish, Notice).code is RefusalCode.ALREADY_HANDED_OUT
        room.desk.submit(m.CloseIssuing(session))
        assert room.tell(m.CardRead(other), CaseView, lambda v: v.applicant.number).state is CaseState.DRAFT


def test_a_courier_needs_a_waybill(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = _start(room)
        wish = m.HandOut(session, case, HandOutWay.COURIER, "", identity_checked=True)
        assert room.tell(wish, Notice).code is RefusalCode.WAYBILL_MISSING
        since = len(room.said)
        [row] = room.tell(replace(wish, waybill="EMS1234567890"), ResultsView).rows
        assert (row.state, row.waybill, row.sent_on) == (CaseState.ISSUED, "EMS1234567890", room.clock.time.date())
        assert room.tell(replace(wish, waybill="EMS2"), Notice).code is RefusalCode.ALREADY_HANDED_OUT
        clock = room.wait(CaseView, lambda v: v.clocks, since).clocks[-1]
        assert (clock.kind, clock.state) == (ClockKind.DELIVERY, ClockState.GREEN)  # runs until somebody signed
        with room.store_rows() as unit:
            result = unit.documents.result(case)
            assert result is not None
            assert (result.waybill, result.way, result.handed_by) == ("EMS1234567890", HandOutWay.COURIER, "1042")
            assert unit.cases.events(case)[-1].kind == "sent_by_courier"
            label = next(each for each in unit.documents.of_case(case) if each.kind is DocumentKind.DELIVERY_LABEL)
            for expected in ("EMS1234567890", "新兴三路1号", "13977412345", "李壮"):
                assert expected in label.data
            assert CARD.number not in label.data
            assert "李壮" not in unit.cases.events(case)[-1].reason
        room.clock.time += timedelta(days=3)
        signed = m.ConfirmArrival(session, case, room.clock.time.date(), "李小壮")
        assert room.tell(replace(signed, signer=" "), Notice).code is RefusalCode.SIGNER_MISSING
        for day in (room.clock.time.date() + timedelta(days=1), (NOW - timedelta(days=1)).date()):
            assert room.tell(replace(signed, on=day), Notice).code is RefusalCode.ARRIVAL_DAY_WRONG
        view = room.tell(signed, CaseView, lambda v: v.state is CaseState.DELIVERED)
        assert view.clocks[-1].state is ClockState.STOPPED
        with room.store_rows() as unit:
            event = unit.cases.events(case)[-1]
            assert (event.kind, event.reason) == ("signed_for", "2026-11-26 签收 EMS1234567890")
            receipt = unit.documents.of_case(case)[-1]
            assert receipt.kind is DocumentKind.SERVICE_RECEIPT
            for expected in ("李小壮", "2026年11月26日", "邮寄送达"):
                assert expected in receipt.data
        assert room.tell(signed, Notice).code is RefusalCode.WRONG_STATE
        assert room.tell(m.CameBack(session, case, "无人签收"), Notice).code is RefusalCode.NOT_UNDER_WAY


def test_a_parcel_that_came_back_is_handed_out_at_the_counter(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = _start(room)
        back = m.CameBack(session, case, "无人签收")
        assert room.tell(back, Notice).code is RefusalCode.NOT_UNDER_WAY  # it never left
        sent = m.HandOut(session, case, HandOutWay.COURIER, "", identity_checked=True, waybill="EMS1234567890")
        room.tell(sent, ResultsView)
        assert room.tell(replace(back, reason=" "), Notice).code is RefusalCode.RETURN_REASON_MISSING
        [row] = room.tell(back, ResultsView).rows
        assert (row.state, row.waybill, row.sent_on) == (CaseState.ISSUED, "", None)
        with room.store_rows() as unit:
            event, told = unit.cases.events(case)[-1], unit.deliveries.of_case(case)[-1]
            assert (event.kind, event.reason) == ("came_back", "退回 EMS1234567890 无人签收")
            assert b'"kind":"came_back"' in told.body
        [row] = room.tell(replace(sent, waybill="EMS2"), ResultsView).rows  # another way out, with a label of its own
        assert row.waybill == "EMS2"
        room.tell(replace(back, reason="地址不详"), ResultsView)
        room.tell(m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True), CaseView, _delivered)
        assert room.tell(sent, Notice).code is RefusalCode.ALREADY_HANDED_OUT
        with room.store_rows() as unit:
            labels = [each for each in unit.documents.of_case(case) if each.kind is DocumentKind.DELIVERY_LABEL]
            assert ["EMS2" in label.data for label in labels] == [False, True]
            result = unit.documents.result(case)
        assert result is not None
        with pytest.raises(IntegrityError, match="handed out once"), room.store_rows() as unit:
            unit.documents.put_result(replace(result, handed_at=None))


def _delivered(view: CaseView) -> bool:
    return view.state is CaseState.DELIVERED


def test_nothing_is_handed_out_without_a_decision(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = _accepted(room, session)
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True)
        assert room.tell(wish, Notice).code is RefusalCode.NO_CASE
        assert room.tell(m.FindResults(session, ""), ResultsView).rows == ()


def test_a_tolerant_case_waits_for_its_promise_and_for_the_originals(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.ready_case(session)
        view = room.tell(m.PickItem(session, "R04"), CaseView, lambda v: v.item_code == "R04")
        view = complete_but(room, session, view, {"M.RULES"})
        view = room.wait(CaseView, lambda v: v.may_accept and v.tolerated == ("卫生管理制度",))
        assert view.case is not None
        accept = m.AcceptCase(session, view.case, visit=SecondVisit.LAW)
        room.tell(accept, CaseView, lambda v: v.state is CaseState.ACCEPTED)
        room.clock.time += timedelta(hours=1)
        room.tell(_decision(view.case), CaseView, lambda v: v.state is CaseState.ISSUED)
        wish = m.HandOut(session, view.case, HandOutWay.COUNTER, "", identity_checked=True)
        refused = room.tell(wish, Notice)
        assert (refused.code, refused.facts) == (RefusalCode.PROMISE_OPEN, {"names": "卫生管理制度"})
        room.tell(m.ScanMaterial(session, view.case, "M.RULES"), m.ScanPages)
        room.tell(m.PagesCaptured(view.case, "M.RULES", (PAGE,), MaterialMeans.SCANNED), CaseView)
        assert room.tell(wish, Notice).code is RefusalCode.ORIGINALS_UNSEEN
        room.tell(replace(wish, originals_seen=True), CaseView, lambda v: v.state is CaseState.DELIVERED)


@pytest.mark.parametrize("asked", ["receipt", "official", "certificate"])
def test_a_result_is_found_by_number_and_by_certificate(tmp_path: Path, asked: str) -> None:
    with stage(tmp_path) as room:
        session, case = _start(room)
        view = room.wait(CaseView, lambda v: v.case == case)
        text = {"receipt": view.receipt_no, "official": view.official_no, "certificate": CARD.number}[asked]
        assert [row.case for row in room.tell(m.FindResults(session, text), ResultsView).rows] == [case]
        assert room.tell(m.FindResults(session, "nothing"), ResultsView).rows == ()


def test_a_decision_of_the_platforms_inbox_brings_the_result_to_the_counter(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = _accepted(room, session)
        body = {"case": case, "state": "decided_grant", "name": "卫生许可证", "number": "7号", "by": "卫健局-02"}
        item = ReceivedItem(1, "decision", room.clock.time, body)
        room.tell(m.InboxArrived((item,)), CaseView, lambda v: v.state is CaseState.ISSUED)
        [row] = room.tell(m.FindResults(session, ""), ResultsView).rows
        assert (row.name, row.number, row.granted) == ("卫生许可证", "7号", True)
