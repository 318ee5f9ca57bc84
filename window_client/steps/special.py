"""Special procedures (特别程序): begun with a notice in writing, ended, and what they do to the promised day (art. 42, 45).

The department says them through the platform; where it says them on paper the window registers its word, and a
supervisor signs, because the promised day moves.
"""

from dataclasses import replace

from window_client.domain import clocks, limits, notice
from window_client.domain.case import Case
from window_client.domain.ids import DocumentId, StaffNo
from window_client.domain.item import Limit
from window_client.domain.life import Grounds
from window_client.domain.notice import Value
from window_client.errors import Refusal
from window_client.messages import BeginSpecial, DeliverDue, EndSpecial, PaperworkDue
from window_client.steps import sitting
from window_client.steps.advance import advance
from window_client.steps.freeze_paper import freeze
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import CaseState, DocumentKind, RefusalCode

BEGUN, OVER = "special", "special_over"


def begin_special(message: BeginSpecial, work: Work) -> Said:
    """The department's word on paper: which procedure, why, for how long; the applicant gets the notice now."""
    case, reason, approver = _named(work, message.case), message.reason.strip(), message.approver.strip()
    if not reason:
        raise Refusal(RefusalCode.REASON_MISSING)
    if not 0 < message.days <= limits.LONGEST:
        raise Refusal(RefusalCode.SPECIAL_DAYS_MISSING)
    if message.extension and not approver:
        raise Refusal(RefusalCode.APPROVER_MISSING)
    if work.second is None:
        raise Refusal(RefusalCode.SECOND_PERSON_NEEDED)
    if case.state is CaseState.ACCEPTED:
        case = advance(work, case, CaseState.IN_REVIEW, CaseState.IN_REVIEW.value, Grounds())
    if message.extension:
        case = extended(work, case, message.days)
    told = notice_papers(
        work, case, extension=message.extension, reason=reason, days=str(message.days), approver=approver
    )
    grounds = Grounds(reason=reason, told=bool(told), second=work.second.staff_no)
    kind = clocks.EXTENDED if message.extension else BEGUN
    work.unit.cases.save(advance(work, case, CaseState.SPECIAL, kind, grounds, documents=told))
    work.audit("begin_special", case.receipt_no, f"{kind} second={work.second.staff_no}")
    return _said()


def end_special(message: EndSpecial, work: Work) -> Said:
    """It is over: the working days that it took are added to the promised day, an extension was added before."""
    case = _named(work, message.case)
    if not message.reason.strip():
        raise Refusal(RefusalCode.REASON_MISSING)
    grounds = Grounds(reason=message.reason.strip())
    work.unit.cases.save(advance(work, pushed(work, case), CaseState.IN_REVIEW, OVER, grounds))
    work.audit("end_special", case.receipt_no)
    return _said()


def extended(work: Work, case: Case, days: int) -> Case:
    """The promised day moved by the days of an extension (延长审批)."""
    if case.due is None or not 0 < days <= limits.LONGEST:
        return case
    due = limits.due(case.due, Limit(days, "wd"), work.catalogue().calendar)
    return replace(case, due=due.day, due_provisional=case.due_provisional or due.provisional)


def pushed(work: Work, case: Case) -> Case:
    """The promised day moved by the working days that the special procedure took, which the law does not count."""
    if case.state is not CaseState.SPECIAL:
        return case
    began = next(each for each in reversed(work.unit.cases.events(case.id)) if each.to_state is CaseState.SPECIAL)
    if began.kind == clocks.EXTENDED:
        return case
    return extended(work, case, clocks.working_days(began.at.date(), work.today, work.catalogue().calendar))


def notice_papers(
    work: Work, case: Case, *, extension: bool, reason: str, days: str, approver: str, by: StaffNo | None = None
) -> tuple[DocumentId, ...]:
    """The applicant is told in writing which time is not counted, and why (art. 45)."""
    served = sitting.item_of(work, case)
    if case.state is not CaseState.IN_REVIEW or served is None or not reason:
        return ()
    extra: dict[str, Value] = {
        "special_kind": "延长审批" if extension else "依法不计入期限的程序",
        "reason": reason,
        "needed": f"{days}个工作日" if days else "",
        "new_due": notice.day_text(case.due, case.due_provisional) if extension else "",
        "approver": approver,
    }
    return freeze(work, case, served, DocumentKind.SPECIAL_NOTICE, extra, by=by)


def _named(work: Work, named: str) -> Case:
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    if case is None or case.id != named:
        raise Refusal(RefusalCode.NO_CASE)
    return case


def _said() -> Said:
    return [NoticeGone("decide"), NoticeGone("second"), PaperworkDue(), DeliverDue(), Show.CASE, Show.WORK, Show.SYNC]
