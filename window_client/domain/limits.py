"""Due dates (办理时限): working days over a published calendar; counting starts the day after (domain.md 7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from window_client.domain.item import Calendar, CalendarLayer, Item, Limit

UNITS = ("wd", "d")
"""Working days, calendar days."""

LONGEST = 3660
"""Days; a longer limit is a mistake of the catalogue."""

_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Due:
    """Last day of a limit. `provisional` (暂定): it runs through a year whose holidays are not announced."""

    day: date
    provisional: bool = False


def layered(base: Calendar, layers: Iterable[CalendarLayer]) -> Calendar:
    """The base with the layers laid over it, the highest rank last: it may switch any day, either way. Layers that
    are in the base already may be laid again together with new ones."""
    off, work = set(base.off), set(base.work)
    ordered = tuple(sorted(layers, key=lambda each: each.rank))
    for layer in ordered:
        for day, is_off in layer.days:
            (off if is_off else work).add(day)
            (work if is_off else off).discard(day)
    return replace(base, off=frozenset(off), work=frozenset(work), layers=ordered)


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether limits count this day. Announced days decide, either way; then the weekday rule."""
    iso = day.isoformat()
    if iso in calendar.work:
        return True
    if iso in calendar.off:
        return False
    if day.year not in calendar.years and iso[5:] in calendar.fixed_off:
        return False
    return day.weekday() < _WEEKEND


def due(start: date, limit: Limit, calendar: Calendar) -> Due:
    """Last day of the limit; 0 days = the start itself. Calendar days ("d") are counted through and not moved off a
    holiday: the earlier day is the safe promise."""
    if limit.unit == "d":
        return Due(start + timedelta(days=limit.days))
    day, left, provisional = start, limit.days, False
    while left:
        day += timedelta(days=1)
        provisional = provisional or day.year not in calendar.years
        left -= is_working_day(day, calendar)
    return Due(day, provisional)


def due_of(item: Item, start: date, calendar: Calendar) -> Due:
    """Due date promised for an item: the earlier of the committed and the legal one, compared by date and not by number,
    for units differ (3 working days can end after 7 calendar days; domain.md 9.2)."""
    committed, legal = due(start, item.committed, calendar), due(start, item.legal, calendar)
    return min(committed, legal, key=lambda each: each.day)
