"""Look at, try and use a calendar file (日历导入): what would change is listed first, and no promised day is moved."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from window_client import calendar_file
from window_client.calendar_file import CalendarFile
from window_client.domain import limits
from window_client.domain.case import Case
from window_client.domain.item import Calendar, Catalogue, Item
from window_client.ports import Unit

FILES = "calendar_files"
"""Note with the files in use, by name: JSON without signatures, which were checked when each came."""

SETTLED = "calendar_settled"
"""Note with the version of the calendar that the open cases were last counted by."""

FAR = date.max
MOST = 1_000_000


class Change(NamedTuple):
    """What a calendar means for one open case. `promised` is printed and stays; `counted` is what it would be now."""

    receipt_no: str
    item_name: str
    promised: str
    counted: str
    firm: bool  # provisional until now, firm with this calendar

    def line(self) -> str:
        """For a person."""
        if self.promised == self.counted:
            return f"{self.receipt_no} {self.item_name} {self.promised}: provisional, now firm"
        way = "later" if self.counted > self.promised else "earlier"
        return (
            f"{self.receipt_no} {self.item_name} {self.promised} counted {self.counted}, {way}: the printed day stays"
        )


def in_use(unit: Unit) -> list[CalendarFile]:
    """The files in use."""
    return [calendar_file.parsed(body) for body in _bodies(unit).values()]


def overlaid(unit: Unit, catalogue: Catalogue) -> Calendar:
    """The catalogue's calendar as this window counts by it."""
    return calendar_file.laid_over(catalogue.calendar, in_use(unit))


def with_file(unit: Unit, catalogue: Catalogue, file: CalendarFile) -> Calendar:
    """The same as if this file were in use."""
    others = [each for each in in_use(unit) if each.name != file.name]
    return calendar_file.laid_over(catalogue.calendar, [*others, file])


def keep(unit: Unit, file: CalendarFile, raw: bytes) -> None:
    """Use it from the next start on, in the place of an older one of the same name."""
    bodies = _bodies(unit)
    bodies[file.name] = {key: value for key, value in json.loads(raw).items() if key != "signature"}
    unit.notes.put(FILES, json.dumps(bodies, ensure_ascii=False).encode())


def changes(unit: Unit, of: Callable[[Case], Catalogue], now: Calendar, then: Calendar) -> Iterator[Change]:
    """Every open case for which the calendars differ, earliest due first."""
    for case in unit.cases.due_by(FAR, MOST):
        change = _change(case, of(case).items.get(case.item_code), now, then)
        if change is not None:
            yield change


def _change(case: Case, item: Item | None, now: Calendar, then: Calendar) -> Change | None:
    if item is None or case.due is None or case.accepted_at is None:
        return None
    day = case.accepted_at.date()
    before, after = limits.due_of(item, day, now), limits.due_of(item, day, then)
    firm = case.due_provisional and not after.provisional
    if before.day == after.day and not firm:
        return None
    return Change(case.receipt_no, case.item_name, case.due.isoformat(), after.day.isoformat(), firm)


def _bodies(unit: Unit) -> dict[str, dict[str, object]]:
    raw = unit.notes.get(FILES)
    found: dict[str, dict[str, object]] = json.loads(raw) if raw else {}
    return found
