"""What the clerk says of a material (核对材料): order and turn of its pages, original seen, and whether it will do."""

from collections.abc import Collection
from dataclasses import replace

from window_client.domain import basket, material_marks
from window_client.domain.case import Case
from window_client.domain.ids import CaseId
from window_client.domain.item import Item
from window_client.domain.material_marks import MaterialMark, Verdict
from window_client.domain.materials import TURNS, MaterialPage, moved
from window_client.errors import Refusal
from window_client.messages import DrawPage, JudgeMaterial, LookAtPage, MarkMaterial, PlacePage, TurnPage
from window_client.steps import open_case, sitting
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import RefusalCode


def look_at_page(message: LookAtPage, work: Work) -> Said:
    """Draw one page of the case on the desk, whatever its state."""
    case = open_case.on_desk(work)
    if case is None or case.id != message.case:
        raise Refusal(RefusalCode.NO_CASE)
    row = next(row for row in _pages(work, case, message.material) if row.page.id == message.page)
    return [DrawPage(row.page.id, row.page.mime, message.sheet, row.turn, message.width)]


def turn_page(message: TurnPage, work: Work) -> Said:
    """The page lies another way from now on."""
    case = open_case.case_in_hand(work, message.case)
    if message.turn not in TURNS:
        raise ValueError("a page is turned by right angles")
    for row in _pages(work, case, message.material):
        if row.page.id == message.page:
            work.unit.cases.add_page(replace(row, turn=message.turn))
    return [Show.CASE]


def place_page(message: PlacePage, work: Work) -> Said:
    """The page stands elsewhere in its material; the others move up."""
    case = open_case.case_in_hand(work, message.case)
    for row in moved(_pages(work, case, message.material), message.page, message.place):
        work.unit.cases.add_page(row)
    return [Show.CASE]


def mark_material(message: MarkMaterial, work: Work) -> Said:
    """Original seen, copy kept: who said so, and when first."""
    case, kind = open_case.case_in_hand(work, message.case), message.material
    _askers(work, case, kind)
    before = work.unit.materials.marks(case.id).get(kind)
    seen = (before and before.original_seen) or work.now
    kept = (before and before.copy_kept) or work.now
    mark = MaterialMark(
        case.id,
        kind,
        seen if message.original_seen else None,
        kept if message.copy_kept else None,
        work.who().clerk.staff_no,
    )
    work.unit.materials.put_mark(mark)
    work.audit("mark_material", case.receipt_no, f"{kind} seen={message.original_seen} kept={message.copy_kept}")
    return [NoticeGone(f"material:{kind}"), Show.CASE]


def judge_material(message: JudgeMaterial, work: Work) -> Said:
    """Something is wrong with it for these items, or nothing any more; what others say of the same pages stays."""
    case, kind = open_case.case_in_hand(work, message.case), message.material
    askers = _askers(work, case, kind)
    wanted = [code for code in message.items if code in askers]
    if not wanted:
        raise Refusal(RefusalCode.NO_ITEM, material=kind)
    for code in wanted:
        if message.reason:
            work.unit.materials.put_verdict(_verdict(work, case, code, message))
        else:
            work.unit.materials.drop_verdict(case.id, code, kind)
    work.audit("judge_material", case.receipt_no, f"{kind} {message.reason or 'fit'} {' '.join(wanted)}")
    return [NoticeGone(f"material:{kind}"), NoticeGone("accept"), Show.CASE]


def give(work: Work, source: CaseId, target: CaseId, item: Item) -> None:
    """An item takes its own verdicts and the marks of its materials along into its own case."""
    asked = {spec.type for spec in item.materials}
    for mark in work.unit.materials.marks(source).values():
        if mark.material in asked:
            work.unit.materials.put_mark(replace(mark, case=target))
    for verdict in work.unit.materials.verdicts(source):
        if verdict.item == item.code:
            work.unit.materials.put_verdict(replace(verdict, case=target))
    forget(work, source, {item.code})


def forget(work: Work, case: CaseId, items: Collection[str]) -> None:
    """Items were taken out: what was said for them goes, and nothing else."""
    for verdict in work.unit.materials.verdicts(case):
        if verdict.item in items:
            work.unit.materials.drop_verdict(case, verdict.item, verdict.material)


def _verdict(work: Work, case: Case, item: str, message: JudgeMaterial) -> Verdict:
    reasons = material_marks.reasons_for(work.catalogue_of(case).defect_reasons, message.material)
    reason = next((each for each in reasons if each.code == message.reason), None)
    remark = message.remark.strip()
    if reason is None or (reason.needs_words and not remark):
        raise Refusal(RefusalCode.REASON_MISSING, material=message.material)
    wrong = material_marks.worded(reason, remark)
    by = work.who().clerk.staff_no
    return Verdict(case.id, item, message.material, reason.code, wrong, reason.remedy, work.now, by)


def _askers(work: Work, case: Case, material: str) -> tuple[str, ...]:
    sat = sitting.of(work, case)
    askers = basket.asks_for(sat.merged, material) if sat else ()
    if not askers:
        raise Refusal(RefusalCode.NO_ITEM, material=material)
    return askers


def _pages(work: Work, case: Case, material: str) -> list[MaterialPage]:
    return [row for row in work.unit.cases.pages(case.id) if row.material == material]
