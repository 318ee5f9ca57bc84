"""The technician's page: begins at the trouble, explains it, and asks a device again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView

from tests.ui.driving import Screen
from tests.ui.hall_samples import CUT_OFF, DEVICES, ONLINE, SESSION, TECHNICIAN, device
from ui.pages.device_advice import advice
from window_client.messages import ProbeDevice, SendNow
from window_client.views import DevicesView
from window_client.words import DeviceKind, DeviceState, DeviceTrouble


@pytest.fixture
def room(screen: Screen) -> Screen:
    screen.say(DEVICES, ONLINE, TECHNICIAN)
    return screen


def cells(screen: Screen, row: int) -> list[str]:
    model = screen.find(QTableView, "devices.table").model()
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_lists_every_device_and_begins_at_the_one_that_is_down(room: Screen) -> None:
    assert cells(room, 0)[:2] == ["身份证阅读器", "就绪"]
    assert cells(room, 1)[1:] == ["缺纸", "socket://receipt-printer", "1 分前 · 12 ms", "3"]
    assert cells(room, 2)[3] == "这种设备不应答"
    assert cells(room, 3)[1:] == ["未接", "—", "—", "0"]
    assert room.text("devices.title") == "扫描仪"
    assert room.text("devices.state") == "没有扫描仪"
    assert "系统看不到这台扫描仪" in room.text("devices.advice")


def test_devices_stand_in_the_order_of_the_desks_work(screen: Screen) -> None:
    screen.say(TECHNICIAN, DevicesView(DEVICES.rows[::-1]))
    assert [cells(screen, row)[0] for row in range(5)] == ["身份证阅读器", "凭条打印机", "窗口屏", "扫码枪", "扫描仪"]


def test_a_barcode_scanner_is_not_blamed_for_its_silence(screen: Screen) -> None:
    silent = replace(device(DeviceKind.BARCODE_SCANNER, DeviceState.OPEN), last_answer=None, answer_ms=None)
    screen.say(TECHNICIAN, DevicesView((silent,)))
    assert cells(screen, 0)[3] == "还没有扫过码"
    assert "扫一个码" in screen.text("devices.advice")


def test_arrows_choose_and_the_keyboard_is_there_at_once(room: Screen) -> None:
    table = room.find(QTableView, "devices.table")
    assert table.hasFocus()
    room.key(Qt.Key.Key_Up)
    assert room.text("devices.title") == "扫码枪"
    assert not room.find(QPushButton, "devices.probe").isEnabled()
    room.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert room.text("devices.port") == "socket://id-reader"
    assert room.text("devices.detail") == "SAM 05.03"


def test_f5_asks_the_chosen_device_and_tells_of_its_answer(room: Screen) -> None:
    room.find(QTableView, "devices.table").selectRow(0)
    room.key(Qt.Key.Key_F5)
    assert room.took(ProbeDevice) == [ProbeDevice(SESSION, DeviceKind.ID_READER)]
    assert "还没有新的应答" in room.text("devices.asked")
    answered = replace(DEVICES.rows[0], last_answer=datetime.now(UTC))
    room.say(DevicesView((answered, *DEVICES.rows[1:])))
    assert "设备有应答" in room.text("devices.asked")
    assert cells(room, 0)[3].startswith("刚刚")
    room.find(QTableView, "devices.table").selectRow(1)
    assert room.text("devices.asked") == ""


def test_the_chosen_device_stays_chosen_and_its_news_is_shown(room: Screen) -> None:
    room.find(QTableView, "devices.table").selectRow(1)
    mended = device(DeviceKind.RECEIPT_PRINTER, DeviceState.READY)
    room.say(DevicesView((DEVICES.rows[0], mended, *DEVICES.rows[2:])))
    assert room.text("devices.state") == "就绪"
    assert room.text("devices.advice") == "工作正常。"


def test_nothing_reported_yet(screen: Screen) -> None:
    screen.say(TECHNICIAN)
    assert screen.text("devices.title") == "还没有设备报到"
    assert not screen.find(QPushButton, "devices.probe").isEnabled()
    screen.key(Qt.Key.Key_F5)
    assert screen.took(ProbeDevice) == []


def test_platform_card_and_f6(room: Screen) -> None:
    assert not room.find(QPushButton, "sync.send").isEnabled()
    room.say(CUT_OFF)
    assert room.text("sync.state") == "离线"
    assert [room.text(f"sync.{name}") for name in ("waiting", "returned", "done")] == ["9", "1", "0"]
    assert "最早一件已等 3 分" in room.text("sync.facts")
    assert "timed out" in room.text("sync.facts")
    room.key(Qt.Key.Key_F6)
    assert room.took(SendNow) == [SendNow(SESSION)]


@pytest.mark.parametrize("trouble", list(DeviceTrouble))
@pytest.mark.parametrize("state", list(DeviceState))
def test_each_trouble_has_a_word_of_advice(state: DeviceState, trouble: DeviceTrouble) -> None:
    said = advice(device(DeviceKind.ID_READER, state, trouble))
    assert said.endswith("。")
    assert (said == "工作正常。") == (state is DeviceState.READY and trouble is DeviceTrouble.NONE)
