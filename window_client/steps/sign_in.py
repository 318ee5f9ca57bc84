"""Sign in and out (登录, 退出): one person at a window, and the draft in hand is where it was."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from window_client.domain.clerk import Clerk, Session
from window_client.domain.ids import CaseId, SessionId
from window_client.errors import Refusal
from window_client.messages import (
    IdentityProved,
    SignInDenied,
    SignOut,
    UseWindowToken,
    WatchHall,
)
from window_client.steps import lease_numbers, lock_desk, take_catalogue, tell_hall, watch_central
from window_client.steps.work import Said, Show, Work
from window_client.views import CaseView, SessionView
from window_client.words import RefusalCode, Role

IN_HAND = "case_in_hand"
WINDOW_TOKEN = "window_token"  # noqa: S105 - the name of a note, not a token

NOBODY: dict[str, Any] = {
    "session": None,
    "locked": False,
    "paused": False,
    "case": None,
    "testing": None,
    "outbox_open": False,
    "issuing": False,
    "shown_key": "",
}
"""What the desk remembers of a person, as it is when nobody is signed in."""


def open_session(message: IdentityProved, work: Work) -> Said:
    """A password was proved: open the session and put everything on the screen as it was left."""
    before = work.room.session
    if before is not None and not work.room.locked:
        raise Refusal(RefusalCode.SOMEONE_SIGNED_IN)
    clerk = _with_right(message, work)
    work.unit.people.put(clerk)
    if before is not None and before.clerk.user == clerk.user and before.clerk.role is clerk.role:
        return lock_desk.unlock(replace(before, clerk=clerk, online=message.online), _token(message, work), work)
    if before is not None:
        lock_desk.hand_over(before, clerk, work)
    session = Session(SessionId(work.tools.ids.uuid()), clerk, work.now, message.online)
    work.remember(**NOBODY)
    work.remember(session=session, case=_case_in_hand(work) if clerk.role is Role.CLERK else None)
    work.audit("sign_in", clerk.user, "online" if message.online else "offline")
    said: Said = [Show.SESSION, *_token(message, work)]
    if before is not None and before.clerk.role is Role.SUPERVISOR:
        said.append(WatchHall(on=False))
    if clerk.role is Role.CLERK:
        said += [Show.QUEUE, Show.CASE, Show.WORK]
    return [
        *said,
        *tell_hall.shown(work),
        Show.SYNC,
        Show.DEVICES,
        *_watching(clerk.role),
        *lease_numbers.when_low(work),
    ]


def close_session(message: SignOut, work: Work) -> Said:
    """End the session; a clerk's called or served ticket must be finished or set back first, and a call that is
    under way must be answered: nobody is called to a window without a clerk."""
    role = work.who().clerk.role
    ticket = work.unit.tickets.current() if role is Role.CLERK else None
    if ticket is not None:
        raise Refusal(RefusalCode.TICKET_STILL_OPEN, facts={"number": ticket.number})
    if work.room.asking_queue == "call_next":
        raise Refusal(RefusalCode.CALL_UNDER_WAY)
    work.audit("sign_out", work.who().clerk.user)
    was_supervisor = role is Role.SUPERVISOR
    work.remember(**NOBODY)
    said: Said = [SessionView(session=None), CaseView(case=None), *tell_hall.shown(work), *tell_hall.hushed(work)]
    said.append(watch_central.presence(work))
    return [*said, WatchHall(on=False)] if was_supervisor else said


def note_denied(message: SignInDenied, work: Work) -> Said:
    """Somebody was refused at the gate; audited as soon as the store is open."""
    work.audit("sign_in", message.user, outcome=message.code.value)
    return []


def keep_in_hand(work: Work, case: CaseId | None) -> None:
    """Remember durably which case lies on the desk, so that a power cut comes back to it."""
    work.unit.notes.put(IN_HAND, (case or "").encode())
    work.remember(case=case, issuing=False, shown_key="")


def _with_right(message: IdentityProved, work: Work) -> Clerk:
    """The person with the time until which the right may be used without the platform; refuses an expired one."""
    clerk = message.clerk
    if message.online:
        until = min(clerk.right_until, work.now + timedelta(days=work.settings.right_days))
        return replace(clerk, right_until=until)
    if clerk.right_until <= work.now:
        raise Refusal(RefusalCode.RIGHT_EXPIRED)
    return clerk


def _token(message: IdentityProved, work: Work) -> Said:
    if not message.window_token:
        return []
    work.unit.notes.put(WINDOW_TOKEN, message.window_token.encode())
    return [UseWindowToken(message.window_token), take_catalogue.ask(work)]


def _case_in_hand(work: Work) -> CaseId | None:
    kept = (work.unit.notes.get(IN_HAND) or b"").decode()
    return CaseId(kept) if kept and work.unit.cases.get(CaseId(kept)) else None


def _watching(role: Role) -> Said:
    return [WatchHall(on=True)] if role is Role.SUPERVISOR else []
