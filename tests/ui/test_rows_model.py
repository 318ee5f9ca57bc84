"""The list model: passes Qt's own tester through every kind of change, and tells only what differs."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from ui.models.rows import ROW, RowsModel

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Row:
    key: str
    text: str = ""


def _key(row: Row) -> str:
    return row.key


def _text(row: Row) -> str:
    return f"{row.key}:{row.text}"


def rows(text: str) -> list[Row]:
    return [Row(letter) for letter in text]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "abc"),
        ("abc", ""),
        ("abc", "abc"),
        ("abc", "abxc"),
        ("abc", "ac"),
        ("abc", "cab"),
        ("abc", "xyz"),
        ("aab", "ab"),
    ],
)
def test_becomes_the_new_rows_to_the_satisfaction_of_qt(before: str, after: str) -> None:
    model: RowsModel[Row] = RowsModel(_key, _text)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(rows(before))
    model.show_rows(rows(after))
    assert [model.row(number) for number in range(model.rowCount())] == rows(after)
    assert tester.model() is model


def test_a_changed_row_is_changed_in_place() -> None:
    model: RowsModel[Row] = RowsModel(_key, _text)
    model.show_rows([Row("a"), Row("b", "old")])
    changed, removed, inserted = (
        QSignalSpy(signal) for signal in (model.dataChanged, model.rowsRemoved, model.rowsInserted)
    )
    model.show_rows([Row("a"), Row("b", "new")])
    assert (changed.count(), removed.count(), inserted.count()) == (1, 0, 0)
    index = model.index(1, 0)
    assert model.data(index, ROW) == Row("b", "new")
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "b:new"
    assert model.row(7) is None
