"""What the platform has for a window (收件箱): read with a cursor, as often as the window likes; nothing is taken away."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Connection, func, select

from reference_platform.moments import moment, text
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.store import take
from reference_platform.tables import cases, inbox
from window_client.central import wire
from window_client.central.wire import signing

LARGEST_CURSOR = 2**31 - 1
MOST = 100
"""Items in one answer; the rest is asked for with the new cursor."""


def put(connection: Connection, site: str, window: str, kind: str, body: dict[str, str], now: datetime) -> int:
    """Lay one item in; its cursor is larger than all before it."""
    cursor = take(connection, "inbox")
    row = {"cursor": cursor, "site": site, "window": window, "kind": kind, "at": text(now)}
    connection.execute(inbox.insert().values(body=msgspec.json.encode(body).decode(), **row))
    return cursor


def newest(connection: Connection, window: Window) -> int:
    """Cursor of the newest item of this window; 0 when there is none."""
    mine = (inbox.c.site == window.site) & (inbox.c.window == window.window)
    return connection.scalar(select(func.coalesce(func.max(inbox.c.cursor), 0)).where(mine)) or 0


def decide(
    connection: Connection, receipt_no: str, state: str, reason: str, now: datetime, more: Mapping[str, str]
) -> int:
    """A decision on a case, told to the window that accepted it; its cursor. `more`: name, number, by of the result.
    The case itself moves when the window's own records of the decision arrive, in their order."""
    case = connection.execute(select(cases).where(cases.c.receipt_no == receipt_no)).one_or_none()
    if case is None:
        refuse("not_found", 404)
    body = {"case": case.id, "receipt_no": receipt_no, "state": state, "text": reason, **more}
    return put(connection, case.site, case.window, "decision", body, now)


def after(connection: Connection, window: Window, cursor: int) -> wire.InboxAnswer:
    """The items after this cursor, oldest first."""
    cursor = max(0, min(cursor, LARGEST_CURSOR))
    mine = (inbox.c.site == window.site) & (inbox.c.window == window.window) & (inbox.c.cursor > cursor)
    rows = connection.execute(select(inbox).where(mine).order_by(inbox.c.cursor).limit(MOST)).all()
    items = []
    for row in rows:
        at = moment(row.at)
        assert at is not None
        body = msgspec.json.decode(row.body, type=dict[str, str])
        signed = signing.item_text(row.cursor, row.kind, at, body)
        proof = signing.proof(window.key, window.algorithm, signed)
        items.append(wire.InboxItem(cursor=row.cursor, kind=row.kind, at=at, body=body, signature=proof))
    return wire.InboxAnswer(items=items, cursor=items[-1].cursor if items else cursor)
