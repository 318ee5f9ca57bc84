"""Paints one row of a list: a strong line, a quiet line, and states as signs with words on the right."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.looks import Look
from ui.models.rows import ROW
from ui.widgets.marks import Mark, paint_mark

HEIGHT, PAD, SIGN, GAP = 52, 12, 11, 5


class Lines(NamedTuple):
    """What a row shows."""

    title: str
    detail: str
    states: tuple[Look, ...] = ()


class RowDelegate(QStyledItemDelegate):
    """`lines` says what a frozen row shows; a row without detail has its title in the middle."""

    def __init__(self, lines: Callable[[Any], Lines], parent: QObject | None = None, height: int = HEIGHT) -> None:
        super().__init__(parent)
        self._lines, self._height = lines, height
        self._title, self._small = theme.base_font(), theme.base_font()
        self._small.setPixelSize(13)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        lines = self._lines(index.data(ROW))
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs lack it
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.WASH[theme.Tone.INFO]))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.ACCENT))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self.parent().property("faded"):  # content that is not of now
            painter.setOpacity(0.5)
        inner = box.adjusted(PAD, 6, -PAD, -6)
        right = self._paint_states(painter, inner, lines.states)
        inner.setRight(right)
        self._paint_text(painter, inner, lines)
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRectF, lines: Lines) -> None:
        half = box.height() / (2 if lines.detail else 1)
        for font, colour, text, top in (
            (self._title, theme.TEXT, lines.title, box.top()),
            (self._small, theme.MUTED, lines.detail, box.top() + half),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(QRectF(box.left(), top, box.width(), half), Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_states(self, painter: QPainter, box: QRectF, states: tuple[Look, ...]) -> float:
        """Right-aligned; returns where the text must end."""
        right = box.right()
        painter.setFont(self._small)
        for shown in reversed(states):
            wide = _wide(self._small, shown)
            right -= wide
            ink = theme.INK[shown.tone]
            left = right
            if shown.mark is not Mark.NONE:
                paint_mark(painter, QRectF(left, box.center().y() - SIGN / 2, SIGN, SIGN), shown.mark, ink)
                left += SIGN + GAP
            painter.setPen(QColor(ink))
            painter.drawText(QRectF(left, box.top(), wide, box.height()), Qt.AlignmentFlag.AlignVCenter, shown.text)
            right -= PAD
        return right


def _wide(font: QFont, shown: Look) -> int:
    return QFontMetrics(font).horizontalAdvance(shown.text) + 1 + (SIGN + GAP if shown.mark is not Mark.NONE else 0)
