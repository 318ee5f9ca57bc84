"""Enter a case later (补录): it was taken on paper while the window was dead; true times, a reason, a second person.

What happened on paper keeps its true time and, beside it, the time of entry; clocks count from the true day (domain.md
Q28, 2.3, 6.2).
"""

from datetime import datetime, timedelta

from window_client.domain.case import BackEntry
from window_client.errors import Refusal
from window_client.messages import EnterLater
from window_client.steps import lease_numbers, open_case
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import RefusalCode

PLACE = "later"


def enter_later(message: EnterLater, work: Work) -> Said:
    """A draft that is older than its row; served as any other from here on."""
    taken, reason = _moment(message.taken_at, work), message.reason.strip()
    accepted = _moment(message.accepted_at, work) if message.accepted_at.strip() else None
    oldest = work.now - timedelta(days=work.settings.back_entry_days)
    if taken is None or not oldest <= taken < work.now:
        raise _wrong_time(work)
    if message.accepted_at.strip() and (accepted is None or not taken <= accepted < work.now):
        raise _wrong_time(work)
    if not reason:
        raise Refusal(RefusalCode.REASON_MISSING)
    if work.second is None:
        raise Refusal(RefusalCode.SECOND_PERSON_NEEDED)
    case = open_case.new_draft(work, BackEntry(taken, accepted, reason, work.second.staff_no))
    facts = f"taken={taken.isoformat()} accepted={accepted.isoformat() if accepted else ''}"
    work.audit("enter_later", case.receipt_no, f"{facts} second={work.second.staff_no}")
    return [NoticeGone("second"), NoticeGone(PLACE), Show.CASE, Show.WORK, *lease_numbers.when_low(work)]


def _moment(text: str, work: Work) -> datetime | None:
    """What a person typed, in the hall's zone; None when it is no time."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return at.replace(tzinfo=work.now.tzinfo) if at.tzinfo is None and ":" in text else None


def _wrong_time(work: Work) -> Refusal:
    return Refusal(RefusalCode.BACK_TIME_WRONG, facts={"days": str(work.settings.back_entry_days)})
