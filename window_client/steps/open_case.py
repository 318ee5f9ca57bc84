"""Open a case (建件): an empty draft with its three identities from the first row, or an earlier one again."""

from dataclasses import replace

from window_client.domain.case import BackEntry, Case, Event
from window_client.domain.document_numbers import official_number, receipt_number
from window_client.domain.ids import CaseId, VisitId
from window_client.domain.moves import EDITABLE, move_case
from window_client.errors import Refusal
from window_client.messages import DiscardDraft, OpenCase, SetAside
from window_client.steps import lease_numbers, online, sign_in, silence, sitting
from window_client.steps.work import Said, Show, Work
from window_client.views import CaseView, NoticeGone
from window_client.words import CaseState, NumberKind, RefusalCode

__all__ = [
    "EDITABLE",
    "case_for_now",
    "case_in_hand",
    "discard",
    "draft_in_hand",
    "official_number",
    "open_case",
    "record",
    "set_aside",
]


def open_case(message: OpenCase, work: Work) -> Said:
    """Put a case on the desk: a new draft, or the one named."""
    if message.case is None:
        new_draft(work)
        return [Show.CASE, Show.WORK, *lease_numbers.when_low(work)]
    if work.unit.cases.get(message.case) is None:
        raise Refusal(RefusalCode.NO_CASE)
    sign_in.keep_in_hand(work, message.case)
    silence.seen(work, message.case)
    return [Show.CASE, Show.WORK]


def on_desk(work: Work) -> Case | None:
    """The case that lies on the desk."""
    return work.unit.cases.get(work.room.case) if work.room.case else None


def draft_in_hand(work: Work, named: CaseId | None = None) -> Case:
    """The draft on the desk; refuses when there is none, when it is another one than named, or no draft any more."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    if case is None or (named is not None and case.id != named):
        raise Refusal(RefusalCode.NO_CASE)
    if case.state is not CaseState.DRAFT:
        raise Refusal(RefusalCode.CASE_CLOSED)
    return case


def case_in_hand(work: Work, named: CaseId | None = None) -> Case:
    """The case on the desk while its form and materials may still change: a draft, received, or in correction."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    if case is None or (named is not None and case.id != named):
        raise Refusal(RefusalCode.NO_CASE)
    if case.state not in EDITABLE:
        raise Refusal(RefusalCode.CASE_CLOSED)
    return case


def case_for_now(work: Work) -> Case:
    """The case on the desk that may still change, or a new draft."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    return case if case is not None and case.state in EDITABLE else new_draft(work)


def draft_for_now(work: Work) -> Case:
    """The draft on the desk, or a new one when the desk is empty or holds a case that is past its draft."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    return case if case is not None and case.state is CaseState.DRAFT else new_draft(work)


def new_draft(work: Work, back: BackEntry | None = None) -> Case:
    """A new case row with UUID and receipt number, and its first event; `back`: it was taken on paper before (补录)."""
    session, ticket, settings = work.who(), work.unit.tickets.current(), work.settings
    case_id = CaseId(work.tools.ids.uuid())
    number = work.unit.numbers.take(
        NumberKind.RECEIPT,
        case=case_id,
        at=work.now,
        text=lambda block, seq: receipt_number(settings.site, settings.window, work.today, seq),
    )
    if number is None:
        raise Refusal(RefusalCode.NUMBERS_EXHAUSTED)
    case = Case(
        id=case_id,
        visit=VisitId(ticket.id if ticket else work.tools.ids.uuid()),
        receipt_no=number,
        official_no="",
        state=CaseState.DRAFT,
        item_code="",
        item_version=0,
        item_name="",
        catalogue_version="",
        ticket=ticket.id if ticket else None,
        window=settings.window,
        opened_by=session.clerk.staff_no,
        opened_at=work.now,
        events=1,
        query_token=work.tools.ids.token(),
        back=back,
    )
    work.unit.cases.add(case)
    record(work, case, "opened", None, back.reason if back else "")
    sign_in.keep_in_hand(work, case.id)
    return case


def record(work: Work, case: Case, kind: str, came_from: CaseState | None, reason: str = "") -> Event:
    """Write the event that brought the case to its present state; `case.events` is its number already."""
    clerk, at = work.who().clerk, case.true_time(came_from, case.state, work.now)
    event = Event(
        case=case.id,
        seq=case.events,
        kind=kind,
        from_state=came_from,
        to_state=case.state,
        actor=clerk.staff_no,
        role=clerk.role,
        window=work.settings.window,
        at=at,
        reason=reason,
        second=case.back.second if case.back is not None and came_from is None else "",
        entered_at=work.now if at < work.now else None,
    )
    work.unit.cases.add_event(event)
    return event


def set_aside(message: SetAside, work: Work) -> Said:
    """Clear the desk; the draft stays in the list."""
    sign_in.keep_in_hand(work, None)
    return [CaseView(case=None), Show.WORK, NoticeGone("accept"), NoticeGone("card")]


def discard(message: DiscardDraft, work: Work) -> Said:
    """Throw a draft away; its number becomes void with a reason, its row stays."""
    case = work.unit.cases.get(message.case)
    if case is None:
        raise Refusal(RefusalCode.NO_CASE)
    if case.state is not CaseState.DRAFT:
        raise Refusal(RefusalCode.CASE_CLOSED)
    make_void(case, "draft discarded", work)
    sign_in.keep_in_hand(work, None)
    return [CaseView(case=None), Show.WORK, NoticeGone("accept"), NoticeGone("card")]


def make_void(case: Case, reason: str, work: Work) -> None:
    """Whatever was filled in or captured goes; the number becomes void and the trail stays."""
    void = replace(move_case(case, CaseState.VOID), events=case.events + 1, applicant_name="", applicant_key="")
    work.unit.cases.save(void)
    record(work, void, "discarded", CaseState.DRAFT, reason)
    work.unit.cases.drop_answers(case.id, list(work.unit.cases.answers(case.id)))
    for row in work.unit.cases.pages(case.id):
        work.unit.cases.drop_page(case.id, row.material, row.page.id)
    work.unit.materials.clear(case.id)
    work.unit.numbers.void(NumberKind.RECEIPT, case.receipt_no, at=work.now, reason=reason)
    online.give_back(work, case.id)
    sitting.dissolve(work, case)
    work.audit("discard_draft", case.receipt_no, reason)
