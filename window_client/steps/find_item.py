"""Find an item (事项检索): only what this window may accept, what it served last first, each with its guide."""

from collections.abc import Callable

from window_client.domain import delegation
from window_client.domain.item import Bundle, Item
from window_client.errors import Refusal
from window_client.item_views import GuideMaterial, GuideView
from window_client.messages import SearchItems
from window_client.steps.work import Glance, Said, Work
from window_client.views import ItemRow, ItemsFound
from window_client.words import RefusalCode

REMEMBERED = 30
USED = "items_used"

__all__ = ["load_used", "may_serve", "refuse_not_delegated", "remember_used", "search_items"]


def search_items(message: SearchItems, glance: Glance) -> Said:
    """Find items; the answer carries the question, so that a late one can be dropped."""
    catalogue, index, used = glance.catalogue(), glance.room.index, glance.room.used
    may = may_serve(glance)
    found = index.find(message.text, used=used, may=may) if index else []
    bundles = [each for each in index.bundles(message.text) if delegation.whole(catalogue, each, may)] if index else []
    matters = tuple(_matter(each, [catalogue.items[code] for code in each.items]) for each in bundles)
    rows = tuple(
        ItemRow(
            code=item.code,
            name=item.name,
            category=item.category,
            department=item.department,
            basic_code=item.basic_code,
            visit_list=item.visit_list,
            used=item.code in used,
            guide=_guide(item),
        )
        for item in found
    )
    return [ItemsFound(message.text, matters + rows)]


def may_serve(glance: Glance) -> Callable[[Item], bool]:
    """Whether an item is delegated to this window today."""
    return delegation.delegated(glance.catalogue(), glance.settings.window, glance.today)


def refuse_not_delegated(work: Work, item: Item) -> None:
    """Refuse an item that is another window's, also when its draft was begun while it was ours."""
    if not may_serve(work)(item):
        raise Refusal(RefusalCode.NOT_DELEGATED, facts={"names": item.name})


def remember_used(work: Work, codes: list[str]) -> None:
    """What is served now comes first at the next search, also after a restart."""
    used = tuple(dict.fromkeys([*codes, *work.room.used]))[:REMEMBERED]
    if used != work.room.used:
        work.unit.notes.put(USED, " ".join(used).encode())
        work.remember(used=used)


def load_used(work: Work) -> None:
    """What was served last, from the store."""
    work.remember(used=tuple((work.unit.notes.get(USED) or b"").decode().split()))


def _matter(bundle: Bundle, items: list[Item]) -> ItemRow:
    guide = GuideView(items=tuple(item.name for item in items), basis="；".join(dict.fromkeys(i.basis for i in items)))
    return ItemRow(bundle.code, bundle.name, "一件事", items[0].department, "", items[0].visit_list, guide=guide)


def _guide(item: Item) -> GuideView:
    return GuideView(
        legal=(item.legal.days, item.legal.unit),
        committed=(item.committed.days, item.committed.unit),
        basis=item.basis,
        fees=item.guide.fees,
        result=item.guide.result,
        accepting=item.guide.accepting,
        flow=item.guide.flow,
        nicknames=item.nicknames,
        materials=tuple(
            GuideMaterial(m.name, m.necessity, m.originals, m.copies, m.instead, m.when, m.sample, m.obtain_from)
            for m in item.materials
        ),
    )
