"""Pause and go on (暂停服务): nobody is called meanwhile, and the hall reads it on the display and at the platform."""

from window_client.errors import Refusal
from window_client.messages import PauseService
from window_client.steps import tell_hall, watch_central
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import RefusalCode


def pause_service(message: PauseService, work: Work) -> Said:
    """A citizen who was called or is served comes first, and so does a call that is under way."""
    ticket = work.unit.tickets.current()
    if message.on and ticket is not None:
        raise Refusal(RefusalCode.TICKET_STILL_OPEN, facts={"number": ticket.number})
    if message.on and work.room.asking_queue:
        raise Refusal(RefusalCode.CALL_UNDER_WAY)
    work.remember(paused=message.on)
    work.audit("pause_service" if message.on else "resume_service", work.settings.window)
    return [NoticeGone("queue"), Show.QUEUE, *tell_hall.shown(work), watch_central.presence(work)]
