"""The line above a form field: its label, a star when it is asked for, and where its value came from. Painted by the
field's own box: a form of a hundred fields has a hundred of them, and every label of Qt's costs a style of its own."""

from dataclasses import dataclass
from functools import cache, lru_cache

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
        star = " *" if self.star else ""
        label, wide = _fitted(self.label, int(box.width()) - _fitted(star)[1])
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
        if star:
            painter.setPen(QColor(theme.INK[theme.Tone.BAD]))
            beside = box.adjusted(wide, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, star)


@lru_cache(maxsize=1000)
def _fitted(text: str, room: int = 10_000) -> tuple[str, int]:
    """The text as it fits into so many pixels, and how many it takes; a scroll paints the same labels again and again."""
    metrics = QFontMetrics(theme.font_of(LABEL_PX))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return shown, metrics.horizontalAdvance(shown)


@cache
def tall() -> int:
    """Pixels that the line takes."""
    return QFontMetrics(theme.font_of(LABEL_PX)).height() + 1
