"""The supervisor's page: counts what the platform counted, and says how old that is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QLabel, QListView, QTableView

from tests.ui.driving import Screen
from tests.ui.hall_samples import CUT_OFF, HALL, ONLINE, SUPERVISOR
from tests.ui.samples import NOW
from tests.ui.test_page_viewer import keep
from ui.pages import supervisor
from ui.widgets.table import FADED
from window_client.views import HallView
from window_client.words import CatalogueTrouble, CentralState

TILES = ("waiting", "accepted_today", "served_today", "open", "unsent")


@pytest.fixture
def hall(screen: Screen) -> Screen:
    screen.say(SUPERVISOR, ONLINE)
    return screen


def numbers(screen: Screen) -> list[str]:
    return [screen.text(f"hall.{name}") for name in TILES]


def model_of(screen: Screen, name: str) -> QAbstractItemModel:
    return screen.find(QTableView, name).model()


def test_before_the_first_count_nothing_is_claimed(hall: Screen) -> None:
    assert numbers(hall) == ["—"] * 5
    assert hall.text("hall.freshness") == "正在等平台数据"
    assert model_of(hall, "hall.windows").rowCount() == 0


def test_counts_of_the_platform(hall: Screen) -> None:
    hall.say(HALL)
    assert numbers(hall) == ["25", "146", "151", "3", "6"]
    assert model_of(hall, "hall.windows").rowCount() == 6
    assert model_of(hall, "hall.groups").rowCount() == 3
    assert hall.find(QListView, "hall.matters").model().rowCount() == 3
    assert hall.text("hall.freshness").endswith("秒前的数据")
    assert not hall.shown("hall.broken")
    assert hall.find(QLabel, "hall.waiting").accessibleName() == "等候 25 最长 34:00"
    hall.say(replace(HALL, rated_today=90, not_rated_today=30))
    assert hall.find(QLabel, "hall.served_today").accessibleName().endswith("评价 90 / 120")


def test_receipts_without_a_word_are_a_matter_for_the_supervisor(hall: Screen) -> None:
    quiet = replace(HALL.windows[4], silent=2)
    hall.say(replace(HALL, windows=(*HALL.windows[:4], quiet, *HALL.windows[5:])))
    model = hall.find(QListView, "hall.matters").model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert [row for row in rows if "2 件未告知" in row and "5号窗口" in row] != []
    hall.say(HALL)
    assert model.rowCount() == 3


def test_an_accepted_case_is_counted_at_once_and_the_chosen_window_stays_chosen(hall: Screen) -> None:
    hall.say(HALL)
    table = hall.find(QTableView, "hall.windows")
    table.selectRow(3)
    first = replace(HALL.windows[0], accepted=7, devices="id-reader:silent")
    hall.say(replace(HALL, windows=(first, *HALL.windows[1:]), accepted_today=147, at=NOW + timedelta(seconds=1)))
    assert hall.text("hall.accepted_today") == "147"
    assert table.currentIndex().row() == 1
    assert table.model().data(table.currentIndex().siblingAtColumn(0)) == "1号窗口"


def test_platform_gone_says_since_when_and_greys_what_is_old(hall: Screen) -> None:
    hall.say(HALL, CUT_OFF)
    assert CUT_OFF.since is not None
    said = hall.text("hall.broken")
    assert f"从 {CUT_OFF.since:%H:%M:%S} 起已 3 分" in said
    assert f"停在 {NOW:%H:%M:%S}" in said
    assert hall.text("hall.freshness") == f"{NOW:%H:%M:%S} 的数据"
    assert hall.find(QTableView, "hall.windows").property(FADED) is True
    hall.say(ONLINE, replace(HALL, at=NOW + timedelta(minutes=4)))
    assert not hall.shown("hall.broken")
    assert hall.find(QTableView, "hall.windows").property(FADED) is False


def test_nobody_is_called_well_while_nothing_is_heard(hall: Screen) -> None:
    quiet = replace(HALL, windows=HALL.windows[:2])
    hall.say(quiet)
    assert hall.text("hall.no_matters") == "各窗口都正常。"
    hall.say(CUT_OFF)
    assert hall.text("hall.no_matters") == "—"


def test_no_time_runs_while_nothing_is_heard(hall: Screen) -> None:
    hall.say(HALL, CUT_OFF)
    model = model_of(hall, "hall.windows")
    assert model.data(model.index(3, 3)) == "06:12"


def test_a_platform_that_refuses_this_computer(hall: Screen) -> None:
    hall.say(replace(ONLINE, central=CentralState.REFUSED))
    assert "平台不接受本机" in hall.text("hall.broken")


def test_a_count_that_is_not_renewed_is_called_old(hall: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "STALE_S", 0.0)
    hall.say(HALL)
    hall.qtbot.waitUntil(lambda: "没有更新" in hall.text("hall.broken"), timeout=20_000)


def test_an_empty_hall(hall: Screen) -> None:
    hall.say(HallView(at=NOW))
    assert numbers(hall) == ["0"] * 5


def test_messages_that_cannot_be_had_are_told_with_what_it_means(hall: Screen) -> None:
    hall.say(HALL, replace(ONLINE, inbox_cause="wrong_signature", inbox_since=NOW))
    told = hall.text("hall.broken")
    for part in (f"平台来件从 {NOW:%H:%M} 起取不到", "没有采信", "受理和上报照常", "先向部门核实"):
        assert part in told
    keep(hall, "inbox-supervisor")
    hall.say(replace(ONLINE, central=CentralState.OFFLINE, since=NOW, inbox_cause="wrong_signature", inbox_since=NOW))
    assert "来件" not in hall.text("hall.broken")  # the line itself is told
    hall.say(ONLINE)
    assert not hall.shown("hall.broken")


def test_a_newer_catalogue_that_could_not_be_read_is_told_with_the_time_of_the_next_try(hall: Screen) -> None:
    unread = replace(ONLINE, catalogue=CatalogueTrouble.UNREAD, catalogue_again=NOW)
    hall.say(HALL, unread)
    assert "没有读成" in hall.text("hall.broken")
    assert f"{NOW:%H:%M} 再取" in hall.text("hall.broken")
    hall.say(replace(ONLINE, catalogue=CatalogueTrouble.BROKEN, catalogue_fault="item R05: fields is empty"))
    assert "item R05: fields is empty" in hall.text("hall.broken")
    hall.say(ONLINE)
    assert not hall.shown("hall.broken")
