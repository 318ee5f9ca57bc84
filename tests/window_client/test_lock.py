"""Lock and change of clerk at the desk: nothing may be asked, the work under it goes on, everything is audited."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.window_client.desk_room import CARD, NOW, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId, SessionId, StaffNo, TicketId
from window_client.views import CaseView, Notice, SessionView
from window_client.words import MaterialMeans, RefusalCode, Role

CHEN = Clerk("chen", StaffNo("1042"), "陈晓", Role.CLERK, NOW + timedelta(days=20))
HUANG = replace(CHEN, user="huang", staff_no=StaffNo("1077"), name="黄敏")
CHIEF = replace(CHEN, user="luo", staff_no=StaffNo("2001"), name="罗岗", role=Role.SUPERVISOR)
CALLED = m.TicketCalled(TicketId("t1"), "A001", "社会事务", NOW, NOW, 1, "order")


def locked(room: Stage, session: SessionId) -> None:
    room.tell(m.Lock(session, idle=True), SessionView, lambda view: view.locked)


def proved(room: Stage, clerk: Clerk) -> SessionView:
    return room.tell(m.IdentityProved(clerk, online=False), SessionView)


def trail(room: Stage) -> list[tuple[str, str, str]]:
    with room.store_rows() as unit:
        return [(entry.deed, entry.actor, entry.subject) for entry in unit.audit.entries()]


def test_a_locked_window_hears_no_wish_and_the_same_password_goes_on(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        locked(room, session)
        assert room.tell(m.PickItem(session, "S02"), Notice).code is RefusalCode.LOCKED
        assert room.tell(m.SignOut(session), Notice).code is RefusalCode.LOCKED
        view = proved(room, CHEN)
        assert (view.session, view.locked) == (session, False)
        assert room.tell(m.AnswerGiven(session, case or CaseId(""), "P.phone", "13800138001"), CaseView).case == case
    assert [line for line in trail(room) if line[0] in {"lock", "unlock"}] == [
        ("lock", "1042", "chen"),
        ("unlock", "1042", "chen"),
    ]


def test_pages_that_were_under_way_arrive_under_the_lock(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        kind = view.materials[0].type
        locked(room, session)
        captured = m.PagesCaptured(view.case, kind, (PAGE,), MaterialMeans.SCANNED)
        shown = room.tell(captured, CaseView, lambda each: each.materials[0].pages)
        assert len(shown.materials[0].pages) >= 1


def test_a_card_laid_on_the_reader_of_a_locked_window_is_forgotten(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        locked(room, session)
        since = len(room.said)
        room.desk.submit(m.CardRead(CARD))
        assert proved(room, CHEN).locked is False
        assert room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)
        shown = [view for view in room.said[since:] if isinstance(view, CaseView) and view.case]
        with room.store_rows() as unit:
            assert len(unit.cases.drafts("03")) == len({view.case for view in shown}) == 1
            deeds = [each.deed for each in unit.audit.entries()]
    assert deeds.index("unlock") > deeds.index("lock")


def test_another_clerk_takes_over_the_draft_and_the_person_who_was_called(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(CALLED)
        case = room.ready_case(session).case
        locked(room, session)
        since = len(room.said)
        view = proved(room, HUANG)
        assert (view.user, view.locked) == ("huang", False)
        assert view.session not in {None, session}
        assert room.wait(CaseView, lambda each: each.case == case, since)
        assert room.tell(m.PickItem(session, "S02"), Notice).code is RefusalCode.SESSION_OVER
    deeds = [line for line in trail(room) if line[0] in {"hand_over", "sign_in"}]
    assert deeds == [("sign_in", "1042", "chen"), ("hand_over", "1042", "chen"), ("sign_in", "1077", "huang")]


def test_a_supervisor_takes_over_only_when_nobody_was_called(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(CALLED)
        locked(room, session)
        assert room.tell(m.IdentityProved(CHIEF, online=False), Notice).code is RefusalCode.TICKET_STILL_OPEN
        proved(room, CHEN)


@pytest.mark.parametrize("online", [True, False])
def test_nobody_signs_in_over_a_window_that_is_not_locked(tmp_path: Path, online: bool) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        refused = room.tell(m.IdentityProved(HUANG, online=online), Notice)
        assert refused.code is RefusalCode.SOMEONE_SIGNED_IN
