"""What is due today or late (今日到期与逾期): receipts without a word, promised materials, corrections, commitments."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from window_client.domain import clocks, masking
from window_client.domain import project as projects
from window_client.domain.case import Answer, Case
from window_client.domain.clocks import Rules
from window_client.domain.delivery import TAKEN_ELSEWHERE
from window_client.domain.document import Promise
from window_client.domain.ids import CaseId
from window_client.domain.item import Limit
from window_client.ports import Unit
from window_client.steps.work import Glance, Work
from window_client.views import ClockRow, DueRow, FixRow, ProjectView
from window_client.words import CaseState, ClockKind, ClockState, DeliveryState, PromiseKind

MOST = 50
TO_FIX = "archive_to_fix"
"""Note: case id → faults, as the last try to archive it found them."""

WANTED = frozenset({ClockState.AMBER, ClockState.RED})
OVER = frozenset({CaseState.WITHDRAWN, CaseState.VOID, CaseState.NOT_ACCEPTED, CaseState.ABANDONED})
STATES = (CaseState.RECEIVED, CaseState.CORRECTION)


def rules(work: Glance) -> Rules:
    """The lengths of the clocks that are not the item's own."""
    days = work.settings
    return Rules(Limit(days.receive_days, "wd"), Limit(days.correction_days, "wd"), Limit(days.delivery_days, "wd"))


def project(work: Work, answers: Mapping[str, Answer]) -> ProjectView | None:
    """The folder of the investment project that this form names, as far as this window knows its cases."""
    named = answers.get(projects.CODE)
    if named is None or not named.value or work.room.catalogue is None:
        return None
    cases = [(each, work.unit.cases.events(each.id)) for each in work.unit.cases.of_project(named.value)]
    found = projects.folder(named.value, cases, work.catalogue().calendar, work.today)
    stages = tuple(f"{each.item_name} {each.counted}" for each in found.stages)
    return ProjectView(found.code, found.used, projects.LIMIT, found.excluded, stages, found.state)


def clock_rows(work: Work, case: Case) -> tuple[ClockRow, ...]:
    """Every clock of the case. The committed day is the one that was promised: it moves by a special procedure and by
    nothing else; an extension carries the legal limit with it (art. 42)."""
    item = work.item_of(case)
    if item is None or case.state is CaseState.DRAFT:
        return ()
    calendar, events = work.catalogue().calendar, work.unit.cases.events(case.id)
    found = clocks.clocks(events, work.unit.documents.promises(case.id), item, rules(work), calendar, work.today)
    promised = clocks.promised(case, events, calendar, work.today)
    extended = any(event.kind == clocks.EXTENDED for event in events)
    rows = []
    for clock in found:
        due = clock.due
        if promised is not None and clock.kind is ClockKind.COMMITTED:
            due = promised
        elif promised is not None and clock.kind is ClockKind.LEGAL and extended:
            due = max(due, promised, key=lambda each: each.day)
        stopped = clock.state is ClockState.STOPPED
        state = clock.state if stopped else clocks.colour(clock.started, due.day, calendar, work.today)
        left = clocks.working_days(work.today, due.day, calendar) - clocks.working_days(due.day, work.today, calendar)
        rows.append(ClockRow(clock.kind, clock.started, due.day, due.provisional, state, left, clock.name))
    return tuple(rows)


def to_fix(unit: Unit) -> dict[str, list[str]]:
    """Cases whose archive package did not pass its checks, with what was found."""
    raw = unit.notes.get(TO_FIX)
    found: dict[str, list[str]] = json.loads(raw) if raw else {}
    return found


def conflict_rows(work: Work) -> list[FixRow]:
    """Cases that the platform has from elsewhere too (两头受理): one of the two must be taken back."""
    returned = work.unit.deliveries.in_state(DeliveryState.RETURNED)
    twice = {row.case: row.cause for row in returned if row.cause.startswith(TAKEN_ELSEWHERE)}
    cases = [(work.unit.cases.get(case), cause) for case, cause in list(twice.items())[:MOST]]
    return [_fix_row(case, "", cause.removeprefix(TAKEN_ELSEWHERE)) for case, cause in cases if case is not None]


def _fix_row(case: Case, what: str, other: str = "") -> FixRow:
    name = masking.applicant(case.applicant_name, case.applicant_key)
    return FixRow(case.id, case.receipt_no, case.item_name, name, what, other)


def fix_rows(work: Work) -> list[FixRow]:
    """The to-fix list of the archive (归档待整改)."""
    found = []
    for case_id, faults in list(to_fix(work.unit).items())[:MOST]:
        case = work.unit.cases.get(CaseId(case_id))
        if case is not None:
            found.append(_fix_row(case, "；".join(faults)))
    return found


def rows(work: Work) -> list[DueRow]:
    """Latest first in need: red before amber, then by day."""
    if work.room.catalogue is None:
        return []
    found = [*_waiting(work), *_promised(work), *_handling(work)]
    return sorted(found, key=lambda each: (each.state is not ClockState.RED, each.due))[:MOST]


def _waiting(work: Work) -> Iterator[DueRow]:
    for state in STATES:
        for case in work.unit.cases.in_state(state, MOST):
            item = work.item_of(case)
            if item is None:
                continue
            events = work.unit.cases.events(case.id)
            for clock in clocks.clocks(events, (), item, rules(work), work.catalogue().calendar, work.today):
                if clock.state in WANTED:
                    yield row(case, clock.kind, clock.due.day, clock.state)


def _promised(work: Work) -> Iterator[DueRow]:
    for promise in work.unit.documents.promises_due(work.today + timedelta(days=7), MOST):
        case = work.unit.cases.get(promise.case)
        state = _state(promise, work)
        open_case = case is not None and case.state not in OVER
        if case is not None and open_case and state in WANTED and promise.due is not None:
            yield row(case, ClockKind.TOLERANT, promise.due, state, promise.name)


def late_promises(work: Work) -> tuple[str, ...]:
    """Receipt numbers of open cases whose tolerated material did not come by its day."""
    numbers: set[str] = set()
    for promise in work.unit.documents.promises_due(work.today - timedelta(days=1), MOST):
        case = work.unit.cases.get(promise.case)
        if case is not None and case.state not in OVER and promise.kind is PromiseKind.TOLERANT:
            numbers.add(case.receipt_no)
    return tuple(sorted(numbers))


def _state(promise: Promise, work: Work) -> ClockState:
    assert promise.due is not None
    return clocks.colour(promise.made_at.date(), promise.due, work.catalogue().calendar, work.today)


def _handling(work: Work) -> Iterator[DueRow]:
    for case in work.unit.cases.due_by(work.today + timedelta(days=1), MOST):
        at_once = case.accepted_at is not None and case.due == case.accepted_at.date()
        if case.due is not None and not (at_once and case.due >= work.today):  # 当场办结: late from tomorrow on
            state = ClockState.RED if case.due < work.today else ClockState.AMBER
            yield row(case, ClockKind.COMMITTED, case.due, state)


def row(case: Case, kind: ClockKind, due: date, state: ClockState, what: str = "", *, deemed: bool = False) -> DueRow:
    """One line of the list."""
    name = masking.applicant(case.applicant_name, case.applicant_key)
    return DueRow(case.id, case.receipt_no, case.item_name, name, kind, due, state, what, deemed)
