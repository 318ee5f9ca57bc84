"""A table model over frozen rows: takes a new tuple, tells the view only what differs; a cell is a word with its look."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.looks import Look

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 2
LEVEL = Qt.ItemDataRole.UserRole + 3  # 0.0 to 1.0 for a bar behind the word, or None
ROOT = QModelIndex()
_WORDS = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}


class Column(NamedTuple):
    """A column: its title, what a row shows there, its share of the width, and how much of it, for a bar."""

    title: str
    cell: Callable[[Any], Look]
    share: int = 1
    amount: Callable[[Any], int] | None = None


class FrozenTable(QAbstractTableModel, Generic[Row]):
    """`key` names a row through its changes and moves; selection and scroll stay with the row."""

    def __init__(
        self, columns: Sequence[Column], key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns, self._key = tuple(columns), key
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == CELL:
            return column.cell(row)
        if role in _WORDS:
            return column.cell(row).text
        if role == LEVEL and column.amount is not None:
            return column.amount(row) / max(1, *(column.amount(each) for each in self._rows))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def row(self, number: int) -> Row | None:
        """The row at this place, or None outside."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Become these rows: those gone are removed, those that moved are moved, new ones come in."""
        wanted = {self._key(row) for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._key(self._rows[at]) not in wanted:
                self._drop(at)
        for at, row in enumerate(rows):
            self._bring(at, row)
        for at in range(len(self._rows) - 1, len(rows) - 1, -1):
            self._drop(at)

    def redraw(self, column: int) -> None:
        """Say that the words of this column, which depend on the time, have changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def _bring(self, at: int, row: Row) -> None:
        """Make this the row at this place; all places before it are right already."""
        key = self._key(row)
        found = next((n for n in range(at, len(self._rows)) if self._key(self._rows[n]) == key), None)
        if found is None:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def _drop(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()
