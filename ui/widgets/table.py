"""A calm table: tall rows, thin rules, states as pills with sign and word; columns share the width."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.looks import Look
from ui.models.table import CELL, LEVEL, FrozenTable
from ui.widgets.marks import Mark, paint_mark

FADED, FADED_OPACITY = "faded", 0.5  # property of a view whose content is not of now
SHARE_PX = 8  # a column is never narrower than so many pixels a share; then the table scrolls
ROW_HEIGHT, PAD, SIGN, GAP = 40, 8, 11, 5


class CellDelegate(QStyledItemDelegate):
    """Draws a Look: plain text, or a pill when it has a sign."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Made once: looking for an installed family costs more than drawing a cell.
        self._font, self._small = theme.base_font(), theme.base_font()
        self._small.setPixelSize(13)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look: Look = index.data(CELL)
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs lack it
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(box, QColor(theme.WASH[theme.Tone.INFO]))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self.parent().property(FADED):
            painter.setOpacity(FADED_OPACITY)
        level = index.data(LEVEL)
        if level:
            _bar(painter, box, level)
        if look.mark is Mark.NONE:
            self._text(painter, box.adjusted(PAD, 0, -PAD, 0), look.text)
        else:
            self._pill(painter, box, look)
        painter.restore()

    def _text(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(theme.TEXT))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _elided(self._font, text, box.width()))

    def _pill(self, painter: QPainter, box: QRectF, look: Look) -> None:
        wide = QFontMetrics(self._small).horizontalAdvance(look.text) + 2 * PAD + SIGN + GAP
        pill = QRectF(box.left() + PAD - 2, box.center().y() - 12, min(wide, box.width() - PAD), 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.WASH[look.tone]))
        painter.drawRoundedRect(pill, 12, 12)
        ink = theme.INK[look.tone]
        paint_mark(painter, QRectF(pill.left() + PAD, pill.center().y() - SIGN / 2, SIGN, SIGN), look.mark, ink)
        painter.setFont(self._small)
        painter.setPen(QColor(ink))
        text = pill.adjusted(PAD + SIGN + GAP, 0, -4, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, _elided(self._small, look.text, text.width() + 2))


class CalmTable(QTableView):
    """Whole rows are selected; nothing is edited."""

    def __init__(self, model: FrozenTable[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self.setObjectName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(24)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)

    def needed_height(self, rows: int) -> int:
        """Pixels that so many rows and the titles take."""
        return rows * ROW_HEIGHT + self.horizontalHeader().sizeHint().height() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._table.columns
        total = sum(column.share for column in columns)
        letters = self.fontMetrics()
        for number, column in enumerate(columns):
            least = max(letters.horizontalAdvance(column.title) + 2 * PAD, column.share * SHARE_PX)
            self.setColumnWidth(number, max(least, self.viewport().width() * column.share // total))


def _bar(painter: QPainter, box: QRectF, level: float) -> None:
    """A pale bar behind the word, as long as its share of the largest."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.WASH[theme.Tone.INFO]))
    painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 13, (box.width() - PAD) * level, 26), 5, 5)


def _elided(font: QFont, text: str, width: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width))
