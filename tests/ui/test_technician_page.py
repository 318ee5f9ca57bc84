"""The technician's page: begins at the trouble, explains it, and asks a device again."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTableView, QTabWidget

from devices.rack import DRIVERS
from tests.ui.driving import Screen
from tests.ui.hall_samples import CUT_OFF, DEVICES, ONLINE, SESSION, TECHNICIAN, device
from tests.ui.test_page_viewer import keep
from ui import choice_texts, names, setting_texts, trace_texts
from ui.pages.device_advice import advice
from ui.pages.trial_words import trial_words
from window_client.device_settings import device_settings
from window_client.messages import (
    BindDevice,
    ChangeSetting,
    DeviceFact,
    DeviceReported,
    Difference,
    LookAtPorts,
    ProbeDevice,
    RecordLine,
    SendNow,
    ShowTrace,
    TryDevice,
    UseProfile,
)
from window_client.setting_shapes import CHOICES
from window_client.views import (
    DeviceSettingsView,
    DevicesView,
    Notice,
    PortFound,
    PortsView,
    ProfileView,
    RecordingView,
    SettingRow,
    TraceLine,
    TraceRecorded,
    TraceReplayed,
    TraceView,
    TrialView,
)
from window_client.words import (
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    FileFault,
    RefusalCode,
    TraceWay,
    TraceWord,
    TrialState,
)


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
    assert "系统看不到这台扫描仪或摄像头" in room.text("devices.advice")


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
    room.find(QTableView, "devices.table").selectRow(2)
    room.key(Qt.Key.Key_F5)
    assert "不会应答" in room.text("devices.asked")  # nobody waits for what never comes


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


def test_messages_of_the_platform_that_cannot_be_had_stand_on_its_card(room: Screen) -> None:
    room.say(replace(ONLINE, inbox_cause="the answer does not follow the contract", inbox_since=ONLINE.since))
    assert "取不到：平台的回答读不懂" in room.text("sync.facts")
    assert room.text("sync.state") == "在线"
    keep(room, "inbox-technician")
    room.say(ONLINE)
    assert room.text("sync.facts") == ""


@pytest.mark.parametrize("trouble", list(DeviceTrouble))
@pytest.mark.parametrize("state", list(DeviceState))
def test_each_trouble_has_a_word_of_advice(state: DeviceState, trouble: DeviceTrouble) -> None:
    said = advice(device(DeviceKind.ID_READER, state, trouble))
    assert said.endswith("。")
    assert (said == "工作正常。") == (state is DeviceState.READY and trouble is DeviceTrouble.NONE)


PORTS = PortsView(
    (
        PortFound("/dev/ttyUSB0", "usb://1A86:7523/A1", bound=DeviceKind.ID_READER, speaks=DeviceKind.ID_READER),
        PortFound("/dev/ttyUSB1", "/dev/ttyUSB1", speaks=DeviceKind.ID_READER),
    )
)
SETTINGS = DeviceSettingsView(
    (
        SettingRow("id_reader_baud", DeviceKind.ID_READER, "115200", "115200"),
        SettingRow("receipt_printer_answers", DeviceKind.RECEIPT_PRINTER, "yes", "yes", is_switch=True),
        SettingRow("more_ports", None, "", ""),
    )
)


def choose(room: Screen, row: int) -> None:
    room.find(QTableView, "devices.table").selectRow(row)


def test_ports_and_settings_are_asked_for_at_once(room: Screen) -> None:
    assert room.took(LookAtPorts) == [LookAtPorts(SESSION)]


def test_f4_binds_the_chosen_device_to_the_free_port_that_speaks(room: Screen) -> None:
    choose(room, 0)
    room.say(replace(PORTS, rows=(replace(PORTS.rows[0], bound=None, speaks=None), PORTS.rows[1])))
    assert room.text("ports.bind") == "绑定为身份证阅读器"
    room.key(Qt.Key.Key_F4)
    assert room.took(BindDevice) == [BindDevice(SESSION, DeviceKind.ID_READER, "/dev/ttyUSB1")]
    room.say(PORTS)
    room.find(QTableView, "ports.table").selectRow(0)
    assert not room.find(QPushButton, "ports.bind").isEnabled()
    room.find(QPushButton, "ports.free").click()
    assert room.took(BindDevice)[-1] == BindDevice(SESSION, DeviceKind.ID_READER, "")


def test_a_device_brings_its_own_port_along_and_one_that_a_person_chose_stays(room: Screen) -> None:
    printer = replace(PORTS.rows[1], bound=DeviceKind.RECEIPT_PRINTER, speaks=DeviceKind.RECEIPT_PRINTER)
    free = replace(PORTS.rows[1], url="/dev/ttyUSB2", keep="/dev/ttyUSB2", speaks=None)
    room.say(PortsView((PORTS.rows[0], printer, free)))
    table = room.find(QTableView, "ports.table")
    for number in (0, 1, 0):
        choose(room, number)
        assert table.currentIndex().row() == number
        assert not room.find(QPushButton, "ports.bind").isEnabled()  # F4 takes no port from another device by accident
    table.selectRow(2)
    choose(room, 1)
    assert table.currentIndex().row() == 2


def test_f9_waits_for_a_touch_and_chooses_the_port_touched(room: Screen) -> None:
    room.key(Qt.Key.Key_F9)
    assert room.took(LookAtPorts)[-1] == LookAtPorts(SESSION, touch=True)
    room.say(replace(PORTS, looking=True))
    assert room.find(QPushButton, "ports.touch").isEnabled()  # a look that is on its way makes room
    room.say(replace(PORTS, looking=True, touching=True))
    assert "请碰一下" in room.text("ports.said")
    assert not room.find(QPushButton, "ports.touch").isEnabled()
    room.say(PortsView((PORTS.rows[0], replace(PORTS.rows[1], touched=True))))
    assert "/dev/ttyUSB1" in room.text("ports.said")
    assert room.find(QTableView, "ports.table").currentIndex().row() == 1


def test_settings_of_the_chosen_device_with_their_sentence(room: Screen) -> None:
    room.say(SETTINGS)
    choose(room, 0)
    editor = room.find(QLineEdit, "setting.id_reader_baud")
    assert editor.text() == "115200"
    assert room.window.findChild(QCheckBox, "setting.receipt_printer_answers") is None
    room.focus("setting.id_reader_baud")
    editor.selectAll()
    room.latin("9600")
    room.say(SETTINGS)
    assert editor.text() == "9600"  # what is being typed is left alone
    room.key(Qt.Key.Key_Return)
    assert room.took(ChangeSetting) == [ChangeSetting(SESSION, "id_reader_baud", "9600")]
    choose(room, 1)
    room.find(QCheckBox, "setting.receipt_printer_answers").click()
    assert room.took(ChangeSetting)[-1] == ChangeSetting(SESSION, "receipt_printer_answers", "no")


def test_a_closed_setting_is_chosen_from_its_list(room: Screen) -> None:
    makes = ("cd5220", "onbon")
    row = SettingRow("window_display_kind", DeviceKind.WINDOW_DISPLAY, "cd5220", "cd5220", choices=makes)
    room.say(DeviceSettingsView((row,)))
    choose(room, 2)
    editor = room.find(QLineEdit, "setting.window_display_kind")
    assert editor.text() == "CD5220：字母数字，不应答"
    room.focus("setting.window_display_kind")
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Return)
    assert room.took(ChangeSetting) == [ChangeSetting(SESSION, "window_display_kind", "onbon")]
    room.say(DeviceSettingsView((replace(row, text="onbon"),)))
    assert editor.text() == "仰邦 BX-5K/6K 字库卡：汉字，会应答"


@pytest.mark.parametrize("name", [name for name in device_settings() if CHOICES.get(name)])
def test_every_choice_that_is_no_number_has_words(name: str) -> None:
    for code in CHOICES[name]:
        assert code.isdigit() or choice_texts.label(name, code) != code


def test_a_refused_choice_names_what_can_be_chosen(room: Screen) -> None:
    facts = {"value": "led", "choices": "cd5220, onbon"}
    room.say(Notice(RefusalCode.SETTING_WRONG, "device:settings", facts))
    assert "“led”不能用，可选 cd5220, onbon" in room.text("devices.notice")


def test_a_refused_setting_stands_beside_the_device(room: Screen) -> None:
    room.say(Notice(RefusalCode.SETTING_WRONG, "device:settings", {"reason": "x"}))
    assert room.text("devices.notice") == "设置没有改：x"
    room.say(SETTINGS)
    assert not room.shown("devices.notice")


@pytest.mark.parametrize(
    ("detail", "said"), [("SW3 60", "自检未通过"), ("SW3 24", "不明错误"), ("SW3 ZZ", "读卡模块自检")]
)
def test_a_readers_status_is_explained_by_its_code(detail: str, said: str) -> None:
    down = replace(device(DeviceKind.ID_READER, DeviceState.DOWN, DeviceTrouble.READER_FAULT), detail=detail)
    assert said in advice(down)


@pytest.mark.parametrize("trouble", [DeviceTrouble.SILENT, DeviceTrouble.GARBLED])
def test_a_scanner_that_fails_is_not_blamed_on_a_speed_that_it_has_not(trouble: DeviceTrouble) -> None:
    said = advice(device(DeviceKind.DOCUMENT_SCANNER, DeviceState.DOWN, trouble))
    assert "波特率" not in said
    assert "导入" in said


@pytest.mark.parametrize("code", [RefusalCode.FILE_KIND_WRONG, RefusalCode.PICTURE_BROKEN, RefusalCode.SCAN_FAILED])
def test_a_trial_of_a_scanner_that_fails_speaks_to_the_technician(code: RefusalCode) -> None:
    said = trial_words(TrialView(DeviceKind.DOCUMENT_SCANNER, TrialState.FAILED, {"code": code.value}))
    assert said.startswith("试机没有通过")
    assert said.endswith("再按 F7。")


@pytest.mark.parametrize("name", device_settings())
def test_every_device_setting_is_explained(name: str) -> None:
    assert setting_texts.title(name) != name
    assert setting_texts.sentence(name).endswith("。")


@pytest.mark.parametrize("word", list(TraceWord))
def test_every_meaning_of_bytes_has_words(word: TraceWord) -> None:
    assert bool(trace_texts.meaning(word)) is (word is not TraceWord.NOTHING)


@pytest.mark.parametrize("state", list(TrialState))
@pytest.mark.parametrize("kind", list(DeviceKind))
def test_f7_tries_the_device_and_its_course_is_told(room: Screen, kind: DeviceKind, state: TrialState) -> None:
    assert trial_words(TrialView(kind, state)).endswith(("。", "…"))


def test_whatever_a_driver_tells_has_words() -> None:
    known = {fact.__name__ for fact in get_args(DeviceFact)} - {DeviceReported.__name__}
    told = {name for driver in DRIVERS.values() for name in vars(sys.modules[driver.__module__]) if name in known}
    assert told == set(trace_texts.FACTS)


def test_a_test_card_is_told_masked(room: Screen) -> None:
    choose(room, 0)
    room.key(Qt.Key.Key_F7)
    assert room.took(TryDevice) == [TryDevice(SESSION, DeviceKind.ID_READER)]
    room.say(TrialView(DeviceKind.ID_READER, TrialState.PASSED, {"name": "李*", "number": "4504**19"}))
    assert room.text("devices.asked") == "试机通过：读出 李* 4504**19。"
    choose(room, 1)
    assert room.text("devices.asked") == ""


def test_a_line_is_watched_only_while_somebody_looks(room: Screen) -> None:
    choose(room, 0)
    room.find(QTabWidget, "devices.tabs").setCurrentIndex(1)
    assert room.took(ShowTrace) == [ShowTrace(SESSION, DeviceKind.ID_READER)]
    at = datetime(2026, 11, 23, 10, 4, 5, 678000, timezone(timedelta(hours=8)))
    line = TraceLine(at, TraceWay.OUT, "AA AA [9]", TraceWord.FIND, "")
    room.say(TraceView(DeviceKind.ID_READER, (line,)), TraceView(DeviceKind.RECEIPT_PRINTER, (line,)))
    assert room.text("trace.text") == "10:04:05.678 → AA AA [9]   寻卡"  # the hall's time, whatever the machine's zone
    choose(room, 1)
    assert room.text("trace.text") == ""
    room.find(QTabWidget, "devices.tabs").setCurrentIndex(0)
    assert [wish.device for wish in room.took(ShowTrace)][1:] == [DeviceKind.RECEIPT_PRINTER, None]


SENT_OTHERWISE = Difference(3, "AA 22", "AA 21", TraceWord.FIND, TraceWord.SELECT)


@pytest.mark.parametrize("code", list(FileFault))
def test_every_fault_of_a_file_has_words(code: FileFault) -> None:
    assert trace_texts.fault(code)


def test_a_recording_ends_by_its_button_while_another_device_is_shown(room: Screen) -> None:
    choose(room, 0)
    room.find(QTabWidget, "devices.tabs").setCurrentIndex(1)
    room.say(RecordingView(recorded=TraceRecorded(DeviceKind.ID_READER, "x.trace", running=True)))
    choose(room, 4)
    room.find(QPushButton, "trace.record").click()
    assert room.took(RecordLine) == [RecordLine(SESSION, DeviceKind.ID_READER, "")]


def test_what_is_at_no_port_has_no_line_and_is_bound_to_none(room: Screen) -> None:
    room.say(replace(PORTS, rows=(replace(PORTS.rows[1], speaks=None),)))
    choose(room, 4)
    assert room.text("devices.title") == "扫描仪"
    assert not room.find(QPushButton, "ports.bind").isEnabled()
    assert "不接在端口上" in room.text("ports.said")
    room.find(QTabWidget, "devices.tabs").setCurrentIndex(1)
    assert not room.find(QPushButton, "trace.record").isEnabled()
    choose(room, 0)
    assert room.find(QPushButton, "trace.record").isEnabled()
    assert "自己的应答" in room.text("ports.said")


def test_a_recording_is_told_and_ended_by_the_same_button(room: Screen) -> None:
    choose(room, 0)
    room.find(QTabWidget, "devices.tabs").setCurrentIndex(1)
    running = TraceRecorded(DeviceKind.ID_READER, "x.trace", running=True)
    room.say(RecordingView(recorded=running))
    assert room.text("trace.record") == "停止录制"
    room.find(QPushButton, "trace.record").click()
    assert room.took(RecordLine) == [RecordLine(SESSION, DeviceKind.ID_READER, "")]
    room.say(RecordingView(recorded=replace(running, running=False, lines=7)))
    assert "7 行" in room.text("trace.said")
    for replayed, said in (
        (TraceReplayed("x", 7, ("CardRead", "CardTroubled", "CardRead")), "驱动得出：读出证件 ×2、证件读不出"),
        (TraceReplayed("x", 7), "与录制一致"),
        (
            TraceReplayed("x", 7, differs=SENT_OTHERWISE),
            "第 3 行起与录制不一致。录制时发送：寻卡（AA 22）；现在发送：选卡（AA 21）。",
        ),
        (TraceReplayed("x", 7, differs=replace(SENT_OTHERWISE, now="")), "现在发送：无。"),
        (TraceReplayed("x", 0, fault=FileFault.NOT_A_TRACE), "不能回放：它不是收发记录，或已损坏。请选"),
    ):
        room.say(RecordingView(replayed=replayed))
        assert said in room.text("trace.said")


def test_a_neighbours_profile_is_looked_at_then_used(room: Screen) -> None:
    room.find(QTabWidget, "devices.tabs").setCurrentIndex(2)
    assert not room.shown("profile.use")
    room.say(ProfileView("AAAA", "5号窗口", "BBBB", (("id_reader_baud", "115200", "9600"),)))
    assert "BBBB" in room.text("profile.offer")
    assert room.text("profile.changes") == "身份证阅读器 · 波特率：115200 → 9600"
    room.key(Qt.Key.Key_F10)
    assert room.took(UseProfile) == [UseProfile(SESSION)]
    room.say(ProfileView("AAAA", said="used"))
    assert "自检单" in room.text("profile.notice")
    room.say(ProfileView("AAAA", said="written"))
    assert "AAAA" in room.text("profile.notice")
    room.say(Notice(RefusalCode.PROFILE_NOT_WRITTEN, "device:settings"))
    assert "没有导出" in room.text("devices.notice")
    assert not room.shown("profile.notice")  # the last one went well, this one did not
    assert not room.shown(names.BANNER)  # said once, beside the device
    assert not room.shown("profile.use")
