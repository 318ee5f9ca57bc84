"""Special procedures from the window: the department's word on paper, the notice, and what becomes of the promised day."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.window_client.desk_room import Stage, stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_deciding import LUO, complete_but, hall, made, pdf_of
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, Notice
from window_client.words import CaseAct, CaseState, ClockKind, DocumentKind, RefusalCode, SecondVisit


def _accepted(room: Stage) -> tuple[SessionId, CaseId]:
    """A committed case of R04, accepted on Monday 2026-11-23."""
    session = room.sign_in()
    room.equip()
    room.ready_case(session)
    view = room.tell(m.PickItem(session, "R04"), CaseView, lambda v: v.item_code == "R04")
    view = complete_but(room, session, view, set())
    view = room.wait(CaseView, lambda v: v.may_accept and v.item_code == "R04")
    assert view.case is not None
    wish = m.AcceptCase(session, view.case, visit=SecondVisit.LAW)
    room.tell(wish, CaseView, lambda v: v.state is CaseState.ACCEPTED)
    return session, view.case


def _committed(view: CaseView) -> date:
    return next(clock.due for clock in view.clocks if clock.kind is ClockKind.COMMITTED)


def test_a_procedure_that_is_not_counted_moves_the_day_by_what_it_took(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, case = _accepted(room)
        before = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert before.due is not None
        assert CaseAct.SPECIAL in before.acts
        wish = m.BeginSpecial(session, case, extension=False, reason="组织专家评审", days=5)
        for wrong, code in (
            (replace(wish, reason=" "), RefusalCode.REASON_MISSING),
            (replace(wish, days=0), RefusalCode.SPECIAL_DAYS_MISSING),
            (wish, RefusalCode.SECOND_PERSON_NEEDED),
        ):
            assert room.tell(wrong, Notice).code is code
        began = room.tell(m.SecondPersonProved(LUO, wish), CaseView, lambda v: v.state is CaseState.SPECIAL)
        assert began.due == before.due
        assert CaseAct.SPECIAL_OVER in began.acts
        text = words_of(pdf_of(room, sealer, made(room, DocumentKind.SPECIAL_NOTICE), session, tmp_path), tmp_path)
        for expected in ("组织专家评审", "5个工作日", "依法不计入期限的程序", "李壮"):
            assert expected in text
        room.clock.time += timedelta(days=3)
        waiting = room.tell(m.OpenCase(session, case), CaseView, lambda v: v.state is CaseState.SPECIAL)
        assert _committed(waiting) == before.due + timedelta(days=3 if before.due.weekday() < 2 else 5)
        assert room.tell(m.EndSpecial(session, case, ""), Notice).code is RefusalCode.REASON_MISSING
        over = m.EndSpecial(session, case, "评审报告已送达")
        after = room.tell(over, CaseView, lambda v: v.state is CaseState.IN_REVIEW)
        assert after.due == _committed(waiting) == _committed(after)
        with room.store_rows() as unit:
            events = unit.cases.events(case)[-3:]
            assert [(each.kind, each.second) for each in events] == [
                ("in_review", ""), ("special", "0007"), ("special_over", ""),
            ]  # fmt: skip


def test_an_extension_names_who_approved_it_and_moves_the_day_at_once(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = _accepted(room)
        before = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert before.due is not None
        wish = m.BeginSpecial(session, case, extension=True, reason="情况复杂", days=5)
        assert room.tell(wish, Notice).code is RefusalCode.APPROVER_MISSING
        wish = replace(wish, approver="局长")
        began = room.tell(m.SecondPersonProved(LUO, wish), CaseView, lambda v: v.state is CaseState.SPECIAL)
        assert began.due == before.due + timedelta(days=7)
        legal = next(clock for clock in began.clocks if clock.kind is ClockKind.LEGAL)
        assert legal.due >= began.due
        after = room.tell(m.EndSpecial(session, case, "继续"), CaseView, lambda v: v.state is CaseState.IN_REVIEW)
        assert after.due == began.due
        with room.store_rows() as unit:
            notice = unit.documents.of_case(case)[-1]
            for expected in ("延长审批", "局长", f"{began.due.day}日"):
                assert expected in notice.data


@pytest.mark.parametrize("state", ["draft", "corrected"])
def test_only_a_case_under_way_may_have_one(tmp_path: Path, state: str) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        if state == "corrected":
            room.tell(m.ReceiveCase(session, case), CaseView, lambda v: v.state is CaseState.RECEIVED)
        wish = m.BeginSpecial(session, case, extension=False, reason="评审", days=5)
        assert room.tell(m.SecondPersonProved(LUO, wish), Notice).code is RefusalCode.WRONG_STATE
