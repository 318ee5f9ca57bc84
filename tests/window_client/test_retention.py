"""A draft that nobody goes on with becomes void after its days; the list says when, and the case in hand stays."""

from datetime import date, timedelta
from pathlib import Path

from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, Notice, WorkView
from window_client.words import CaseState, RefusalCode


def draft(room: Stage, session: SessionId) -> CaseId:
    case = room.ready_case(session).case
    assert case is not None
    room.tell(m.SetAside(session), CaseView, lambda view: view.case is None)
    return case


def later(room: Stage, days: int) -> None:
    room.clock.time = NOW + timedelta(days=days)


def test_the_list_says_when_and_on_that_day_it_goes(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = draft(room, session)
        listed = room.wait(WorkView, lambda view: view.drafts)
        assert [(row.case, row.goes_on) for row in listed.drafts] == [(case, date(2026, 11, 30))]
        later(room, 6)
        room.tell(m.Tick(room.clock.time), m.TellPresence)
        later(room, 7)
        told = room.tell(m.Tick(room.clock.time), Notice, lambda each: each.code is RefusalCode.DRAFTS_VOID)
        assert told.facts == {"count": "1"}
        room.wait(WorkView, lambda view: not view.drafts)
        with room.store_rows() as unit:
            kept = unit.cases.get(case)
            assert kept is not None
            assert (kept.state, kept.applicant_name, kept.applicant_key) == (CaseState.VOID, "", "")
            assert unit.cases.answers(case) == {}
            assert unit.cases.pages(case) == []
            [line] = [each for each in unit.audit.entries() if each.deed == "discard_draft"]
        assert (line.subject, line.facts, line.actor) == (kept.receipt_no, "draft kept to its last day", "1042")


def test_a_touch_gives_it_new_days_and_the_case_in_hand_stays(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = draft(room, session)
        later(room, 6)
        room.tell(m.OpenCase(session, case), CaseView, lambda view: view.case == case)
        room.tell(m.AnswerGiven(session, case, "P.phone", "13800138002"), CaseView)
        later(room, 12)
        room.tell(m.Tick(room.clock.time), m.TellPresence)
        later(room, 40)  # in hand: the clerk who has it before the eyes decides
        room.tell(m.Tick(room.clock.time), m.TellPresence)
        with room.store_rows() as unit:
            kept = unit.cases.get(case)
        assert kept is not None
        assert kept.state is CaseState.DRAFT
        listed = room.tell(m.SetAside(session), WorkView, lambda view: view.drafts)
        assert listed.drafts[0].goes_on == (NOW + timedelta(days=13)).date()


def test_the_days_are_a_setting_and_nothing_goes_with_nobody_signed_in(tmp_path: Path) -> None:
    with stage(tmp_path, keep_drafts_days=2) as room:
        session = room.sign_in()
        room.equip()
        case = draft(room, session)
        room.desk.submit(m.SignOut(session))
        later(room, 5)
        room.tell(m.Tick(room.clock.time), m.TellPresence)
        with room.store_rows() as unit:
            kept = unit.cases.get(case)
        assert kept is not None
        assert kept.state is CaseState.DRAFT
