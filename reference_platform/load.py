"""The hall's load (大厅负荷): windows as they said themselves, counts from the records and tickets, nothing kept twice."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from reference_platform import evaluations, inbox, sample, tickets
from reference_platform.moments import day_start, hall_day, moment, text
from reference_platform.people import Window
from reference_platform.tables import cases, windows
from reference_platform.tables import tickets as ticket_rows
from window_client.central import wire
from window_client.words import TicketState, WindowState

SILENT_S = 60.0
"""A window that has not beaten for so long is offline (domain.md 4.4)."""


def beat(
    connection: Connection, window: Window, said: wire.Heartbeat, etag: str, now: datetime
) -> wire.HeartbeatAnswer:
    """Keep what the window says of itself; answer the clock, the catalogue's tag and how many wait for it."""
    here = (windows.c.site == window.site) & (windows.c.window == window.window)
    before = connection.execute(select(windows.c.state, windows.c.since).where(here)).one()
    connection.execute(
        windows.update()
        .where(here)
        .values(
            name=said.window_name,
            state=said.state,
            staff_no=said.staff_no,
            ticket=said.ticket,
            since=before.since if before.state == said.state and before.since else text(now),
            devices=said.devices,
            unsent=said.unsent,
            silent=said.silent,
            groups=",".join(said.groups),
            heard_at=text(now),
        )
    )
    waiting = tickets.waiting(connection, window.site, said.groups, now)
    return wire.HeartbeatAnswer(
        now=now,
        catalogue_etag=etag,
        waiting=sum(group.waiting for group in waiting),
        longest_s=max((group.longest_s for group in waiting), default=0),
        inbox=inbox.newest(connection, window),
    )


def hall(connection: Connection, site: str, now: datetime) -> wire.HallLoad:
    """Every window of the site that ever signed in, and the groups."""
    accepted, served = _accepted(connection, site, now), _served(connection, site, now)
    rated, not_rated = evaluations.today(connection, site, now)
    rows = connection.execute(select(windows).where(windows.c.site == site).order_by(windows.c.window)).all()
    return wire.HallLoad(
        at=now,
        windows=[_window(row, accepted.get(row.window, 0), served.get(row.window, []), now) for row in rows],
        groups=tickets.waiting(connection, site, list(sample.GROUPS), now),
        accepted_today=sum(accepted.values()),
        served_today=sum(len(visits) for visits in served.values()),
        rated_today=rated,
        not_rated_today=not_rated,
    )


def _window(row: Row[Any], accepted: int, visits: list[float | None], now: datetime) -> wire.WindowLoad:
    heard = moment(row.heard_at)
    silent = heard is None or (now - heard).total_seconds() > SILENT_S
    handled = [seconds for seconds in visits if seconds is not None]
    return wire.WindowLoad(
        window=row.window,
        name=row.name or row.window,
        state=WindowState.OFFLINE.value if silent else row.state,
        staff_no=row.staff_no,
        ticket=row.ticket,
        since=moment(row.since),
        accepted=accepted,
        served=len(visits),
        mean_handle_s=int(sum(handled) / len(handled)) if handled else None,
        devices=row.devices,
        unsent=row.unsent,
        silent=row.silent,
        heard_at=heard,
    )


def _accepted(connection: Connection, site: str, now: datetime) -> dict[str, int]:
    rows = connection.execute(
        select(cases.c.window, func.count())
        .where(cases.c.site == site, cases.c.accepted_at >= text(day_start(now)))
        .group_by(cases.c.window)
    ).all()
    return {row[0]: row[1] for row in rows}


def _served(connection: Connection, site: str, now: datetime) -> dict[str, list[float | None]]:
    """Visits finished today by window: seconds from start to finish, None when its start was never told."""
    rows = connection.execute(
        select(ticket_rows.c.window, ticket_rows.c.started_at, ticket_rows.c.finished_at).where(
            ticket_rows.c.site == site,
            ticket_rows.c.day == hall_day(now),
            ticket_rows.c.state == TicketState.DONE.value,
        )
    ).all()
    found: dict[str, list[float | None]] = {}
    for window, started, finished in rows:
        begin, end = moment(started), moment(finished)
        found.setdefault(window, []).append((end - begin).total_seconds() if begin and end else None)
    return found
