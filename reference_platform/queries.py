"""Shared data (共享数据): questions of windows, each logged with who, for which case, item and purpose (Q26)."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Connection, func, insert, select

from reference_platform.moments import text
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.tables import query_log, shared_rows
from window_client.central import wire

MOST = 100
"""Rows of one answer."""


def lay_in(connection: Connection, data_set: str, subject: str, row: Mapping[str, str]) -> None:
    """One more row of a data set."""
    place = (connection.scalar(select(func.max(shared_rows.c.place))) or 0) + 1
    held = msgspec.json.encode(row).decode()
    connection.execute(insert(shared_rows).values(place=place, data_set=data_set, subject=subject, row=held))


def answer(connection: Connection, window: Window, ask: wire.DataQuery, now: datetime) -> wire.DataAnswer:
    """The rows of the subject; the question is in the log before the answer leaves. Refuses one without a ground."""
    ground = (ask.id, ask.case, ask.item, ask.purpose, ask.data_set, ask.subject, ask.staff_no)
    if not all(part.strip() for part in ground):
        refuse("query_unfounded", 403)
    mine = (shared_rows.c.data_set == ask.data_set) & (shared_rows.c.subject == ask.subject)
    held = connection.scalars(select(shared_rows.c.row).where(mine).order_by(shared_rows.c.place).limit(MOST)).all()
    if not connection.scalar(select(query_log.c.id).where(query_log.c.id == ask.id)):
        about = {name: getattr(ask, name) for name in ("id", "case", "item", "purpose", "data_set", "staff_no")}
        place = {"site": window.site, "window": window.window, "at": text(now), "found": len(held)}
        connection.execute(insert(query_log).values(**about, **place))
    return wire.DataAnswer(rows=[msgspec.json.decode(row, type=dict[str, str]) for row in held])
