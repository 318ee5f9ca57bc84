"""最多跑一次: whoever makes an applicant come again says why, and the month's figure falls by it (domain.md Q03)."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, DayView, Defect, Notice, ResultsView
from window_client.words import CaseState, HandOutWay, RefusalCode, SecondVisit

REMARK = (Defect("户口簿", "复印件不清", "重新复印"),)


def _accepted(room: Stage, session: SessionId) -> CaseId:
    case = room.ready_case(session).case
    assert case is not None
    room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    return case


def _month(room: Stage) -> tuple[int, int]:
    view = room.tell(m.DayHeard(room.clock.time.date(), {}), DayView)
    return view.once, view.promised_once


def test_a_notice_that_makes_somebody_come_again_asks_why_and_the_months_figure_falls(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        wish = m.GiveNotice(session, case, REMARK)
        assert room.tell(wish, Notice).code is RefusalCode.SECOND_VISIT
        with room.store_rows() as unit:
            assert [each.kind for each in unit.cases.events(case)] == ["opened"]  # a refused notice leaves no trace
        wish = m.GiveNotice(session, case, REMARK, visit=SecondVisit.NOT_TOLD)
        assert room.tell(wish, CaseView, lambda v: v.state is CaseState.CORRECTION).visits == 2
        with room.store_rows() as unit:
            event = unit.cases.events(case)[-1]
            assert (event.kind, event.reason, event.actor) == ("second_visit", "事先没有说清", "1042")
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert _month(room) == (0, 1)
        room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)


def test_one_visit_is_counted_as_one(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        _accepted(room, session)
        assert room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED).visits == 1
        assert _month(room) == (1, 1)
        room.clock.time += timedelta(days=40)
        assert _month(room) == (0, 0)  # another month


@pytest.mark.parametrize("later", [timedelta(hours=2), timedelta(days=2)])
def test_fetching_a_result_on_another_day_is_a_visit(tmp_path: Path, later: timedelta) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = _accepted(room, session)
        room.clock.time += later
        decision = m.Decided(case, True, "参保登记表", "7号", "人社局", NOW + timedelta(hours=1))
        room.tell(decision, CaseView, lambda v: v.state is CaseState.ISSUED)
        again = later > timedelta(days=1)
        [row] = room.tell(m.FindResults(session, ""), ResultsView).rows
        assert row.visit_asked is again
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True)
        if again:
            assert room.tell(wish, Notice).code is RefusalCode.SECOND_VISIT
            wish = m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True, visit=SecondVisit.WISH)
        done = room.tell(wish, CaseView, lambda v: v.state is CaseState.DELIVERED)
        assert done.visits == (2 if again else 1)
