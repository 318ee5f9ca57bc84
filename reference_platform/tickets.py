"""The queue (排队): numbers are taken, claimed by exactly one window, and every deed may be asked twice harmlessly."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from reference_platform import sample
from reference_platform.call_order import Waiting, choose
from reference_platform.moments import hall_day, moment, text
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.store import take
from reference_platform.tables import requests, tickets
from window_client.central import wire
from window_client.words import TicketOutcome
from window_client.words import TicketState as T

_MOVES = {
    "by-hand": ({T.WAITING, T.HOLD, T.MISSED, T.TRANSFERRED}, T.CALLED),
    "recall": ({T.CALLED}, T.CALLED),
    "start": ({T.CALLED, T.HOLD}, T.SERVING),
    "no-show": ({T.CALLED}, T.MISSED),
    "transfer": ({T.CALLED, T.SERVING, T.HOLD}, T.TRANSFERRED),
    "finish": ({T.CALLED, T.SERVING}, T.DONE),
}
"""Finish also from CALLED: the start may have been told while this platform could not be reached."""

DEEDS = tuple(_MOVES)


def new_id() -> str:
    """A fresh random id."""
    return str(uuid.uuid4())


def take_ticket(connection: Connection, ask: wire.TakeTicket, now: datetime) -> wire.Ticket:
    """A new number: prefix and three digits, from 001 each day and group, Y marks an appointment (domain.md 4.3)."""
    prefix = sample.GROUPS.get(ask.group)
    if prefix is None:
        refuse("unknown_group", 400)
    if ask.appointment is not None and ask.appointment.tzinfo is None:
        refuse("malformed", 400)
    asked = f"{ask.site}/take/{ask.request}"
    again = _answered(connection, asked)
    if again:
        return _get(connection, again)
    prefix += "Y" if ask.appointment else ""
    row = {
        "id": new_id(),
        "site": ask.site,
        "day": hall_day(now),
        "number": f"{prefix}{take(connection, f'ticket/{ask.site}/{hall_day(now)}/{prefix}'):03d}",
        "group": ask.group,
        "state": T.WAITING.value,
        "taken_at": text(now),
        "priority": ask.priority,
        "appointment_at": text(ask.appointment) if ask.appointment else None,
    }
    connection.execute(tickets.insert().values(**row))
    _keep(connection, asked, str(row["id"]))
    return _get(connection, str(row["id"]))


def call_next(connection: Connection, window: Window, ask: wire.CallNext, now: datetime) -> wire.TicketAnswer:
    """Claim the next ticket for this window.

    A ticket that it called and never started comes again: the answer that named it was lost, and no citizen may lose
    the turn by that. One that it still serves is finished: the word that it was had been lost.
    """
    asked = f"{window.site}/{window.window}/call-next/{ask.request}"
    again = _answered(connection, asked) or _called_before(connection, window, now)
    if again:
        return wire.TicketAnswer(ticket=_get(connection, again))
    _leave_served(connection, window, now)
    people_waiting = _waiting(connection, window, ask.groups, now)
    found = choose(people_waiting, was_priority=_was_priority(connection, window, now), now=now)
    if found is None:
        return wire.TicketAnswer(ticket=None)
    ticket, why = found
    claim = take(connection, f"claim/{window.site}")
    values = {"state": T.CALLED.value, "called_at": text(now), "calls": 1, "window": window.window}
    _change(connection, ticket, why_next=why, claim=claim, **values)
    _keep(connection, asked, ticket)
    return wire.TicketAnswer(ticket=_get(connection, ticket))


def deed(
    connection: Connection, window: Window, ticket: str, what: str, ask: wire.TicketDeed, now: datetime
) -> wire.TicketAnswer:
    """Recall, start, no-show, transfer or finish a ticket that this window holds; `by-hand` takes a free one, because
    the citizen already stands at this window."""
    if what not in _MOVES:
        refuse("not_found", 404)
    asked = f"{window.site}/{window.window}/{what}/{ticket}/{ask.day}/{ask.request}"
    again = _answered(connection, asked)
    if again:
        return wire.TicketAnswer(ticket=_get(connection, again))
    row = connection.execute(select(tickets).where(_named(window, ticket, ask.day))).one_or_none()
    if row is None or row.site != window.site or (what != "by-hand" and row.window != window.window):
        refuse("no_ticket", 404)
    allowed, to = _MOVES[what]
    if T(row.state) not in allowed:
        refuse("wrong_state", 409)
    if what == "by-hand":
        values = {"window": window.window, "claim": take(connection, f"claim/{window.site}")}
        _change(connection, row.id, calls=row.calls + 1, called_at=text(now), why_next="by_hand", **values)
    _change(connection, row.id, state=to.value, **_changes(what, row, ask, now))
    _keep(connection, asked, row.id)
    return wire.TicketAnswer(ticket=_get(connection, row.id))


def waiting(connection: Connection, site: str, groups: Sequence[str], now: datetime) -> list[wire.GroupLoad]:
    """How many wait in each of these groups, and how long the first of them (seconds)."""
    rows = connection.execute(
        select(tickets.c.group, func.count(), func.min(tickets.c.taken_at))
        .where(_today(site, now), tickets.c.state == T.WAITING.value)
        .group_by(tickets.c.group)
    ).all()
    found = {group: (count, moment(first)) for group, count, first in rows}
    loads = []
    for group in groups:
        count, first = found.get(group, (0, None))
        loads.append(wire.GroupLoad(group=group, waiting=count, longest_s=_seconds(first, now)))
    return loads


def _changes(what: str, row: Row[Any], ask: wire.TicketDeed, now: datetime) -> dict[str, Any]:
    if what == "recall":
        return {"called_at": text(now), "calls": row.calls + 1}
    if what == "by-hand":
        return {"outcome": "", "finished_at": None}
    if what == "start":
        return {"started_at": text(now)}
    if (what == "transfer" and not ask.to_window) or (ask.outcome and ask.outcome not in set(TicketOutcome)):
        refuse("malformed", 400)
    if what == "transfer":
        return {"window": ask.to_window, "started_at": None}
    return {"finished_at": text(now), "outcome": ask.outcome}


def _named(window: Window, ticket: str, day: str) -> ColumnElement[bool]:
    """By id; by the number of a day at this site where the window knew no id."""
    if not day:
        return tickets.c.id == ticket
    return and_(tickets.c.site == window.site, tickets.c.day == day, tickets.c.number == ticket)


def _today(site: str, now: datetime) -> ColumnElement[bool]:
    return and_(tickets.c.site == site, tickets.c.day == hall_day(now))


def _waiting(connection: Connection, window: Window, groups: Sequence[str], now: datetime) -> list[Waiting]:
    ours = and_(tickets.c.state == T.TRANSFERRED.value, tickets.c.window == window.window)
    free = and_(tickets.c.state == T.WAITING.value, tickets.c.group.in_(list(groups)))
    rows = connection.execute(select(tickets).where(_today(window.site, now), or_(ours, free))).all()
    return [
        Waiting(
            id=row.id,
            taken_at=_sure(row.taken_at),
            is_ours=row.state == T.TRANSFERRED.value,
            is_priority=row.priority,
            appointment_at=moment(row.appointment_at),
        )
        for row in rows
    ]


def _was_priority(connection: Connection, window: Window, now: datetime) -> bool:
    shared = tickets.c.why_next.in_(["priority", "fifo"])
    last = select(tickets.c.why_next).where(_today(window.site, now), shared).order_by(tickets.c.claim.desc()).limit(1)
    return connection.scalar(last) == "priority"


def _held(window: Window, state: T, now: datetime) -> ColumnElement[bool]:
    return and_(_today(window.site, now), tickets.c.window == window.window, tickets.c.state == state.value)


def _called_before(connection: Connection, window: Window, now: datetime) -> str | None:
    return connection.scalar(
        select(tickets.c.id).where(_held(window, T.CALLED, now)).order_by(tickets.c.claim).limit(1)
    )


def _leave_served(connection: Connection, window: Window, now: datetime) -> None:
    done = {"state": T.DONE.value, "finished_at": text(now), "outcome": TicketOutcome.NOTHING.value}
    connection.execute(tickets.update().where(_held(window, T.SERVING, now)).values(**done))


def _get(connection: Connection, ticket: str) -> wire.Ticket:
    row = connection.execute(select(tickets).where(tickets.c.id == ticket)).one()
    return wire.Ticket(
        id=row.id,
        number=row.number,
        group=row.group,
        state=row.state,
        taken_at=_sure(row.taken_at),
        called_at=moment(row.called_at),
        calls=row.calls,
        why_next=row.why_next,
        window=row.window,
    )


def _sure(kept: str) -> datetime:
    return datetime.fromisoformat(kept)


def _seconds(since: datetime | None, now: datetime) -> int:
    return int((now - since).total_seconds()) if since else 0


def _change(connection: Connection, ticket: str, **values: Any) -> None:
    connection.execute(tickets.update().where(tickets.c.id == ticket).values(**values))


def _answered(connection: Connection, asked: str) -> str | None:
    if asked.endswith("/"):
        refuse("malformed", 400)
    return connection.scalar(select(requests.c.answer).where(requests.c.request == asked))


def _keep(connection: Connection, asked: str, ticket: str) -> None:
    connection.execute(requests.insert().values(request=asked, answer=ticket))
