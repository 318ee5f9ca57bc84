"""Lock, unlock, change of clerk (锁屏, 解锁, 换人): the screen is covered, the work under it goes on."""

from window_client.domain.clerk import Clerk, Session
from window_client.errors import Refusal
from window_client.messages import Lock
from window_client.steps.work import Said, Show, Work
from window_client.words import RefusalCode, Role


def lock(message: Lock, work: Work) -> Said:
    """Cover the screen; the session, the draft in hand and the ticket stay. A second press says the same again."""
    if not work.room.locked:
        work.audit("lock", work.who().clerk.user, "idle" if message.idle else "pressed")
        work.remember(locked=True)
    return [Show.SESSION]


def unlock(session: Session, said: Said, work: Work) -> Said:
    """The same person proved the password: the same session, as it was left."""
    work.audit("unlock", session.clerk.user, "online" if session.online else "offline")
    work.remember(session=session, locked=False)
    return [Show.SESSION, *said]


def hand_over(before: Session, clerk: Clerk, work: Work) -> None:
    """Another person signs in over a locked window: the case in hand and the ticket pass on, both names are audited.

    Only a clerk may take over from a clerk who has called somebody.
    """
    ticket = work.unit.tickets.current() if before.clerk.role is Role.CLERK else None
    if clerk.role is not Role.CLERK:
        if ticket is not None:
            raise Refusal(RefusalCode.TICKET_STILL_OPEN, facts={"number": ticket.number})
        if work.room.asking_queue == "call_next":
            raise Refusal(RefusalCode.CALL_UNDER_WAY)
    work.audit("hand_over", before.clerk.user, clerk.user)
