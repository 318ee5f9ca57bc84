"""The material list (材料清单) from rows to lines, each with its state, its pages and what every item says of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from window_client.domain import conditions, licence, material_marks
from window_client.domain.case import Answer, Case
from window_client.domain.document import Promise
from window_client.domain.item import DefectReason, Item, MaterialSpec
from window_client.domain.material_marks import MaterialMark, Verdict
from window_client.domain.materials import MaterialPage, may_commit, state_of
from window_client.steps import online, sitting
from window_client.steps.work import Work
from window_client.views import JudgedBy, MaterialView, PageView
from window_client.words import MaterialMeans, MaterialState, RefusalCode, Source

THERE = {MaterialState.COMPLETE, MaterialState.UNSEEN}


def material_lines(
    work: Work,
    case: Case,
    item: Item,
    answers: Mapping[str, Answer],
    pages: list[MaterialPage],
    judging: Collection[str] = (),
) -> list[MaterialView]:
    """The list of one item, or the shared one of a sitting. `judging` = codes of the items whose verdicts count; none =
    this item's own, so that what one item finds wrong does not stop another (domain.md 9.4 rules 6 and 7)."""
    card = answers.get("P.cert_no")
    seen = _Seen(
        work=work,
        pages=pages,
        card_read=card is not None and card.source is Source.READER,
        capturing={material: how for (owner, material), how in work.room.capturing.items() if owner == case.id},
        promises={each.material: each for each in work.unit.documents.promises(case.id)},
        marks=work.unit.materials.marks(case.id),
        verdicts=[each for each in work.unit.materials.verdicts(case.id) if each.item in (judging or {item.code})],
        items=_items(work, case, judging or (item.code,)),
        reasons=work.catalogue_of(case).defect_reasons if work.room.catalogue else (),
    )
    materials = conditions.decided(item.materials, {element: answer.value for element, answer in answers.items()})
    given, remarks = sitting.given(work, case), online.remarks(work, case)
    lines = [_judged(_from_result(_line(spec, seen), given.get(spec.type)), seen) for spec in materials]
    return [_remarked(line, remarks.get(line.type, "")) for line in lines] if remarks else lines


def _remarked(line: MaterialView, remark: str) -> MaterialView:
    return replace(line, pre_review=remark) if remark and line.state is not MaterialState.COMPLETE else line


@dataclass(frozen=True, slots=True)
class _Seen:
    """Everything about the case that a line may need."""

    work: Work
    pages: Sequence[MaterialPage]
    card_read: bool
    capturing: Mapping[str, MaterialMeans]
    promises: Mapping[str, Promise]
    marks: Mapping[str, MaterialMark]
    verdicts: Sequence[Verdict]
    items: Sequence[Item]
    reasons: Sequence[DefectReason]


def _items(work: Work, case: Case, codes: Collection[str]) -> list[Item]:
    sat = sitting.of(work, case)
    return [item for item in (sat.merged.items if sat else ()) if item.code in codes]


def _line(spec: MaterialSpec, seen: _Seen) -> MaterialView:
    mine = [row for row in seen.pages if row.material == spec.type]
    mark, promise = seen.marks.get(spec.type), seen.promises.get(spec.type)
    original_seen = mark is not None and mark.original_seen is not None
    state, means = state_of(spec, mine, seen.card_read, promise, original_seen=original_seen)
    reasons = material_marks.reasons_for(seen.reasons, spec.type)
    return MaterialView(
        type=spec.type,
        name=spec.name,
        necessity=spec.necessity,
        state=MaterialState.CAPTURING if spec.type in seen.capturing else state,
        means=means,
        pages=tuple(_page(row) for row in mine),
        coming=seen.capturing.get(spec.type, MaterialMeans.NONE),
        when=spec.when,
        mark=RefusalCode.ORIGINAL_UNSEEN if state is MaterialState.UNSEEN else None,
        due=promise.due if promise else None,
        may_commit=may_commit(spec),
        may_fetch=licence.INSTEAD in spec.instead,
        originals=spec.originals,
        copies=spec.copies,
        original_seen=original_seen,
        copy_kept=mark is not None and mark.copy_kept is not None,
        reasons=tuple((each.code, each.text) for each in reasons),
    )


def _page(row: MaterialPage) -> PageView:
    sealed = row.page
    return PageView(
        id=sealed.id,
        thumbnail=sealed.thumbnail,
        page_count=sealed.page_count,
        width=sealed.width,
        height=sealed.height,
        turn=row.turn,
        means=row.means,
        origin=row.origin,
        level=row.level,
        valid_to=row.valid_to,
    )


def _from_result(line: MaterialView, given: tuple[MaterialState, MaterialMeans] | None) -> MaterialView:
    """A pre-review or a result of the sitting stands for the paper; a page that is there already counts first."""
    if given is None or line.state is MaterialState.COMPLETE:
        return line
    return replace(line, state=given[0], means=given[1])


def _judged(line: MaterialView, seen: _Seen) -> MaterialView:
    """What the items say of it, and whether its last day is over. Nothing is wrong with what is not there."""
    said = {each.item: each for each in seen.verdicts if each.material == line.type}
    judged = tuple(
        JudgedBy(item.code, item.name, found.wrong, found.reason) if found else JudgedBy(item.code, item.name)
        for item in seen.items
        if any(spec.type == line.type for spec in item.materials)
        for found in (said.get(item.code),)
    )
    line = replace(line, judged=judged)
    over = [row for row in seen.pages if row.material == line.type and row.is_over(seen.work.today)]
    if line.pages and said and line.state in THERE:
        facts = {"wrong": "；".join(dict.fromkeys(each.wrong for each in said.values()))}
        return replace(line, state=MaterialState.DEFECTIVE, mark=RefusalCode.MATERIAL_DEFECTIVE, mark_facts=facts)
    if over and line.state in THERE:
        facts = {"day": min(row.valid_to for row in over if row.valid_to is not None).isoformat()}
        return replace(line, state=MaterialState.DEFECTIVE, mark=RefusalCode.PAGE_OVER, mark_facts=facts)
    return line
