"""What the hall sees of this window (屏显): its state in the hall's words, on the display over it."""

from window_client.domain import display_text
from window_client.messages import ShowOnDisplay
from window_client.steps.work import Said, Work
from window_client.words import Role, TicketState, WindowState


def state(work: Work) -> WindowState:
    """What this window is doing. A supervisor's or technician's desk takes nobody."""
    session, ticket = work.room.session, work.unit.tickets.current()
    if session is None or (session.clerk.role is not Role.CLERK and ticket is None):
        return WindowState.CLOSED
    if ticket is None:
        return WindowState.PAUSED if work.room.paused else WindowState.IDLE
    return WindowState.CALLING if ticket.state is TicketState.CALLED else WindowState.SERVING


def shown(work: Work) -> Said:
    """What the display must show now. Nobody's number stands at a window without a clerk."""
    now, settings = state(work), work.settings
    ticket = work.unit.tickets.current() if work.room.session else None
    lines = display_text.lines(
        getattr(settings, f"window_display_{now.value}"),
        settings.window_display_kind,
        now,
        number=ticket.number if ticket else "",
        window=settings.window,
        name=settings.window_name,
    )
    return [ShowOnDisplay(lines)]
