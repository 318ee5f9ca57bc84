"""Small pictures of captured pages in a row or a column; the keyboard moves, Enter looks, Delete asks to take one off.

A list over frozen rows: what comes during a long scan is added, nothing is built anew, and only the pictures in sight
are decoded.
"""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.models.rows import ROW, RowsModel

WIDE, TALL, GAP = 72, 96, 8


class Picture(NamedTuple):
    """`id` names the page, `png` is its thumbnail, `sheets` its pages (a PDF has several), `turn` degrees clockwise."""

    id: str
    png: bytes
    sheets: int
    number: int
    turn: int = 0


class PageStrip(QListView):
    """`looked` and `dropped` carry the id of a page; `chosen` says which one is under the keyboard."""

    looked = Signal(str)
    dropped = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "", upright: bool = False) -> None:
        super().__init__(parent)
        self._pictures: RowsModel[Picture] = RowsModel(_key, self._says, self)
        self._quiet = False  # while rows come and go the mark wanders; that is nobody's choice
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.TopToBottom if upright else QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setModel(self._pictures)
        self.setItemDelegate(_PictureDelegate(self))
        if upright:
            self.setFixedWidth(WIDE + 22)
        else:
            self.setFixedHeight(TALL + 14)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("材料页"))
        self.doubleClicked.connect(self._look)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Become these pictures; the chosen one stays chosen while it is there."""
        page, self._quiet = self.current(), True
        self._pictures.show_rows(pictures)
        self.choose(page)
        self._quiet = False

    def choose(self, page: str) -> None:
        """Put the keyboard's mark on this page and bring it into sight."""
        for number in range(self._pictures.rowCount()):
            picture = self._pictures.row(number)
            if picture is not None and picture.id == page:
                self.setCurrentIndex(self._pictures.index(number))
                return

    def current(self) -> str:
        """The page under the mark; "" when there is none."""
        picture = self._pictures.row(self.currentIndex().row())
        return picture.id if picture is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current():
            self.dropped.emit(self.current())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.current():
            self.looked.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _says(self, picture: Picture) -> str:
        return self.tr("第 {number} 页").format(number=picture.number)

    @Slot(QModelIndex)
    def _look(self, index: QModelIndex) -> None:
        picture = self._pictures.row(index.row())
        if picture is not None:
            self.looked.emit(picture.id)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current())


class _PictureDelegate(QStyledItemDelegate):
    """One page with its number; decoded once, turned as it lies."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._drawn: dict[tuple[str, int], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDE + GAP, TALL + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        picture: Picture = index.data(ROW)
        chosen = option.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]  # the stubs lack it
        whole = QRectF(option.rect)  # type: ignore[attr-defined]
        box = QRectF(whole.left() + 1, whole.top() + 1, WIDE - 2, TALL - 2)
        painter.save()
        painter.fillRect(box, QColor("#f6f8fa"))
        pixmap = self._pixmap(picture)
        if not pixmap.isNull():
            size = pixmap.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            spot = QRectF(0, 0, size.width(), size.height())
            spot.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(spot, pixmap, QRectF(pixmap.rect()))
        painter.setPen(QPen(QColor(theme.ACCENT if chosen else theme.LINE), 2 if chosen else 1))
        painter.drawRect(box)
        self._paint_number(painter, box, picture)
        painter.restore()

    def _paint_number(self, painter: QPainter, box: QRectF, picture: Picture) -> None:
        text = str(picture.number) if picture.sheets == 1 else f"{picture.number} ×{picture.sheets}"
        font = theme.base_font()
        font.setPixelSize(12)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(text) + 10
        badge = QRectF(box.right() - wide - 2, box.bottom() - 19, wide, 17)
        painter.fillRect(badge, QColor(theme.HEADER))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _pixmap(self, picture: Picture) -> QPixmap:
        key = (picture.id, picture.turn)
        if key not in self._drawn:
            if len(self._drawn) > 400:
                self._drawn.clear()
            self._drawn[key] = turned(picture.png, picture.turn)
        return self._drawn[key]


def turned(png: bytes, turn: int) -> QPixmap:
    """A small picture as it lies."""
    pixmap = QPixmap()
    pixmap.loadFromData(png)
    return pixmap.transformed(QTransform().rotate(turn)) if turn and not pixmap.isNull() else pixmap


def _key(picture: Picture) -> str:
    return picture.id
