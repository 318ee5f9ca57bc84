"""What the platform has for a window (收件箱): read with a cursor, as often as the window likes; nothing is taken away."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from reference_platform.moments import moment, text
from reference_platform.store import take
from reference_platform.tables import inbox
from window_client.central import wire

MOST = 100
"""Items in one answer; the rest is asked for with the new cursor."""


def put(connection: Connection, site: str, window: str, kind: str, body: dict[str, str], now: datetime) -> int:
    """Lay one item in; its cursor is larger than all before it."""
    cursor = take(connection, "inbox")
    row = {"cursor": cursor, "site": site, "window": window, "kind": kind, "at": text(now)}
    connection.execute(inbox.insert().values(body=msgspec.json.encode(body).decode(), **row))
    return cursor


def after(connection: Connection, site: str, window: str, cursor: int) -> wire.InboxAnswer:
    """The items after this cursor, oldest first."""
    mine = (inbox.c.site == site) & (inbox.c.window == window) & (inbox.c.cursor > cursor)
    rows = connection.execute(select(inbox).where(mine).order_by(inbox.c.cursor).limit(MOST)).all()
    items = []
    for row in rows:
        at = moment(row.at)
        assert at is not None
        body = msgspec.json.decode(row.body, type=dict[str, str])
        items.append(wire.InboxItem(cursor=row.cursor, kind=row.kind, at=at, body=body))
    return wire.InboxAnswer(items=items, cursor=items[-1].cursor if items else cursor)
