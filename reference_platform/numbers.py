"""Number blocks (号段): leased once, never to two windows; the same request of a window gives the same block."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from reference_platform.moments import hall_day
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.store import take
from reference_platform.tables import blocks
from window_client.central import wire
from window_client.words import NumberKind

LARGEST = 5000
RECEIPTS_A_DAY = 9999
"""Receipt numbers of one window in one hall day: they show four digits, so one more might print a number twice."""

OFFICIAL_PREFIX = "4504050"
LATE_PREFIX = "4504059"
"""Numbers given by the platform itself to cases that came without one; apart from every block."""


def lease(connection: Connection, window: Window, ask: wire.LeaseRequest, now: datetime) -> wire.NumberBlock:
    """Lease the next numbers. Receipt numbers run within their window, official ones across the hall."""
    if ask.kind not in set(NumberKind) or not 0 < ask.size <= LARGEST or not ask.request:
        refuse("malformed", 400)
    mine = (blocks.c.site == window.site) & (blocks.c.window == window.window)
    found = connection.execute(select(blocks).where(mine, blocks.c.request == ask.request)).one_or_none()
    if found is not None:
        return _wire(found)
    own = ask.kind == NumberKind.RECEIPT.value
    day = hall_day(now)
    if own and _leased_today(connection, window, day) + ask.size > RECEIPTS_A_DAY:
        refuse("numbers_of_day_used_up", 409)
    counter = f"number/{ask.kind}/{window.site}/{window.window}" if own else f"number/{ask.kind}"
    first = take(connection, counter, ask.size)
    row = {
        "id": str(uuid.uuid4()),
        "kind": ask.kind,
        "prefix": "" if own else OFFICIAL_PREFIX,
        "first": first,
        "last": first + ask.size - 1,
        "site": window.site,
        "window": window.window,
        "request": ask.request,
        "day": day,
    }
    connection.execute(blocks.insert().values(**row))
    return _wire(connection.execute(select(blocks).where(blocks.c.id == row["id"])).one())


def _leased_today(connection: Connection, window: Window, day: str) -> int:
    mine = (blocks.c.site == window.site) & (blocks.c.window == window.window) & (blocks.c.day == day)
    size = func.sum(blocks.c.last - blocks.c.first + 1)
    return int(
        connection.scalar(select(func.coalesce(size, 0)).where(mine, blocks.c.kind == NumberKind.RECEIPT.value)) or 0
    )


def late_officials(connection: Connection, count: int) -> list[str]:
    """Numbers for cases that have none: accepted while their window had no block left."""
    first = take(connection, "official/late", count) if count else 0
    return [f"{LATE_PREFIX}{number:09d}" for number in range(first, first + count)]


def _wire(row: Row[tuple[object, ...]]) -> wire.NumberBlock:
    return wire.NumberBlock(id=row.id, kind=row.kind, prefix=row.prefix, first=row.first, last=row.last)
