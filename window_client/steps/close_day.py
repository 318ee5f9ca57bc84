"""Day close and night reconciliation (日结、对账): printed = here = platform, and never green with a gap.

The platform tells ids and hashes of all records it has of this window's day (`compare_day`). A record that it once
acknowledged and does not have is sent again: its id makes that harmless. The head of the audit trail is left with the platform each time, and the
one left before must still be a line of the trail: somebody with the data key can rewrite a trail, but not that. A platform
that knows less of the trail than was left with it was set back to a backup: all that it took since then goes again. A day
whose night was missed, the window being off or the platform away, is compared when both are there. What cannot be healed
is shown by number.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from window_client.domain import visits
from window_client.domain.case import Case
from window_client.messages import AskDay, CloseDay, DayHeard
from window_client.steps import day_sheet, deliver, show_due
from window_client.steps.compare_day import Compared, compare_day, send_again
from window_client.steps.work import Said, Show, Work
from window_client.views import DayView
from window_client.words import CentralState, DeliveryKind, DeliveryState, NumberKind, PaperState

RECONCILED = "reconciled_day"
"""Note: the last day (ISO) that was compared with the platform without anybody asking."""

AUDIT_LEFT = "audit_left"
"""Note: how many lines the audit trail had when its head was last left with the platform."""

ASK_AGAIN = timedelta(minutes=5)
LOOK_BACK = timedelta(days=30)
MOST_CASES = 10_000
_OUT = {PaperState.PRINTED, PaperState.HANDED_OVER}


def close_day(message: CloseDay, work: Work) -> Said:
    """A person closes the day: the platform is asked first."""
    work.remember(closing_by=work.who().clerk.staff_no)
    return [AskDay(work.today, *work.unit.audit.last)]


def at_night(work: Work) -> Said:
    """After the hall's closing hour, when all is sent; days that were missed, at any hour. Once each, when the platform
    answered."""
    asked = work.room.day_asked_at
    if work.room.central is not CentralState.ONLINE or (asked is not None and work.now - asked < ASK_AGAIN):
        return []
    day = _owed_day(work)
    if day is None or work.unit.deliveries.waiting()[0]:
        return []
    work.remember(day_asked_at=work.now)
    return [AskDay(day, *work.unit.audit.last)]


def _owed_day(work: Work) -> date | None:
    """The oldest day that is over and was not compared yet. A day ahead of today was compared under a wrong clock."""
    today, yesterday = work.today, work.today - timedelta(days=1)
    note = work.unit.notes.get(RECONCILED)
    last = date.fromisoformat(note.decode()) if note else yesterday
    if last == today:
        return None
    day = max(min(last, yesterday) + timedelta(days=1), today - LOOK_BACK)
    return day if day < today or work.now.hour >= work.settings.close_hour else None


def day_heard(message: DayHeard, work: Work) -> Said:
    """Compare, heal, tell; the result stands in the audit trail under who asked for it."""
    by = work.room.closing_by
    if message.records is None and not by:
        return []  # asked again
    cases = work.unit.cases.accepted_on(message.day, MOST_CASES)
    found = compare_day(work, message)
    resent = found.resent + _send_lost_again(work, cases, message) + _after_set_back(work, message)
    view = _tally(work, cases, message, replace(found, resent=resent))
    figures = f"{view.printed}={view.local}={view.platform} unsent {view.unsent} missing {view.missing} altered {view.altered}"
    if view.trail_changed:
        work.audit("audit_trail", str(message.audit_lines), outcome="differs_from_platform")
    work.remember(closing_by="")
    work.audit(
        "close_day" if by else "reconcile", message.day.isoformat(), figures, "green" if view.is_green else "gap"
    )
    if not by and message.day == _owed_day(work):
        work.unit.notes.put(RECONCILED, message.day.isoformat().encode())
        work.remember(day_asked_at=None)
    is_told = by or message.day == work.today or view.differs
    said = day_sheet.freeze_sheet(work, view) if is_told else []
    return [*said, *deliver.send_due(work), Show.SYNC] if resent else said


def _after_set_back(work: Work, message: DayHeard) -> int:
    """How many records go again because the platform was set back to a backup; each is harmless there."""
    if not message.audit_left:
        return 0
    left = int(work.unit.notes.get(AUDIT_LEFT) or b"0")
    work.unit.notes.put(AUDIT_LEFT, str(message.audit_left).encode())
    if message.audit_lines >= left:
        return 0
    count = work.unit.deliveries.again_since(_last_known(work, message.audit_lines), at=work.now)
    work.audit("platform_set_back", message.day.isoformat(), f"{count}", "sent_again")
    return count


def _last_known(work: Work, lines: int) -> datetime:
    """When the head that the platform still knows was written: it has all that it took before."""
    known = work.unit.audit.entries(after=lines - 1, limit=1) if lines else []
    oldest = work.now - LOOK_BACK
    return max(known[0].at, oldest) if known else oldest


def _is_trail_another(work: Work, lines: int, head: str) -> bool:
    """Whether the line whose hash the platform keeps is no longer that line: the trail was cut or rewritten."""
    if not lines:
        return False
    found = work.unit.audit.entries(after=lines - 1, limit=1)
    return not found or (found[0].seq, found[0].hash) != (lines, head)


def _send_lost_again(work: Work, cases: Sequence[Case], message: DayHeard) -> int:
    """By the ids of the cases accepted that day, which every platform tells."""
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
    send_again(work, lost)
    return len(lost)


def _visits(work: Work, day: date) -> list[tuple[bool, int]]:
    """The month's cases of items that promise one visit at most: whether a further one was needed, how many."""
    items = work.room.catalogue.items if work.room.catalogue else {}
    return [
        (again, count)
        for code, again, count in work.unit.cases.accepted_since(day.replace(day=1))
        if code in items and visits.promised(items[code])
    ]


def _tally(work: Work, cases: Sequence[Case], message: DayHeard, found: Compared) -> DayView:
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
        resent=found.resent,
        altered=found.altered,
        records_only_there=found.only_there,
        ids_only=found.ids_only,
        drafts=len(work.unit.cases.drafts(work.settings.window)),
        staff_no=work.room.closing_by,
        trail_changed=_is_trail_another(work, message.audit_lines, message.audit_head),
        late=show_due.late_promises(work),
        once=sum(count for again, count in visited if not again),
        promised_once=sum(count for _, count in visited),
        at=work.now,
    )
