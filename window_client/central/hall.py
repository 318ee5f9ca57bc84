"""Tickets, numbers and the hall's load from the wire's words into the window's (排队, 号段, 大厅负荷)."""

from datetime import UTC, datetime

from window_client import messages as m
from window_client.central import wire
from window_client.central.wire import signing
from window_client.domain.day_comparison import DayHeld
from window_client.domain.ids import TicketId
from window_client.domain.number import NumberBlock
from window_client.domain.received import ReceivedItem
from window_client.words import NumberKind, WindowState


def as_ticket_called(ticket: wire.Ticket) -> m.TicketCalled:
    """The fact for the desk."""
    return m.TicketCalled(
        id=TicketId(ticket.id),
        number=ticket.number,
        group=ticket.group,
        taken_at=ticket.taken_at,
        called_at=ticket.called_at or datetime.now(UTC),
        calls=ticket.calls,
        why_next=ticket.why_next,
    )


def as_number_block(block: wire.NumberBlock) -> NumberBlock:
    """A fresh block: nothing of it taken yet. Raises ValueError for a kind we do not know."""
    return NumberBlock(block.id, NumberKind(block.kind), block.prefix, block.first, block.last, block.first)


def as_day_held(answer: wire.DayAnswer) -> DayHeld | None:
    """None when no hashes are told, or of a kind that is not known here."""
    if answer.held is None or answer.algorithm not in signing.ALGORITHMS:
        return None
    return DayHeld(
        answer.algorithm,
        {each.id: each.hash for each in answer.held},
        {each.id: each.receipt_no for each in answer.held},
        frozenset(answer.lost_pages),
    )


def as_received(item: wire.InboxItem) -> ReceivedItem:
    """One message for the desk."""
    return ReceivedItem(item.cursor, item.kind, item.at, item.body)


def as_hall_load(load: wire.HallLoad) -> m.HallLoadHeard:
    """The fact for the desk; a window state of a newer platform reads as OFFLINE rather than failing the page."""
    return m.HallLoadHeard(
        windows=tuple(_window(each) for each in load.windows),
        groups=tuple(m.GroupCount(each.group, each.waiting, each.longest_s) for each in load.groups),
        accepted_today=load.accepted_today,
        served_today=load.served_today,
        at=load.at,
        rated_today=load.rated_today,
        not_rated_today=load.not_rated_today,
    )


def _window(load: wire.WindowLoad) -> m.WindowCount:
    known = {state.value for state in WindowState}
    return m.WindowCount(
        window=load.window,
        name=load.name,
        state=WindowState(load.state) if load.state in known else WindowState.OFFLINE,
        staff_no=load.staff_no,
        ticket=load.ticket,
        since=load.since,
        accepted=load.accepted,
        served=load.served,
        mean_handle_s=load.mean_handle_s,
        devices=load.devices,
        unsent=load.unsent,
        heard_at=load.heard_at,
        silent=load.silent,
    )
