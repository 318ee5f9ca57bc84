"""What the platform has of one window's day (对账): receipt numbers with the ids of their records."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from reference_platform.moments import HALL, text
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.tables import cases, records
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


def _bounds(name: str) -> tuple[str, str]:
    try:
        whole = date.fromisoformat(name)
        start = datetime(whole.year, whole.month, whole.day, tzinfo=HALL)
        return text(start), text(start + timedelta(days=1))
    except (ValueError, OverflowError):
        refuse("malformed", 400)
