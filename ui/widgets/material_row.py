"""One line of the material list: sign, name, how it was met, state; pressed to select it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.looks import Look
from ui.widgets.marks import paint_mark

TALL, PAD, SIGN = 50, 10, 14


class MaterialRow(QAbstractButton):
    """Checkable, one of its siblings at a time."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._detail, self._state = "", Look("")

    def show_line(self, name: str, detail: str, state: Look) -> None:
        """What the line says; nothing is redrawn when it says so already."""
        if (name, detail, state) == (self.text(), self._detail, self._state):
            return
        self._detail, self._state = detail, state
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{state.text} {detail}")
        self.setToolTip(f"{name}\n{detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box, QColor(theme.WASH[theme.Tone.INFO]))
            painter.fillRect(QRectF(0, 0, 3, box.height()), QColor(theme.ACCENT))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.ACCENT), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -1.5))
        ink = theme.INK[self._state.tone]
        paint_mark(painter, QRectF(PAD, (box.height() - SIGN) / 2, SIGN, SIGN), self._state.mark, ink)
        right = self._paint_state(painter, box, ink)
        left = PAD + SIGN + 12.0
        self._paint_text(painter, QRectF(left, 5, right - left - 8, box.height() - 10))
        painter.end()

    def _paint_state(self, painter: QPainter, box: QRectF, ink: str) -> float:
        font = theme.base_font()
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        wide = painter.fontMetrics().horizontalAdvance(self._state.text) + 1
        left = box.right() - PAD - wide
        painter.drawText(QRectF(left, 0, wide, box.height()), Qt.AlignmentFlag.AlignVCenter, self._state.text)
        return left

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        half = box.height() / 2
        for size, colour, text, top in (
            (15, theme.TEXT, self.text(), box.top()),
            (13, theme.MUTED, self._detail, box.top() + half),
        ):
            font = theme.base_font()
            font.setPixelSize(size)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(QRectF(box.left(), top, box.width(), half), Qt.AlignmentFlag.AlignVCenter, elided)
