"""Small pictures of captured pages in a row; a press selects one, Delete asks to take it off."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QWidget

from ui import theme

WIDE, TALL = 72, 96


class Picture(NamedTuple):
    """`id` names the page, `png` is its thumbnail, `sheets` its pages (a PDF has several)."""

    id: str
    png: bytes
    sheets: int


class Thumbnails(QScrollArea):
    """Keeps its pictures while the pages are the same."""

    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedHeight(TALL + 12)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._ids: tuple[str, ...] | None = None
        self.show_pictures((), False)

    def show_pictures(self, pictures: tuple[Picture, ...], may_drop: bool) -> None:
        """Become these pictures."""
        ids = (*(each.id for each in pictures), str(may_drop))
        if ids == self._ids:
            return
        self._ids = ids
        strip = QWidget(self)
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        for number, picture in enumerate(pictures, 1):
            thumbnail = Thumbnail(picture, number, strip)
            row.addWidget(thumbnail)
            if may_drop:
                thumbnail.dropped.connect(self.dropped)
        row.addStretch(1)
        self.setWidget(strip)
        strip.setAutoFillBackground(False)  # setWidget switches it on; the card's ground shall show


class Thumbnail(QAbstractButton):
    """One page."""

    dropped = Signal(str)

    def __init__(self, picture: Picture, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._number, self._count = picture.id, number, picture.sheets
        pixmap = QPixmap()
        pixmap.loadFromData(picture.png)
        self._pixmap = pixmap
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(WIDE, TALL)
        self.setAccessibleName(self.tr("第 {number} 页").format(number=number))
        self.setToolTip(self.tr("第 {number} 页。选中后按 Delete 去掉。").format(number=number))

    def sizeHint(self) -> QSize:
        return QSize(WIDE, TALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._drop()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(box, QColor("#f6f8fa"))
        if not self._pixmap.isNull():
            size = self._pixmap.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            spot = QRectF(0, 0, size.width(), size.height())
            spot.moveCenter(box.center())
            painter.drawPixmap(spot, self._pixmap, QRectF(self._pixmap.rect()))
        chosen = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(theme.ACCENT if chosen else theme.LINE), 2 if chosen else 1))
        painter.drawRect(box)
        self._paint_number(painter, box)
        painter.end()

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        text = str(self._number) if self._count == 1 else f"{self._number} ×{self._count}"
        font = theme.base_font()
        font.setPixelSize(12)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(text) + 10
        badge = QRectF(box.right() - wide - 2, box.bottom() - 19, wide, 17)
        painter.fillRect(badge, QColor(theme.HEADER))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self._id)
