"""Which items are served (选事项、加办): pick, add, remove, and give one its own case (domain.md 9.4)."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from window_client.domain import basket
from window_client.domain.basket import BasketItem, Merged
from window_client.domain.case import Answer, Case
from window_client.domain.document_numbers import receipt_number
from window_client.domain.ids import CaseId
from window_client.domain.item import Bundle, Item
from window_client.errors import Refusal
from window_client.messages import PickItem, RemoveItem, SeparateItem
from window_client.steps import (
    find_item,
    lease_numbers,
    mark_material,
    online,
    open_case,
    sign_in,
    sitting,
    take_new_version,
)
from window_client.steps.sitting import IDENTITY, Sitting
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import NumberKind, RefusalCode

log = logging.getLogger("central")


def pick_item(message: PickItem, work: Work) -> Said:
    """Serve this item or bundle in the draft on the desk; opens one where there is none. With `add`, or when several
    are served already, it comes besides them. Answers given so far stay as long as somebody asks for them."""
    case = open_case.draft_for_now(work)
    before = sitting.of(work, case)
    served = before.merged.items if before else ()
    adds = bool(served) and (message.add or len(served) > 1)
    if adds and before is not None:
        case, before = take_new_version.for_item(work, case, before, message.item_code)
        served = before.merged.items
    elif [item.code for item in served] != [message.item_code]:
        case = replace(case, catalogue_version="")  # begun anew, by the newest catalogue
    wanted, bundle = _named(work, case, message.item_code, before)
    for item in wanted:
        find_item.refuse_not_delegated(work, item)
    find_item.remember_used(work, [item.code for item in wanted if not item.helper])
    has = served if adds else ()
    items = (*has, *(item for item in wanted if item.code not in {known.code for known in has}))
    _take(work, case, before, items, bundle or _bundle_of(before))
    work.audit("pick_item", case.receipt_no, " ".join(f"{item.code} v{item.version}" for item in wanted))
    return [NoticeGone("item"), NoticeGone("accept"), Show.CASE, *lease_numbers.when_low(work)]


def remove_item(message: RemoveItem, work: Work) -> Said:
    """Take one item out again: its own fields and pages go, nothing else changes."""
    case = open_case.draft_in_hand(work, message.case)
    before = sitting.of(work, case)
    items = tuple(item for item in before.merged.items if item.code != message.item_code) if before else ()
    if before is None or len(items) == len(before.merged.items):
        raise Refusal(RefusalCode.NO_ITEM)
    if not items:
        raise Refusal(RefusalCode.LAST_ITEM)
    _take(work, case, before, items, _bundle_of(before))
    mark_material.forget(work, case.id, {message.item_code})
    online.follow(work, case.id, message.item_code, None)
    work.audit("remove_item", case.receipt_no, message.item_code)
    return [NoticeGone("item"), NoticeGone("accept"), Show.CASE]


def separate_item(message: SeparateItem, work: Work) -> Said:
    """Give one item its own draft and put that on the desk; the others wait among the drafts."""
    case = open_case.draft_in_hand(work, message.case)
    sat = sitting.of(work, case)
    item = next((each for each in sat.merged.items if each.code == message.item_code), None) if sat else None
    if sat is None or item is None or len(sat.merged.items) < 2:
        raise Refusal(RefusalCode.NO_ITEM)
    own = separate(work, sat, item)
    work.audit("separate_item", own.receipt_no, item.code)
    sign_in.keep_in_hand(work, own.id)
    return [NoticeGone("accept"), Show.CASE, Show.WORK]


def separate(work: Work, sat: Sitting, item: Item) -> Case:
    """The draft of this item alone, with its own number, answers and pages. The last one of a sitting takes the
    sitting's own draft. Both are saved here."""
    current = work.unit.cases.get(sat.case.id)
    assert current is not None
    answers = sat.answers(work.unit.cases.answers(current.id))
    own = basket.own_answers(sat.merged, item, answers)
    own |= {element: answers[element] for element in IDENTITY if element in answers}
    rows = work.unit.baskets.of_sitting(current.id)
    left = [row.item for row in rows if row.became is None and row.item != item.code]
    case = _split(work, current, item) if left else current
    case = sitting.retitle(work, case, [item])
    _give(work, sat, current, case, item, own)
    online.follow(work, current.id, item.code, case.id)
    for row in rows:
        if row.item == item.code:
            work.unit.baskets.put(replace(row, became=case.id))
    if left:
        catalogue = work.catalogue_of(current)
        sitting.retitle(work, current, [catalogue.items[code] for code in left], _bundle_of(sat))
    return case


def _give_rivals(work: Work, sat: Sitting, current: CaseId, case: CaseId, item: Item) -> None:
    """What other sources say of the item's own fields goes with them."""
    elements = {key: element for element, key in sat.keys(item).items()}
    for rival in work.unit.rivals.of_case(current):
        if rival.field in elements:
            work.unit.rivals.put(case, replace(rival, field=elements[rival.field]))


def _give(work: Work, sat: Sitting, current: Case, case: Case, item: Item, own: Mapping[str, Answer]) -> None:
    kept = work.unit.cases.answers(case.id)
    strange = [key for key in kept if key not in own]
    if strange:
        work.unit.cases.drop_answers(case.id, strange)
    for element, answer in own.items():
        if kept.get(element) != answer:
            work.unit.cases.put_answer(case.id, answer)
    if case.id == current.id:
        return
    _give_rivals(work, sat, current.id, case.id, item)
    asked = {spec.type for spec in item.materials}
    for page in work.unit.cases.pages(current.id):
        if page.material in asked:
            work.unit.cases.add_page(replace(page, case=case.id))
    mark_material.give(work, current.id, case.id, item)
    for promise in work.unit.documents.promises(current.id):
        if promise.material in asked:
            work.unit.documents.put_promise(replace(promise, case=case.id))


def _split(work: Work, current: Case, item: Item) -> Case:
    """A new draft of the same visit and person."""
    fresh = open_case.new_draft(work, current.back)
    sign_in.keep_in_hand(work, current.id)
    return replace(
        fresh,
        visit=current.visit,
        ticket=current.ticket,
        applicant_name=current.applicant_name,
        applicant_key=current.applicant_key,
        catalogue_version=current.catalogue_version,
    )


def _named(work: Work, case: Case, code: str, before: Sitting | None) -> tuple[Sequence[Item], str]:
    """The items that a code stands for, and the bundle if it is one. A helper item comes with its bundle only."""
    catalogue, newest = work.catalogue_of(case, code), work.catalogue()
    known = {*catalogue.items, *catalogue.bundles}
    if code not in known and code in {*newest.items, *newest.bundles}:
        raise Refusal(RefusalCode.ITEM_IN_NEWER)
    bundle = catalogue.bundles.get(code)
    if bundle is not None:
        return [catalogue.items[each] for each in bundle.items if each not in bundle.optional], code
    item = catalogue.items.get(code)
    if item is None or (item.helper and not _belongs(item, before, catalogue.bundles.values())):
        raise Refusal(RefusalCode.NO_ITEM)
    return [item], ""


def _belongs(item: Item, before: Sitting | None, bundles: Collection[Bundle]) -> bool:
    """Whether a bundle of what is served already holds this helper."""
    served = {known.code for known in before.merged.items} if before else set()
    return any(item.code in bundle.items and served & set(bundle.items) for bundle in bundles)


def _take(work: Work, case: Case, before: Sitting | None, items: Sequence[Item], bundle: str) -> None:
    """Write which items the draft holds now, and drop what nobody asks for any more."""
    rows = work.unit.baskets.of_sitting(case.id)
    if len(items) > 1 or rows:
        _put_rows(work, case, rows, items, bundle)
    retitled = sitting.retitle(work, case, items, bundle)
    after = sitting.of(work, retitled)
    assert after is not None
    for fault in after.merged.faults:  # the catalogue's, shown by `catalogue check` too; both fields are asked for
        log.warning("catalogue %s: %s", retitled.catalogue_version, fault)
    _carry(work, case.id, before.merged if before and len(before.merged.items) > 1 else None, after.merged)


def _carry(work: Work, case: CaseId, before: Merged | None, after: Merged) -> None:
    """A single item that is replaced leaves its answers and pages: the clerk may go back. Out of a sitting they go."""
    if before is None:
        return
    had = work.unit.cases.answers(case)
    kept = basket.carried(before, after, had)
    gone = [key for key in had if key not in kept]
    if gone:
        work.unit.cases.drop_answers(case, gone)
    for key, answer in kept.items():
        if had.get(key) != answer:
            work.unit.cases.put_answer(case, answer)
    for page in work.unit.cases.pages(case):
        if page.material in before.materials and page.material not in after.materials:
            work.unit.cases.drop_page(case, page.material, page.page.id)


def _put_rows(work: Work, case: Case, rows: Sequence[BasketItem], items: Sequence[Item], bundle: str) -> None:
    codes = [item.code for item in items]
    number = rows[0].number if rows else _number(work, case)
    place = max((row.place for row in rows), default=0)
    for row in rows:
        if row.became is None and row.item not in codes:
            work.unit.baskets.drop(case.id, row.item)
    known = {row.item: row for row in rows}
    for code in codes:
        if code in known:
            continue
        place += 1
        work.unit.baskets.put(BasketItem(case.id, code, place, number, bundle))


def _number(work: Work, case: Case) -> str:
    """The sitting's own number, from the same block as receipts."""
    settings = work.settings
    number = work.unit.numbers.take(
        NumberKind.RECEIPT,
        case=case.id,
        at=work.now,
        text=lambda block, seq: receipt_number(settings.site, settings.window, work.today, seq),
    )
    if number is None:
        raise Refusal(RefusalCode.NUMBERS_EXHAUSTED)
    return number


def _bundle_of(sat: Sitting | None) -> str:
    return next((row.bundle for row in sat.rows if row.bundle), "") if sat else ""
