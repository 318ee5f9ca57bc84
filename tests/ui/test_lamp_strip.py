"""The header's lamps with nine devices, none to all of them in trouble: nothing cut, nobody left out of the count."""

import re

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import looks, names
from ui.widgets.header_bar import HeaderBar
from ui.widgets.lamp import Lamp
from window_client.views import DevicesView
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

IN_TROUBLE = {
    DeviceKind.ID_READER: (DeviceState.DOWN, DeviceTrouble.UNPLUGGED),
    DeviceKind.RECEIPT_PRINTER: (DeviceState.DOWN, DeviceTrouble.PAPER_OUT),
    DeviceKind.WINDOW_DISPLAY: (DeviceState.ATTENTION, DeviceTrouble.SILENT),
    DeviceKind.BARCODE_SCANNER: (DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED),
    DeviceKind.DOCUMENT_SCANNER: (DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
    DeviceKind.A4_PRINTER: (DeviceState.DOWN, DeviceTrouble.PORT_MISSING),
    DeviceKind.EVALUATOR: (DeviceState.ATTENTION, DeviceTrouble.NOT_PAIRED),
    DeviceKind.LABEL_PRINTER: (DeviceState.DOWN, DeviceTrouble.COVER_OPEN),
    DeviceKind.VOICE: (DeviceState.CONNECTING, DeviceTrouble.NONE),
}
WELL_NAMES = {looks.look(kind).text for kind in DeviceKind}
WELL = (DeviceState.READY, DeviceTrouble.NONE)


def with_trouble(count: int) -> DevicesView:
    """All devices; the first so many are not well."""
    return DevicesView(
        tuple(samples.device(kind, *(IN_TROUBLE[kind] if at < count else WELL)) for at, kind in enumerate(DeviceKind))
    )


@pytest.mark.parametrize("width", [960, 1366, 1920])
def test_nothing_is_cut_and_every_device_is_counted(desk: Screen, width: int) -> None:
    desk.window.resize(width, 768)
    header = desk.find(HeaderBar, names.HEADER)
    for count in (*range(len(DeviceKind) + 1), 0):
        desk.say(with_trouble(count))
        desk.qtbot.waitUntil(lambda: header.layout() is not None and header.width() == width, timeout=20_000)
        shown = [lamp for lamp in header.lamps.findChildren(Lamp) if lamp.isVisible()]
        assert shown
        for lamp in shown:
            assert lamp.width() >= lamp.width_of(lamp.text()), lamp.text()
            assert header.lamps.rect().contains(lamp.geometry()), lamp.text()
        assert not header.hall.isVisible() or header.hall.width() >= header.hall.sizeHint().width()
        assert _counted(shown) == len(DeviceKind) or desk.shown(names.LAMPS_REST)
        assert _unwell(shown) == count


def test_with_room_every_device_has_its_name_and_without_it_the_well_ones_are_a_count(desk: Screen) -> None:
    desk.window.resize(1920, 768)
    desk.say(with_trouble(0))
    desk.qtbot.waitUntil(lambda: desk.shown(names.lamp("voice")), timeout=20_000)
    assert not desk.shown(names.LAMPS_WELL)
    desk.window.resize(1366, 768)
    desk.qtbot.waitUntil(lambda: desk.shown(names.LAMPS_WELL), timeout=20_000)
    assert desk.text(names.LAMPS_WELL) == "9 台设备全部正常"
    tip = desk.find(QWidget, names.LAMPS_WELL).toolTip()
    assert "读卡器" in tip
    assert "语音" in tip
    desk.say(with_trouble(2))
    assert desk.shown(names.lamp("receipt-printer"))
    assert desk.text(names.lamp("receipt-printer")) == "凭条 缺纸"
    assert desk.text(names.LAMPS_WELL) == "7 台设备正常"


def _counted(shown: list[Lamp]) -> int:
    return sum(_number(lamp) for lamp in shown)


def _unwell(shown: list[Lamp]) -> int:
    """How many devices the strip says are not well."""
    return sum(
        _number(lamp) for lamp in shown if lamp.objectName() != names.LAMPS_WELL and lamp.text() not in WELL_NAMES
    )


def _number(lamp: Lamp) -> int:
    found = re.search(r"\d+", lamp.text()) if lamp.objectName() in {names.LAMPS_WELL, names.LAMPS_REST} else None
    return int(found[0]) if found else 1
