"""The line above a form field: its label, a star when it is asked for, and where its value came from. Painted by the
field's own box: a form of a hundred fields has a hundred of them, and every label of Qt's costs a style of its own."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui import theme

LABEL_PX, SOURCE_PX, GAP = 13, 12, 8


@dataclass(slots=True)
class Head:
    """The label gives way to the source where room ends; the tip says the rest."""

    label: str
    star: bool
    source: str = ""

    def text(self) -> str:
        """The label and the source, as a person reads them."""
        return f"{self.label} {self.source}".strip()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Into this box, whose height is `tall()`."""
        if self.source:
            painter.setFont(theme.font_of(SOURCE_PX))
            painter.setPen(QColor(theme.ACCENT))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.source)
            box = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(self.source) - GAP, 0)
        painter.setFont(theme.font_of(LABEL_PX))
        metrics, star = painter.fontMetrics(), " *" if self.star else ""
        room = int(box.width()) - metrics.horizontalAdvance(star)
        label = metrics.elidedText(self.label, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
        if star:
            painter.setPen(QColor(theme.INK[theme.Tone.BAD]))
            beside = box.adjusted(metrics.horizontalAdvance(label), 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, star)


@cache
def tall() -> int:
    """Pixels that the line takes."""
    return QFontMetrics(theme.font_of(LABEL_PX)).height() + 1
