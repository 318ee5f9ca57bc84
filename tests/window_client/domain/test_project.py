"""120 working days of an investment project: parallel stages once, special procedures apart, amber and red."""

from datetime import date, datetime, timedelta

import pytest

from reference_platform import sample
from tests.window_client.desk_room import BEIJING
from tests.window_client.domain.records import a_case
from window_client.central.catalogue import from_wire
from window_client.domain.case import Case, Event
from window_client.domain.ids import StaffNo
from window_client.domain.project import folder
from window_client.words import CaseState as C
from window_client.words import ClockState, Role

CASE = a_case(C.ACCEPTED)
CALENDAR = from_wire(sample.load()).calendar
START = date(2026, 1, 5)


def _event(seq: int, before: C, after: C, day: date) -> Event:
    at = datetime(day.year, day.month, day.day, 10, tzinfo=BEIJING)
    return Event(CASE.id, seq, after.value, before, after, StaffNo("1"), Role.CLERK, "03", at)


def _run(began: date, ended: date | None, *special: tuple[date, date]) -> tuple[Case, list[Event]]:
    events = [_event(1, C.RECEIVED, C.ACCEPTED, began), _event(2, C.ACCEPTED, C.IN_REVIEW, began)]
    for start, end in special:
        events += [_event(3, C.IN_REVIEW, C.SPECIAL, start), _event(4, C.SPECIAL, C.IN_REVIEW, end)]
    if ended is not None:
        events.append(_event(5, C.IN_REVIEW, C.DECIDED_GRANT, ended))
    return CASE, events


def _after(days: int) -> date:
    """The day on which so many working days after the start are over."""
    found, counted = START, 0
    while counted < days:
        found += timedelta(days=1)
        iso = found.isoformat()
        counted += iso in CALENDAR.work or (found.weekday() < 5 and iso not in CALENDAR.off)
    return found


def test_two_parallel_stages_add_the_longer_one_only() -> None:
    found = folder("P", [_run(START, _after(20)), _run(START, _after(15))], CALENDAR, date(2026, 6, 30))
    assert [stage.counted for stage in found.stages] == [20, 15]
    assert (found.used, found.excluded, found.state) == (20, 0, ClockState.STOPPED)


def test_one_after_the_other_adds_both_and_a_stage_not_accepted_adds_nothing() -> None:
    waiting = (CASE, [_event(1, C.DRAFT, C.RECEIVED, START)])
    found = folder("P", [_run(START, _after(20)), _run(_after(20), _after(35)), waiting], CALENDAR, _after(60))
    assert (found.used, len(found.stages)) == (35, 2)


def test_a_special_procedure_stands_apart_unless_another_stage_ran_on_its_days() -> None:
    one = _run(START, _after(20), (_after(5), _after(10)))
    alone = folder("P", [one], CALENDAR, _after(60))
    assert (alone.used, alone.excluded) == (15, 5)
    both = folder("P", [one, _run(START, _after(20))], CALENDAR, _after(60))
    assert (both.used, both.excluded) == (20, 0)


@pytest.mark.parametrize(
    ("today", "state"),
    [(99, ClockState.GREEN), (100, ClockState.AMBER), (119, ClockState.AMBER), (120, ClockState.RED)],
)
def test_amber_at_a_hundred_and_red_at_a_hundred_and_twenty(today: int, state: ClockState) -> None:
    found = folder("P", [_run(START, None)], CALENDAR, _day_of(today))
    assert (found.used, found.state) == (today, state)


def _day_of(used: int) -> date:
    day = START
    while folder("P", [_run(START, None)], CALENDAR, day).used < used:
        day += timedelta(days=1)
    return day
