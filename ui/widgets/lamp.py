"""A lamp of the header: a sign and a word on the dark ground; the sign's form differs too, not its colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.marks import Mark, paint_mark

SIGN, GAP = 11, 6


class Lamp(QLabel):
    """One device or one connection. On a light ground give `on_dark=False`."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, name: str = "", on_dark: bool = True) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self._tone, self._mark, self._on_dark = Tone.QUIET, Mark.RING, on_dark
        font = theme.base_font()
        font.setPixelSize(14)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone, mark: Mark, tip: str = "") -> None:
        """Word, colour and form of the sign; `tip` is the longer sentence."""
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        if (text, tone, mark) == (self.text(), self._tone, self._mark):
            return
        self._tone, self._mark = tone, mark
        self.setText(text)
        self.updateGeometry()
        self.update()

    def width_of(self, text: str) -> int:
        """Pixels that it needs to say this."""
        return SIGN + GAP + self.fontMetrics().horizontalAdvance(text) + 2

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self.text()), self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Where there is no room at all the word is cut, down to its sign; the tip has it whole."""
        return QSize(SIGN + 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.LAMP if self._on_dark else theme.INK
        box = QRectF(0, (self.height() - SIGN) / 2, SIGN, SIGN)
        paint_mark(painter, box, self._mark, colours[self._tone])
        painter.setPen(QColor("#ffffff" if self._on_dark else theme.TEXT))
        text = QRectF(self.rect()).adjusted(SIGN + GAP, 0, 0, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
