"""A pill: sign and word on a tinted ground, for one state."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.marks import Mark, paint_mark

PAD, SIGN, GAP = 9, 11, 5


class Pill(QLabel):
    """Shows `text` with its sign; its text() is what a person reads."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.QUIET,
        mark: Mark = Mark.NONE,
        parent: QWidget | None = None,
        *,
        name: str = "",
        size_px: int = 13,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self._tone, self._mark = tone, mark
        font = theme.base_font()
        font.setPixelSize(size_px)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone, mark: Mark = Mark.NONE) -> None:
        """Change word, colour and sign together; nothing is redrawn when all are as before."""
        if (text, tone, mark) == (self.text(), self._tone, self._mark):
            return
        self._tone, self._mark = tone, mark
        self.setText(text)
        self.updateGeometry()
        self.update()

    def width_of(self, text: str) -> int:
        """Pixels that it would take with these words."""
        return self.fontMetrics().horizontalAdvance(text) + (SIGN + GAP if self._mark else 0) + 2 * PAD + 1

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self.text()), self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.WASH[self._tone]))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = theme.INK[self._tone]
        left = float(PAD)
        if self._mark:
            paint_mark(painter, QRectF(left, (box.height() - SIGN) / 2, SIGN, SIGN), self._mark, ink)
            left += SIGN + GAP
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(left, 0, -PAD, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
