"""The local data on the technician's page: the key is changed by a press, and what will go stands there before."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QProgressBar, QPushButton, QTableView, QTabWidget

from tests.ui.driving import Screen
from tests.ui.hall_samples import DEVICES, ONLINE, SESSION, TECHNICIAN
from window_client.messages import ChangeKey, LookAtStore
from window_client.views import KeepingRow, KeyView, StoreView
from window_client.words import CaseState, Waits

AT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
ROWS = (
    KeepingRow("01032611230000017", "个体工商户开业登记", CaseState.WITHDRAWN, date(2026, 12, 23)),
    KeepingRow("01032611230000024", "高龄津贴", CaseState.ARCHIVED, date(2026, 12, 24), date(2026, 11, 30)),
    KeepingRow("01032611230000031", "高龄津贴", CaseState.DELIVERED, waits=Waits.ARCHIVE),
    KeepingRow("01032611230000048", "高龄津贴", CaseState.NOT_ACCEPTED, waits=Waits.PLATFORM),
)
VIEW = StoreView(AT, rows=ROWS, within_week=1, waits_platform=1, waits_archive=1, reduced=12)


def opened(screen: Screen) -> Screen:
    screen.say(DEVICES, ONLINE, TECHNICIAN)
    screen.find(QTabWidget, "devices.tabs").setCurrentIndex(3)
    return screen


def test_the_tab_asks_and_says_what_will_go_and_what_waits(screen: Screen) -> None:
    room = opened(screen)
    assert room.took(LookAtStore) == [LookAtStore(SESSION)]
    room.say(VIEW)
    model = room.find(QTableView, "store.keeping").model()
    assert [model.data(model.index(row, 3)) for row in range(4)] == [
        "2026-12-23",
        "影像 2026-11-30",
        "待归档",
        "未报完",
    ]
    assert room.text("store.keeping_said").startswith("7 日内清理 1 件 · 未报完 1 件 · 待归档 1 件 · 已清理 12 件。")
    assert room.text("store.checked") == "11-23 14:05 巡检"


def test_the_key_is_changed_by_a_press_and_shows_how_far_it_is(screen: Screen) -> None:
    room = opened(screen)
    button = room.find(QPushButton, "store.change_key")
    button.click()
    assert room.took(ChangeKey) == [ChangeKey(SESSION)]
    room.say(KeyView(what="store", done=40, of=160))
    assert not button.isEnabled()
    bar = room.find(QProgressBar, "store.progress")
    assert (bar.isVisible(), bar.value(), bar.maximum()) == (True, 40, 160)
    room.say(KeyView(held_up=True))
    assert "自动继续" in room.text("store.key")
    room.say(KeyView(AT))
    assert button.isEnabled()
    assert not bar.isVisible()
    assert room.text("store.key") == "数据密钥更换于 2026-11-23 14:05。"
