"""The folder of one investment project (投资项目): its approvals side by side against 120 working days (domain.md Q22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from window_client.domain import limits
from window_client.domain.case import Case, Event
from window_client.domain.clocks import EXTENDED
from window_client.domain.item import Calendar
from window_client.words import CaseState as C
from window_client.words import ClockState

CODE = "J.code"
"""Element that holds the national project code (投资项目统一代码), 24 characters."""

LIMIT, AMBER = 120, 100
"""Working days from proposal to completion; amber from the second on."""

_ENDS = frozenset({C.DECIDED_GRANT, C.DECIDED_REFUSE, C.WITHDRAWN, C.VOID})


@dataclass(frozen=True, slots=True)
class Stage:
    """One case of the project. `counted` and `excluded` are its own working days."""

    receipt_no: str
    item_name: str
    state: C
    began: date
    ended: date | None
    counted: int
    excluded: int


@dataclass(frozen=True, slots=True)
class Folder:
    """The project: a day on which several stages run counts once. `excluded` = days on which only special procedures ran."""

    code: str
    stages: tuple[Stage, ...]
    used: int
    excluded: int
    state: ClockState


def folder(code: str, cases: Iterable[tuple[Case, Sequence[Event]]], calendar: Calendar, today: date) -> Folder:
    """Count the project up to today; cases that were never accepted are no stages yet."""
    stages, used, paused = [], set[date](), set[date]()
    for case, events in cases:
        began, ended = _span(events)
        if began is None:
            continue
        special = _special(events, calendar, today)
        counted = _days(began, ended or today, calendar) - special
        stages.append(Stage(case.receipt_no, case.item_name, case.state, began, ended, len(counted), len(special)))
        used |= counted
        paused |= special
    running = any(stage.ended is None for stage in stages)
    return Folder(code, tuple(stages), len(used), len(paused - used), _state(len(used), running=running))


def _state(used: int, *, running: bool) -> ClockState:
    if used >= LIMIT:
        return ClockState.RED
    if used >= AMBER:
        return ClockState.AMBER
    return ClockState.GREEN if running else ClockState.STOPPED


def _span(events: Sequence[Event]) -> tuple[date | None, date | None]:
    """Acceptance and decision; a deemed acceptance counts from its event as all others do."""
    began = ended = None
    for event in events:
        if event.from_state is event.to_state:
            continue
        if event.to_state is C.ACCEPTED:
            began, ended = event.at.date(), None
        elif event.to_state in _ENDS and began is not None and ended is None:
            ended = event.at.date()
    return began, ended


def _special(events: Sequence[Event], calendar: Calendar, today: date) -> set[date]:
    """Working days inside special procedures, which the law does not count (art. 45)."""
    found, began = set[date](), None
    for event in events:
        if event.from_state is event.to_state:
            continue  # a paper written meanwhile neither begins nor ends it
        if event.to_state is C.SPECIAL and event.kind != EXTENDED and began is None:
            began = event.at.date()
        elif event.from_state is C.SPECIAL and began is not None:
            found |= _days(began, event.at.date(), calendar)
            began = None
    return found | (_days(began, today, calendar) if began is not None else set())


def _days(after: date, until: date, calendar: Calendar) -> set[date]:
    """Working days after the first day, up to and with the last one."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return {day for day in days if limits.is_working_day(day, calendar)}
