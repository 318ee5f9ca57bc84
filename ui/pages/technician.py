"""The technician's page (运维): every device with its last answer, what its trouble means and what to do."""

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.models.device_model import TIMED, DevicesModel, state_look
from ui.pages.device_detail import DeviceDetail
from ui.pages.platform_card import PlatformCard
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.scroll_page import SPACING, ScrollPage
from ui.widgets.table import CalmTable
from window_client.messages import ProbeDevice, SendNow
from window_client.views import DeviceRow, DevicesView, SessionView, SyncView
from window_client.words import DeviceState

TURN_MS = 1000
NARROW, LEAST_ROWS = 1100, 5


class TechnicianPage(QWidget):
    """The list on the left; the chosen device and the way to the platform on the right."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session = SessionView(session=None)
        page = ScrollPage(self, narrow=NARROW)
        self._devices = DevicesModel(self)
        self.table = CalmTable(self._devices, "devices.table", page.inside)
        self.detail = DeviceDetail(page.inside)
        self.platform = PlatformCard(page.inside)
        self._card = Card(self.tr("设备"), page.inside)
        self._lay_out(page)
        self.detail.probe.clicked.connect(self._probe)
        self.platform.send.clicked.connect(self._send_now)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(TURN_MS)
        bridge.said.connect(self.take)

    def begin(self) -> None:
        """The keyboard goes to the list."""
        self.table.setFocus()

    @Slot(object)
    def take(self, view: object) -> None:
        """Devices, platform, session."""
        match view:
            case DevicesView():
                self._show_devices(view)
            case SyncView():
                self.platform.show_sync(view)
            case SessionView():
                self._session = view

    def _show_devices(self, view: DevicesView) -> None:
        self._devices.show_devices(view.rows)
        if view.rows and self._chosen() is None:
            self.table.selectRow(self._first_trouble())
        self._card.aside.setText(self._summary([state_look(row).tone for row in view.rows]))
        self.detail.show_row(self._chosen())

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

    def _chosen(self) -> DeviceRow | None:
        return self._devices.row(self.table.currentIndex().row())

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, chosen: QModelIndex, before: QModelIndex) -> None:
        self.detail.show_row(self._devices.row(chosen.row()))

    @Slot()
    def _turn(self) -> None:
        self._devices.redraw(TIMED)
        self.detail.show_row(self._chosen())
        self.platform.turn()

    @Slot()
    def _probe(self) -> None:
        row = self._chosen()
        if row is not None and self._session.session is not None:
            self.detail.asked(datetime.now(UTC))
            self._bridge.submit(ProbeDevice(self._session.session, row.device))

    @Slot()
    def _send_now(self) -> None:
        if self._session.session is not None:
            self._bridge.submit(SendNow(self._session.session))

    def _lay_out(self, page: ScrollPage) -> None:
        self._card.body.addWidget(self.table)
        self.table.setMinimumHeight(self.table.needed_height(LEAST_ROWS))
        page.pair.addWidget(self._card, 16)
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(self.detail, 1)
        right.addWidget(self.platform)
        page.pair.addLayout(right, 12)
        page.body.addLayout(page.pair, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(page)
