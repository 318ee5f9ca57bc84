"""Windows of the hall: troubled first, honest cells, and time that stands still when nothing is heard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.hall_samples import GROUPS, WINDOWS, window
from tests.ui.samples import NOW
from ui.models.ages import Freshness, clock
from ui.models.hall_model import TIMED, GroupsModel, WindowsModel, device_troubles
from ui.models.table import LEVEL
from ui.pages.hall_matters import matters
from window_client.words import WindowState

pytestmark = pytest.mark.usefixtures("qapp")


def shown(model: WindowsModel, row: int) -> list[str]:
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_offline_and_broken_windows_come_first_then_by_what_they_do() -> None:
    model = WindowsModel(lambda: NOW)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_hall(WINDOWS)
    assert [row.window for number in range(6) if (row := model.row(number))] == ["04", "03", "02", "01", "06", "05"]
    model.show_hall((replace(WINDOWS[0], devices="id-reader:silent"), *WINDOWS[1:]))
    assert [row.window for number in range(3) if (row := model.row(number))] == ["04", "01", "03"]
    assert tester.model() is model


def test_cells_of_a_window() -> None:
    model = WindowsModel(lambda: NOW)
    model.show_hall(WINDOWS[:1])
    assert model.columns[TIMED].title == "已历时"
    assert shown(model, 0) == ["1号窗口", "办理中", "S021", "06:12", "1001", "6", "7", "07:48", "正常", "2"]


@pytest.mark.parametrize("state", [WindowState.IDLE, WindowState.CLOSED])
def test_nobody_is_said_to_be_busy_at_an_idle_window(state: WindowState) -> None:
    model = WindowsModel(lambda: NOW)
    model.show_hall([replace(window("01", state), mean_handle_s=None, staff_no="")])
    assert shown(model, 0)[2:5] == ["—", "—", "—"]
    assert shown(model, 0)[7] == "—"
    assert shown(model, 0)[8] == ("正常" if state is WindowState.IDLE else "—")


def test_an_offline_window_counts_from_its_last_word() -> None:
    model = WindowsModel(lambda: NOW)
    model.show_hall([replace(window("01", WindowState.OFFLINE), heard_at=NOW - timedelta(seconds=75))])
    assert shown(model, 0)[3] == "01:15"


def test_words_of_a_newer_window_are_shown_as_they_came() -> None:
    row = window("01", WindowState.IDLE, devices="id-reader:unplugged,iris-reader:smudged,,id-reader:asleep")
    assert device_troubles(row) == ["读卡器 已拔出", "iris-reader:smudged", "id-reader:asleep"]
    model = WindowsModel(lambda: NOW)
    model.show_hall([row])
    assert shown(model, 0)[8] == "读卡器 已拔出 等 3 项"


def test_the_longest_bar_is_the_longest_queue() -> None:
    model = GroupsModel()
    model.show_rows(GROUPS)
    assert [model.data(model.index(number, 1), LEVEL) for number in range(3)] == [1.0, 11 / 14, 0.0]
    assert [model.data(model.index(number, 2)) for number in range(3)] == ["31:00", "34:00", "—"]


def test_what_a_supervisor_should_see_to() -> None:
    found = [(each.window, each.kind) for row in WINDOWS for each in matters(row)]
    assert found == [("03", "devices"), ("04", "offline"), ("04", "unsent")]


@pytest.mark.parametrize(
    ("seconds", "text"), [(-5, "00:00"), (0, "00:00"), (372, "06:12"), (3599, "59:59"), (3661, "1:01:01")]
)
def test_clock(seconds: int, text: str) -> None:
    assert clock(seconds) == text


def test_age_is_counted_from_arrival_whatever_the_platforms_clock_says() -> None:
    platform = datetime(2031, 1, 1, tzinfo=UTC)
    fresh = Freshness()
    assert fresh.platform_now(5.0) is None
    fresh.heard(platform, 100.0)
    fresh.heard(platform, 103.0)  # the same count said again is no news
    assert fresh.age_s(104.0) == 4.0
    assert fresh.platform_now(104.0) == platform + timedelta(seconds=4)
    fresh.heard(platform + timedelta(seconds=1), 105.0)
    assert fresh.age_s(105.5) == 0.5
