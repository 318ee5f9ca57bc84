"""The line above a form field: its label, a star when it is asked for, and where its value came from.

Painted by itself: a form of a hundred fields has a hundred of them, and each label of Qt's costs a style of its own.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

LABEL_PX, SOURCE_PX, GAP = 13, 12, 8


class FieldHead(QWidget):
    """The label gives way to the source where room ends; the tip says the rest."""

    def __init__(self, label: str, *, star: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._star, self._source = label, star, ""
        self.setFixedHeight(QFontMetrics(theme.font_of(LABEL_PX)).height() + 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell_source(self, source: str) -> None:
        """Where the value came from; "" = it was typed, or is not there."""
        if source != self._source:
            self._source = source
            self.update()

    def text(self) -> str:
        """The label and the source, as a person reads them."""
        return f"{self._label} {self._source}".strip()

    def sizeHint(self) -> QSize:
        return QSize(80, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self._source:
            painter.setFont(theme.font_of(SOURCE_PX))
            painter.setPen(QColor(theme.ACCENT))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._source)
            box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(self._source) - GAP)
        painter.setFont(theme.font_of(LABEL_PX))
        metrics, star = painter.fontMetrics(), " *" if self._star else ""
        room = int(box.width()) - metrics.horizontalAdvance(star)
        label = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
        if star:
            painter.setPen(QColor(theme.INK[theme.Tone.BAD]))
            box.setLeft(box.left() + metrics.horizontalAdvance(label))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, star)
        painter.end()
