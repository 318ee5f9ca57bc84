"""What the hall sees and hears of this window (屏显, 播报): its state on the display, its calls by the voice."""

from window_client.domain import announcement, display_text
from window_client.domain.ticket import Ticket
from window_client.messages import Hush, ShowOnDisplay, Speak
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


def called(work: Work, ticket: Ticket) -> Said:
    """The call as the hall hears it; nothing at a window that has no voice, or no clerk."""
    settings = work.settings
    if not settings.voice or not settings.voice_calling or state(work) is WindowState.CLOSED:
        return []
    name = settings.window_name
    text = announcement.calling(settings.voice_calling, number=ticket.number, window=settings.window, name=name)
    return [Speak(text)]


def hushed(work: Work) -> Said:
    """Nobody is called any more: what still waits to be spoken would call somebody who is here, or who has left."""
    return [Hush()] if work.settings.voice else []
