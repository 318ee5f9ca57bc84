"""Receipts on which nobody spoke (未告知): those that count as accepted from tomorrow, and those that do, until somebody
has looked. The marks stand as long as their cause: no later notice covers them (domain.md 2.2, art. 32 (4))."""

import json
from collections.abc import Callable

from window_client.domain import clocks
from window_client.domain.case import Case
from window_client.domain.ids import CaseId
from window_client.domain.limits import Due
from window_client.steps import show_due
from window_client.steps.work import Said, Show, Work
from window_client.views import Silence
from window_client.words import CaseState

MOST = 500
DEEMED = "deemed_unseen"
"""Note: ids of cases accepted by silence that nobody has opened since."""


def each_day(work: Work) -> Said:
    """Look once a day which receipts have their last day, whoever is signed in: a closed window's receipts run too."""
    if work.room.catalogue is None or work.room.silence_seen == work.today:
        return []
    cases = work.unit.cases.in_state(CaseState.RECEIVED, MOST)
    last_days = ((case.id, last_day(work, case)) for case in cases)
    running_out = frozenset(case for case, last in last_days if last is not None and _is_near(work, last))
    work.remember(silence_seen=work.today, silent=running_out)
    return [Show.WORK] if running_out else []


def look_again(work: Work) -> None:
    """A receipt was entered with an earlier day (补录): its last day may be today."""
    work.remember(silence_seen=None)


def last_day(work: Work, case: Case) -> Due | None:
    """The last day for a word on what was received; None before anything was."""
    received = [event for event in work.unit.cases.events(case.id) if event.to_state is CaseState.RECEIVED]
    if not received:
        return None
    return clocks.deemed_on(received[-1].at, show_due.rules(work), work.catalogue().calendar)


def now(work: Work) -> Silence:
    """How it stands by the rows: what was spoken on since does not count any more."""
    waiting = 0
    for ident in work.room.silent:
        case = work.unit.cases.get(ident)
        waiting += case is not None and case.state is CaseState.RECEIVED
    return Silence(waiting, len(unseen(work)))


def deemed(work: Work, case: Case) -> None:
    """This one was accepted by silence: it stays in the list until somebody opens it."""
    _keep(work, lambda cases: [*cases, case.id])


def seen(work: Work, case: CaseId) -> None:
    """Somebody has this case on the desk now."""
    if case in unseen(work):
        _keep(work, lambda cases: [each for each in cases if each != case])


def unseen(work: Work) -> list[CaseId]:
    """Accepted by silence and not opened since."""
    raw = work.unit.notes.get(DEEMED)
    return [CaseId(each) for each in json.loads(raw)] if raw else []


def _keep(work: Work, changed: Callable[[list[CaseId]], list[CaseId]]) -> None:
    work.unit.notes.put(DEEMED, json.dumps(changed(unseen(work))).encode())


def _is_near(work: Work, last: Due) -> bool:
    """Today is the last day, or it is past and no clerk was here."""
    return not clocks.working_days(work.today, last.day, work.catalogue().calendar)
