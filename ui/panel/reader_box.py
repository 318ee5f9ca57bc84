"""The simulated ID reader (读卡器): choose a sample card, lay it down, lift it."""

from PySide6.QtCore import QCoreApplication, QPointF, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui import theme
from ui.panel.box import TwinBox
from ui.panel.buttons import HEIGHT, small_button
from ui.theme import Tone
from ui.widgets.marks import Mark

translate = QCoreApplication.translate


class CardChoice(QComboBox):
    """A combo box whose arrow is drawn here: a style sheet leaves none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.MUTED if self.isEnabled() else theme.LINE), 1.6))
        x, y = self.width() - 18.0, self.height() / 2 - 2.0
        painter.drawPolyline([QPointF(x - 5, y), QPointF(x, y + 5), QPointF(x + 5, y)])
        painter.end()


class ReaderBox(TwinBox):
    """The list of cards comes from the twin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("panel", "读卡器"), parent, name="panel.reader")
        self.cards = CardChoice(self.inside)
        self.cards.setObjectName("panel.cards")
        self.cards.setFixedHeight(HEIGHT)
        self.cards.setMinimumContentsLength(6)
        self.lay = small_button(translate("panel", "放上"), "panel.lay_card", self.inside)
        self.lift = small_button(translate("panel", "拿走"), "panel.lift_card", self.inside)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.cards, 1)
        row.addWidget(self.lay)
        row.addWidget(self.lift)
        self.body.addWidget(self.inside)
        self.lay.clicked.connect(self._lay)
        self.lift.clicked.connect(self._lift)

    def show_cards(self, cards: dict[str, str]) -> None:
        """Sample cards by name and title."""
        if self.cards.count() == len(cards):
            return
        self.cards.clear()
        for name, title in cards.items():
            self.cards.addItem(title, name)

    def show_twin(self, state: dict[str, object]) -> None:
        card = str(state.get("card", ""))
        self.lift.setEnabled(bool(card))
        at = self.cards.findData(card)
        if not card:
            self.here(translate("panel", "台面空着"), Tone.QUIET, Mark.RING)
        else:
            self.here(self.cards.itemText(at) if at >= 0 else card, Tone.INFO, Mark.CARD)

    @Slot()
    def _lay(self) -> None:
        self.wish("lay_card", card=self.cards.currentData())

    @Slot()
    def _lift(self) -> None:
        self.wish("lift_card")
