"""The items of a sitting (一件事) as the desk shows them: how each stands, its number, the one date."""

from collections.abc import Callable, Mapping
from datetime import date

from window_client.domain import basket, limits
from window_client.domain.basket import BasketItem
from window_client.domain.case import Answer, Case
from window_client.domain.item import Item
from window_client.domain.materials import MaterialPage
from window_client.steps import sitting
from window_client.steps.sitting import Sitting
from window_client.steps.work import Work
from window_client.views import ItemRowView, MaterialView, SittingView
from window_client.words import CaseState, ItemStanding

Lines = Callable[[Work, Case, Item, Mapping[str, Answer], list[MaterialPage]], list[MaterialView]]


def view(work: Work, sat: Sitting | None, lines: Lines) -> SittingView:
    """All items of the sitting in the order in which they were taken; nothing when one is served alone. `lines` =
    `show.material_lines`."""
    if sat is None or len(sat.rows) < 2:
        return SittingView()
    rows = tuple(_row(work, row, lines) for row in sat.rows)
    offered = _offered(work, sat) if sat.case.state is CaseState.DRAFT else ()
    return SittingView(rows, sat.rows[0].number, _joint_due(work, sat), offered)


def _row(work: Work, row: BasketItem, lines: Lines) -> ItemRowView:
    case, item = _holder(work, row), _item(work, row)
    name = item.name if item else row.item
    if row.became is not None:
        return ItemRowView(
            row.item,
            name,
            ItemStanding.A_CASE,
            receipt_no=case.receipt_no,
            case=case.id,
            state=case.state,
            due=case.due,
        )
    sat = sitting.of(work, case)
    own = next((each for each in sat.merged.items if each.code == row.item), None) if sat else None
    if own is None or sat is None:
        return ItemRowView(row.item, name, ItemStanding.FILLING)
    answers, pages = sat.answers(work.unit.cases.answers(case.id)), work.unit.cases.pages(case.id)
    stands = sitting.standing(work, sat, own, answers, lines(work, case, own, answers, pages))
    return ItemRowView(
        code=row.item,
        name=name,
        standing=stands.word,
        missing=len(stands.fields) + len(stands.materials),
        waits_for=tuple(link.name for link in stands.waits),
        receipt_no=stands.other.receipt_no if stands.other else "",
        case=case.id if work.room.case != case.id else None,
    )


def _joint_due(work: Work, sat: Sitting) -> date:
    """The latest committed due along the critical path, counted from today for what is not accepted yet."""
    calendar = work.catalogue().calendar
    items = [item for row in sat.rows if (item := _item(work, row)) is not None]
    given = {row.item: case.due for row in sat.rows if row.became and (case := work.unit.cases.get(row.became))}

    def due(item: Item, start: date) -> date:
        return given.get(item.code) or limits.due_of(item, start, calendar).day or start

    return basket.joint_due(items, sat.merged.links, work.today, due)


def _offered(work: Work, sat: Sitting) -> tuple[tuple[str, str], ...]:
    """Items of the sitting's bundle that may come besides (可选)."""
    catalogue = work.catalogue_of(sat.case)
    bundle = next((catalogue.bundles[row.bundle] for row in sat.rows if row.bundle in catalogue.bundles), None)
    taken = {row.item for row in sat.rows}
    return tuple((code, catalogue.items[code].name) for code in bundle.items if code not in taken) if bundle else ()


def _holder(work: Work, row: BasketItem) -> Case:
    """The case that the item became, or the draft that still holds it."""
    case = work.unit.cases.get(row.became or row.sitting)
    assert case is not None
    return case


def _item(work: Work, row: BasketItem) -> Item | None:
    return work.catalogue_of(_holder(work, row)).items.get(row.item)


def name_of(sat: Sitting, code: str) -> str:
    """Name of the result that this item gives."""
    return next(link.name for link in sat.merged.links if link.before == code)
