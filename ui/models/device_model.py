"""The devices of the window (外设) as table rows: state in words, port, last answer, faults of today."""

from collections.abc import Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject

from ui import looks, texts
from ui.header_words import age
from ui.looks import Look
from ui.models.table import Column, FrozenTable
from window_client.views import DeviceRow
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

translate = QCoreApplication.translate
TIMED = 3  # the column whose words run with the clock
FRESH_S = 2.0
_BLANK = Look("—")
_ORDER = tuple(DeviceKind)


class DevicesModel(FrozenTable[DeviceRow]):
    """One row a device, in the order of the desk work."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("devices", "设备"), _name, 15),
            Column(translate("devices", "状态"), state_look, 13),
            Column(translate("devices", "端口"), _port, 16),
            Column(translate("devices", "最近应答"), _answer, 16),
            Column(translate("devices", "今日故障"), _faults, 11),
        )
        super().__init__(columns, _key, parent)

    def show_devices(self, rows: Iterable[DeviceRow]) -> None:
        """Become these devices."""
        self.show_rows(sorted(rows, key=_order))


OFF_PORT = {DeviceKind.A4_PRINTER, DeviceKind.DOCUMENT_SCANNER}
"""Devices at no port and without a line: the settings name their queue, address or program."""


def full_name(kind: DeviceKind) -> str:
    """The whole name of a device; lamps have room for the short one only."""
    return {
        DeviceKind.ID_READER: translate("devices", "身份证阅读器"),
        DeviceKind.RECEIPT_PRINTER: translate("devices", "凭条打印机"),
        DeviceKind.WINDOW_DISPLAY: translate("devices", "窗口屏"),
        DeviceKind.BARCODE_SCANNER: translate("devices", "扫码枪"),
        DeviceKind.DOCUMENT_SCANNER: translate("devices", "扫描仪"),
        DeviceKind.A4_PRINTER: translate("devices", "A4 打印机"),
        DeviceKind.LABEL_PRINTER: translate("devices", "标签打印机"),
        DeviceKind.EVALUATOR: translate("devices", "评价器"),
        DeviceKind.VOICE: translate("devices", "语音播报"),
    }[kind]


def state_look(row: DeviceRow) -> Look:
    """State as sign and word; a trouble says its own name."""
    look = looks.look(row.state)
    named = row.trouble is not DeviceTrouble.NONE and row.state is not DeviceState.UNBOUND
    return look._replace(text=texts.trouble(row.trouble)) if named else look


def last_answer(row: DeviceRow) -> str:
    """刚刚 · 12 ms; honest about devices that never answer."""
    if row.last_answer is None:
        if row.state is not DeviceState.OPEN:
            return "—"
        if row.device is DeviceKind.BARCODE_SCANNER:
            return translate("devices", "还没有扫过码")
        return translate("devices", "这种设备不应答")
    is_fresh = (datetime.now(UTC) - row.last_answer).total_seconds() < FRESH_S
    when = (
        translate("devices", "刚刚") if is_fresh else translate("devices", "{age}前").format(age=age(row.last_answer))
    )
    return when if row.answer_ms is None else f"{when} · {row.answer_ms:.0f} ms"


def _order(row: DeviceRow) -> int:
    return _ORDER.index(row.device)


def _key(row: DeviceRow) -> str:
    return row.device.value


def _name(row: DeviceRow) -> Look:
    return Look(full_name(row.device))


def _port(row: DeviceRow) -> Look:
    return Look(row.port) if row.port else _BLANK


def _answer(row: DeviceRow) -> Look:
    return Look(last_answer(row))


def _faults(row: DeviceRow) -> Look:
    return Look(str(row.faults_today))
