"""The queue card (当前号): the number in hand, what the display shows, and the keys of a visit."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ui import looks, names, texts
from ui.pages.desk_seat import Seat
from ui.theme import retone
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pill import Pill
from window_client.messages import CallByHand, CallNext, FinishTicket, MarkNoShow, PauseService, Recall, StartServing
from window_client.views import Notice, QueueView
from window_client.words import DeviceTrouble, RefusalCode, TicketOutcome, TicketState

SECOND_MS = 1000

translate = QCoreApplication.translate  # the name lupdate looks for


class QueueCard(Card):
    """`case_accepted` tells which outcome F5 means while a number is served."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("当前号"), parent)
        self._seat, self._view, self.case_accepted = seat, QueueView(), False
        self._number = word("", "number", self, name=names.TICKET)
        self._state = Pill(parent=self, name=names.TICKET_STATE)
        self._facts = word("", "muted", self, wrap=True)
        self._display = word("", "muted", self, name=names.DISPLAY_MIRROR, wrap=True)
        self.call = KeyButton(self.tr("叫下一位"), "F2", self, name=names.CALL_NEXT, primary=True)
        self.serve = KeyButton(self.tr("开始办理"), "F5", self, name=names.SERVE)
        self.recall = KeyButton(self.tr("重呼"), "F4", self, name=names.RECALL)
        self.no_show = KeyButton(self.tr("过号"), "", self, name=names.NO_SHOW)
        self.consulted = KeyButton(self.tr("仅咨询"), "", self, name=names.CONSULTED)
        self.pause = KeyButton(self.tr("暂停服务"), "Ctrl+T", self, name=names.PAUSE)
        self.notice = NoticeLine(self, name=names.QUEUE_NOTICE)
        self._hand = QWidget(self)
        self.hand_number = QLineEdit(self._hand)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_time)
        self._lay_out()
        self._wire()
        self.take(self._view)

    def take(self, view: QueueView) -> None:
        """Show the number in hand and what may be done with it."""
        self._view = view
        called, serving = view.state is TicketState.CALLED, view.state is TicketState.SERVING
        self._number.setText(view.number or "—")
        self._facts.setText(_facts(view))
        self._facts.setVisible(bool(self._facts.text()))
        self._display.setText("\n".join(said for said in (_display(view), _voice(view)) if said))
        self._display.setVisible(bool(self._display.text()))
        self._display.setToolTip(self.tr("窗口屏已应答的，这里写明；写“已送出”的，这种屏不会应答。"))
        self.aside.setText(_waiting(view))
        self.call.setEnabled(not view.busy and not called and not view.paused)
        self.call.say(self.tr("正在叫号…") if view.busy else self.tr("叫下一位"))
        retone(self.call, "variant", "" if serving and not self.case_accepted else "primary")
        self.pause.setVisible(view.state is None)
        self.pause.setEnabled(not view.busy)
        self.pause.say(self.tr("恢复服务") if view.paused else self.tr("暂停服务"))
        self.serve.setVisible(called or serving)
        self.serve.say(self.tr("开始办理") if called else self.tr("办理完成"))
        self.recall.setVisible(called)
        self.recall.setEnabled(view.may_recall and not view.busy)
        self.no_show.setVisible(called)
        self.consulted.setVisible(serving and not self.case_accepted)
        self._show_time()
        if view.state is not None and not self._timer.isActive():
            self._timer.start(SECOND_MS)
        elif view.state is None:
            self._timer.stop()

    def take_notice(self, notice: Notice) -> None:
        """A refusal of the queue; while it cannot be reached, numbers may be typed in."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))
        if notice.code in {RefusalCode.QUEUE_UNREACHABLE, RefusalCode.TICKET_NUMBER_WRONG}:
            self._hand.show()
            self.hand_number.setFocus()
            self.hand_number.selectAll()

    def notice_gone(self) -> None:
        """The queue answers again."""
        self.notice.clear()
        self._hand.hide()
        self.hand_number.clear()

    def show_case(self, accepted: bool) -> None:
        """Whether the case on the desk is accepted."""
        if accepted != self.case_accepted:
            self.case_accepted = accepted
            self.take(self._view)

    @Slot()
    def _show_time(self) -> None:
        view = self._view
        self._state.setVisible(view.state is not None)
        if view.state is None:
            return
        shown = looks.look(view.state)
        since = view.started_at or view.called_at
        text = f"{shown.text} {_clock(since)}" if since else shown.text
        self._state.show_state(text, shown.tone, shown.mark)

    @Slot()
    def _call(self) -> None:
        self._seat.submit(CallNext(self._seat.session))

    @Slot()
    def _recall(self) -> None:
        self._seat.submit(Recall(self._seat.session))

    @Slot()
    def _no_show(self) -> None:
        self._seat.submit(MarkNoShow(self._seat.session))

    @Slot()
    def _pause(self) -> None:
        self._seat.submit(PauseService(self._seat.session, not self._view.paused))

    @Slot()
    def _serve(self) -> None:
        if self._view.state is TicketState.CALLED:
            self._seat.submit(StartServing(self._seat.session))
        else:
            outcome = TicketOutcome.CASE if self.case_accepted else TicketOutcome.NOTHING
            self._seat.submit(FinishTicket(self._seat.session, outcome))

    @Slot()
    def _consulted(self) -> None:
        self._seat.submit(FinishTicket(self._seat.session, TicketOutcome.CONSULTATION))

    @Slot()
    def _call_by_hand(self) -> None:
        number = self.hand_number.text().strip()
        if number:
            self._seat.submit(CallByHand(self._seat.session, number))

    def _wire(self) -> None:
        self.call.clicked.connect(self._call)
        self.recall.clicked.connect(self._recall)
        self.no_show.clicked.connect(self._no_show)
        self.pause.clicked.connect(self._pause)
        self.serve.clicked.connect(self._serve)
        self.consulted.clicked.connect(self._consulted)
        self.hand_number.returnPressed.connect(self._call_by_hand)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._number)
        top.addStretch(1)
        top.addWidget(self._state)
        keys = QGridLayout()
        keys.setSpacing(8)
        keys.addWidget(self.call, 0, 0, 1, 2)
        serving = QHBoxLayout()
        serving.setSpacing(8)
        serving.addWidget(self.serve, 1)
        serving.addWidget(self.consulted)
        keys.addLayout(serving, 1, 0, 1, 2)
        keys.addWidget(self.recall, 2, 0)
        keys.addWidget(self.no_show, 2, 1)
        keys.addWidget(self.pause, 3, 0, 1, 2)
        hand = QHBoxLayout(self._hand)
        hand.setContentsMargins(0, 0, 0, 0)
        self.hand_number.setObjectName(names.HAND_NUMBER)
        self.hand_number.setAccessibleName(self.tr("手工输入号码"))
        self.hand_number.setPlaceholderText(self.tr("纸上号码，回车叫号"))
        self.hand_number.setFixedHeight(36)
        hand.addWidget(self.hand_number)
        self._hand.hide()
        for part in (top, self._facts, keys, self.notice, self._hand, self._display):
            self.body.addWidget(part) if isinstance(part, QWidget) else self.body.addLayout(part)


def _facts(view: QueueView) -> str:
    if view.paused:
        return translate("QueueCard", "暂停服务中，不叫号")
    if not view.number:
        return translate("QueueCard", "桌上没有在办的号")
    taken = translate("QueueCard", "取号 {time}").format(time=f"{view.taken_at:%H:%M}") if view.taken_at else ""
    why = translate("QueueCard", "手工叫号") if view.manual else looks.why_next(view.why_next)
    calls = translate("QueueCard", "已叫 {count} 次").format(count=view.calls) if view.calls > 1 else ""
    return " · ".join(part for part in (view.group, taken, why, calls) if part)


def _display(view: QueueView) -> str:
    """What the display shows, and how that is known; what it last showed is not said of one that is gone."""
    if view.display_trouble is not DeviceTrouble.NONE:
        trouble = texts.trouble(view.display_trouble)
        if view.number:
            return translate("QueueCard", "窗口屏{trouble}，没有显示这个号。请口头叫号。").format(trouble=trouble)
        return translate("QueueCard", "窗口屏{trouble}，现在显示什么不知道。").format(trouble=trouble)
    if not view.display:
        return ""
    if view.display_partly:
        how = translate("QueueCard", "有一块没应答")
    elif view.display_heard:
        how = translate("QueueCard", "已应答")
    else:
        how = translate("QueueCard", "已送出")
    return translate("QueueCard", "窗口屏：{text}（{how}）").format(text=" ".join(view.display), how=how)


def _voice(view: QueueView) -> str:
    """Only while somebody is called does it matter that nobody hears it."""
    if view.state is not TicketState.CALLED or view.voice_trouble is DeviceTrouble.NONE:
        return ""
    trouble = texts.trouble(view.voice_trouble)
    return translate("QueueCard", "语音{trouble}，请口头叫号。").format(trouble=trouble)


def _waiting(view: QueueView) -> str:
    if view.waiting is None:
        return translate("QueueCard", "等候人数未知")
    if not view.waiting:
        return translate("QueueCard", "无人等候")
    return translate("QueueCard", "等候 {count} · 最长 {minutes} 分").format(
        count=view.waiting, minutes=(view.longest_s or 0) // 60
    )


def _clock(since: datetime) -> str:
    seconds = max(0, int((datetime.now(since.tzinfo) - since).total_seconds()))
    return f"{seconds // 60:02d}:{seconds % 60:02d}"
