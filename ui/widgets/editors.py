"""Editors of form values. Each says when it was left (`left`), when the person wants to go on (`advance`), and
whether the person changed it (`is_changed`): focus alone proves nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.looks import Look
from ui.models.rows import RowsModel
from ui.widgets.popup_list import PopupList
from ui.widgets.row_delegate import Lines, RowDelegate

Choice = tuple[str, str]  # (code, label)
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
CHOICE_ROW, MOST_HITS = 40, 60
PAD, EDGE = 10, 2  # pixels between an editor and the border painted around it


class LineEditor(QLineEdit):
    """One line of text."""

    left = Signal()
    advance = Signal()
    restore = Signal()  # Esc: the person wants the value back that was there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setProperty("bare", True)

    def value(self) -> str:
        """What would be kept."""
        return self.text()

    def put(self, value: str) -> None:
        """Show a value that the person did not type; leaves a cursor that stands there already."""
        if value != self.text():
            self.setText(value)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self.setModified(False)

    def is_changed(self) -> bool:
        """Whether the person typed here since the last `put`, also when a word is still being composed."""
        return self.isModified() or self._composing

    def settle(self) -> None:
        """What was typed is on its way."""
        self.setModified(False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.advance.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.restore.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DateEditor(LineEditor):
    """Dates as yyyy-MM-dd (`parts` 3) or yyyy-MM (2): digits alone are enough, the hyphens come by themselves."""

    def __init__(self, parts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.setPlaceholderText(self.tr("年-月-日") if parts == 3 else self.tr("年-月"))
        self.textEdited.connect(self._hyphenate)

    @Slot(str)
    def _hyphenate(self, text: str) -> None:
        digits = "".join(sign for sign in text if sign.isdigit())
        if len(text) < len(digits) or not text or self.cursorPosition() < len(text) or text.endswith("-"):
            return
        if any(sign not in "0123456789-" for sign in text):
            return  # 长期 and other words stay as they are
        pieces = [digits[:4], digits[4:6], digits[6:8]][: self._parts]
        shaped = "-".join(piece for piece in pieces if piece)
        if shaped != text:
            self.setText(shaped)
            self.setModified(True)


class LongEditor(QPlainTextEdit):
    """Several lines; Enter goes on, Shift+Enter makes a new line."""

    left = Signal()
    advance = Signal()
    restore = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setTabChangesFocus(True)
        self.setProperty("bare", True)
        self.setFixedHeight(66)

    def value(self) -> str:
        return self.toPlainText()

    def put(self, value: str) -> None:
        if value != self.toPlainText():
            self.setPlainText(value)
        self.document().setModified(False)

    def is_changed(self) -> bool:
        return self.document().isModified() or self._composing

    def settle(self) -> None:
        self.document().setModified(False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.advance.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.restore.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ChoiceEditor(LineEditor):
    """One of a list: type its number, its code, a part of its name, its pinyin or initials; arrow keys and Enter choose.
    `keys`: pinyin and initials of each choice, separated by spaces; a long list shows its first hits."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None, keys: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._labels = dict(choices)
        self._places = {choice: place for place, choice in enumerate(self._choices, 1)}
        self._keys = tuple(f" {key}" for key in keys) or ("",) * len(self._choices)
        self._model: RowsModel[Choice] = RowsModel(_code, _label, self)
        self._popup: PopupList | None = None
        self.setPlaceholderText(self.tr("选择…"))
        self.textEdited.connect(self._filter)

    def value(self) -> str:
        """The code; a text that is no choice is kept as it is, to be marked and not lost."""
        text = self.text().strip()
        return next((code for code, label in self._choices if text == label), text)

    def put(self, value: str) -> None:
        super().put(self._labels.get(value, value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if popup is not None and popup.key(event):
            return
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not self.isReadOnly():
            self._open(self._choices)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isReadOnly():
            self.selectAll()
            self._open(self._choices)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._popup is not None:
            self._popup.hide()
        super().focusOutEvent(event)

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        number = int(wanted) if wanted.isdecimal() else 0
        hits = [
            choice
            for place, (choice, key) in enumerate(zip(self._choices, self._keys, strict=True), 1)
            if wanted in choice[1].lower()
            or choice[0].lower().startswith(wanted)
            or place == number
            or f" {wanted}" in key
        ]
        self._open(hits)

    def _open(self, choices: Sequence[Choice]) -> None:
        if self._popup is None:
            delegate = RowDelegate(self._lines, self, CHOICE_ROW)
            self._popup = PopupList(self, self._model, delegate, CHOICE_ROW, pad=(PAD, EDGE))
            self._popup.chosen.connect(self._chosen)
            self._model.setParent(self._popup)
            self.destroyed.connect(self._popup.deleteLater)  # it is the window's child, not the editor's
        self._model.show_rows(choices[:MOST_HITS])
        self._popup.open()

    def _lines(self, choice: Choice) -> Lines:
        return Lines(choice[1], "", (Look(str(self._places[choice])),))

    @Slot(int)
    def _chosen(self, number: int) -> None:
        choice = self._model.row(number)
        if choice is not None:
            self.setText(choice[1])
            self.setModified(True)
            self.advance.emit()


def _code(choice: Choice) -> str:
    return choice[0]


def _label(choice: Choice) -> str:
    return choice[1]
