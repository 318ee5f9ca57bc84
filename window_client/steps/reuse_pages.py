"""Use a material of an earlier case again (复用): same person, still valid, the applicant agreed; the page files stay."""

from dataclasses import replace

from window_client.domain import reuse
from window_client.domain.case import Case
from window_client.domain.item import MaterialSpec
from window_client.domain.materials import MaterialPage
from window_client.errors import Refusal
from window_client.messages import FindEarlier, ReusePages
from window_client.steps import open_case, sitting
from window_client.steps.advance import note
from window_client.steps.work import Said, Show, Work
from window_client.views import EarlierPages, EarlierRow, NoticeGone
from window_client.words import CaseState, RefusalCode

MOST = 20
NEVER_TAKEN = frozenset({CaseState.DRAFT, CaseState.VOID})
"""What was taken in a draft was looked at by nobody; what is void was a mistake."""


def find_earlier(message: FindEarlier, work: Work) -> Said:
    """Earlier cases of the applicant that hold this material, newest first."""
    case = open_case.case_in_hand(work, message.case)
    spec = spec_of(work, case, message.material)
    work.audit("find_earlier", case.receipt_no, message.material)
    if not case.applicant_key or not spec.reuse_days:
        return [EarlierPages(message.case, message.material)]
    rows = [row for each in work.unit.cases.of_applicant(case.applicant_key) for row in _row(work, case, each, spec)]
    return [EarlierPages(message.case, message.material, tuple(rows[:MOST]))]


def reuse_pages(message: ReusePages, work: Work) -> Said:
    """The pages stand in this case too, with where they came from, until when, and how far they are trusted."""
    case = open_case.case_in_hand(work, message.case)
    spec = spec_of(work, case, message.material)
    if not message.consent:
        raise Refusal(RefusalCode.CONSENT_MISSING, material=spec.type)
    source = work.unit.cases.get(message.source)
    pages = _usable(work, case, source, spec) if source else []
    until = reuse.last_day(spec, pages)
    if source is None or until is None or until < work.today:
        raise Refusal(RefusalCode.NOT_REUSABLE, material=spec.type)
    level = reuse.level_of(pages, _original_seen(work, source, spec.type))
    have = {row.page.id: row for row in work.unit.cases.pages(case.id) if row.material == spec.type}
    place = max((row.position for row in have.values()), default=0)
    fresh = [row for row in pages if row.page.id not in have]
    for number, row in enumerate(
        reuse.again(fresh, case.id, spec.type, source.receipt_no, level, until, work.now), place + 1
    ):
        work.unit.cases.add_page(_at(row, number))
    said = f"{spec.name}：{source.receipt_no}，{len(fresh)}页，有效至{until.isoformat()}，申请人同意"
    work.unit.cases.save(note(work, case, "material_reused", said))
    work.audit("reuse_pages", case.receipt_no, f"{spec.type} from {source.receipt_no} consent level={level.value}")
    return [NoticeGone(f"material:{spec.type}"), NoticeGone("accept"), NoticeGone("take"), Show.CASE]


def spec_of(work: Work, case: Case, material: str) -> MaterialSpec:
    """The line of the list that this material is; refuses what nobody asks for."""
    item = sitting.item_of(work, case)
    spec = next((each for each in item.materials if each.type == material), None) if item else None
    if spec is None:
        raise Refusal(RefusalCode.NO_ITEM, material=material)
    return spec


def _row(work: Work, case: Case, source: Case, spec: MaterialSpec) -> list[EarlierRow]:
    pages = _usable(work, case, source, spec)
    until = reuse.last_day(spec, pages)
    if until is None or until < work.today:
        return []
    level = reuse.level_of(pages, _original_seen(work, source, spec.type))
    thumbnails = tuple(row.page.thumbnail for row in pages[:3])
    at = min(row.at for row in pages)
    return [EarlierRow(source.id, source.receipt_no, source.item_name, at, len(pages), until, level, thumbnails)]


def _usable(work: Work, case: Case, source: Case, spec: MaterialSpec) -> list[MaterialPage]:
    """The pages of this material in an earlier case of the same person; none of what an item found wrong."""
    same = source.applicant_key == case.applicant_key and bool(case.applicant_key)
    if not same or source.id == case.id or source.state in NEVER_TAKEN:
        return []
    if any(each.material == spec.type for each in work.unit.materials.verdicts(source.id)):
        return []
    return [row for row in work.unit.cases.pages(source.id) if row.material == spec.type]


def _original_seen(work: Work, source: Case, material: str) -> bool:
    mark = work.unit.materials.marks(source.id).get(material)
    return mark is not None and mark.original_seen is not None


def _at(row: MaterialPage, position: int) -> MaterialPage:
    return replace(row, position=position)
