"""Two contents of one record (两份对照): ours and the platform's side by side, and the supervisor's decision."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import names, texts
from ui.models.pair_model import PairModel, name_of, said
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.key_button import HEIGHT, KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.reason_button import ReasonButton
from ui.widgets.table import CalmTable
from window_client.messages import CompareRecord, KeepPlatforms, Wish
from window_client.views import Notice, RecordPair, SessionId
from window_client.words import RevealReason


class RecordPairPage(QWidget):
    """Nothing of the citizen stays here when the page is left."""

    closed = Signal()

    def __init__(self, wish: Callable[[Callable[[SessionId], Wish]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(names.PAIR_PAGE)
        self._wish = wish
        self._pair: RecordPair | None = None  # as it is masked
        self._sure = False
        self._model = PairModel(self)
        self.table = CalmTable(self._model, names.PAIR_TABLE, self)
        self._head = word("", "strong", self, name=names.PAIR_HEAD, wrap=True)
        self._when = word("", "muted", self, name=names.PAIR_WHEN, wrap=True)
        self._notice = NoticeLine(self, name=names.PAIR_NOTICE)
        self._detail = word("", "muted", self, name=names.PAIR_DETAIL, wrap=True)
        self._full = ReasonButton(self.tr("查看全文"), tuple(RevealReason), self)
        self._full.setObjectName(names.PAIR_FULL)
        self._full.setFixedHeight(HEIGHT)
        self._keep = KeyButton(self.tr("以平台为准"), "", self, name=names.PAIR_KEEP, primary=True)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name=names.PAIR_BACK)
        self._cover = QTimer(self)
        self._cover.setSingleShot(True)
        self._lay_out()
        self._cover.timeout.connect(self._mask)
        self._full.chosen.connect(self._ask_full)
        self._keep.clicked.connect(self._decide)
        self._back.clicked.connect(self.closed)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def take(self, view: RecordPair) -> None:
        """Both contents, or why the platform's cannot be seen."""
        if view.seconds:
            if self._pair is not None and self._pair.delivery == view.delivery:
                self._model.show_rows(view.rows)
                self._show_detail()
                self._cover.start(view.seconds * 1000)
            return
        self._pair = view
        self._sure = False
        self._mask()
        self._head.setText(" · ".join(part for part in (view.receipt_no, view.item_name) if part))
        self._when.setText(self._times(view))
        self._show_notice(view)
        for key in (self._full, self._keep):
            key.setVisible(bool(view.rows) and not view.cause)
        self._keep.say(self.tr("以平台为准"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, notice: Notice) -> None:
        """Why the decision was not taken."""
        self._notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    def forget(self) -> None:
        """Left, covered or decided."""
        self._cover.stop()
        self._pair = None
        self._model.show_rows(())
        self._show_detail()

    @Slot()
    def _mask(self) -> None:
        self._cover.stop()
        self._model.show_rows(self._pair.rows if self._pair is not None else ())
        self._show_detail()

    def _show_notice(self, view: RecordPair) -> None:
        if view.cause:
            self._notice.tell(self._why_not(view.cause))
        elif not view.rows:
            self._notice.tell(self.tr("正在向平台要它的那一份……"), Tone.INFO, Mark.DOTS)
        else:
            count = sum(row.differs for row in view.rows)
            says = self.tr("有 {n} 项不同，排在前面。本机的办件和凭条都没有变。")
            same = self.tr("各项都相同，只是写法不同。以平台为准即可。")
            self._notice.tell(says.format(n=count) if count else same, Tone.WARN if count else Tone.INFO, Mark.BANG)

    def _times(self, view: RecordPair) -> str:
        parts = [
            (self.tr("本机这份发生于 {time}"), view.made_at),
            (self.tr("平台那份发生于 {time}"), view.their_made_at),
            (self.tr("平台收到于 {time}"), view.stored_at),
        ]
        return " · ".join(text.format(time=at.strftime("%Y-%m-%d %H:%M:%S")) for text, at in parts if at is not None)

    def _why_not(self, cause: str) -> str:
        if cause == "record_unknown":
            return self.tr("平台没有给本窗口看的这一条：可能已删，或属于别的窗口（数据是复制来的）。请与平台运维核对。")
        if cause == "record_not_shown":
            return self.tr("上报走厂商网关，网关不给出已收的内容，这里无法对照。请与平台运维核对。")
        if cause == "offline":
            return self.tr("现在连不上平台，无法对照。这一条先不动，恢复后再看。")
        says = self.tr("平台现在没有给出它的那一份（{cause}），无法对照。这一条先不动，请稍后再看。")
        return says.format(cause=cause)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        row = self._model.row(self.table.currentIndex().row())
        says = self.tr("选中一项，这里写全两边的内容。") if self._model.rowCount() else ""
        if row is not None:
            both = self.tr("{name}\n本机：{ours}\n平台：{theirs}")
            says = both.format(name=name_of(row), ours=said(row.name, row.ours), theirs=said(row.name, row.theirs))
        self._detail.setText(says)

    @Slot(str)
    def _ask_full(self, reason: str) -> None:
        pair = self._pair
        if pair is not None:
            self._wish(lambda session: CompareRecord(session, pair.delivery, RevealReason(reason)))

    @Slot()
    def _decide(self) -> None:
        """Asked twice: what is closed is never sent again."""
        pair = self._pair
        if pair is None:
            return
        if not self._sure:
            self._sure = True
            self._keep.say(self.tr("确认以平台为准"))
            says = self.tr(
                "以平台为准：本机这一条不再上报，记入审计；本机的办件不变。要更正的，由窗口在办件上另办。再按一次确认。"
            )
            self._notice.tell(says)
            return
        self._wish(lambda session: KeepPlatforms(session, pair.delivery))

    def _lay_out(self) -> None:
        frame = QVBoxLayout(self)
        frame.setContentsMargins(12, 12, 12, 12)
        frame.setSpacing(10)
        card = Card(self.tr("两份对照"), self)
        card.body.addWidget(self._head)
        card.body.addWidget(self._when)
        card.body.addWidget(self._notice)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._detail)
        self._detail.setMinimumHeight(3 * self._detail.fontMetrics().lineSpacing() + 4)
        frame.addWidget(card, 1)
        keys = QHBoxLayout()
        keys.setSpacing(10)
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self._full)
        keys.addWidget(self._keep)
        frame.addLayout(keys)
        for key in (self._full, self._keep):
            key.hide()
