"""The table model: passes Qt's own tester through every kind of change, and tells only what differs."""

from dataclasses import dataclass
from itertools import permutations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from ui.looks import Look
from ui.models.table import CELL, LEVEL, Column, FrozenTable
from ui.widgets.table import CalmTable

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Row:
    key: str
    count: int = 0


def _key(row: Row) -> str:
    return row.key


def _name(row: Row) -> Look:
    return Look(row.key)


def _count(row: Row) -> Look:
    return Look(str(row.count))


def _amount(row: Row) -> int:
    return row.count


def table() -> FrozenTable[Row]:
    return FrozenTable((Column("name", _name, 2), Column("count", _count, 1, _amount)), _key)


def rows(text: str) -> list[Row]:
    return [Row(letter) for letter in text]


def held(model: FrozenTable[Row]) -> str:
    return "".join(row.key for number in range(model.rowCount()) if (row := model.row(number)))


CHANGES = [
    ("", "abc"),
    ("abc", ""),
    ("abc", "abc"),
    ("abc", "axbxc"),
    ("abc", "xyz"),
    ("aab", "ab"),
    ("ab", "aab"),
    ("abcdef", "fxca"),
    *(("abcd", "".join(order)) for order in permutations("abcd")),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_becomes_the_new_rows_to_the_satisfaction_of_qt(before: str, after: str) -> None:
    model = table()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(rows(before))
    model.show_rows(rows(after))
    assert held(model) == after
    assert tester.model() is model


def test_tells_only_the_row_that_changed() -> None:
    model = table()
    model.show_rows([Row("a"), Row("b", 1)])
    spies = [
        QSignalSpy(signal) for signal in (model.dataChanged, model.rowsMoved, model.rowsRemoved, model.rowsInserted)
    ]
    model.show_rows([Row("a"), Row("b", 2)])
    assert [spy.count() for spy in spies] == [1, 0, 0, 0]
    assert spies[0].at(0)[0].row() == spies[0].at(0)[1].row() == 1


def test_the_selection_goes_with_its_row(qtbot: QtBot) -> None:
    model = table()
    view = CalmTable(model, "table")
    qtbot.addWidget(view)
    model.show_rows(rows("abc"))
    view.selectRow(1)
    model.show_rows(rows("cxba"))
    assert view.currentIndex().row() == 2
    assert view.selectionModel().isSelected(model.index(2, 1))


def test_cells_words_and_bars() -> None:
    model = table()
    model.show_rows([Row("a", 3), Row("b", 12), Row("c")])
    assert model.data(model.index(0, 0), CELL) == Look("a")
    assert model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) == "12"
    assert [model.data(model.index(number, 1), LEVEL) for number in range(3)] == [0.25, 1.0, 0.0]
    assert model.data(model.index(0, 0), LEVEL) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "count"
    assert model.row(9) is None


def test_the_clock_redraws_its_own_column_only() -> None:
    model = table()
    changed = QSignalSpy(model.dataChanged)
    model.redraw(1)
    assert changed.count() == 0  # an empty table has nothing to say
    model.show_rows(rows("abc"))
    model.redraw(1)
    first, last = changed.at(0)[:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (0, 1, 2, 1)
