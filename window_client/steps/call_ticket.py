"""The queue (叫号): call next, call again, start, no-show, finish; by hand while the queue cannot be reached."""

import re
from dataclasses import replace

from window_client.domain.ids import TicketId
from window_client.domain.moves import move_ticket
from window_client.domain.ticket import Ticket
from window_client.errors import Refusal
from window_client.messages import (
    AskTicket,
    CallByHand,
    CallNext,
    FinishTicket,
    MarkNoShow,
    Recall,
    StartServing,
    TicketCalled,
    TicketRefused,
)
from window_client.steps import sign_in, tell_hall
from window_client.steps.work import Said, Show, Work
from window_client.views import CaseView, Notice, NoticeGone
from window_client.words import CaseState, RefusalCode, TicketOutcome, TicketState

_NUMBER = re.compile(r"[A-Z]{1,2}\d{3,4}")


def call_next(message: CallNext, work: Work) -> Said:
    """Ask the queue for the next ticket; a visit whose case is accepted is finished on the way."""
    _refuse_paused(work)
    said = _leave_finished_visit(work)
    return [*said, *_ask(work, "call_next"), NoticeGone("queue"), Show.QUEUE]


def call_by_hand(message: CallByHand, work: Work) -> Said:
    """Serve a paper number while the queue cannot be reached."""
    number = message.number.strip().upper()
    if not _NUMBER.fullmatch(number):
        raise Refusal(RefusalCode.TICKET_NUMBER_WRONG)
    _refuse_paused(work)
    said = _leave_finished_visit(work)
    ticket = Ticket(
        id=TicketId(f"manual:{work.today.isoformat()}:{number}"),
        number=number,
        group="",
        state=TicketState.CALLED,
        taken_at=work.now,
        called_at=work.now,
        manual=True,
    )
    work.unit.tickets.put(ticket)
    work.audit("call_by_hand", number)
    told = _tell(work, "by_hand", ticket)
    return [*said, *told, NoticeGone("queue"), Show.QUEUE, *tell_hall.shown(work), *tell_hall.called(work, ticket)]


def recall(message: Recall, work: Work) -> Said:
    """Call the same ticket again, not sooner than the hall's gap."""
    ticket = _current(work, TicketState.CALLED)
    if ticket.manual:
        called = replace(ticket, calls=ticket.calls + 1, called_at=work.now)
        work.unit.tickets.put(called)
        return [NoticeGone("queue"), Show.QUEUE, *tell_hall.shown(work), *tell_hall.called(work, called)]
    if (work.now - ticket.called_at).total_seconds() < work.settings.recall_gap_s:
        raise Refusal(RefusalCode.WRONG_STATE, facts={"wait": f"{work.settings.recall_gap_s:.0f}"})
    return [*_ask(work, "recall", ticket), Show.QUEUE]


def ticket_called(message: TicketCalled, work: Work) -> Said:
    """The queue gave this window a ticket, or repeated the call; the answer to a repeat may come after the citizen."""
    work.remember(asking_queue="", ask_request="")
    ticket = work.unit.tickets.current()
    if ticket is not None and ticket.id == message.id and ticket.state is not TicketState.CALLED:
        work.unit.tickets.put(replace(ticket, calls=message.calls))
        return [Show.QUEUE]
    called = Ticket(
        id=message.id,
        number=message.number,
        group=message.group,
        state=TicketState.CALLED,
        taken_at=message.taken_at,
        called_at=message.called_at,
        calls=message.calls,
        why_next=message.why_next,
    )
    work.unit.tickets.put(called)
    work.audit("ticket_called", message.number, f"calls={message.calls}")
    return [NoticeGone("queue"), Show.QUEUE, *tell_hall.shown(work), *tell_hall.called(work, called)]


def ticket_refused(message: TicketRefused, work: Work) -> Said:
    """The queue said no or was not heard. An unheard question keeps its request id, so asking again is harmless."""
    unheard = message.code is RefusalCode.QUEUE_UNREACHABLE
    work.remember(asking_queue="", ask_request=work.room.ask_request if unheard else "")
    return [Notice(message.code, "queue"), Show.QUEUE]


def start_serving(message: StartServing, work: Work) -> Said:
    """The citizen is at the window."""
    _current(work, TicketState.CALLED)
    return [*begin(work), Show.QUEUE]


def begin(work: Work) -> Said:
    """Mark the called ticket as being served, if there is one; also done by a card laid on the reader."""
    ticket = work.unit.tickets.current()
    if ticket is None or ticket.state is not TicketState.CALLED:
        return []
    work.unit.tickets.put(replace(move_ticket(ticket, TicketState.SERVING), started_at=work.now))
    return [NoticeGone("queue"), *_tell(work, "start", ticket), *tell_hall.shown(work), *tell_hall.hushed(work)]


def mark_no_show(message: MarkNoShow, work: Work) -> Said:
    """Nobody came."""
    ticket = _current(work, TicketState.CALLED)
    work.unit.tickets.put(replace(move_ticket(ticket, TicketState.MISSED), finished_at=work.now))
    work.audit("no_show", ticket.number)
    told = _tell(work, "no_show", ticket)
    return [NoticeGone("queue"), *told, Show.QUEUE, *tell_hall.shown(work), *tell_hall.hushed(work)]


def finish_ticket(message: FinishTicket, work: Work) -> Said:
    """The visit is over; the case on the desk must be accepted or set aside first."""
    ticket = _current(work, TicketState.SERVING)
    _refuse_open_draft(work)
    sign_in.keep_in_hand(work, None)
    said = _finish(work, ticket, message.outcome)
    return [
        *said,
        NoticeGone("queue"),
        NoticeGone("card"),
        CaseView(case=None),
        Show.QUEUE,
        *tell_hall.shown(work),
        Show.WORK,
    ]


def _refuse_paused(work: Work) -> None:
    if work.room.paused:
        raise Refusal(RefusalCode.WINDOW_PAUSED)


def _leave_finished_visit(work: Work) -> Said:
    ticket = work.unit.tickets.current()
    if ticket is not None and ticket.state is TicketState.CALLED:
        raise Refusal(RefusalCode.TICKET_STILL_OPEN, facts={"number": ticket.number})
    _refuse_open_draft(work)
    case = work.room.case
    sign_in.keep_in_hand(work, None)
    said: Said = [CaseView(case=None), Show.WORK, NoticeGone("card")]
    if ticket is None:
        return said
    return [
        *said,
        *_finish(work, ticket, TicketOutcome.CASE if case else TicketOutcome.NOTHING),
        *tell_hall.shown(work),
    ]


def _refuse_open_draft(work: Work) -> None:
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    if case is not None and case.state is CaseState.DRAFT:
        raise Refusal(RefusalCode.WRONG_STATE, facts={"receipt_no": case.receipt_no})


def _finish(work: Work, ticket: Ticket, outcome: TicketOutcome) -> Said:
    work.unit.tickets.put(replace(move_ticket(ticket, TicketState.DONE), finished_at=work.now))
    work.audit("finish_ticket", ticket.number, outcome.value)
    return _tell(work, "finish", ticket, outcome)


def _current(work: Work, state: TicketState) -> Ticket:
    ticket = work.unit.tickets.current()
    if ticket is None:
        raise Refusal(RefusalCode.NO_TICKET)
    if ticket.state is not state:
        raise Refusal(RefusalCode.WRONG_STATE)
    return ticket


def _ask(work: Work, deed: str, ticket: Ticket | None = None) -> Said:
    if work.room.asking_queue:
        raise Refusal(RefusalCode.WRONG_STATE)
    request = work.room.ask_request or work.tools.ids.uuid()
    work.remember(asking_queue=deed, ask_request=request)
    return [AskTicket(deed, request, work.who().clerk.staff_no, ticket.id if ticket else None)]


def _tell(work: Work, deed: str, ticket: Ticket, outcome: TicketOutcome | None = None) -> Said:
    """The queue hears it when it can. A number called by hand has no id here: it is named by itself and its day."""
    request, staff_no = work.tools.ids.uuid(), work.who().clerk.staff_no
    if ticket.manual:
        day = ticket.taken_at.date().isoformat()
        return [AskTicket(deed, request, staff_no, TicketId(ticket.number), outcome, day)]
    return [AskTicket(deed, request, staff_no, ticket.id, outcome)]
