"""A one-line label that ends in … where room ends; its text() stays whole."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme


class ElidingLabel(QLabel):
    """Quiet colour and 13 px unless said otherwise."""

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "", size_px: int = 13, colour: str = theme.MUTED
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        font = theme.base_font()
        font.setPixelSize(size_px)
        self.setFont(font)
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._colour))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if text != "…":  # not one letter has room: a lone sign says nothing
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
