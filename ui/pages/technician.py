"""The technician's page (运维): devices and ports on the left; the chosen device with settings and trace on the right."""

from datetime import datetime, timedelta, timezone

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui import texts
from ui.bridge import Bridge
from ui.models.device_model import TIMED, DevicesModel, state_look
from ui.pages.device_detail import DeviceDetail
from ui.pages.platform_card import PlatformCard
from ui.pages.ports_card import PortsCard
from ui.pages.profile_pane import ProfilePane
from ui.pages.setting_list import SettingList
from ui.pages.store_pane import StorePane
from ui.pages.trace_pane import TracePane
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.notice_line import NoticeLine
from ui.widgets.scroll_page import SPACING, ScrollPage
from ui.widgets.table import CalmTable
from window_client import messages as m
from window_client import views as v
from window_client.words import DeviceKind, DeviceState

TURN_MS = 1000
NARROW, LEAST_ROWS = 1100, 5
SETTINGS_PLACE = "device:settings"


class TechnicianPage(QWidget):
    """Every part shows views and says what was pressed; this page knows the session and sends the wishes."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session = v.SessionView(session=None)
        page = ScrollPage(self, narrow=NARROW)
        self._devices = DevicesModel(self)
        self.table = CalmTable(self._devices, "devices.table", page.inside)
        self.detail = DeviceDetail(page.inside)
        self.platform = PlatformCard(page.inside)
        self.ports = PortsCard(page.inside)
        self._card = Card(self.tr("设备"), page.inside)
        self._tabs = _Tabs(self.detail)
        self._tabs.setObjectName("devices.tabs")
        self.settings, self.trace = SettingList(self._tabs), TracePane(self._tabs)
        self.profile, self.store = ProfilePane(self._tabs), StorePane(self._tabs)
        self._notice = NoticeLine(self.detail, name="devices.notice")
        self._traced: DeviceKind | None = None
        self._lay_out(page)
        self._connect()
        bridge.said.connect(self.take)

    def begin(self) -> None:
        """The keyboard goes to the list, to what is in trouble now; ports and settings are asked for."""
        if self._devices.rowCount():
            self.table.selectRow(self._first_trouble())
        self.table.setFocus()
        self._look()

    def leave(self) -> None:
        """Nobody watches any line now."""
        self._watch(None)

    @Slot(object)
    def take(self, view: object) -> None:
        """What the desk says of devices, ports, lines, platform and session."""
        match view:
            case v.DevicesView():
                self._show_devices(view)
            case v.PortsView():
                self.ports.show_ports(view)
            case v.DeviceSettingsView():
                self._notice.clear()
                self.settings.show_settings(view)
            case v.TrialView():
                self.detail.show_test(view)
            case v.TraceView():
                self.trace.show_lines(view)
            case v.RecordingView():
                self.trace.show_recording(view)
            case v.ProfileView():
                self._show_profile(view)
            case v.Notice() if view.place == SETTINGS_PLACE:
                self._notice.tell(texts.sentence(view.code, view.facts))
                self.profile.unsay()
            case v.StoreView():
                self.store.show_store(view)
            case v.KeyView():
                self.store.show_key(view)
            case v.SyncView():
                self.platform.show_sync(view)
            case v.SessionView():
                self._session = view

    def _show_devices(self, view: v.DevicesView) -> None:
        self._devices.show_devices(view.rows)
        if view.rows and self._chosen() is None:
            self.table.selectRow(self._first_trouble())
        self._card.aside.setText(self._summary([state_look(row).tone for row in view.rows]))
        self._show_chosen()

    def _show_profile(self, view: v.ProfileView) -> None:
        self._notice.clear()
        self.profile.show_profile(view)
        if view.said == "used":
            self._look()  # other devices may be bound to the ports now

    def _summary(self, tones: list[Tone]) -> str:
        well, look = tones.count(Tone.GOOD), sum(tone in {Tone.WARN, Tone.BAD} for tone in tones)
        parts = (
            (well, self.tr("{count} 正常")),
            (look, self.tr("{count} 需要查看")),
            (len(tones) - well - look, self.tr("{count} 未接")),
        )
        return " · ".join(text.format(count=count) for count, text in parts if count)

    def _first_trouble(self) -> int:
        """Where the eye should begin: the first device that is down, else that wants attention, else the first."""
        rows = [self._devices.row(number) for number in range(self._devices.rowCount())]
        states = [row.state for row in rows if row is not None]
        return next((states.index(state) for state in (DeviceState.DOWN, DeviceState.ATTENTION) if state in states), 0)

    def _chosen(self) -> v.DeviceRow | None:
        return self._devices.row(self.table.currentIndex().row())

    def _show_chosen(self) -> None:
        row = self._chosen()
        kind = row.device if row is not None else None
        self.detail.show_row(row)
        self.ports.show_device(kind, is_bound=row is not None and row.state is not DeviceState.UNBOUND)
        self.settings.show_device(kind)
        self.trace.show_device(kind)
        self._follow()

    @Slot(int)
    def _tab_turned(self, number: int) -> None:
        self._follow()
        if self._tabs.currentWidget() is self.store and self._session.session is not None:
            self._bridge.submit(m.LookAtStore(self._session.session))

    @Slot()
    def _change_key(self) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.ChangeKey(self._session.session))

    def _follow(self) -> None:
        """A line is watched only while somebody looks at it."""
        row = self._chosen()
        self._watch(row.device if row is not None and self._tabs.currentWidget() is self.trace else None)

    def _watch(self, device: DeviceKind | None) -> None:
        if device is not self._traced and self._session.session is not None:
            self._traced = device
            self._bridge.submit(m.ShowTrace(self._session.session, device))

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, chosen: QModelIndex, before: QModelIndex) -> None:
        self._show_chosen()

    @Slot()
    def _turn(self) -> None:
        self._devices.redraw(TIMED)
        self.detail.show_row(self._chosen())
        self.platform.turn()

    @Slot()
    def _probe(self) -> None:
        row = self._chosen()
        if row is not None and self._session.session is not None:
            self.detail.asked(datetime.now(timezone(timedelta(hours=self._session.utc_offset_h))))
            self._bridge.submit(m.ProbeDevice(self._session.session, row.device))

    @Slot()
    def _test(self) -> None:
        row = self._chosen()
        if row is not None and self._session.session is not None:
            self._bridge.submit(m.TryDevice(self._session.session, row.device))

    @Slot()
    def _look(self) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.LookAtPorts(self._session.session))

    @Slot()
    def _touch(self) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.LookAtPorts(self._session.session, touch=True))

    @Slot()
    def _bind(self) -> None:
        port = self.ports.chosen()
        if port is not None:
            self._bind_to(port.keep)

    @Slot()
    def _free(self) -> None:
        self._bind_to("")

    def _bind_to(self, port: str) -> None:
        row = self._chosen()
        if row is not None and self._session.session is not None:
            self._bridge.submit(m.BindDevice(self._session.session, row.device, port))
            self._look()

    @Slot(str, str)
    def _change(self, name: str, text: str) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.ChangeSetting(self._session.session, name, text))

    @Slot(str)
    def _record(self, path: str) -> None:
        row = self._chosen()
        if row is not None and self._session.session is not None:
            self._bridge.submit(m.RecordLine(self._session.session, row.device, path))

    @Slot(object)
    def _stop_record(self, device: DeviceKind) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.RecordLine(self._session.session, device, ""))

    @Slot(str)
    def _replay(self, path: str) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.ReplayRecording(self._session.session, path))

    @Slot(str)
    def _export(self, path: str) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.ExportProfile(self._session.session, path))

    @Slot(str)
    def _read_profile(self, path: str) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.ReadProfile(self._session.session, path))

    @Slot()
    def _use_profile(self) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.UseProfile(self._session.session))

    @Slot()
    def _send_now(self) -> None:
        if self._session.session is not None:
            self._bridge.submit(m.SendNow(self._session.session))

    def _connect(self) -> None:
        for button, slot in (
            (self.detail.probe, self._probe),
            (self.detail.test, self._test),
            (self.ports.look, self._look),
            (self.ports.touch, self._touch),
            (self.ports.bind, self._bind),
            (self.ports.free, self._free),
            (self.profile.use, self._use_profile),
            (self.platform.send, self._send_now),
            (self.store.change, self._change_key),
        ):
            button.clicked.connect(slot)
        self.settings.changed.connect(self._change)
        self.trace.record.connect(self._record)
        self.trace.stop.connect(self._stop_record)
        self.trace.replay.connect(self._replay)
        self.profile.write.connect(self._export)
        self.profile.read.connect(self._read_profile)
        self._tabs.currentChanged.connect(self._tab_turned)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(TURN_MS)

    def _lay_out(self, page: ScrollPage) -> None:
        self._card.body.addWidget(self.table)
        self.table.setMinimumHeight(self.table.needed_height(LEAST_ROWS))
        left = QVBoxLayout()
        left.setSpacing(SPACING)
        left.addWidget(self._card, 5)
        left.addWidget(self.ports, 4)
        page.pair.addLayout(left, 15)
        for pane, title in (
            (self.settings, self.tr("设置")),
            (self.trace, self.tr("收发记录")),
            (self.profile, self.tr("导出与导入")),
            (self.store, self.tr("本机数据")),
        ):
            self._tabs.addTab(pane, title)
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumHeight(220)
        self.detail.body.addWidget(self._notice)
        self.detail.body.addWidget(self._tabs, 1)
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(self.detail, 1)
        right.addWidget(self.platform)
        page.pair.addLayout(right, 14)
        page.body.addLayout(page.pair, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(page)


class _Tabs(QTabWidget):
    """Takes the height that the page leaves; Qt would ask for that of the highest tab, and the page would scroll."""

    def hasHeightForWidth(self) -> bool:
        return False
