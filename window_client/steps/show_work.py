"""The lists beside the desk (草稿、今日办件、到期): drafts, latest acceptances, what is due, what is to be fixed."""

from collections.abc import Iterator
from dataclasses import replace

from window_client.domain import masking
from window_client.domain.case import Case
from window_client.domain.ids import PaperId
from window_client.steps import retention, show_due, silence
from window_client.steps.work import Work
from window_client.views import DueRow, RecentRow, WorkView
from window_client.words import ClockKind, ClockState, DeliveryState, PaperState

RECENT = 20
WORST_FIRST = (DeliveryState.RETURNED, DeliveryState.SENDING, DeliveryState.WAITING, DeliveryState.ACKNOWLEDGED)
"""The worst state of its records speaks for a case: green only when every one is acknowledged."""


def all_lists(work: Work) -> WorkView:
    """Every list from its rows."""
    drafts, due = retention.draft_rows(work), show_due.rows(work)
    fix = [*show_due.conflict_rows(work), *show_due.fix_rows(work)]
    shown = WorkView(drafts, _recent_rows(work), (*_deemed(work), *due), tuple(fix), silence.now(work))
    work.remember(work_shown=shown)
    return work.room.work_shown


def recent_only(work: Work) -> WorkView:
    """The platform's word on records changes nothing but the latest acceptances."""
    work.remember(work_shown=replace(work.room.work_shown, recent=_recent_rows(work)))
    return work.room.work_shown


def _deemed(work: Work) -> Iterator[DueRow]:
    """Accepted by silence: first in the list until somebody opens it."""
    for ident in silence.unseen(work)[:RECENT]:
        case = work.unit.cases.get(ident)
        if case is not None and case.accepted_at is not None:
            yield show_due.row(case, ClockKind.ACCEPTANCE, case.accepted_at.date(), ClockState.RED, deemed=True)


def _recent_rows(work: Work) -> tuple[RecentRow, ...]:
    cases = work.unit.cases.accepted_on(work.today, RECENT)
    ids = [case.id for case in cases]
    papers, states = work.unit.papers.newest(ids), work.unit.deliveries.states(ids)
    return tuple(_recent(each, papers.get(each.id, (None, None)), states.get(each.id, set())) for each in cases)


def _recent(case: Case, paper: tuple[PaperId | None, PaperState | None], states: set[DeliveryState]) -> RecentRow:
    return RecentRow(
        case=case.id,
        receipt_no=case.receipt_no,
        item_name=case.item_name,
        applicant=masking.applicant(case.applicant_name, case.applicant_key),
        accepted_at=case.accepted_at or case.opened_at,
        paper=paper[0],
        paper_state=paper[1],
        delivery_state=next((state for state in WORST_FIRST if state in states), None),
    )
