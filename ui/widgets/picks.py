"""Editors that are pressed, not typed: yes or no, and several of a list. A press is the whole answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QWidget

COLUMNS = 3
LONG = 12  # characters of a label that has a line of its own


class Picks(QWidget):
    """Base: `left` is said with every press, because there is nothing more to wait for."""

    left = Signal()
    advance = Signal()
    restore = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed = False
        self._buttons: dict[str, QAbstractButton] = {}

    def is_changed(self) -> bool:
        """Whether a press was not yet told."""
        return self._changed

    def settle(self) -> None:
        """What was pressed is on its way."""
        self._changed = False

    def value(self) -> str:
        """Codes of what is pressed, joined by commas."""
        return ",".join(code for code, button in self._buttons.items() if button.isChecked())

    def put(self, value: str) -> None:
        """Press these, release the others."""
        wanted = set(value.split(","))
        for code, button in self._buttons.items():
            button.setChecked(code in wanted)
        self._changed = False

    def setReadOnly(self, on: bool) -> None:
        """Show, but take no press."""
        for button in self._buttons.values():
            button.setEnabled(not on)

    def _add(self, code: str, button: QAbstractButton) -> None:
        button.setObjectName(f"{self.objectName()}.{code}")
        self._buttons[code] = button
        button.clicked.connect(self._pressed)
        if self.focusProxy() is None:
            self.setFocusProxy(button)

    @Slot()
    def _pressed(self) -> None:
        self._changed = True
        self.left.emit()


class YesNo(Picks):
    """是 ("1") or 否 ("0"), nothing until one is pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(18)
        for code, text in (("1", self.tr("是")), ("0", self.tr("否"))):
            button = QRadioButton(text, self)
            self._group.addButton(button)
            self._add(code, button)
            row.addWidget(button)
        row.addStretch(1)

    def put(self, value: str) -> None:
        self._group.setExclusive(bool(value))
        super().put(value)
        self._group.setExclusive(True)


class Choices(Picks):
    """Check boxes in columns."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 6, 6)
        grid.setVerticalSpacing(6)
        columns = 1 if any(len(label) > LONG for _, label in choices) else COLUMNS
        for place, (code, label) in enumerate(choices):
            box = QCheckBox(label, self)
            self._add(code, box)
            grid.addWidget(box, place // columns, place % columns)
