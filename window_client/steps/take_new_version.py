"""A draft begun by an older catalogue (事项已更新): what is different now, and taking the newest over with one key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from window_client.domain import item_changes
from window_client.domain.basket import Merged
from window_client.domain.case import Answer, Case
from window_client.domain.item import Item
from window_client.domain.item_changes import Change
from window_client.errors import Refusal
from window_client.item_views import KeptApart
from window_client.messages import TakeNewVersion
from window_client.steps import open_case, show_fields, sitting
from window_client.steps.advance import note
from window_client.steps.sitting import Sitting
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import CaseState, ItemChange, RefusalCode, Source

EVENT = "catalogue_changed"


def offer(work: Work, sat: Sitting | None) -> tuple[Change, ...]:
    """What the newest catalogue says otherwise of this draft's items; nothing for a case that is past its draft."""
    if sat is None or sat.case.state is not CaseState.DRAFT:
        return ()
    newest, own = work.catalogue(), work.catalogue_of(sat.case)
    if newest.version == own.version:
        return ()
    return item_changes.changes([own.items[item.code] for item in sat.merged.items], newest.items)


def take_new_version(message: TakeNewVersion, work: Work) -> Said:
    """The draft goes on by the newest catalogue; an answer stays where its element is still asked, everything else is
    kept apart until acceptance."""
    case = open_case.draft_in_hand(work, message.case)
    before = sitting.of(work, case)
    found = offer(work, before)
    if before is None or work.catalogue().version == case.catalogue_version:
        raise Refusal(RefusalCode.NO_NEWER_VERSION)
    gone = [change.what for change in found if change.kind is ItemChange.GONE]
    if gone:
        raise Refusal(RefusalCode.ITEM_GONE, facts={"names": "、".join(gone)})
    after = _retitled(work, case, before.merged.items, _bundle(before), found)
    _carry(work, after, before.merged)
    work.audit("take_new_version", case.receipt_no, f"{case.catalogue_version} -> {after.catalogue_version}")
    return [NoticeGone("item"), NoticeGone("accept"), Show.CASE]


def for_item(work: Work, case: Case, sat: Sitting, code: str) -> tuple[Case, Sitting]:
    """An item that only the newest catalogue has is to be served besides: a draft for which nothing else differs goes
    over by itself. Any other stays as it is, and the item is refused until the clerk has seen the differences."""
    own, newest = work.catalogue_of(case, code), work.catalogue()
    if code in {*own.items, *own.bundles} or code not in {*newest.items, *newest.bundles} or offer(work, sat):
        return case, sat
    moved = _retitled(work, case, sat.merged.items, _bundle(sat), ())
    after = sitting.of(work, moved)
    assert after is not None  # its items are as they were
    return moved, after


def kept_apart(answers: Mapping[str, Answer]) -> tuple[KeptApart, ...]:
    """What was answered under the older version and is asked no more; what nobody typed is masked, as in the form."""
    return tuple(
        KeptApart(each.label, show_fields.value(each.element, each.answer, closed=False), each.answer.source)
        for each in item_changes.kept_apart(answers)
    )


def _retitled(work: Work, case: Case, items: Sequence[Item], bundle: str, found: Sequence[Change]) -> Case:
    """The draft under the newest catalogue, with the event of it; saved here."""
    newest = work.catalogue()
    reason = f"目录 {case.catalogue_version} → {newest.version}: {len(found)} 处不同"
    moved = replace(note(work, case, EVENT, reason), catalogue_version=newest.version)
    return sitting.retitle(work, moved, [newest.items[item.code] for item in items], bundle)


def _carry(work: Work, case: Case, before: Merged) -> None:
    after = sitting.of(work, case)
    assert after is not None  # its items are in the newest catalogue
    had = work.unit.cases.answers(case.id)
    kept = {**item_changes.carried(before, after.merged, had), **_pages_apart(work, case, before, after.merged)}
    rivals = work.unit.rivals.of_case(case.id)
    gone = [key for key in had if key not in kept]
    work.unit.cases.drop_answers(case.id, gone)
    for key, answer in kept.items():
        if had.get(key) != answer:
            work.unit.cases.put_answer(case.id, answer)
    labels = {spec.element: spec.label for spec in before.item.fields}
    for rival in rivals:
        if rival.field in gone and rival.field in labels and not rival.reason:
            key = item_changes.key_apart(rival.field, f"{labels[rival.field]}*")  # the other source of the same
            work.unit.cases.put_answer(case.id, Answer(key, rival.value, rival.source, rival.at))


def _pages_apart(work: Work, case: Case, before: Merged, after: Merged) -> dict[str, Answer]:
    """Pages of materials that are demanded no more stay with the draft; the line about them says how many."""
    pages = work.unit.cases.pages(case.id)
    found = [
        item_changes.pages_apart(spec.type, spec.name, count, Answer("", "", Source.SYSTEM, work.now))
        for spec in before.item.materials
        if spec.type not in after.materials
        for count in (sum(row.page.page_count for row in pages if row.material == spec.type),)
        if count
    ]
    return {each.field: each for each in found}


def _bundle(sat: Sitting) -> str:
    return next((row.bundle for row in sat.rows if row.bundle), "")
