"""A list model over frozen rows: takes a new tuple, tells the view only what differs."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[Row]):
    """`key` names a row through its changes; `text` is what a screen reader says. The row itself has role ROW."""

    def __init__(
        self, key: Callable[[Row], Hashable], text: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._text = key, text
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row)
        return None

    def row(self, number: int) -> Row | None:
        """The row at this place, or None outside."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Become these rows; selection and scroll stay where rows stay."""
        new = list(rows)
        head = _same(self._rows, new, self._key)
        tail = _same(self._rows[head:][::-1], new[head:][::-1], self._key)
        self._replace(head, len(self._rows) - tail, new[head : len(new) - tail])
        for number, row in enumerate(new):
            if self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def _replace(self, first: int, end: int, fresh: list[Row]) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._rows[first:first] = fresh
            self.endInsertRows()


def _same(old: Sequence[Row], new: Sequence[Row], key: Callable[[Row], Hashable]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if key(one) != key(other):
            break
        count += 1
    return count
