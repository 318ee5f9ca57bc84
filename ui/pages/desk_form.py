"""The form of the item (表单): fields in sections and columns; Enter goes to the next field that wants something."""

from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from ui import names
from ui.pages.desk_seat import Seat
from ui.pages.field_box import FieldBox
from ui.widgets.card import word
from ui.widgets.scroll_column import ScrollColumn
from window_client.messages import AnswerGiven, RevealValue, SettleSource
from window_client.views import CaseView, FieldView, Notice, Revealed
from window_client.words import FieldKind, RevealReason, Source

COLUMNS = 3
WIDE_KINDS = {FieldKind.LONG_TEXT, FieldKind.CHOICES, FieldKind.TABLE}
LONG_VALUES = {"P.addr_reg", "P.addr_now", "L.addr", "D.addr", "E.name", "J.name", "J.place"}
NUMERALS = "①②③④⑤⑥⑦⑧⑨⑩"


class FormView(ScrollColumn):
    """Another case or item is another form. Within one, fields come and go with the answers: the boxes that stay keep
    what is typed in them, the keyboard and their place on the screen."""

    filled = Signal()  # nothing is left to fill

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.FORM)
        self._seat, self._case = seat, seat.case
        self._shape: tuple[object, ...] = ()
        self._boxes: dict[str, FieldBox] = {}
        self._shapes: dict[str, tuple[object, ...]] = {}
        self._titles: list[QWidget] = []
        self._page, self._grid = self._fresh_page()
        self._show_page()
        behind_bar = self.verticalScrollBar().parentWidget()
        assert behind_bar is not None
        _stand_on_paper(behind_bar)
        self._with_keyboard: FieldBox | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keyboard_moved)

    def take(self, view: CaseView) -> None:
        """Show the fields of this case."""
        shape = (view.case, view.item_code)
        is_another = shape != self._shape
        if is_another:
            self.flush()
            self._shape, self._case = shape, view.case
            self._begin_page()
        boxes, known = self._boxes, self._shapes
        news = [field for field in view.fields if (box := boxes.get(field.element)) is None or not box.shows(field)]
        shapes = {field.element: known.get(field.element, ()) for field in view.fields}
        shapes |= {field.element: _shape(field) for field in news}
        if shapes != known or list(shapes) != list(known):
            self._lay(view.fields, shapes)
        for field in news:
            self._boxes[field.element].take(field)
        if is_another:
            self._show_page()

    def clear(self) -> None:
        """The desk is empty: nothing of the last citizen stays behind."""
        if self._boxes:
            self._shape, self._case = (), None
            self._begin_page()
            self._show_page()

    def flush(self) -> bool:
        """Send what stands changed in an editor; whether there was anything."""
        sent = [box.flush() for box in self._boxes.values()]
        return any(sent)

    @Slot(QWidget, QWidget)
    def _keyboard_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """One box at a time shows it, and one at a time listens to its editor. The widget before may be gone already."""
        box = now.parentWidget() if now is not None else None
        here = box if isinstance(box, FieldBox) and box.editor is now and box in self._boxes.values() else None
        if here is not self._with_keyboard:
            if self._with_keyboard is not None:
                self._with_keyboard.show_keyboard(here=False)
            if here is not None:
                here.show_keyboard(here=True)
            self._with_keyboard = here

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is on its way and the desk has not yet spoken of it."""
        return any(box.is_waiting for box in self._boxes.values())

    def take_notice(self, element: str, notice: Notice) -> bool:
        """A refusal beside its field; False when no such field is shown."""
        box = self._boxes.get(element)
        if box is not None:
            box.refuse(notice)
        return box is not None

    def settle(self, element: str) -> None:
        """The desk kept this answer."""
        if element in self._boxes:
            self._boxes[element].settle()

    def take_revealed(self, view: Revealed) -> None:
        """One value in full for a while."""
        if view.case == self._case and view.element in self._boxes:
            self._boxes[view.element].show_in_full(view.value, view.seconds)

    def focus_first(self) -> None:
        """The keyboard goes where the first thing is missing."""
        self._go_from(-1)

    def advance(self, element: str) -> None:
        """On to the next field that wants something."""
        self._go_from(list(self._boxes).index(element))

    def _go_from(self, place: int) -> None:
        boxes = list(self._boxes.values())
        for box in (*boxes[place + 1 :], *boxes[: max(place, 0)]):
            if box.is_open:
                box.take_focus()
                self.ensureWidgetVisible(box, 0, 24)
                return
        self.filled.emit()

    def answered(self, element: str, value: str) -> None:
        """To the desk."""
        if self._case is not None:
            self._seat.submit(AnswerGiven(self._seat.session, self._case, element, value))

    def choose(self, element: str, source: Source, reason: str) -> None:
        """To the desk."""
        if self._case is not None:
            self._seat.submit(SettleSource(self._seat.session, self._case, element, source, reason))

    def reveal(self, element: str, reason: str) -> None:
        """To the desk."""
        if self._case is not None:
            self._seat.submit(RevealValue(self._seat.session, self._case, element, RevealReason(reason)))

    def _begin_page(self) -> None:
        self._boxes, self._shapes, self._titles, self._with_keyboard = {}, {}, [], None
        self._page, self._grid = self._fresh_page()

    def _fresh_page(self) -> tuple[QWidget, QGridLayout]:
        """Not shown: of a hundred fields that come one by one into a page on the screen, each asks the screen where the
        mouse is, and the first frame shows them squeezed."""
        page, grid = QWidget(self.viewport()), QGridLayout()
        page.setObjectName("desk.form_page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        for each in range(COLUMNS):
            grid.setColumnStretch(each, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return page, grid

    def _show_page(self) -> None:
        self.setWidget(self._page)  # deletes the form before
        _stand_on_paper(self._page)

    def _lay(self, fields: tuple[FieldView, ...], shapes: dict[str, tuple[object, ...]]) -> None:
        """Put every box where it belongs now. A box that goes sends what stands typed in it."""
        for element in [each for each in self._boxes if self._shapes[each] != shapes.get(each)]:
            gone = self._boxes.pop(element)
            gone.flush()
            if gone is self._with_keyboard:
                self._with_keyboard = None
            gone.hide()
            gone.deleteLater()
        for line in self._titles:
            line.hide()
            line.deleteLater()
        while self._grid.takeAt(0) is not None:
            pass
        is_first, self._titles, self._shapes = not self._boxes, [], shapes
        self._boxes = {
            field.element: self._boxes.get(field.element) or FieldBox(field, self, self._page) for field in fields
        }
        sections: dict[str, list[FieldView]] = {}
        for field in fields:
            sections.setdefault(field.section, []).append(field)
        row = 0
        for place, (title, inside) in enumerate(sections.items()):
            number = NUMERALS[place] if place < len(NUMERALS) else ""
            self._titles.append(word(f"{number} {title}".strip(), "section", self._page))
            self._grid.addWidget(self._titles[-1], row, 0, 1, COLUMNS)
            row = self._rows(inside, row + 1)
        if not is_first:
            self._order_tab_keys()
            self._settle_size()

    def _settle_size(self) -> None:
        """At once, not with the next events: no frame shows the boxes squeezed into the room of the form before."""
        for part in (*self._titles, *self._boxes.values()):
            part.show()
        self._grid.activate()
        high = max(self.viewport().height(), self._page.sizeHint().height())
        self._page.resize(self._page.width(), high)

    def _order_tab_keys(self) -> None:
        """New boxes were made last; the Tab key shall find them where they stand."""
        for before, after in pairwise(self._boxes.values()):
            QWidget.setTabOrder(before.editor, after.editor)

    def _rows(self, fields: list[FieldView], row: int) -> int:
        """Lay the fields of one section out from this row; returns the row after the last."""
        at = 0
        for field in fields:
            span = _span(field)
            if at + span > COLUMNS:
                row, at = row + 1, 0
            self._grid.addWidget(self._boxes[field.element], row, at, 1, span)
            at += span
        return row + 1


def _stand_on_paper(part: QWidget) -> None:
    """On the card's own colour: nothing behind is painted, and what a scroll leaves in sight is moved, not painted anew."""
    part.setBackgroundRole(QPalette.ColorRole.Base)
    part.setAutoFillBackground(True)


def _shape(field: FieldView) -> tuple[object, ...]:
    return field.element, field.kind, field.section, field.label, field.required, field.choices, field.columns


def _span(field: FieldView) -> int:
    if field.kind in WIDE_KINDS:
        return COLUMNS
    return 2 if field.element in LONG_VALUES else 1
