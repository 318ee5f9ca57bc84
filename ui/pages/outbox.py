"""The records page (上报明细): one honest word on top, every record with cause and remedy, and what a person may do."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import causes, header_words, names
from ui.bridge import Bridge
from ui.models.outbox_model import OutboxModel, what
from ui.models.received_model import ReceivedModel
from ui.pages.day_card import DayCard
from ui.pages.desk_seat import Seat
from ui.pages.paper_preview import PaperPreview
from ui.pages.record_pair import RecordPairPage
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.table import CalmTable
from window_client.messages import (
    CloseDay,
    CompareRecord,
    ConfirmClock,
    LookAtOutbox,
    SendAgain,
    SendNow,
    ShowDocument,
    Wish,
)
from window_client.views import (
    CONFLICT,
    DayView,
    DeliveryId,
    DocumentPages,
    ListedDelivery,
    Notice,
    OutboxView,
    RecordPair,
    SessionId,
    SessionView,
    SyncView,
)
from window_client.words import CentralState, DeliveryKind, DeliveryState, DocumentKind, Role

CLOCK_WARN_S, CLOCK_STOP_S = 60, 300


class OutboxPage(QWidget):
    """Lies over the page of the role while somebody looks at it."""

    closed = Signal()

    def __init__(self, bridge: Bridge, session: SessionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.OUTBOX_PAGE)
        self._bridge, self._session, self._sync = bridge, session, SyncView()
        self._model = OutboxModel(self)
        self._chosen: ListedDelivery | None = None
        self._compared: DeliveryId | None = None  # the pair that somebody looks at or waits for
        self.table = CalmTable(self._model, names.OUTBOX_TABLE, self)
        self._received = ReceivedModel(self)
        self.received = CalmTable(self._received, names.OUTBOX_RECEIVED, self)
        self.received.setMinimumHeight(self.received.needed_height(2))
        self.table.setMinimumHeight(self.table.needed_height(2))
        self._inbox = Card(self.tr("平台来件"), self)
        self.day = DayCard(self)
        self._closed_day: DayView | None = None
        seat = Seat(bridge)
        seat.session = session.session or seat.session
        self._stack, self._preview = QStackedWidget(self), PaperPreview(seat, self, of_day=True)
        self._pair = RecordPairPage(self._wish, self)
        self.day.close_key.setVisible(session.role in {Role.CLERK, Role.SUPERVISOR})
        self._word = NoticeLine(self, name=names.OUTBOX_WORD)
        self._clock = NoticeLine(self, name=names.OUTBOX_CLOCK)
        self._detail = word("", "muted", self, name=names.OUTBOX_DETAIL, wrap=True)
        self._more = word("", "muted", self)
        self.send_all = KeyButton(self.tr("全部立即上报"), "F11", self, name=names.OUTBOX_SEND, primary=True)
        self.again = KeyButton(self.tr("重新上报这一条"), "", self, name=names.OUTBOX_AGAIN)
        self.compare = KeyButton(self.tr("两份对照"), "", self, name=names.OUTBOX_PAIR)
        self.confirm = KeyButton(self.tr("已核对时间，继续受理"), "", self, name=names.OUTBOX_CONFIRM)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name=names.OUTBOX_BACK)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.send_all.clicked.connect(self._send_now)
        self.again.clicked.connect(self._send_again)
        self.compare.clicked.connect(self._compare)
        self.confirm.clicked.connect(self._confirm_clock)
        self.day.close_key.clicked.connect(self._close_day)
        self.day.sheet_key.clicked.connect(self._show_sheet)
        self._back.clicked.connect(self.closed)
        self._preview.closed.connect(self._leave_sheet)
        self._pair.closed.connect(self._leave_pair)
        bridge.said.connect(self.take)
        self._show_chosen()

    def begin(self) -> None:
        """Ask for the list; the keyboard goes to it."""
        self._wish(lambda session: LookAtOutbox(session, on=True))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nobody looks any more."""
        self._wish(lambda session: LookAtOutbox(session, on=False))

    @Slot(object)
    def take(self, view: object) -> None:
        """The list, or news of the way to the platform."""
        if isinstance(view, OutboxView) and view.is_open:
            self._model.show_rows(view.rows)
            self._received.show_rows(view.received)
            self._inbox.setVisible(bool(view.received))
            self._more.setText(self.tr("还有 {count} 条在后面等候").format(count=view.more) if view.more else "")
            self._chosen = self._model.row(self.table.currentIndex().row())
            self._show_chosen()
        elif isinstance(view, DayView):
            self._closed_day = view
            self.day.take(view)
        elif isinstance(view, DocumentPages) and view.kind is DocumentKind.DAY_SHEET:
            self._stack.setCurrentWidget(self._preview)
            self._preview.take(view)
        elif isinstance(view, RecordPair):
            self._show_pair(view)
        elif isinstance(view, Notice) and view.place == "sync" and self._pair.isVisible():
            self._pair.refuse(view)
        elif isinstance(view, SyncView):
            self._sync = view
            self._show_word()

    def _show_word(self) -> None:
        view = self._sync
        tone, mark = Tone.GOOD, Mark.TICK
        if view.returned:
            tone, mark = Tone.BAD, Mark.BACK
        elif view.waiting or view.central is not CentralState.ONLINE:
            tone, mark = Tone.INFO, Mark.DOTS
        parts = header_words.sync_parts(view)
        parts.append(self.tr("今日平台已收 {count} 条").format(count=view.acknowledged_today))
        if view.central is CentralState.OFFLINE:
            parts.append(self.tr("照常受理，恢复后自动按顺序上报"))
        if view.central is CentralState.REFUSED and view.cause:
            parts.append(causes.sentence(view.cause))
        self._word.tell(" · ".join(parts), tone, mark)
        self._show_clock(view)

    def _show_clock(self, view: SyncView) -> None:
        offset = abs(view.clock_offset_s)
        text = ""
        if offset > CLOCK_WARN_S:
            text = self.tr("本机时间与平台相差 {n} 秒，请运维校时。").format(n=round(offset))
        stops = offset > CLOCK_STOP_S and not view.clock_confirmed
        if stops:
            text = self.tr("本机时间与平台相差 {n} 秒，校时或值班长确认之前不能受理。").format(n=round(offset))
        self._clock.tell(text, Tone.BAD if stops else Tone.WARN, Mark.BANG)
        self.confirm.setVisible(stops and self._session.role is Role.SUPERVISOR)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._chosen = self._model.row(now.row())
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._chosen
        self.again.setVisible(row is not None and row.state is DeliveryState.RETURNED)
        self.compare.setVisible(row is not None and self._may_compare(row))
        if row is None:
            self._detail.setText(self.tr("选中一条，这里写明原因和办法。"))
            return
        parts = [row.receipt_no, row.item_name, what(row), row.at.strftime("%m-%d %H:%M:%S")]
        if row.pages_total:
            says = self.tr("本件材料 {all} 页，已送达 {sent} 页")
            parts.append(says.format(all=row.pages_total, sent=row.pages_sent))
        if row.next_at is not None and row.state is DeliveryState.WAITING:
            parts.append(self.tr("下次 {time}").format(time=row.next_at.strftime("%H:%M:%S")))
        self._detail.setText(" · ".join(part for part in parts if part) + "\n" + causes.of_record(row.cause, row.kind))

    def _may_compare(self, row: ListedDelivery) -> bool:
        is_conflict = row.state is DeliveryState.RETURNED and row.cause == CONFLICT
        return is_conflict and row.kind is DeliveryKind.EVENT and self._session.role is Role.SUPERVISOR

    @Slot()
    def _compare(self) -> None:
        row = self._chosen
        if row is not None:
            self._compared = row.id
            self._wish(lambda session: CompareRecord(session, row.id))

    def _show_pair(self, view: RecordPair) -> None:
        if view.delivery != self._compared:
            return
        if view.is_open:
            self._stack.setCurrentWidget(self._pair)
            self._pair.take(view)
        else:
            self._leave_pair()

    @Slot()
    def _leave_pair(self) -> None:
        self._compared = None
        self._pair.forget()
        self._leave_sheet()

    @Slot()
    def _send_now(self) -> None:
        self._wish(SendNow)

    @Slot()
    def _close_day(self) -> None:
        self._wish(CloseDay)

    @Slot()
    def _show_sheet(self) -> None:
        sheet = self._closed_day.sheet if self._closed_day is not None else None
        if sheet is not None:
            self._wish(lambda session: ShowDocument(session, sheet))

    @Slot()
    def _leave_sheet(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _confirm_clock(self) -> None:
        self._wish(ConfirmClock)

    @Slot()
    def _send_again(self) -> None:
        row = self._chosen
        if row is not None:
            self._wish(lambda session: SendAgain(session, row.id))

    def _wish(self, make: Callable[[SessionId], Wish]) -> None:
        if self._session.session is not None:
            self._bridge.submit(make(self._session.session))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        listing = QWidget(self._stack)
        self._stack.addWidget(listing)
        self._stack.addWidget(self._preview)
        self._stack.addWidget(self._pair)
        frame = QVBoxLayout(listing)
        frame.setContentsMargins(12, 12, 12, 12)
        frame.setSpacing(10)
        frame.addWidget(self._word)
        frame.addWidget(self._clock)
        card = Card(self.tr("上报明细"), self)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._more)
        card.body.addWidget(self._detail)
        frame.addWidget(card, 3)
        frame.addWidget(self.day)
        self._inbox.body.addWidget(self.received)
        self._inbox.hide()
        frame.addWidget(self._inbox, 2)
        keys = QHBoxLayout()
        keys.setSpacing(10)
        keys.addWidget(self._back)
        keys.addWidget(self.confirm)
        keys.addStretch(1)
        keys.addWidget(self.compare)
        keys.addWidget(self.again)
        keys.addWidget(self.send_all)
        frame.addLayout(keys)
