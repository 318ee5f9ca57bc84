"""The ports for the technician (端口): look at them, tell equal devices apart by a touch, bind one to a device."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.device_model import OFF_PORT, full_name
from ui.models.port_model import PortsModel
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.table import CalmTable
from window_client.views import PortFound, PortsView
from window_client.words import DeviceKind

LEAST_ROWS = 3


class PortsCard(Card):
    """`look`, `touch`, `bind` and `free` are its buttons; the page sends the wishes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("端口"), parent)
        self._model = PortsModel(self)
        self._device: DeviceKind | None = None
        self._view = PortsView()
        self._offered: int | None = None  # the row that was chosen here, not by a person
        self.table = CalmTable(self._model, "ports.table", self)
        self.look = KeyButton(self.tr("寻找"), "F8", self, name="ports.find")
        self.touch = KeyButton(self.tr("碰一下识别"), "F9", self, name="ports.touch")
        self.bind = KeyButton(self.tr("绑定"), "F4", self, name="ports.bind")
        self.free = KeyButton(self.tr("解绑"), "", self, name="ports.free")
        self._said = word("", "muted", self, name="ports.said", wrap=True)
        self._lay_out()
        self.show_ports(PortsView())
        self.table.selectionModel().currentRowChanged.connect(self._chosen_changed)

    def show_ports(self, view: PortsView) -> None:
        """What the search saw, or that it is on its way."""
        self._model.show_rows(view.rows)
        touched = next((number for number, row in enumerate(view.rows) if row.touched), None)
        if touched is not None:
            self._offered = None
            self.table.selectRow(touched)
        elif not view.looking or self.chosen() is None:
            self._choose_own()
        self._view = view
        self._say()
        self.look.setEnabled(not view.looking)
        self.touch.setEnabled(not view.touching)  # it ends a look that is on its way
        self._name_keys()

    def show_device(self, device: DeviceKind | None, *, is_bound: bool) -> None:
        """The device that a press on 绑定 would bind; its own port is chosen, or one where it answers."""
        is_other, self._device = device is not self._device, device
        self.free.setEnabled(is_bound)
        if is_other:
            self._choose_own()
            self._say()
        self._name_keys()

    def _say(self) -> None:
        touched = next((row.url for row in self._view.rows if row.touched), "")
        if self._view.touching:
            said = self.tr("请碰一下那台设备：放一张证、打开打印机盖，或扫一个码（20 秒内）。")
        elif self._view.looking:
            said = self.tr("正在逐个端口握手…")
        elif touched:
            said = self.tr("碰到的设备在 {port}。").format(port=touched)
        elif self._device in OFF_PORT:
            said = self.tr("这台设备不接在端口上：请在“设置”里填它的队列、地址或名称。")
        else:
            said = self.tr("按设备自己的应答识别，不看端口名。打印机不会收到其他设备的指令。")
        self._said.setText(said)

    def _choose_own(self) -> None:
        """So that one key binds the device: where it is bound, else a free port where it answers, else a silent one. A
        free port that a person chose stays chosen; one of another device does not."""
        chosen = self.chosen()
        is_ours = self.table.currentIndex().row() == self._offered
        if chosen is not None and not is_ours and chosen.bound in {None, self._device}:
            return
        rows = [self._model.row(number) for number in range(self._model.rowCount())]
        ports = [(number, row) for number, row in enumerate(rows) if row is not None]
        bound = [number for number, row in ports if row.bound is self._device and self._device]
        heard = [number for number, row in ports if row.bound is None and row.speaks is self._device and self._device]
        silent = [number for number, row in ports if row.bound is None and row.speaks is None]
        self._offered = next(iter([*bound, *heard, *silent]), None) if self._device not in OFF_PORT else None
        if self._offered is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        else:
            self.table.selectRow(self._offered)

    def chosen(self) -> PortFound | None:
        """The port chosen in the list."""
        return self._model.row(self.table.currentIndex().row())

    def _chosen_changed(self) -> None:
        self._name_keys()

    def _name_keys(self) -> None:
        port = self.chosen()
        may = self._device is not None and self._device not in OFF_PORT
        self.bind.setEnabled(port is not None and may and port.bound is not self._device)
        name = full_name(self._device) if self._device else ""
        self.bind.say(self.tr("绑定为{device}").format(device=name))

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(self.table.needed_height(LEAST_ROWS))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._said)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button in (self.look, self.touch):
            keys.addWidget(button)
        keys.addStretch(1)
        keys.addWidget(self.free)
        keys.addWidget(self.bind)
        self.body.addLayout(keys)
