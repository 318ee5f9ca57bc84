"""A button that asks why before it does anything: a list of reasons hangs under it, one of them is chosen."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui import looks
from ui.looks import Look
from ui.models.rows import RowsModel
from ui.widgets.popup_list import PopupList
from ui.widgets.row_delegate import HEIGHT, Lines, RowDelegate


class ReasonButton(QPushButton):
    """`chosen` carries the word chosen. Keys: Enter opens, digits or arrows and Enter choose, Esc closes."""

    chosen = Signal(str)

    def __init__(self, text: str, reasons: Sequence[StrEnum], parent: QWidget) -> None:
        super().__init__(text, parent)
        self._reasons = tuple(reasons)
        self._said = [looks.look(reason).text for reason in reasons]
        self._popup: PopupList | None = None
        self.setAutoDefault(False)
        self.clicked.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if self._popup is not None and self._popup.isVisible():
            if digit.isdecimal() and 0 < int(digit) <= len(self._reasons):
                self._popup.hide()
                self._choose(int(digit) - 1)
                return
            if self._popup.key(event):
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._popup is not None:
            self._popup.hide()
        super().focusOutEvent(event)

    @Slot()
    def _ask(self) -> None:
        if self._popup is None:
            model: RowsModel[str] = RowsModel(str, str)
            self._popup = PopupList(
                self, model, RowDelegate(self._lines, self), HEIGHT, name=f"{self.objectName()}.why"
            )
            model.setParent(self._popup)
            model.show_rows(self._said)
            self._popup.chosen.connect(self._choose)
            self.destroyed.connect(self._popup.deleteLater)  # it is the window's child, not the button's
        self.setFocus()
        self._popup.open()
        self._popup.select_first()

    def _lines(self, said: str) -> Lines:
        return Lines(said, "", (Look(str(self._said.index(said) + 1)),))

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(self._reasons[place].value)
