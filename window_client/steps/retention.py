"""How long a draft is kept (草稿保存期限): untouched for so many days it becomes void, and the list says when before.

domain.md 6.3: personal data of a case that nobody goes on with is not kept. Its number and its trail stay.
"""

from datetime import date, timedelta

from window_client.domain import masking
from window_client.domain.ids import CaseId
from window_client.steps import open_case
from window_client.steps.work import Said, Show, Work
from window_client.views import DraftRow, Notice
from window_client.words import RefusalCode, Role

REASON = "draft kept to its last day"


def draft_rows(work: Work) -> tuple[DraftRow, ...]:
    """Drafts besides the one in hand, with the day on which each will go."""
    ends = goes_on(work)
    return tuple(
        DraftRow(
            case.id,
            case.receipt_no,
            case.item_name,
            masking.applicant(case.applicant_name, case.applicant_key),
            case.opened_at,
            ends.get(case.id),
        )
        for case in work.unit.cases.drafts(work.settings.window)
        if case.id != work.room.case
    )


def goes_on(work: Work) -> dict[CaseId, date]:
    """The day on which each draft becomes void unless somebody goes on with it. One that waits for the result of
    another item is counted from the day on which that is due."""
    kept, zone = timedelta(days=work.settings.keep_drafts_days), work.now.tzinfo
    days = work.unit.keeping.last_days(work.settings.window).items()
    return {case: max(at.astimezone(zone).date(), due or date.min) + kept for case, (at, due) in days}


def each_day(work: Work) -> Said:
    """Once a day, with a clerk signed in under whose name it stands; never the case in hand."""
    session = work.room.session
    if session is None or session.clerk.role is not Role.CLERK or work.room.drafts_seen == work.today:
        return []
    work.remember(drafts_seen=work.today)
    over = {case for case, day in goes_on(work).items() if day <= work.today and case != work.room.case}
    old = [case for case in work.unit.cases.drafts(work.settings.window) if case.id in over]
    for case in old:
        open_case.make_void(case, REASON, work)
    if not old:
        return []
    return [Notice(RefusalCode.DRAFTS_VOID, "queue", {"count": str(len(old))}), Show.WORK]
