"""Rows of a repeating group (股东, 家庭成员): a blank row waits below; every cell is sent when it is left."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.widgets.card import word
from ui.widgets.editors import LineEditor
from ui.widgets.field_frame import FieldFrame, Frame

HIGH = 32


@dataclass(frozen=True, slots=True)
class Column:
    """`make` gives the editor of one cell for its frame and its row (from 0)."""

    element: str
    label: str
    make: Callable[[QWidget, int], LineEditor]
    stretch: int = 1


class TableEditor(QWidget):
    """The value is a JSON array of the rows that hold anything. Enter goes from cell to cell and, from a blank row, on to
    the next field; Ctrl+Delete takes the row away. `most` = 0: as many rows as wanted."""

    left = Signal()
    advance = Signal()
    restore = Signal()

    def __init__(self, columns: Sequence[Column], most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._most = tuple(columns), most
        self._rows: list[_Row] = []
        self._marks: Mapping[tuple[int, str], tuple[str, bool]] = {}
        self._changed = self._read_only = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        for place, column in enumerate(self._columns):
            self._grid.addWidget(word(column.label, "muted", self), 0, place)
            self._grid.setColumnStretch(place, column.stretch)
        self._cut = QShortcut(QKeySequence("Ctrl+Delete"), self)
        self._cut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._cut.activated.connect(self._cut_row)
        self._fit(0)

    def value(self) -> str:
        """What would be kept."""
        rows = [
            {
                column.element: cell.value()
                for column, cell in zip(self._columns, row.cells, strict=True)
                if cell.value()
            }
            for row in self._rows
        ]
        filled = [row for row in rows if row]
        return json.dumps(filled, ensure_ascii=False, separators=(",", ":")) if filled else ""

    def put(self, value: str) -> None:
        """Show these rows and a blank one."""
        rows = _read(value)
        self._fit(len(rows))
        for place, row in enumerate(self._rows):
            known = rows[place] if place < len(rows) else {}
            for column, cell in zip(self._columns, row.cells, strict=True):
                cell.put(str(known.get(column.element, "")))
        self._changed = False
        self._dress()

    def mark_cells(self, marks: Mapping[tuple[int, str], tuple[str, bool]]) -> None:
        """(row, column) → what is wrong there, and whether it is only still empty."""
        self._marks = marks
        self._dress()

    def is_changed(self) -> bool:
        """Whether the person changed a cell, or took a row away, since the last `put`."""
        return self._changed or any(cell.is_changed() for row in self._rows for cell in row.cells)

    def settle(self) -> None:
        """What was typed is on its way."""
        self._changed = False
        for row in self._rows:
            for cell in row.cells:
                cell.settle()

    def setReadOnly(self, on: bool) -> None:
        """Show, but take nothing."""
        self._read_only = on
        self._cut.setEnabled(not on)
        self._fit(len(self._rows) - 1)
        self._dress()

    # --- rows ------------------------------------------------------------------------------------------------------------

    def _fit(self, filled: int) -> None:
        """As many rows as are filled, one more to type in, and the one that has the keyboard."""
        blank = 0 if self._read_only or (self._most and filled >= self._most) else 1
        wanted = max(filled + blank, 1 + max((n for n, row in enumerate(self._rows) if row.has_keyboard()), default=-1))
        while len(self._rows) > wanted:
            self._rows.pop().go()
        while len(self._rows) < wanted:
            self._add()
        if self._rows:
            self.setFocusProxy(self._rows[0].cells[0])

    def _add(self) -> None:
        place = len(self._rows)
        cells, frames = [], []
        for column_place, column in enumerate(self._columns):
            frame = FieldFrame(self)
            frame.setFixedHeight(HIGH)
            frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # columns by their stretch alone
            cell = column.make(frame, place)
            cell.setAccessibleName(f"{column.label} {place + 1}")
            frame.watch(cell)
            inside = QGridLayout(frame)
            inside.setContentsMargins(7, 1, 2, 1)
            inside.addWidget(cell)
            cell.left.connect(self._cell_left)
            cell.advance.connect(self._cell_done)
            cell.restore.connect(self.restore)
            cell.textEdited.connect(self._typed)
            self._grid.addWidget(frame, place + 1, column_place)
            cells.append(cell)
            frames.append(frame)
        key = QPushButton("×", self)
        key.setProperty("variant", "link")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Delete for the keyboard
        key.setToolTip(self.tr("去掉这一行 (Ctrl+Delete)"))
        key.setAccessibleName(self.tr("去掉第 {row} 行").format(row=place + 1))
        key.clicked.connect(self._pressed)
        self._grid.addWidget(key, place + 1, len(self._columns))
        row = _Row(cells, frames, key)
        self._rows.append(row)
        row.show()

    def _dress(self) -> None:
        """Frames and words of the cells; a blank row is never wrong."""
        for place, row in enumerate(self._rows):
            blank = row.is_blank()
            row.key.setVisible(not blank and not self._read_only)
            for column, cell, frame in zip(self._columns, row.cells, row.frames, strict=True):
                says, empty = ("", False) if blank else self._marks.get((place, column.element), ("", False))
                frame.show_as((Frame.WANTED if empty else Frame.WRONG) if says else Frame.PLAIN)
                cell.setToolTip(says)
                cell.setAccessibleDescription(says)
                cell.setReadOnly(self._read_only)

    @Slot()
    def _typed(self) -> None:
        """The blank row is used: another one comes below it."""
        if not self._rows[-1].is_blank() and not (self._most and len(self._rows) >= self._most):
            self._add()
            self._order_tab_keys()
        self._dress()

    @Slot()
    def _cell_left(self) -> None:
        self.left.emit()

    @Slot()
    def _cell_done(self) -> None:
        """Enter: on to the next cell; out of the table from a blank row or behind the last one."""
        cells = [cell for row in self._rows for cell in row.cells]
        at = next((n for n, cell in enumerate(cells) if cell is self.sender()), len(cells))
        blank = at < len(cells) and self._rows[at // len(self._columns)].is_blank()
        if blank or at + 1 >= len(cells):
            self.advance.emit()
        else:
            cells[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _pressed(self) -> None:
        self._take_away(next((n for n, row in enumerate(self._rows) if row.key is self.sender()), -1))

    @Slot()
    def _cut_row(self) -> None:
        self._take_away(next((n for n, row in enumerate(self._rows) if row.has_keyboard()), -1))

    def _take_away(self, place: int) -> None:
        if not 0 <= place < len(self._rows) or self._rows[place].is_blank():
            return
        rows = [[cell.text() for cell in row.cells] for n, row in enumerate(self._rows) if n != place]
        for row, texts in zip(self._rows, [*rows, [""] * len(self._columns)], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.setText(text)
        self._marks = {}
        self._changed = True
        self._dress()
        self.left.emit()

    def _order_tab_keys(self) -> None:
        cells = [cell for row in self._rows for cell in row.cells]
        for before, after in pairwise(cells):
            QWidget.setTabOrder(before, after)


@dataclass(slots=True)
class _Row:
    cells: list[LineEditor]
    frames: list[FieldFrame]
    key: QPushButton

    def is_blank(self) -> bool:
        return not any(cell.text().strip() for cell in self.cells)

    def has_keyboard(self) -> bool:
        return any(cell.hasFocus() for cell in self.cells)

    def show(self) -> None:
        for part in self.frames:
            part.show()

    def go(self) -> None:
        for part in (*self.frames, self.key):
            part.hide()
            part.deleteLater()


def _read(value: str) -> list[dict[str, str]]:
    try:
        rows = json.loads(value) if value else []
    except ValueError:
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
