"""Day close and night reconciliation (日结、对账): printed = here = platform, and never green with a gap.

The platform tells the ids of all records it has of this window's day. A record that it once acknowledged and does not
have is sent again: its id makes that harmless. The head of the audit trail is left with the platform each time, and the
one left before must still be a line of the trail: somebody with the data key can rewrite a trail, but not that. What cannot be healed is shown by number.
"""

from collections.abc import Sequence
from datetime import date

from window_client.domain import visits
from window_client.domain.case import Case
from window_client.messages import AskDay, CloseDay, DayHeard
from window_client.steps import day_sheet, deliver, show_due
from window_client.steps.work import Said, Show, Work
from window_client.views import DayView
from window_client.words import CentralState, DeliveryKind, DeliveryState, NumberKind, PaperState

RECONCILED = "reconciled_day"
MOST_CASES = 10_000
_OUT = {PaperState.PRINTED, PaperState.HANDED_OVER}


def close_day(message: CloseDay, work: Work) -> Said:
    """A person closes the day: the platform is asked first."""
    work.remember(closing_by=work.who().clerk.staff_no)
    return [AskDay(work.today, *work.unit.audit.last)]


def at_night(work: Work) -> Said:
    """Once a day, after the hall's closing hour, when all is sent."""
    if work.now.hour < work.settings.close_hour or work.room.central is not CentralState.ONLINE:
        return []
    done = (work.unit.notes.get(RECONCILED) or b"").decode()
    if done == work.today.isoformat() or work.unit.deliveries.waiting()[0]:
        return []
    work.unit.notes.put(RECONCILED, work.today.isoformat().encode())
    return [AskDay(work.today, *work.unit.audit.last)]


def day_heard(message: DayHeard, work: Work) -> Said:
    """Compare, heal, tell; the result stands in the audit trail under who asked for it."""
    cases = work.unit.cases.accepted_on(message.day, MOST_CASES)
    resent = _send_lost_again(work, cases, message)
    view = _tally(work, cases, message, resent)
    figures = f"{view.printed}={view.local}={view.platform} unsent {view.unsent} missing {view.missing}"
    by = work.room.closing_by
    if view.trail_changed:
        work.audit("audit_trail", str(message.audit_lines), outcome="differs_from_platform")
    work.remember(closing_by="")
    work.audit(
        "close_day" if by else "reconcile", message.day.isoformat(), figures, "green" if view.is_green else "gap"
    )
    said = day_sheet.freeze_sheet(work, view)
    return [*said, *deliver.send_due(work), Show.SYNC] if resent else said


def _is_trail_another(work: Work, lines: int, head: str) -> bool:
    """Whether the line whose hash the platform keeps is no longer that line: the trail was cut or rewritten."""
    if not lines:
        return False
    found = work.unit.audit.entries(after=lines - 1, limit=1)
    return not found or (found[0].seq, found[0].hash) != (lines, head)


def _send_lost_again(work: Work, cases: Sequence[Case], message: DayHeard) -> int:
    if message.records is None:
        return 0
    lost = [
        row.id
        for case in cases
        for row in work.unit.deliveries.of_case(case.id)
        if row.kind is DeliveryKind.EVENT
        and row.state is DeliveryState.ACKNOWLEDGED
        and row.id not in message.records.get(case.receipt_no, ())
    ]
    if lost:
        work.unit.deliveries.mark(lost, DeliveryState.WAITING, at=work.now)
        work.audit("records_lost", "", f"{len(lost)}", "sent_again")
    return len(lost)


def _visits(work: Work, day: date) -> list[tuple[bool, int]]:
    """The month's cases of items that promise one visit at most: whether a further one was needed, how many."""
    items = work.room.catalogue.items if work.room.catalogue else {}
    return [
        (again, count)
        for code, again, count in work.unit.cases.accepted_since(day.replace(day=1))
        if code in items and visits.promised(items[code])
    ]


def _tally(work: Work, cases: Sequence[Case], message: DayHeard, resent: int) -> DayView:
    papers = [work.unit.papers.of_case(case.id) for case in cases]
    here = {case.receipt_no for case in cases}
    there = None if message.records is None else set(message.records)
    numbers = work.unit.numbers.tally(NumberKind.RECEIPT, message.day)
    visited = _visits(work, message.day)
    return DayView(
        day=message.day,
        local=len(cases),
        printed=sum(any(paper.state in _OUT for paper in each) for each in papers),
        doubtful=sum(
            any(p.state is PaperState.DOUBTFUL for p in e) and not any(p.state in _OUT for p in e) for e in papers
        ),
        platform=None if there is None else len(there),
        only_here=() if there is None else tuple(sorted(here - there)),
        only_there=() if there is None else tuple(sorted(there - here)),
        used=numbers.used,
        void=numbers.void,
        missing=numbers.missing,
        unsent=work.unit.deliveries.waiting()[0],
        returned=work.unit.deliveries.count(DeliveryState.RETURNED),
        resent=resent,
        drafts=len(work.unit.cases.drafts(work.settings.window)),
        staff_no=work.room.closing_by,
        trail_changed=_is_trail_another(work, message.audit_lines, message.audit_head),
        late=show_due.late_promises(work),
        once=sum(count for again, count in visited if not again),
        promised_once=sum(count for _, count in visited),
        at=work.now,
    )
