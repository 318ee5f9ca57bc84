"""One number of the hall (数字牌): large, with a quiet word beside it; grey while what it says is old."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.marks import Mark
from ui.widgets.pill import Pill


class Tile(Card):
    """`name` is the object name of the number."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.value: QLabel = word("—", "figure", self, name=name)
        self._note = Pill("", Tone.QUIET, Mark.NONE, self)
        self._note.hide()
        row = QHBoxLayout()
        row.addWidget(self.value)
        row.addStretch(1)
        row.addWidget(self._note)
        self.body.setSpacing(2)
        self.body.addLayout(row)

    def tell(self, value: int | None, note: str = "", tone: Tone = Tone.QUIET, mark: Mark = Mark.NONE) -> None:
        """The number, or a dash while nothing is known."""
        self.value.setText("—" if value is None else str(value))
        self.value.setAccessibleName(f"{self.title.text()} {self.value.text()} {note}".rstrip())
        self._note.show_state(note, tone, mark)
        self._note.setVisible(bool(note))

    def grey(self, stale: bool) -> None:
        """Say by its colour that the number is not of now; the page says it in words."""
        theme.retone(self.value, "stale", stale)
