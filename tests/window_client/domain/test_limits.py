"""Due dates: every vector of domain.md 7.4, layers that switch a day both ways, years that are not announced."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference_platform import sample
from window_client.central.catalogue import from_wire
from window_client.domain.item import Calendar, Limit
from window_client.domain.limits import Due, due, due_of, is_working_day

CATALOGUE = from_wire(sample.load())
NATIONAL = CATALOGUE.calendar
PLAIN = Calendar("plain", (2026,), frozenset(), frozenset())
# 2017, only the days around the vector: Qingming 2–4 April with 1 April worked instead (national layer)
APRIL_2017 = Calendar("2017", (2017,), frozenset({"2017-04-02", "2017-04-03", "2017-04-04"}), frozenset({"2017-04-01"}))
GUANGXI_2017 = replace(
    APRIL_2017,
    off=APRIL_2017.off | {"2017-03-30", "2017-03-31", "2017-04-01"},
    work=(APRIL_2017.work - {"2017-04-01"}) | {"2017-04-08"},
)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-04-30", 3, "2026-05-08"),
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-09-30", 20, "2026-11-03"),
        ("2026-10-09", 1, "2026-10-10"),
        ("2026-11-23", 20, "2026-12-21"),
        ("2026-01-05", 120, "2026-07-02"),
    ],
)
def test_published_vectors(start: str, days: int, expected: str) -> None:
    found = due(date.fromisoformat(start), Limit(days, "wd"), NATIONAL)
    assert found == Due(date.fromisoformat(expected), provisional=False)


def test_a_year_not_announced_is_provisional_and_knows_the_fixed_days() -> None:
    assert due(date(2026, 12, 28), Limit(5, "wd"), NATIONAL) == Due(date(2027, 1, 5), provisional=True)
    assert due(date(2026, 12, 28), Limit(3, "wd"), NATIONAL) == Due(date(2026, 12, 31), provisional=False)
    assert not is_working_day(date(2027, 10, 1), NATIONAL)  # a Friday
    assert is_working_day(date(2027, 10, 4), NATIONAL)  # not a day fixed by date


def test_fixed_days_do_not_touch_an_announced_year() -> None:
    assert not is_working_day(date(2026, 10, 1), NATIONAL)
    bare = replace(NATIONAL, off=frozenset(), work=frozenset())
    assert is_working_day(date(2026, 10, 1), bare)


def test_guangxi_switches_days_both_ways() -> None:
    start, one = date(2017, 3, 29), Limit(1, "wd")
    assert due(start, one, GUANGXI_2017).day == date(2017, 4, 5)
    assert due(start, one, APRIL_2017).day == date(2017, 3, 30)
    assert is_working_day(date(2017, 4, 8), GUANGXI_2017)
    assert not is_working_day(date(2017, 4, 8), APRIL_2017)


def test_days_on_the_spot_and_days_of_the_calendar() -> None:
    saturday = date(2026, 11, 21)
    assert due(saturday, Limit(0, "wd"), NATIONAL) == Due(saturday)
    assert due(date(2026, 9, 30), Limit(7, "d"), NATIONAL) == Due(date(2026, 10, 7))
    assert due(date(2026, 12, 28), Limit(7, "d"), NATIONAL) == Due(date(2027, 1, 4), provisional=False)


def test_the_earlier_day_is_promised_whatever_the_units() -> None:
    permit = CATALOGUE.items["I02"]  # legal 7 d, committed 3 wd
    assert due_of(permit, date(2026, 11, 23), NATIONAL).day == date(2026, 11, 26)
    before_holiday = date(2026, 9, 30)  # 3 working days end on 10-10, 7 days on 10-07
    assert due(before_holiday, permit.committed, NATIONAL).day == date(2026, 10, 10)
    assert due_of(permit, before_holiday, NATIONAL).day == date(2026, 10, 7)


@given(st.dates(date(2024, 1, 1), date(2026, 10, 1)), st.integers(1, 40))
def test_a_due_day_is_a_working_day_and_the_count_is_right(start: date, days: int) -> None:
    end = due(start, Limit(days, "wd"), NATIONAL).day
    assert is_working_day(end, NATIONAL)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(is_working_day(day, NATIONAL) for day in between) == days


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_without_a_layer_the_weekday_rule_stands(day: date) -> None:
    assert is_working_day(day, PLAIN) == (day.weekday() < 5)
