"""Cases whose days are over (到期清理): once a night, slice by slice, so that the window goes on serving beside it."""

from datetime import datetime, timedelta

from window_client.domain.keeping import Days, Ended, plan
from window_client.messages import LookAtStore, ReduceDue
from window_client.steps import change_key, check_store
from window_client.steps.work import Said, Show, Work
from window_client.views import KeepingRow, StoreView
from window_client.words import Waits

SLICE = 100
LOOKED_AT = 5000
SHOWN = 200


def each_night(work: Work) -> Said:
    """Once a day after the hall's closing hour; it needs nobody's name: the window does it by its settings."""
    if work.now.hour < work.settings.close_hour or work.room.cases_kept == work.today:
        return []
    work.remember(cases_kept=work.today)
    return [ReduceDue()]


def reduce_due(message: ReduceDue, work: Work) -> Said:
    """One slice. Of a case stay number, state and the hash of what was reported; the audit trail has them too."""
    rows = work.unit.keeping.ended(message.after, SLICE)
    done = message.done + sum(_goes(case, work) for case in rows)
    if len(rows) == SLICE:
        return [ReduceDue((rows[-1].state.value, rows[-1].opened_at), done)]
    before = work.now - timedelta(days=work.settings.keep_cases_days)
    letters = work.unit.keeping.drop_inbox(before)
    if not done and not letters:
        return []
    work.audit("keep_cases", "", f"{done} cases, {letters} messages")
    return [Show.WORK]


def look_at_store(message: LookAtStore, work: Work) -> Said:
    """The preview: nothing is changed by looking."""
    return [view(work), change_key.view(work)]


def view(work: Work) -> StoreView:
    """What goes next, and what waits for what."""
    cases: list[Ended] = []
    after: tuple[str, datetime] | None = None
    while len(cases) < LOOKED_AT:
        rows = work.unit.keeping.ended(after, SLICE)
        cases += rows
        if len(rows) < SLICE:
            break
        after = (rows[-1].state.value, rows[-1].opened_at)
    listed = sorted((_row(case, work) for case in cases), key=_first_to_go)
    week = work.today + timedelta(days=7)
    checked = (work.unit.notes.get(check_store.CHECKED_AT) or b"").decode()
    return StoreView(
        checked_at=datetime.fromisoformat(checked) if checked else None,
        damaged=work.room.store_damaged,
        rows=tuple(listed[:SHOWN]),
        within_week=sum(bool(row.case_on and row.case_on <= week) for row in listed),
        waits_platform=sum(row.waits is Waits.PLATFORM for row in listed),
        waits_archive=sum(row.waits is Waits.ARCHIVE for row in listed),
        reduced=work.unit.keeping.count(),
        more=len(cases) >= LOOKED_AT,
    )


def _goes(case: Ended, work: Work) -> bool:
    what = plan(case, _days(work))
    if what.case_on is not None and what.case_on <= work.today and case.id != work.room.case:
        digest = work.unit.keeping.reduce(case.id, work.now)
        work.audit("reduce_case", case.receipt_no, f"{case.state.value} {digest}")
        return True
    if what.pages_on is not None and what.pages_on <= work.today:
        work.unit.keeping.drop_pages(case.id)
        work.audit("drop_pages", case.receipt_no, f"{case.pages}")
    return False


def _days(work: Work) -> Days:
    settings = work.settings
    return Days(settings.keep_cases_days, settings.keep_pages_days, settings.archived_elsewhere)


def _row(case: Ended, work: Work) -> KeepingRow:
    what = plan(case, _days(work))
    return KeepingRow(case.receipt_no, case.item_name, case.state, what.case_on, what.pages_on, what.waits)


def _first_to_go(row: KeepingRow) -> tuple[bool, str, str]:
    day = row.pages_on or row.case_on
    return (day is None, day.isoformat() if day else "", row.receipt_no)
