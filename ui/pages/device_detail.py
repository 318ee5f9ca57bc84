"""One device for the technician (设备详情): what is wrong, what it means at the window, what to do; port and answers."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from ui.models.device_model import full_name, last_answer, state_look
from ui.pages.device_advice import advice
from ui.pages.trial_words import trial_words
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pill import Pill
from window_client.views import DeviceRow, TrialView
from window_client.words import DeviceState


class DeviceDetail(Card):
    """Shows one row; `probe` is the button 重新检测, `test` the button 试机."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._row: DeviceRow | None = None
        self._asked: tuple[str, datetime] | None = None
        self.title = word("", "head", self, name="devices.title")
        self._state = Pill("", Tone.QUIET, Mark.RING, self, name="devices.state")
        self._advice = NoticeLine(self, name="devices.advice")
        self._asked_word = word("", "muted", self, name="devices.asked", wrap=True)
        self.probe = KeyButton(self.tr("重新检测"), "F5", self, name="devices.probe")
        self.test = KeyButton(self.tr("试机"), "F7", self, name="devices.test")
        self._tested: TrialView | None = None
        self._fact_box = QWidget(self)
        self._facts: dict[str, QLabel] = {}
        self._lay_out()
        self.show_row(None)

    def show_row(self, row: DeviceRow | None) -> None:
        """Show this device, or that there is none."""
        self._row = row
        self.probe.setEnabled(row is not None and row.state is not DeviceState.UNBOUND)
        self.test.setEnabled(self.probe.isEnabled())
        self._state.setVisible(row is not None)
        self._fact_box.setVisible(row is not None)
        if row is None:
            self.title.setText(self.tr("还没有设备报到"))
            self._advice.clear()
            return
        look = state_look(row)
        self.title.setText(full_name(row.device))
        self._state.show_state(look.text, look.tone, look.mark)
        self._advice.tell(advice(row), look.tone, Mark.TICK if look.tone is Tone.GOOD else look.mark)
        self._show_facts(row)

    def show_test(self, view: TrialView) -> None:
        """How the test of a device goes."""
        self._tested, self._asked = view, None
        if self._row is not None:
            self._show_asked(self._row)

    def asked(self, at: datetime) -> None:
        """A new check of the device shown was wished for at this moment of the hall's time."""
        if self._row is not None:
            self._asked, self._tested = (self._row.device.value, at), None
            self._show_asked(self._row)

    def _show_facts(self, row: DeviceRow) -> None:
        for name, text in (
            ("port", row.port or "—"),
            ("answer", last_answer(row)),
            ("faults", str(row.faults_today)),
            ("detail", row.detail or "—"),
        ):
            self._facts[name].setText(text)
        self._show_asked(row)

    def _show_asked(self, row: DeviceRow) -> None:
        if self._tested is not None and self._tested.device is row.device:
            self._asked_word.setText(trial_words(self._tested))
            return
        if self._asked is None or self._asked[0] != row.device.value:
            self._asked_word.setText("")
            return
        at = self._asked[1]
        time = at.strftime("%H:%M:%S")
        if row.last_answer is not None and row.last_answer >= at:
            text = self.tr("{time} 已重新检测，设备有应答。").format(time=time)
        elif row.state is DeviceState.OPEN:
            text = self.tr("{time} 端口打开着。这种设备不会应答，请用 F7 试机。").format(time=time)
        else:
            text = self.tr("{time} 已要求重新检测，还没有新的应答。").format(time=time)
        self._asked_word.setText(text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self.test)
        head.addWidget(self.probe)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self._advice)
        grid = QGridLayout(self._fact_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        for number, (name, title) in enumerate(
            (
                ("port", self.tr("端口")),
                ("detail", self.tr("设备自述")),
                ("answer", self.tr("最近应答")),
                ("faults", self.tr("今日故障")),
            )
        ):
            label = word(title, "muted", self._fact_box)
            label.setContentsMargins(0, 2, 0, 0)  # its smaller letters stand on the line of the fact's
            row, column = number % 2, number // 2 * 2
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            self._facts[name] = word("", "fact", self._fact_box, name=f"devices.{name}", wrap=True)
            grid.addWidget(self._facts[name], row, column + 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._fact_box)
        self.body.addWidget(self._asked_word)
