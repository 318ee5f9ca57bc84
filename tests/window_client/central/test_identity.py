"""A record goes out in the name of who did it, whoever sits at the window when it goes (办件经办人)."""

from datetime import timedelta
from pathlib import Path

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, connected
from tests.window_client.desk_room import NOW
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.views import CaseView, SessionView
from window_client.words import CaseState, Role


def sits_down(room: Connected, staff_no: str, role: Role) -> None:
    """The one before signs out; this one signs in without the platform."""
    room.tell(m.SignOut(room.session), SessionView, lambda v: v.session is None)
    clerk = Clerk(f"user{staff_no}", StaffNo(staff_no), "某某", role, NOW + timedelta(days=20))
    view = room.tell(m.IdentityProved(clerk, online=False, window_token=""), SessionView, lambda v: v.session)
    assert view.session is not None
    room.session = view.session


def test_after_a_sign_out_another_clerk_and_a_change_of_role(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "54") as room:
        hall.platform.fault("down")
        case = room.accept()
        assert case.case is not None
        sits_down(room, "1050", Role.CLERK)
        room.tell(m.OpenCase(room.session, case.case), CaseView, lambda v: v.case == case.case)
        taken_back = m.WithdrawCase(room.session, case.case, True, "不办了")
        room.tell(taken_back, CaseView, lambda v: v.state is CaseState.WITHDRAWN)
        sits_down(room, "1042", Role.SUPERVISOR)  # who accepted it, and is no clerk any more
        room.tell(m.SignOut(room.session), SessionView, lambda v: v.session is None)
        hall.platform.fault("ok")
        assert room.settle().returned == 0  # nobody is signed in
    events = hall.platform.record(case.receipt_no)["events"]
    assert [(event["kind"], event["staff_no"], event["role"]) for event in events] == [
        ("received", "1042", "clerk"),
        ("accepted", "1042", "clerk"),
        ("withdrawn", "1050", "clerk"),
    ]
