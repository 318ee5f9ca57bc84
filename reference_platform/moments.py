"""Times as the tables keep them (时间): UTC texts that sort as times; and the hall's local day."""

from datetime import UTC, datetime, timedelta, timezone

HALL = timezone(timedelta(hours=8))


def text(at: datetime) -> str:
    """A time for the tables."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(kept: str | None) -> datetime | None:
    """Back from the tables."""
    return datetime.fromisoformat(kept) if kept else None


def hall_day(at: datetime) -> str:
    """The hall's local day, ISO."""
    return at.astimezone(HALL).date().isoformat()


def day_start(at: datetime) -> datetime:
    """When the hall's local day began."""
    return at.astimezone(HALL).replace(hour=0, minute=0, second=0, microsecond=0)


def is_whole(at: datetime) -> bool:
    """Whether it names its zone and the tables can keep it."""
    try:
        return at.tzinfo is not None and bool(text(at))
    except OverflowError:
        return False
