"""What is served in one sitting (一件事): the items of a draft with one form and one list, and each as its own case."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from window_client.domain import agent, basket, form, legal_person, sources
from window_client.domain.basket import BasketItem, Merged
from window_client.domain.case import LEGAL, Answer, Case
from window_client.domain.ids import CaseId
from window_client.domain.item import Catalogue, Item, ResultLink
from window_client.domain.materials import blocks
from window_client.domain.result import Result
from window_client.steps import online
from window_client.steps.work import Work
from window_client.views import MaterialView
from window_client.words import ItemStanding, MaterialMeans, MaterialState, NumberKind

IDENTITY = frozenset({"P.name", "P.cert_type", "P.cert_no", LEGAL})
"""Who the applicant is stays with every case, whatever its form asks."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A case as it lies on the desk. `rows` are empty for a case that came alone."""

    case: Case
    merged: Merged
    rows: tuple[BasketItem, ...] = ()
    before: frozenset[str] = frozenset()  # items of the sitting without a granted result
    granted: Mapping[str, Result] | None = None

    def answers(self, kept: Mapping[str, Answer]) -> dict[str, Answer]:
        """The answers, with what the role links of the bundle say."""
        return basket.with_roles(self.merged, kept)

    def keys(self, item: Item) -> Mapping[str, str]:
        """Element of the item's own form → key in the shared one."""
        return basket.keys_of(self.merged, item)


def of(work: Work, case: Case) -> Sitting | None:
    """The sitting of this case; None while no item is picked, or when the catalogue does not know it any more."""
    if work.room.catalogue is None or not case.item_code:
        return None
    catalogue = work.catalogue_of(case)
    rows = tuple(work.unit.baskets.together(case.id))
    codes = [row.item for row in rows if row.sitting == case.id and row.became is None] or [case.item_code]
    items = _with_people(work, catalogue, case, [catalogue.items[code] for code in codes if code in catalogue.items])
    if not items:
        return None
    merged = basket.merge(items, catalogue.bundles.values(), [row.item for row in rows])
    merged = replace(merged, roles=(*merged.roles, *_roles(work.unit.cases.answers(case.id))))
    granted = _granted(work, rows)
    return Sitting(case, merged, rows, frozenset(row.item for row in rows if row.item not in granted), granted)


def _roles(answers: Mapping[str, Answer]) -> list[tuple[str, str]]:
    """Who stands at the window is a unit's representative, or the guardian that the form asks for."""
    kind = answers.get(agent.KIND)
    found = list(legal_person.ROLES) if legal_person.represented_here(answers) else []
    return [*found, *agent.ROLES] if kind is not None and kind.value == agent.GUARDIAN else found


def _with_people(work: Work, catalogue: Catalogue, case: Case, items: list[Item]) -> list[Item]:
    """The items with what a unit is asked besides, and what is asked of who acts or helps."""
    answers = work.unit.cases.answers(case.id)
    if LEGAL in answers:
        items = [legal_person.with_unit(item, acted_for=legal_person.has_agent(answers)) for item in items]
    kind = answers.get(agent.KIND)
    if kind is None:
        return items
    values = {element: answer.value for element, answer in answers.items()}
    known = catalogue.items
    codes = dict.fromkeys([*(item.code for item in items), *sorted(agent.scope_of(values) & set(known))])
    named = tuple((code, known[code].name) for code in codes)
    return [agent.with_agent(item, kind.value, named) for item in items]


def item_of(work: Work, case: Case) -> Item | None:
    """The item that this case serves; for a sitting of several, their one form and list."""
    found = of(work, case)
    return found.merged.item if found else None


def given(work: Work, case: Case) -> dict[str, tuple[MaterialState, MaterialMeans]]:
    """Materials that need no page of their own: passed by the pre-review, or what results of the sitting are
    (COMPLETE) or will be (COMING)."""
    found, states = of(work, case), online.met(work, case)
    if found is None or not found.rows:
        return states
    own = {item.code for item in found.merged.items}
    for link in found.merged.links:
        if own == {link.before}:
            continue
        if link.before in (found.granted or {}):
            states[link.material] = (MaterialState.COMPLETE, MaterialMeans.RESULT)
        elif link.before in found.before:
            states[link.material] = (MaterialState.COMING, MaterialMeans.RESULT)
    return states


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps one item from being accepted; nothing = it may be."""

    fields: tuple[str, ...] = ()  # labels
    materials: tuple[str, ...] = ()
    waits: tuple[ResultLink, ...] = ()
    other: Case | None = None  # open elsewhere (两头受理)
    covered: bool = True  # the authority of who acts names it, or need not

    @property
    def word(self) -> ItemStanding:
        """The whole in one word."""
        if self.other is not None:
            return ItemStanding.TAKEN
        if not self.covered:
            return ItemStanding.NOT_COVERED
        if self.fields or self.materials:
            return ItemStanding.FILLING
        return ItemStanding.WAITING if self.waits else ItemStanding.READY


def standing(
    work: Work, sat: Sitting, item: Item, answers: Mapping[str, Answer], lines: Sequence[MaterialView]
) -> Standing:
    """How one item stands. `answers` of the sitting; `lines` = the item's own list."""
    values = {key: answer.value for key, answer in answers.items()}
    met = {line.type for line in lines if line.state is MaterialState.COMPLETE}
    coming = basket.promised(sat.merged, sat.before, met)
    disputed = sources.disputed(work.unit.rivals.of_case(sat.case.id))
    keys, own = sat.keys(item), basket.own(sat.merged, item, values)
    wrong = [
        spec.label
        for spec in item.fields
        for key in (keys[spec.element],)
        if not (key in coming and not values.get(key))
        and (key in disputed or form.check(spec, values.get(key, ""), own, work.today))
    ]
    person = sat.case.applicant_key
    return Standing(
        fields=tuple(wrong),
        materials=tuple(line.name for line in lines if blocks(line.state, line.necessity)),
        waits=basket.waits(sat.merged, item, sat.before, met),
        other=work.unit.cases.open_same(person, item.code, sat.case.id) if person else None,
        covered=agent.covers(values, item.code),
    )


def with_links(work: Work, sat: Sitting) -> Case:
    """The case of a single item that holds by itself what its role links say."""
    kept = work.unit.cases.answers(sat.case.id)
    for element, answer in sat.answers(kept).items():
        if element not in kept:
            work.unit.cases.put_answer(sat.case.id, answer)
    return sat.case


def title(items: Sequence[Item], bundle_name: str = "") -> str:
    """How lists name a draft of several items."""
    if len(items) == 1:
        return items[0].name
    return f"{bundle_name or items[0].name}等{len(items)}项"


def retitle(work: Work, case: Case, items: Sequence[Item], bundle: str = "") -> Case:
    """The draft named after what it still holds; saved here. It keeps its catalogue; one without takes the newest."""
    catalogue = work.catalogue_of(case)
    named = catalogue.bundles[bundle].name if bundle in catalogue.bundles else ""
    first = items[0]
    changed = replace(
        case,
        item_code=first.code,
        item_version=first.version,
        item_name=title(items, named),
        catalogue_version=catalogue.version,
    )
    work.unit.cases.save(changed)
    return changed


def _granted(work: Work, rows: Collection[BasketItem]) -> dict[str, Result]:
    results = {row.item: work.unit.documents.result(row.became) for row in rows if row.became is not None}
    return {item: result for item, result in results.items() if result is not None and result.granted}


def siblings(work: Work, case: CaseId) -> list[CaseId]:
    """Cases of the same sitting, this one among them."""
    rows = work.unit.baskets.together(case)
    return [row.became for row in rows if row.became is not None]


def dissolve(work: Work, case: Case) -> None:
    """The draft is thrown away: its open items leave the sitting; a sitting that gave no case voids its number."""
    rows = work.unit.baskets.of_sitting(case.id)
    for row in rows:
        if row.became is None:
            work.unit.baskets.drop(case.id, row.item)
    if rows and all(row.became is None for row in rows):
        work.unit.numbers.void(NumberKind.RECEIPT, rows[0].number, at=work.now, reason="draft discarded")
