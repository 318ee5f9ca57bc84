"""Times and days as the store keeps them: whole microseconds since 1970 UTC; days as ISO text."""

from datetime import UTC, date, datetime, time, timedelta, timezone

HALL_ZONE = timezone(timedelta(hours=8), "CST")  # 北京时间: all of China keeps one zone, without summer time
_START = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def stamp(at: datetime) -> int:
    """Microseconds since 1970 UTC of an aware time; raises TypeError for a naive one."""
    return (at - _START) // _TICK


def stamp_or_none(at: datetime | None) -> int | None:
    return None if at is None else (at - _START) // _TICK


def moment(ticks: int) -> datetime:
    """The aware time, in the hall's zone."""
    return (_START + timedelta(microseconds=ticks)).astimezone(HALL_ZONE)


def moment_or_none(ticks: int | None) -> datetime | None:
    return None if ticks is None else moment(ticks)


def day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def bounds(day: date) -> tuple[int, int]:
    """First tick of a local day of the hall, and of the next."""
    start = datetime.combine(day, time(), HALL_ZONE)
    return stamp(start), stamp(start + timedelta(days=1))
