"""The queue (排队): numbers are taken, claimed by exactly one window, and every deed may be asked twice harmlessly."""

import json
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from reference_platform import sample
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.store import moment, take, text
from reference_platform.tables import requests, tickets
from window_client.central import wire
from window_client.words import TicketState as T

DEEDS = ("recall", "start", "no-show", "finish")
HALL_OFFSET = timedelta(hours=8)
_MOVES = {
    "recall": ({T.CALLED}, T.CALLED),
    "start": ({T.CALLED, T.HOLD}, T.SERVING),
    "no-show": ({T.CALLED}, T.MISSED),
    "finish": ({T.CALLED, T.SERVING}, T.DONE),
}


def hall_day(at: datetime) -> str:
    """The hall's local day."""
    return (at + HALL_OFFSET).date().isoformat()


def take_ticket(connection: Connection, site: str, group: str, now: datetime) -> wire.Ticket:
    """A new number: prefix and three digits, restarting each day (domain.md 4.3)."""
    prefix = sample.GROUPS.get(group)
    if prefix is None:
        refuse("unknown_group", 400)
    number = f"{prefix}{take(connection, f'ticket/{site}/{hall_day(now)}/{prefix}'):03d}"
    row = {
        "id": str(uuid.uuid4()),
        "site": site,
        "day": hall_day(now),
        "number": number,
        "group": group,
        "state": T.WAITING.value,
        "taken_at": text(now),
    }
    connection.execute(tickets.insert().values(**row))
    return _get(connection, str(row["id"]))


def call_next(connection: Connection, window: Window, ask: wire.CallNext, now: datetime) -> wire.TicketAnswer:
    """Claim the ticket that waits longest in these groups; what this window still held is finished on the way."""
    again = _answered(connection, ask.request)
    if again is not None:
        return wire.TicketAnswer(ticket=_get(connection, again) if again else None)
    _leave_held(connection, window, now)
    waiting = (
        select(tickets.c.id)
        .where(tickets.c.site == window.site, tickets.c.state == T.WAITING.value, tickets.c.group.in_(ask.groups))
        .where(tickets.c.day == hall_day(now))
        .order_by(tickets.c.taken_at, tickets.c.number)
        .limit(1)
    )
    found = connection.scalar(waiting)
    if found is None:
        return wire.TicketAnswer()
    _change(
        connection, found, state=T.CALLED.value, called_at=text(now), calls=1, window=window.window, why_next="fifo"
    )
    _keep(connection, ask.request, found)
    return wire.TicketAnswer(ticket=_get(connection, found))


def deed(
    connection: Connection, window: Window, ticket: str, what: str, ask: wire.TicketDeed, now: datetime
) -> wire.TicketAnswer:
    """Recall, start, no-show or finish a ticket that this window holds."""
    if _answered(connection, ask.request) is not None:
        return wire.TicketAnswer(ticket=_get(connection, ticket))
    row = connection.execute(select(tickets).where(tickets.c.id == ticket)).one_or_none()
    if row is None or row.site != window.site or row.window != window.window:
        refuse("no_ticket", 404)
    allowed, to = _MOVES[what]
    if T(row.state) not in allowed:
        refuse("wrong_state", 409)
    changes: dict[str, Any] = {"state": to.value}
    if what == "recall":
        changes |= {"called_at": text(now), "calls": row.calls + 1}
    elif what == "start":
        changes |= {"started_at": text(now)}
    else:
        changes |= {"finished_at": text(now), "outcome": ask.outcome}
    _change(connection, ticket, **changes)
    _keep(connection, ask.request, ticket)
    return wire.TicketAnswer(ticket=_get(connection, ticket))


def waiting(connection: Connection, site: str, groups: Sequence[str], now: datetime) -> list[wire.GroupLoad]:
    """How many wait in each of these groups, and how long the first of them (seconds)."""
    rows = connection.execute(
        select(tickets.c.group, func.count(), func.min(tickets.c.taken_at))
        .where(tickets.c.site == site, tickets.c.state == T.WAITING.value, tickets.c.day == hall_day(now))
        .group_by(tickets.c.group)
    ).all()
    found = {group: (count, moment(first)) for group, count, first in rows}
    loads = []
    for group in groups:
        count, first = found.get(group, (0, None))
        loads.append(
            wire.GroupLoad(group=group, waiting=count, longest_s=int((now - first).total_seconds()) if first else 0)
        )
    return loads


def _leave_held(connection: Connection, window: Window, now: datetime) -> None:
    held = (tickets.c.site == window.site) & (tickets.c.window == window.window)
    unfinished = tickets.c.state.in_([T.CALLED.value, T.SERVING.value])
    connection.execute(
        tickets.update().where(held & unfinished).values(state=T.DONE.value, finished_at=text(now), outcome="nothing")
    )


def _get(connection: Connection, ticket: str) -> wire.Ticket:
    row = connection.execute(select(tickets).where(tickets.c.id == ticket)).one()
    taken = moment(row.taken_at)
    assert taken is not None
    return wire.Ticket(
        id=row.id,
        number=row.number,
        group=row.group,
        state=row.state,
        taken_at=taken,
        called_at=moment(row.called_at),
        calls=row.calls,
        why_next=row.why_next,
        window=row.window,
    )


def _change(connection: Connection, ticket: str, **values: Any) -> None:
    connection.execute(tickets.update().where(tickets.c.id == ticket).values(**values))


def _answered(connection: Connection, request: str) -> str | None:
    kept = connection.scalar(select(requests.c.answer).where(requests.c.request == request))
    return None if kept is None else str(json.loads(kept))


def _keep(connection: Connection, request: str, ticket: str) -> None:
    connection.execute(requests.insert().values(request=request, answer=json.dumps(ticket)))
