"""What the platform has of one window's day (对账): each record with the hash of its bytes, and the pages it lacks.

Hashes are made when they are asked for, of what lies in the database at that moment.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, literal, select

from reference_platform.moments import HALL, text
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.tables import audit_heads, cases, evaluations, pages, problems, records
from window_client.central import wire
from window_client.central.wire import signing

_PIECE = 1000


class _PageName(msgspec.Struct):
    sha256: str = ""


class _Content(msgspec.Struct):
    pages: list[_PageName] = []


class _Named(msgspec.Struct):
    """As much of a record as tells which pages belong to it."""

    content: _Content | None = None


def day(connection: Connection, window: Window, name: str) -> wire.DayAnswer:
    """Cases that this window accepted on this day of the hall, and all its records of that day; `name` is an ISO day."""
    start, end = _bounds(name)
    accepted = (cases.c.accepted_at >= start) & (cases.c.accepted_at < end)
    mine = (cases.c.site == window.site) & (cases.c.window == window.window) & accepted
    joined = cases.outerjoin(records, records.c.case_id == cases.c.id)
    rows = connection.execute(select(cases.c.receipt_no, records.c.id).select_from(joined).where(mine)).all()
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(row.receipt_no, []).append(row.id)
    bodies = list(_records(connection, window, start, end))
    told = [
        wire.HeldRecord(id=row.id, hash=signing.digest(window.algorithm, row.body), receipt_no=row.receipt_no or "")
        for row in bodies
    ]
    lost = _lost_pages(connection, (row.body for row in bodies))
    return wire.DayAnswer(day=name, records=held, held=told, algorithm=window.algorithm, lost_pages=lost)


def _records(connection: Connection, window: Window, start: str, end: str) -> Iterator[Any]:
    """Events, evaluations and problems of the catalogue, by their own time."""
    for table, at, receipt_no in (
        (records, records.c.made_at, cases.c.receipt_no),
        (evaluations, evaluations.c.asked_at, evaluations.c.receipt_no),
        (problems, problems.c.at, literal("")),
    ):
        asked = select(table.c.id, table.c.body, receipt_no.label("receipt_no"))
        if table is records:
            asked = asked.select_from(records.outerjoin(cases, cases.c.id == records.c.case_id))
        mine = (table.c.site == window.site) & (table.c.window == window.window) & (at >= start) & (at < end)
        yield from connection.execute(asked.where(mine)).all()


def _lost_pages(connection: Connection, bodies: Iterable[bytes]) -> list[str]:
    """Pages that these records name and that are not here."""
    named = sorted({page for body in bodies for page in _pages_of(body)})
    lost: list[str] = []
    for start in range(0, len(named), _PIECE):
        asked = named[start : start + _PIECE]
        here = set(connection.scalars(select(pages.c.sha256).where(pages.c.sha256.in_(asked))))
        lost += [page for page in asked if page not in here]
    return lost


def _pages_of(body: bytes) -> list[str]:
    try:
        content = msgspec.json.decode(body, type=_Named).content
    except wire.UNREADABLE:
        return []  # it was altered: its hash tells
    return [page.sha256 for page in content.pages] if content else []


def keep_head(connection: Connection, window: Window, told: wire.AuditHead, now: datetime) -> wire.AuditHead:
    """Keep the head of a window's audit trail for good; gives the one of most lines that was there before."""
    if told.lines < 1 or not told.head:
        refuse("malformed", 400)
    mine = (audit_heads.c.site == window.site) & (audit_heads.c.window == window.window)
    rows = connection.execute(select(audit_heads).where(mine).order_by(audit_heads.c.lines, audit_heads.c.at)).all()
    if (told.lines, told.head) not in {(row.lines, row.head) for row in rows}:
        place = {"site": window.site, "window": window.window, "at": text(now)}
        connection.execute(insert(audit_heads).values(lines=told.lines, head=told.head, **place))
    last = rows[-1] if rows else None
    return wire.AuditHead(lines=last.lines if last else 0, head=last.head if last else "")


def _bounds(name: str) -> tuple[str, str]:
    try:
        whole = date.fromisoformat(name)
        start = datetime(whole.year, whole.month, whole.day, tzinfo=HALL)
        return text(start), text(start + timedelta(days=1))
    except (ValueError, OverflowError):
        refuse("malformed", 400)
