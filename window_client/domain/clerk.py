"""People of the window and what they may do (岗位权限)."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import SessionId, StaffNo
from window_client.words import Deed, Role

MAY: dict[Deed, frozenset[Role]] = {
    Deed.CALL_TICKET: frozenset({Role.CLERK}),
    Deed.SERVE: frozenset({Role.CLERK}),
    Deed.FILL_CASE: frozenset({Role.CLERK}),
    Deed.BACK_ENTER: frozenset({Role.CLERK}),
    Deed.ACCEPT_CASE: frozenset({Role.CLERK}),
    Deed.FIND_CASE: frozenset({Role.CLERK}),
    Deed.REPORT_ITEM: frozenset({Role.CLERK, Role.SUPERVISOR}),
    Deed.DECIDE_CASE: frozenset({Role.CLERK}),
    Deed.VOID_CASE: frozenset({Role.CLERK}),
    Deed.ISSUE_RESULT: frozenset({Role.CLERK}),
    Deed.SEE_PAPERS: frozenset({Role.CLERK, Role.SUPERVISOR}),
    Deed.REPRINT: frozenset({Role.CLERK, Role.SUPERVISOR}),
    Deed.REVEAL: frozenset({Role.CLERK, Role.SUPERVISOR, Role.TECHNICIAN}),
    Deed.SEE_HALL: frozenset({Role.SUPERVISOR}),
    Deed.SEE_DEVICES: frozenset({Role.TECHNICIAN}),
    Deed.PROBE_DEVICE: frozenset({Role.TECHNICIAN}),
    Deed.SET_DEVICE: frozenset({Role.TECHNICIAN}),
    Deed.SEE_STORE: frozenset({Role.TECHNICIAN}),
    Deed.CHANGE_KEY: frozenset({Role.TECHNICIAN}),
    Deed.SEND_NOW: frozenset({Role.CLERK, Role.SUPERVISOR, Role.TECHNICIAN}),
    Deed.SEE_OUTBOX: frozenset(Role),
    Deed.SETTLE_CONFLICT: frozenset({Role.SUPERVISOR}),
    Deed.SCAN_CODE: frozenset(Role),
    Deed.CLOSE_DAY: frozenset({Role.CLERK, Role.SUPERVISOR}),
    Deed.CONFIRM_CLOCK: frozenset({Role.SUPERVISOR}),
    Deed.LOCK: frozenset(Role),
    Deed.SIGN_OUT: frozenset(Role),
}


@dataclass(frozen=True, slots=True)
class Clerk:
    """A person as the platform told us, kept for signing in while the network is down.

    `right_until`: until when the cached right may be used without asking the platform (aware datetime).
    """

    user: str
    staff_no: StaffNo
    name: str
    role: Role
    right_until: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in person at this window; every wish names one."""

    id: SessionId
    clerk: Clerk
    began: datetime
    online: bool  # the platform itself confirmed the password
