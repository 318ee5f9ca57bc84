"""What the platform has of one window's day (对账): receipt numbers with the ids of their records."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert, select

from reference_platform.moments import HALL, text
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.tables import audit_heads, cases, records
from window_client.central import wire


def day(connection: Connection, window: Window, name: str) -> wire.DayAnswer:
    """Cases that this window accepted on this day of the hall; `name` is an ISO day."""
    start, end = _bounds(name)
    accepted = (cases.c.accepted_at >= start) & (cases.c.accepted_at < end)
    mine = (cases.c.site == window.site) & (cases.c.window == window.window) & accepted
    joined = cases.outerjoin(records, records.c.case_id == cases.c.id)
    rows = connection.execute(select(cases.c.receipt_no, records.c.id).select_from(joined).where(mine)).all()
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(row.receipt_no, []).append(row.id)
    return wire.DayAnswer(day=name, records=held)


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
