"""One reason of a list and words of one's own: arrow keys or its number choose, the words go on below."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.models.rows import RowsModel

LEAST_ROWS, MOST_ROWS, EDGE = 4, 6, 4
Reason = tuple[str, str]  # (code, Chinese)


class ReasonList(QWidget):
    """`done` is said with Enter in the words or a double click. `most` rows are shown at once where there is room; in
    several `columns` all are."""

    done = Signal()

    def __init__(
        self, says: str, parent: QWidget | None = None, *, name: str = "", most: int = MOST_ROWS, columns: int = 1
    ) -> None:
        super().__init__(parent)
        self._most, self._columns = most, columns
        self._reasons: RowsModel[Reason] = RowsModel(_code, self._text, self)
        self._places: dict[str, int] = {}
        self.rows = _Rows(self, columns)
        self.rows.setObjectName(f"{name}.reasons")
        self.rows.setModel(self._reasons)
        self.rows.setMaximumHeight(0)  # nothing is offered yet
        self.words = QLineEdit(self)
        self.words.setObjectName(f"{name}.words")
        self.words.setMinimumHeight(34)
        self.words.setPlaceholderText(says)
        self.words.setAccessibleName(says)
        self.rows.doubleClicked.connect(self.done)
        self.rows.entered_words.connect(self.words.setFocus)
        self.words.returnPressed.connect(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.rows)
        column.addWidget(self.words)

    def begin(self, reasons: tuple[Reason, ...], chosen: str = "") -> None:
        """Offer these; the keyboard stands on the first, or on the one that was chosen before."""
        self._places = {code: number for number, (code, _) in enumerate(reasons, 1)}
        self._reasons.show_rows(reasons)
        row = self.rows.sizeHintForRow(0)
        lines = -(-len(reasons) // self._columns)
        least = LEAST_ROWS if self._columns == 1 else lines  # columns are seen whole: nothing scrolls sideways
        self.rows.setMinimumHeight(min(lines, least) * row + EDGE)
        self.rows.setMaximumHeight(min(lines, self._most) * row + EDGE)
        place = self._places.get(chosen, 1) - 1
        self.rows.setCurrentIndex(self._reasons.index(place))
        self.words.clear()
        self.rows.setFocus()

    def reason(self) -> str:
        """The code of the chosen reason; "" when there is none."""
        row = self._reasons.row(self.rows.currentIndex().row())
        return row[0] if row is not None else ""

    def _text(self, reason: Reason) -> str:
        return f"{self._places.get(reason[0], 0)}  {reason[1]}"


class _Rows(QListView):
    """A digit chooses; Enter goes on to the words."""

    entered_words = Signal()

    def __init__(self, parent: QWidget, columns: int) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setWrapping(columns > 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._columns > 1:
            self.setGridSize(QSize(self.viewport().width() // self._columns, self.sizeHintForRow(0)))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= self.model().rowCount():
            self.setCurrentIndex(self.model().index(int(text) - 1, 0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_words.emit()
        else:
            super().keyPressEvent(event)


def _code(reason: Reason) -> str:
    return reason[0]
