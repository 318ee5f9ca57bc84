"""Find an earlier case (查办件) in this window's own store; what is shown is masked, and the looking is audited."""

from window_client.domain import masking
from window_client.domain.case import Case
from window_client.domain.finding import wanted
from window_client.errors import Refusal
from window_client.messages import FindCases
from window_client.steps.work import Said, Work
from window_client.views import CasesFound, FoundCase, NoticeGone
from window_client.words import RefusalCode

MOST = 20


def find_cases(message: FindCases, work: Work) -> Said:
    """The newest cases that fit; the audit holds how it was looked for and how many were shown, never the text."""
    wish = wanted(message.text)
    if wish is None:
        raise Refusal(RefusalCode.SEARCH_TOO_SHORT)
    found = work.unit.cases.find(wish, MOST + 1)
    rows = tuple(_row(case) for case in found[:MOST])
    work.audit("find_case", "", f"by={'name' if wish.is_name else 'number'} shown={len(rows)}")
    return [CasesFound(rows, more=len(found) > MOST), NoticeGone("find")]


def _row(case: Case) -> FoundCase:
    return FoundCase(
        case.id,
        case.official_no or case.receipt_no,
        case.item_name,
        masking.applicant(case.applicant_name, case.applicant_key),
        masking.key_number(case.applicant_key),
        case.state,
        case.opened_at,
    )
