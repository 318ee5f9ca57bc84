"""Tickets (叫号)."""

from datetime import datetime

import msgspec

from window_client.central.wire.base import Fault


class TakeTicket(msgspec.Struct, frozen=True, kw_only=True):
    """POST /tickets: take a number (取号). `request` makes a repeat harmless; `appointment` = the agreed time."""

    site: str
    group: str
    request: str
    priority: bool = False
    appointment: datetime | None = None


class CallNext(msgspec.Struct, frozen=True, kw_only=True):
    """POST /tickets/call-next: claim the next ticket of these groups for this window (叫号)."""

    groups: list[str]
    staff_no: str
    request: str


class TicketDeed(msgspec.Struct, frozen=True, kw_only=True):
    """POST /tickets/{id}/recall | start | no-show | transfer | finish | by-hand.

    `outcome` is a `words.TicketOutcome` for finish, `to_window` the window number for transfer. `day` (ISO) = this
    window called the number by hand, the queue out of reach: the path names a number of that day instead of an id.
    """

    staff_no: str
    request: str
    outcome: str = ""
    to_window: str = ""
    day: str = ""


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket as the queue holds it; `state` is a `words.TicketState`."""

    id: str
    number: str
    group: str
    state: str
    taken_at: datetime
    called_at: datetime | None = None
    calls: int = 0
    why_next: str = ""
    window: str = ""


class TicketAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`ticket` null with no fault: nobody is waiting. The key is always there, so that the envelope of some gateway
    (domain.md 5.2) cannot pass for this answer."""

    ticket: Ticket | None
    fault: Fault | None = None
