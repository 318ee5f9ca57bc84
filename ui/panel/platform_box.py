"""The reference platform (参考平台) in the demo: citizens take numbers, the network is cut and restored."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.panel.box import Box
from ui.panel.buttons import small_button
from ui.theme import Tone
from ui.widgets.marks import Mark

translate = QCoreApplication.translate
MODE = "mode"
GROUP = "group"


class PlatformBox(Box):
    """`groups` are the ticket groups of the sample hall."""

    ticket_wished = Signal(str, bool)  # group, priority
    fault_wished = Signal(str)  # mode

    def __init__(self, groups: Sequence[str], parent: QWidget) -> None:
        super().__init__(translate("panel", "取号与网络"), parent, name="panel.platform")
        self.priority = QCheckBox(translate("panel", "优先号"), self)
        self.aside.setObjectName("panel.taken")
        self.head.insertSpacing(1, 8)
        self.head.insertWidget(2, self.priority)
        self.modes: dict[str, QPushButton] = {}
        self._lay_out(groups)

    def show_fault(self, mode: str) -> None:
        """The fault in force; "" while the platform is not there."""
        self.priority.setEnabled(bool(mode))
        for name, button in self.modes.items():
            button.setChecked(name == mode)
        if not mode:
            self.away()
        elif mode == "ok":
            self.here(translate("panel", "网络正常"))
        else:
            words = {"down": translate("panel", "网络已断开"), "slow": translate("panel", "网络很慢")}
            self.here(words.get(mode, mode), Tone.WARN, Mark.BANG)

    @Slot(str, str)
    def show_ticket(self, group: str, number: str) -> None:
        """The number that came out."""
        self.aside.setText(translate("panel", "取到 {number}").format(number=number))

    def _lay_out(self, groups: Sequence[str]) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        tickets = QHBoxLayout()
        for number, group in enumerate(groups):
            button = small_button(group, f"panel.ticket.{number}", self.inside)
            button.setProperty(GROUP, group)
            button.clicked.connect(self._take)
            tickets.addWidget(button, 1)
        column.addLayout(tickets)
        network = QHBoxLayout()
        for mode, text in (
            ("ok", translate("panel", "网络正常")),
            ("down", translate("panel", "断开网络")),
            ("slow", translate("panel", "网络很慢")),
        ):
            button = small_button(text, f"panel.network.{mode}", self.inside)
            button.setProperty(MODE, mode)
            button.setCheckable(True)
            button.clicked.connect(self._set_fault)
            self.modes[mode] = button
            network.addWidget(button, 1)
        column.addLayout(network)
        self.body.addWidget(self.inside)

    @Slot()
    def _take(self) -> None:
        self.ticket_wished.emit(self.sender().property(GROUP), self.priority.isChecked())

    @Slot()
    def _set_fault(self) -> None:
        mode = self.sender().property(MODE)
        self.modes[mode].setChecked(False)  # shown as chosen when the platform says so
        self.fault_wished.emit(mode)
