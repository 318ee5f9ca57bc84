"""The clocks of a case (时限), domain.md 2.4: six, read off its events and promises; nothing of them is stored twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from window_client.domain import limits
from window_client.domain.case import Case, Event
from window_client.domain.document import Promise
from window_client.domain.item import Calendar, Item, Limit
from window_client.domain.limits import Due
from window_client.words import CaseState as C
from window_client.words import ClockKind, ClockState

_DECISION = frozenset({C.DECIDED_GRANT, C.DECIDED_REFUSE, C.WITHDRAWN, C.VOID})
_RUNS: tuple[tuple[ClockKind, frozenset[C], frozenset[C]], ...] = (
    (ClockKind.ACCEPTANCE, frozenset({C.RECEIVED}), frozenset({C.ACCEPTED, C.NOT_ACCEPTED, C.CORRECTION})),
    (ClockKind.CORRECTION, frozenset({C.CORRECTION}), frozenset({C.RECEIVED, C.ABANDONED})),
    (ClockKind.LEGAL, frozenset({C.ACCEPTED}), _DECISION),
    (ClockKind.COMMITTED, frozenset({C.ACCEPTED}), _DECISION),
    (ClockKind.DELIVERY, frozenset({C.DECIDED_GRANT, C.DECIDED_REFUSE}), frozenset({C.DELIVERED})),
)
_STOP_ALL = frozenset({C.WITHDRAWN, C.VOID, C.ABANDONED, C.NOT_ACCEPTED})
EXTENDED = "extended"
"""Kind of the event of an extension (延长审批): its time is counted, its days are added to the due day."""

AMBER_SHARE = 0.2
"""Amber at one fifth of the limit left, or one working day."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The lengths that are not the item's own."""

    receive: Limit
    correction: Limit
    delivery: Limit


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: from when, until when, how it stands; `name` tells tolerated materials apart."""

    kind: ClockKind
    started: date
    due: Due
    state: ClockState
    name: str = ""


def clocks(
    events: Sequence[Event], promises: Iterable[Promise], item: Item, rules: Rules, calendar: Calendar, today: date
) -> list[Clock]:
    """Every clock that ever started, in the order of domain.md 2.4."""
    lengths = {
        ClockKind.ACCEPTANCE: rules.receive,
        ClockKind.CORRECTION: rules.correction,
        ClockKind.LEGAL: item.legal,
        ClockKind.COMMITTED: item.committed,
        ClockKind.DELIVERY: rules.delivery,
    }
    pause = excluded(events, calendar, today)
    found = []
    for kind, starts, stops in _RUNS:
        began, ended = _span(events, starts, stops | _STOP_ALL)
        if began is None:
            continue
        handling = kind in {ClockKind.LEGAL, ClockKind.COMMITTED}
        due = _pushed(limits.due(began, lengths[kind], calendar), pause if handling else 0, calendar)
        state = ClockState.STOPPED if ended else colour(began, due.day, calendar, today)
        found.append(Clock(kind, began, due, state))
    for promise in promises:
        if promise.due is not None:
            began, due = promise.made_at.date(), Due(promise.due)
            state = ClockState.STOPPED if promise.kept_at else colour(began, due.day, calendar, today)
            found.append(Clock(ClockKind.TOLERANT, began, due, state, promise.name))
    return found


def colour(began: date, due: date, calendar: Calendar, today: date) -> ClockState:
    """Green; amber when a fifth of the working days or one of them is left; red after the due day."""
    if today > due:
        return ClockState.RED
    left, whole = working_days(today, due, calendar), working_days(began, due, calendar)
    return ClockState.AMBER if left <= max(1.0, whole * AMBER_SHARE) else ClockState.GREEN


def working_days(after: date, until: date, calendar: Calendar) -> int:
    """Working days after the first day, up to and with the last one."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(limits.is_working_day(day, calendar) for day in days)


def excluded(events: Sequence[Event], calendar: Calendar, today: date) -> int:
    """Working days inside special procedures (hearing, inspection, expert review …), which the law does not count."""
    total, began = 0, None
    for event in events:
        if event.from_state is event.to_state:
            continue  # a paper written meanwhile neither begins nor ends it
        if event.to_state is C.SPECIAL and event.kind != EXTENDED and began is None:
            began = event.at.date()
        elif event.from_state is C.SPECIAL and began is not None:
            total, began = total + working_days(began, event.at.date(), calendar), None
    return total + (working_days(began, today, calendar) if began is not None else 0)


def promised(case: Case, events: Sequence[Event], calendar: Calendar, today: date) -> Due | None:
    """The day that the applicant was told; while a special procedure runs, later by the working days that it has taken."""
    if case.due is None:
        return None
    due = Due(case.due, case.due_provisional)
    began = next((each for each in reversed(events) if each.to_state is C.SPECIAL), None)
    if case.state is not C.SPECIAL or began is None or began.kind == EXTENDED:
        return due
    return _pushed(due, working_days(began.at.date(), today, calendar), calendar)


def deemed_on(received: datetime, rules: Rules, calendar: Calendar) -> Due:
    """The last day for a word; the day after it the application counts as accepted from receipt (art. 32)."""
    return limits.due(received.date(), rules.receive, calendar)


def _span(events: Sequence[Event], starts: frozenset[C], stops: frozenset[C]) -> tuple[date | None, date | None]:
    """Last start and the stop after it."""
    began: date | None = None
    ended: date | None = None
    for event in events:
        if event.from_state is event.to_state:
            continue
        if event.to_state in starts:
            began, ended = event.at.date(), None
        elif event.to_state in stops and began is not None and ended is None:
            ended = event.at.date()
    return began, ended


def _pushed(due: Due, days: int, calendar: Calendar) -> Due:
    if not days:
        return due
    later = limits.due(due.day, Limit(days, "wd"), calendar)
    return Due(later.day, due.provisional or later.provisional)
