"""The six clocks of domain.md 2.4, their colours, excluded time, and layers that switch a day both ways."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from reference_platform import sample
from window_client.central.catalogue import from_wire
from window_client.domain import clocks, limits
from window_client.domain.case import Event
from window_client.domain.clocks import Rules
from window_client.domain.document import Promise
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.item import CalendarLayer, Limit
from window_client.words import CaseState as C
from window_client.words import ClockKind as K
from window_client.words import ClockState as S
from window_client.words import PromiseKind, Role

CATALOGUE = from_wire(sample.load())
CALENDAR, ITEM = CATALOGUE.calendar, CATALOGUE.items["R04"]
RULES = Rules(Limit(5, "wd"), Limit(30, "wd"), Limit(10, "wd"))
ZONE = timezone(timedelta(hours=8))


def _events(*moves: tuple[str, C]) -> list[Event]:
    events, came = [], C.DRAFT
    for number, (day, to) in enumerate(moves, 2):
        at = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=ZONE)
        events.append(Event(CaseId("c"), number, "x", came, to, StaffNo("1042"), Role.CLERK, "03", at))
        came = to
    return events


def _clocks(today: str, *moves: tuple[str, C], promises: tuple[Promise, ...] = ()) -> dict[K, clocks.Clock]:
    found = clocks.clocks(_events(*moves), promises, ITEM, RULES, CALENDAR, date.fromisoformat(today))
    return {clock.kind: clock for clock in found}


def test_a_received_case_has_five_working_days() -> None:
    clock = _clocks("2026-11-23", ("2026-11-23", C.RECEIVED))[K.ACCEPTANCE]
    assert (clock.started, clock.due.day, clock.state) == (date(2026, 11, 23), date(2026, 11, 30), S.GREEN)
    states = [_clocks(f"2026-11-{day}", ("2026-11-23", C.RECEIVED))[K.ACCEPTANCE].state for day in (26, 27, 30)]
    assert states == [S.GREEN, S.AMBER, S.AMBER]
    assert _clocks("2026-12-01", ("2026-11-23", C.RECEIVED))[K.ACCEPTANCE].state is S.RED


def test_a_correction_notice_stops_one_clock_and_starts_another() -> None:
    found = _clocks("2026-11-25", ("2026-11-23", C.RECEIVED), ("2026-11-25", C.CORRECTION))
    assert found[K.ACCEPTANCE].state is S.STOPPED
    assert found[K.CORRECTION].state is S.GREEN
    back = _clocks("2026-12-02", ("2026-11-23", C.RECEIVED), ("2026-11-25", C.CORRECTION), ("2026-12-01", C.RECEIVED))
    assert back[K.CORRECTION].state is S.STOPPED
    assert back[K.ACCEPTANCE].due.day == date(2026, 12, 8)


def test_acceptance_starts_both_handling_clocks_and_a_decision_the_delivery() -> None:
    accepted = (("2026-11-23", C.RECEIVED), ("2026-11-23", C.ACCEPTED))
    found = _clocks("2026-11-24", *accepted)
    assert found[K.LEGAL].due == limits.due(date(2026, 11, 23), ITEM.legal, CALENDAR)
    assert found[K.COMMITTED].due == limits.due(date(2026, 11, 23), ITEM.committed, CALENDAR)
    assert K.DELIVERY not in found
    decided = _clocks("2026-12-01", *accepted, ("2026-11-25", C.IN_REVIEW), ("2026-12-01", C.DECIDED_GRANT))
    assert decided[K.COMMITTED].state is S.STOPPED
    assert decided[K.DELIVERY].due.day == date(2026, 12, 15)


def test_a_special_procedure_is_not_counted() -> None:
    moves = (("2026-11-23", C.RECEIVED), ("2026-11-23", C.ACCEPTED), ("2026-11-24", C.IN_REVIEW))
    plain = _clocks("2026-12-01", *moves)[K.LEGAL].due.day
    special = (*moves, ("2026-11-26", C.SPECIAL), ("2026-12-01", C.IN_REVIEW))
    pushed = _clocks("2026-12-01", *special)[K.LEGAL].due.day
    assert clocks.working_days(plain, pushed, CALENDAR) == 3
    running = (*moves, ("2026-11-26", C.SPECIAL))
    assert _clocks("2026-12-01", *running)[K.LEGAL].due.day == pushed


def test_a_withdrawal_stops_everything() -> None:
    found = _clocks("2027-06-01", ("2026-11-23", C.RECEIVED), ("2026-11-23", C.ACCEPTED), ("2026-11-24", C.WITHDRAWN))
    assert {clock.state for clock in found.values()} == {S.STOPPED}


def test_each_promised_material_has_its_own_clock() -> None:
    made = datetime(2026, 11, 23, 10, tzinfo=ZONE)
    promise = Promise(CaseId("c"), "M.RULES", "卫生管理制度", PromiseKind.TOLERANT, date(2026, 12, 7), made)
    assert _clocks("2026-11-24", promises=(promise,))[K.TOLERANT].state is S.GREEN
    assert _clocks("2026-12-08", promises=(promise,))[K.TOLERANT].state is S.RED
    kept = replace(promise, kept_at=made)
    assert _clocks("2026-12-08", promises=(kept,))[K.TOLERANT].state is S.STOPPED


def test_silence_ends_with_the_fifth_working_day() -> None:
    received = datetime(2026, 9, 24, 17, 59, tzinfo=ZONE)
    assert clocks.deemed_on(received, RULES, CALENDAR).day == date(2026, 10, 9)


@pytest.mark.parametrize(("rank_first", "expected"), [(True, date(2017, 4, 5)), (False, date(2017, 4, 5))])
def test_a_region_wins_over_the_nation_in_whatever_order_they_come(rank_first: bool, expected: date) -> None:
    national = CalendarLayer(
        "national", 1, "国办", (("2017-04-01", False), ("2017-04-02", True), ("2017-04-03", True), ("2017-04-04", True))
    )
    guangxi = CalendarLayer(
        "region", 2, "桂政办", (("2017-03-30", True), ("2017-03-31", True), ("2017-04-01", True), ("2017-04-08", False))
    )
    order = [guangxi, national] if rank_first else [national, guangxi]
    bare = replace(CALENDAR, years=(2017,), off=frozenset(), work=frozenset())
    assert limits.due(date(2017, 3, 29), Limit(1, "wd"), limits.layered(bare, order)).day == expected
    assert limits.due(date(2017, 3, 29), Limit(1, "wd"), limits.layered(bare, [national])).day == date(2017, 3, 30)
    flood = CalendarLayer("site", 3, "防汛指挥部", (("2017-04-05", True),))
    closed = limits.layered(bare, [flood, *order])
    assert limits.due(date(2017, 3, 29), Limit(1, "wd"), closed).day == date(2017, 4, 6)
