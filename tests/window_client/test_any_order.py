"""Any order of adding and removing items, answers and pages leaves the same basket as doing it once in order.

Through the real steps on a real encrypted store, each in a transaction of its own; `test_basket.py` has the same of the
pure rules with longer orders.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.counter import Counter, card
from tests.window_client.desk_room import PAGE
from window_client import messages as m
from window_client.domain.ids import CaseId, PageId
from window_client.domain.materials import SealedPage
from window_client.steps import fill_form, open_case, read_card, show, take_items, take_materials
from window_client.steps.work import Show, Work
from window_client.views import CaseView
from window_client.words import DropReason, MaterialMeans

FIRST, OTHERS = "R03", ("R01", "I04", "R04", "S03")
ELEMENTS = ("E.name", "L.addr", "P.phone", "AD.width", "AD.light", "FD.biz", "D.mode", "H.kind", "P.addr_now", "E.form")
VALUES = {"FD.biz": "12", "D.mode": "12", "H.kind": "12", "E.form": "12", "AD.light": "01"}
MATERIALS = ("M.SITE", "M.PLAN", "M.DESIGN", "M.PHOTO", "M.TEST", "M.LIC")
OWN = {
    "R01": ("E.form", "M.ID"),
    "I04": ("AD.width", "M.DESIGN"),
    "R04": ("H.kind", "M.TEST"),
    "S03": ("P.addr_now", "M.PHOTO"),
}
"""Of each item something that hardly another asks for."""

Deed = tuple[str, str]


def _there_and_back(code: str, *, stays: bool) -> list[Deed]:
    element, material = OWN[code]
    deeds = [("add", code), ("answer", element), ("page", material), ("page", material)]
    return deeds if stays else [*deeds, ("remove", code)]


ONE = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(OTHERS)),
    st.tuples(st.just("remove"), st.sampled_from((FIRST, *OTHERS))),
    st.tuples(st.just("answer"), st.sampled_from(ELEMENTS)),
    st.tuples(st.just("empty"), st.sampled_from(ELEMENTS)),
    st.tuples(st.just("page"), st.sampled_from(MATERIALS)),
    st.tuples(st.just("drop"), st.sampled_from(MATERIALS)),
)
BURST = st.one_of(
    ONE.map(lambda deed: [deed]), st.builds(_there_and_back, st.sampled_from(OTHERS), stays=st.booleans())
)
DEEDS = st.lists(BURST, min_size=3, max_size=8).map(lambda bursts: [deed for burst in bursts for deed in burst])


class Table(Counter):
    """One desk after another on one store."""

    def begin(self) -> CaseId:
        """A new draft of the same citizen, whose card was read."""
        self.run(open_case.open_case, m.OpenCase(self.session))
        self.run(read_card.card_read, m.CardRead(card(7)))
        self.pick(FIRST)
        assert self.room.case is not None
        return self.room.case

    def pick(self, code: str) -> None:
        self.run(take_items.pick_item, m.PickItem(self.session, code, add=code != FIRST))

    def answer(self, case: CaseId, element: str, value: str) -> None:
        self.run(fill_form.answer_given, m.AnswerGiven(self.session, case, element, value))

    def page(self, case: CaseId, material: str, number: int) -> None:
        page = SealedPage(PageId(f"{number:064x}"), f"{number:064x}", *_SHAPE)
        self.run(take_materials.pages_captured, m.PagesCaptured(case, material, (page,), MaterialMeans.SCANNED))

    def kept(self, case: CaseId) -> tuple[object, ...]:
        """The rows themselves: also what no view shows."""
        with self.store.unit() as unit:
            answers = {key: (each.value, each.source) for key, each in unit.cases.answers(case).items()}
            return answers, {(row.material, row.page.id) for row in unit.cases.pages(case)}

    def view(self) -> CaseView:
        with self.store.unit() as unit:
            work = Work(self.room, self._clock.now(), self._tools, unit, self.room.session)
            (view,) = show.build(work, {Show.CASE})
        self.room = work.room
        assert isinstance(view, CaseView)
        return view


_SHAPE = (PAGE.size, PAGE.mime, PAGE.width, PAGE.height, PAGE.page_count, PAGE.thumbnail)


@dataclass
class Model:
    """What must be left: the items in the order taken, and what was answered and captured while somebody asked for it."""

    codes: list[str] = field(default_factory=lambda: [FIRST])
    answers: dict[str, str] = field(default_factory=dict)
    pages: dict[str, list[int]] = field(default_factory=dict)

    def keep(self, view: CaseView, elements: set[str]) -> None:
        """An item went: what nobody asks for goes with it."""
        kinds = {line.type for line in view.materials}
        self.answers = {element: value for element, value in self.answers.items() if element in elements}
        self.pages = {kind: pages for kind, pages in self.pages.items() if kind in kinds}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    table = Table(tmp_path_factory.mktemp("any order"))
    yield table
    table.store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(deeds=DEEDS)
def test_any_order_of_items_answers_and_pages_leaves_the_basket_of_doing_it_once(
    table: Table, deeds: list[tuple[str, str]]
) -> None:
    case, model = table.begin(), Model()
    for number, (deed, what) in enumerate(deeds, 1):
        _do(table, case, model, deed, what, number)
    left, kept = table.view(), table.kept(case)
    again = table.begin()
    if FIRST not in model.codes:
        table.pick(model.codes[0])
        table.run(take_items.remove_item, m.RemoveItem(table.session, again, FIRST))
    for code in model.codes[1:]:
        table.pick(code)
    for element, value in model.answers.items():
        table.answer(again, element, value)
    for kind, pages in model.pages.items():
        for number in pages:
            table.page(again, kind, number)
    assert basket(table.view()) == basket(left)
    assert table.kept(again) == kept


def _do(table: Table, case: CaseId, model: Model, deed: str, what: str, number: int) -> None:
    """The deed, if the desk offers it now, and what it means."""
    elements = asked(table, model.codes)
    if deed == "add" and what not in model.codes:
        table.pick(what)
        model.codes.append(what)
    elif deed == "remove" and what in model.codes and len(model.codes) > 1:
        table.run(take_items.remove_item, m.RemoveItem(table.session, case, what))
        model.codes.remove(what)
        model.keep(table.view(), asked(table, model.codes))
    elif deed == "answer" and what in elements:
        model.answers[what] = _value(what, number)
        table.answer(case, what, model.answers[what])
    elif deed == "empty" and what in elements:
        model.answers.pop(what, None)
        table.answer(case, what, "")
    elif deed == "page" and what in {line.type for line in table.view().materials}:
        table.page(case, what, number)
        model.pages.setdefault(what, []).append(number)
    elif deed == "drop" and model.pages.get(what):
        page = PageId(f"{model.pages[what].pop(0):064x}")
        wish = m.DropPage(table.session, case, what, page, DropReason.UNCLEAR)
        table.run(take_materials.drop_page, wish)


def asked(table: Table, codes: list[str]) -> set[str]:
    """Elements that an item of these asks for, whatever the answers hide."""
    catalogue = table.room.catalogue
    assert catalogue is not None
    return {spec.element for code in codes for spec in catalogue.items[code].fields}


def _value(element: str, number: int) -> str:
    choices = VALUES.get(element)
    return choices[number % 2] if choices else f"{number + 10}"


def basket(view: CaseView) -> tuple[object, ...]:
    """Everything that the desk shows of a draft, but its own numbers and moments."""
    items = tuple((row.code, row.standing, row.missing, row.waits_for) for row in view.sitting.rows)
    fields = tuple(
        (each.element, each.label, each.shown, each.source, each.required, each.mark, each.asked_by, each.comes_from)
        for each in view.fields
    )
    materials = tuple(
        (line.type, line.state, line.necessity, line.copies, tuple(page.id for page in line.pages))
        for line in view.materials
    )
    return view.item_code, items, fields, materials, view.missing, view.sitting.due, view.may_accept
