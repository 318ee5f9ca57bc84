"""The ports of this machine (端口) as table rows: what speaks there, which device is bound there, whose adapter it is."""

from PySide6.QtCore import QCoreApplication, QObject

from ui.looks import Look
from ui.models.device_model import full_name
from ui.models.table import Column, FrozenTable
from ui.theme import Tone
from ui.widgets.marks import Mark
from window_client.views import PortFound

translate = QCoreApplication.translate


class PortsModel(FrozenTable[PortFound]):
    """One row a port."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column(translate("ports", "端口"), _name, 20),
            Column(translate("ports", "握手认出"), _speaks, 19),
            Column(translate("ports", "绑定为"), _bound, 13),
            Column(translate("ports", "适配器"), _adapter, 11),
        )
        super().__init__(columns, _key, parent)


def _key(row: PortFound) -> str:
    return row.url


def _name(row: PortFound) -> Look:
    return Look(row.url.removeprefix("/dev/"))


def _speaks(row: PortFound) -> Look:
    if row.touched:
        name = full_name(row.speaks) if row.speaks else ""
        return Look(translate("ports", "就是它 {device}").format(device=name).rstrip(), Tone.INFO, Mark.TICK)
    if row.speaks is None:
        return Look(translate("ports", "没有应答") if row.bound else translate("ports", "没有认出"))
    return Look(full_name(row.speaks), Tone.GOOD, Mark.DOT)


def _bound(row: PortFound) -> Look:
    return Look(full_name(row.bound)) if row.bound else Look("—")


def _adapter(row: PortFound) -> Look:
    return Look(" ".join(part for part in (row.usb, row.detail) if part) or "—")
