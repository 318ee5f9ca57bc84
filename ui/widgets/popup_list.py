"""A list that hangs under an editor while the person types; the editor keeps the keyboard.

A child of the window, not a window of its own: no window manager can take the focus away, and pictures show it.
"""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

MOST_ROWS, EDGE = 7, 4


class PopupList(QFrame):
    """`chosen` carries the row number, `moved` the one under the hand. Give `key` the editor's key events; it says
    whether it took them. `share` of the editor's width is taken, the rest is left to whatever stands beside; `pad` =
    pixels beside and below `under` that belong to it: the border painted around it."""

    chosen = Signal(int)
    moved = Signal(int)
    closed = Signal()

    def __init__(
        self,
        under: QWidget,
        model: QAbstractListModel,
        delegate: QStyledItemDelegate,
        row_height: int,
        name: str = "",
        share: float = 1.0,
        pad: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(under.window())
        self._share, self._pad = share, pad
        self._under, self._model, self._row_height = under, model, row_height
        self.list = QListView(self)
        self.list.setObjectName(name)
        self.list.setModel(model)
        self.list.setItemDelegate(delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._moved)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, EDGE, 1, EDGE)
        frame.addWidget(self.list)
        self.hide()

    def open(self) -> None:
        """Show under the editor, above it where the window ends; close when there is nothing to choose."""
        rows = self._model.rowCount()
        if not rows:
            self.hide()
            return
        window = self._under.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(rows, MOST_ROWS) * self._row_height + 2 * EDGE + 2
        beside, below = self._pad
        at = self._under.mapTo(window, QPoint(-beside, self._under.height() + below + 4))
        if at.y() + height > window.height():
            at = self._under.mapTo(window, QPoint(-beside, -height - below - 4))
        wide = int((self._under.width() + 2 * beside) * self._share)
        self.setGeometry(at.x(), at.y(), max(wide, 260), height)
        self.show()
        self.raise_()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0, 0))

    def select_first(self) -> None:
        """The best hit is the first one."""
        self.list.setCurrentIndex(self._model.index(0, 0))

    def key(self, event: QKeyEvent) -> bool:
        """Arrow keys move, Enter chooses, Esc closes; only while it is open."""
        if not self.isVisible():
            return False
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS,
            Qt.Key.Key_PageUp: -MOST_ROWS,
        }
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(key)]
            self.list.setCurrentIndex(self._model.index(max(0, min(row, self._model.rowCount() - 1)), 0))
        else:
            return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    @Slot(QModelIndex)
    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(index.row())

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hide()
            self.chosen.emit(index.row())
