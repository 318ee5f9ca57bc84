"""Papers that a clerk writes when they are wanted (按需出具文书): hand-over slip, collection voucher, consultation note."""

from collections.abc import Callable, Mapping

from window_client.domain import notice
from window_client.domain.case import Case
from window_client.domain.item import Item, Limit
from window_client.domain.moves import EDITABLE
from window_client.domain.notice import Value
from window_client.errors import Refusal
from window_client.messages import PaperworkDue, WritePaper
from window_client.steps import checklist, decide, show, sitting
from window_client.steps.advance import note
from window_client.steps.freeze_paper import freeze
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import CaseState, DocumentKind, RefusalCode

Contents = Callable[[Work, Case, Item, str], Mapping[str, Value]]
RUNNING = frozenset({CaseState.ACCEPTED, CaseState.IN_REVIEW, CaseState.SPECIAL})


def write_paper(message: WritePaper, work: Work) -> Said:
    """Freeze the paper now; its event says that it was given."""
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    item = sitting.item_of(work, case) if case is not None else None
    if case is None or item is None or case.id != message.case:
        raise Refusal(RefusalCode.NO_CASE)
    states, contents = KINDS.get(message.kind, (frozenset(), _none))
    if case.state not in states:
        raise Refusal(RefusalCode.WRONG_STATE)
    extra = {"at": notice.minute_text(work.now), **contents(work, case, item, message.text.strip())}
    papers = freeze(work, case, item, message.kind, extra)
    if not papers:
        raise Refusal(RefusalCode.PAPER_NOT_READY)
    work.unit.cases.save(note(work, case, message.kind.value, message.text.strip(), papers))
    work.audit("write_paper", case.receipt_no, message.kind.value)
    return [NoticeGone("accept"), NoticeGone("decide"), PaperworkDue(), Show.CASE]


def _none(work: Work, case: Case, item: Item, text: str) -> Mapping[str, Value]:
    return {}


def _hand_over(work: Work, case: Case, item: Item, text: str) -> Mapping[str, Value]:
    answers, pages = work.unit.cases.answers(case.id), checklist.pages(work, case, item)
    return decide.material_table(item, show.material_lines(work, case, item, answers, pages))


def _voucher(work: Work, case: Case, item: Item, text: str) -> Mapping[str, Value]:
    result = work.unit.documents.result(case.id)
    return {"result_name": result.name if result else f"{item.name}的办理结果"}


def _consultation(work: Work, case: Case, item: Item, text: str) -> Mapping[str, Value]:
    """An extract of the item's guide for who came only to ask."""
    asked = [
        {
            "name": spec.name,
            "remedy": checklist.demand(item, spec.type),
            "obtain_from": spec.obtain_from,
            "sample": spec.sample,
        }
        for spec in item.materials
    ]
    return {"question": text or "办理条件、材料和时限", "limit": _limit(item.committed), "asked": asked}


def _limit(limit: Limit) -> str:
    if not limit.days:
        return "当场办结"
    return f"{limit.days}个工作日" if limit.unit == "wd" else f"{limit.days}天"


KINDS: Mapping[DocumentKind, tuple[frozenset[CaseState], Contents]] = {
    DocumentKind.HAND_OVER_SLIP: (RUNNING, _hand_over),
    DocumentKind.COLLECTION_VOUCHER: (RUNNING | {CaseState.ISSUED}, _voucher),
    DocumentKind.CONSULTATION_NOTE: (EDITABLE, _consultation),
}
"""In which states each may be written, and what it says."""
