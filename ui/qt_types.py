"""The types of Qt that the pages name, made on the GUI thread before another thread imports a page.

PySide makes a type when it is first named. Two threads that name one, or two with a common base, for the first time at
once crash the interpreter: making it runs Python (its enumerations), so the interpreter lock changes hands, and the
second thread makes it again while the first one's place in PySide's table is not cleared yet.
"""

from collections.abc import Callable, Iterator
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot

NAMED: tuple[tuple[ModuleType, str], ...] = (
    (
        QtCore,
        "Qt QAbstractListModel QAbstractTableModel QChildEvent QDateTime QDynamicPropertyChangeEvent QModelIndex QPersistentModelIndex QPoint QRect QRectF"
        " QSignalBlocker",
    ),
    (
        QtGui,
        "QActionEvent QEnterEvent QExposeEvent QFocusEvent QFontMetrics QHideEvent QHoverEvent QImage QInputMethodEvent"
        " QInputMethodQueryEvent QKeyEvent QKeySequence QMouseEvent QMoveEvent QPaintEvent QPainter QPen QPlatformSurfaceEvent"
        " QResizeEvent QShortcut QShowEvent QTransform QWindowStateChangeEvent",
    ),
    (
        QtWidgets,
        "QAbstractItemView QButtonGroup QCheckBox QFileDialog QGridLayout QHeaderView QListView QPlainTextEdit QRadioButton"
        " QScrollArea QSizePolicy QStyle QStyleOptionButton QStyleOptionViewItem QStylePainter QStyledItemDelegate QTableView"
        " QTextBrowser",
    ),
)
"""What the import of the pages (`main.WARM`) makes; a test finds missing ones. And the events that the GUI thread meets
meanwhile: an event filter in Python makes the type of each kind that comes by."""


class TypesFirst(QObject):
    """Makes one type a turn of the Qt loop, so that keys come in between, then calls `done`."""

    def __init__(self, parent: QObject, done: Callable[[], object]) -> None:
        super().__init__(parent)
        self._left: Iterator[tuple[ModuleType, str]] = (
            (module, name) for module, names in NAMED for name in names.split()
        )
        self._done = done

    @Slot()
    def go_on(self) -> None:
        """The next one; the largest, Qt itself, takes 15 ms."""
        following = next(self._left, None)
        if following is None:
            self._done()
            return
        getattr(*following)
        QTimer.singleShot(0, self.go_on)
