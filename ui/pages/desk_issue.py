"""Hand out results (统一窗口出件): find, check who stands there, hand over or send, once; then who signed for it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import looks, names, texts
from ui.looks import Look
from ui.models.rows import RowsModel
from ui.pages.desk_seat import Seat
from ui.pages.desk_visit import VisitPick
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.editors import DateEditor
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.row_delegate import Lines, RowDelegate
from window_client.messages import CameBack, ConfirmArrival, FindResults, HandOut
from window_client.views import Notice, ResultRow, ResultsView, Scanned
from window_client.words import CaseState, HandOutWay

translate = QCoreApplication.translate  # the name lupdate looks for

LEAST = 60  # pixels of a list in a low window


class IssueView(QWidget):
    """A card on the reader or a scan finds the result; the ticks say what the clerk has looked at."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.ISSUE)
        self._seat = seat
        self._rows: RowsModel[ResultRow] = RowsModel(_key, _text, self)
        self._find = _line(self.tr("收件编号、办件编号、证件号码或单位代码，也可读卡、扫码"), names.ISSUE_FIND, self)
        self._list = QListView(self)
        self._none = word(self.tr("没有找到待发放的结果"), "muted", self)
        self._ways = {way: QRadioButton(looks.look(way).text, self) for way in HandOutWay}  # Tab goes in this order
        self._taker = _line(self.tr("领取人（本人可不填）"), names.ISSUE_TAKER, self)
        self._arrived, self._today = DateEditor(3, self), ""
        self._given: ResultRow | None = None  # asked to be handed out as it stood then
        self._sent = word("", "strong", self, name=names.ISSUE_STANDING, wrap=True)
        self.visit = VisitPick("issue", self)
        self._waybill = _line(self.tr("快递单号"), names.ISSUE_WAYBILL, self)
        self._identity = QCheckBox(self.tr("已核验领取人身份证件"), self)
        self._originals = QCheckBox(self.tr("已核验原件"), self)
        self._consent = QCheckBox(self.tr("已见申请人签名的电子送达确认书"), self)
        self.notice = NoticeLine(self, name=names.ISSUE_NOTICE)
        self.give = KeyButton(self.tr("发放"), "Ctrl+Return", self, name=names.ISSUE_GIVE, primary=True, height=44)
        self._returned = KeyButton(self.tr("退回"), "Shift+F11", self, name=names.ISSUE_RETURNED, height=44)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="issue.back")
        self._lay_out()
        self._wire()

    def begin(self, number: str = "") -> None:
        """Open with everything that waits here, or with the result of the case that is on the desk."""
        self._find.setText(number)
        self._clear()
        self._seat.submit(FindResults(self._seat.session, number))
        self._find.setFocus()

    def look_again(self) -> None:
        """Something that bears on the results changed."""
        self._search()

    def take(self, view: ResultsView) -> None:
        """Results found; the first is chosen."""
        before, given = self._chosen(), self._given
        self._today = view.today.isoformat() if view.today else ""
        self._rows.show_rows(view.rows)
        if self._chosen() is None and view.rows:
            self._list.setCurrentIndex(self._rows.index(0, 0))
        now = self._chosen()
        if before is None or now is None or before.case != now.case:
            self._clear()
        if given is not None and not any(_stands_alike(given, row) for row in view.rows):
            self._begin_anew()
        self._show_chosen()

    def take_scan(self, view: Scanned) -> None:
        """A receipt was scanned while this page is open."""
        if self.isVisible():
            self._find.setText(view.receipt_no)
            self._search()

    def take_notice(self, notice: Notice) -> None:
        """Why it was not handed out."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    def _begin_anew(self) -> None:
        """It went out: nothing that was typed or ticked for one citizen is there for the next."""
        self._find.clear()
        self._clear()
        if self.isVisible():
            self._find.setFocus()

    def _chosen(self) -> ResultRow | None:
        return self._rows.row(self._list.currentIndex().row())

    def _clear(self) -> None:
        self._given = None
        for edit in (self._taker, self._waybill):
            edit.clear()
        for tick in (self._identity, self._originals, self._consent):
            tick.setChecked(False)
        self._arrived.setText(self._today)
        self.visit.clear()
        row = self._chosen()
        self._ways[_asked_way(row)].setChecked(True)
        self.notice.clear()

    @Slot()
    def _show_chosen(self) -> None:
        row = self._chosen()
        self._none.setVisible(self._rows.rowCount() == 0)
        open_row = row is not None and row.state is CaseState.ISSUED
        sent, way = _is_sent(row), self._way()
        to_give = open_row and not sent
        here = way is HandOutWay.COUNTER and to_give
        self.give.setEnabled(open_row)
        self.give.say(self.tr("登记到达") if _is_electronic(row) and sent else _deed(way, sent=sent))
        self._originals.setVisible(row is not None and row.originals and to_give)
        self._identity.setVisible(here and row is not None and not row.card_shown)
        self._consent.setVisible(way is HandOutWay.ELECTRONIC and to_give)
        self._waybill.setVisible(way is HandOutWay.COURIER and to_give)
        self.visit.setVisible(row is not None and row.visit_asked and here)
        self._arrived.setVisible(sent)
        self._returned.setVisible(sent)
        self._taker.setVisible(sent or (to_give and way is not HandOutWay.ELECTRONIC))
        for each, radio in self._ways.items():
            radio.setVisible(to_give and (each is not HandOutWay.ELECTRONIC or bool(row and row.e_address)))
        says = _standing(row, way)
        self._sent.setText(says)
        self._sent.setVisible(bool(says))
        says = _who(row, way, sent=sent)
        self._taker.setPlaceholderText(says)
        self._taker.setAccessibleName(says)

    def _way(self) -> HandOutWay:
        return next(way for way, radio in self._ways.items() if radio.isChecked())

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._clear()
        self._show_chosen()

    @Slot()
    def _search(self) -> None:
        self._given = None
        self._seat.submit(FindResults(self._seat.session, self._find.text()))

    @Slot()
    def _give(self) -> None:
        row = self._chosen()
        if row is None or not self.isVisible():
            return
        self._given = row
        if _is_sent(row):
            self._seat.submit(ConfirmArrival(self._seat.session, row.case, _day(self._arrived), self._taker.text()))
            return
        self._seat.submit(
            HandOut(
                self._seat.session,
                row.case,
                self._way(),
                self._taker.text(),
                identity_checked=self._identity.isChecked(),
                originals_seen=self._originals.isChecked(),
                waybill=self._waybill.text(),
                visit=self.visit.why(),
                consent_seen=self._consent.isChecked() and not self._consent.isHidden(),
            )
        )

    @Slot()
    def _came_back(self) -> None:
        row = self._chosen()
        if row is not None and _is_sent(row) and self.isVisible():
            self._given = row
            self._seat.submit(CameBack(self._seat.session, row.case, self._taker.text()))

    def _wire(self) -> None:
        self._find.returnPressed.connect(self._search)
        self._list.selectionModel().currentChanged.connect(self._row_changed)
        for radio in self._ways.values():
            radio.toggled.connect(self._show_chosen)
        self.give.clicked.connect(self._give)
        self._returned.clicked.connect(self._came_back)
        self._back.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        self._list.setObjectName(names.ISSUE_LIST)
        self._list.setMinimumHeight(LEAST)
        self._list.setModel(self._rows)
        self._list.setItemDelegate(RowDelegate(_lines, self))
        self._list.setUniformItemSizes(True)
        self._identity.setObjectName(names.ISSUE_IDENTITY)
        self._originals.setObjectName(names.ISSUE_ORIGINALS)
        self._consent.setObjectName(names.ISSUE_CONSENT)
        group, ways = QButtonGroup(self), QHBoxLayout()
        for way, radio in self._ways.items():
            radio.setObjectName(names.issue_way(way.value))
            radio.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            group.addButton(radio)
            ways.addWidget(radio)
        ways.addWidget(self._taker, 1)
        self._arrived.setProperty("bare", False)
        self._arrived.setObjectName(names.ISSUE_ARRIVED)
        self._arrived.setAccessibleName(self.tr("签收日期"))
        self._arrived.setMinimumHeight(36)
        self._arrived.setFixedWidth(130)
        ways.addWidget(self._arrived)
        ways.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(8)
        column.addWidget(word(self.tr("统一窗口出件"), "head", self))
        column.addWidget(self._find)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        column.addWidget(self._sent)
        column.addLayout(ways)
        ticks = QHBoxLayout()
        for tick in (self._identity, self._originals, self._consent):
            ticks.addWidget(tick)
        ticks.addStretch(1)
        column.addWidget(self.visit)
        column.addWidget(self._waybill)
        column.addLayout(ticks)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self._returned)
        keys.addWidget(self.give)
        column.addLayout(keys)


def _line(says: str, name: str, parent: QWidget) -> QLineEdit:
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    edit.setPlaceholderText(says)
    edit.setAccessibleName(says)
    edit.setMinimumHeight(36)
    return edit


def _stands_alike(before: ResultRow, row: ResultRow) -> bool:
    """The same result, as far on its way as before."""
    return (row.case, row.state, row.sent_on) == (before.case, before.state, before.sent_on)


def _is_sent(row: ResultRow | None) -> bool:
    """On its way, and not known to have arrived."""
    return row is not None and row.state is CaseState.ISSUED and row.sent_on is not None


def _is_electronic(row: ResultRow | None) -> bool:
    """Sent electronically: a courier's parcel has a number."""
    return row is not None and row.sent_on is not None and not row.waybill


def _asked_way(row: ResultRow | None) -> HandOutWay:
    """As the applicant chose in the form, where that may be done."""
    if row is not None and row.e_address:
        return HandOutWay.ELECTRONIC
    return HandOutWay.COURIER if row is not None and row.mailed else HandOutWay.COUNTER


def _deed(way: HandOutWay, *, sent: bool) -> str:
    if sent:
        return translate("IssueView", "登记签收")
    return {
        HandOutWay.COUNTER: translate("IssueView", "发放"),
        HandOutWay.COURIER: translate("IssueView", "寄出"),
        HandOutWay.ELECTRONIC: translate("IssueView", "电子发出"),
    }[way]


def _who(row: ResultRow | None, way: HandOutWay, *, sent: bool) -> str:
    """What the line for a name asks; who showed a card need not be typed."""
    if sent and _is_electronic(row):
        return translate("IssueView", "凭什么知道已到达，如平台回执；退回的写原因")
    if sent:
        return translate("IssueView", "签收人；退回的写原因")
    if way is HandOutWay.COURIER:
        return translate("IssueView", "收件人（本人可不填）")
    if row is not None and row.collector:
        return translate("IssueView", "领取人：{who}").format(who=row.collector)
    if row is not None and row.of_unit:
        return translate("IssueView", "领取人姓名（单位的须写明）")
    return translate("IssueView", "领取人（本人可不填）")


def _standing(row: ResultRow | None, way: HandOutWay) -> str:
    """How it stands with what is on its way, and with what speaks for or against the way it shall go."""
    if row is None or row.state is not CaseState.ISSUED:
        return ""
    return _on_its_way(row, row.sent_on) if row.sent_on is not None else _before_it_goes(row, way)


def _on_its_way(row: ResultRow, since: date) -> str:
    if row.waybill:
        says = translate("IssueView", "{day} 已寄出，单号 {waybill}。凭快递回执登记谁在哪天签收。")
        return says.format(day=since.isoformat(), waybill=row.waybill)
    says = translate("IssueView", "{day} 已电子发出，发往 {address}。登记哪天到达、凭什么知道。")
    return says.format(day=since.isoformat(), address=row.e_address)


def _before_it_goes(row: ResultRow, way: HandOutWay) -> str:
    if row.authority_over and way is HandOutWay.COUNTER:
        says = translate("IssueView", "{who}的授权不在有效期内：看过新的授权再勾选，或请申请人来领。")
        return says.format(who=row.collector)
    if row.asked_electronic and not row.e_address:
        return translate("IssueView", "申请人选了电子送达，但没有签电子送达确认书：只能当面发放或邮寄。")
    if way is HandOutWay.ELECTRONIC:
        says = translate("IssueView", "按电子送达确认书，由平台发往 {address}。")
        return says.format(address=row.e_address)
    return ""


def _day(edit: QLineEdit) -> date:
    """The day as typed; one that is no day is before all others, which the rules refuse in words."""
    try:
        return date.fromisoformat(edit.text().strip())
    except ValueError:
        return date.min


def _key(row: ResultRow) -> str:
    return row.case


def _text(row: ResultRow) -> str:
    return f"{row.receipt_no} {row.item_name} {row.applicant} {looks.look(row.state).text}"


def _lines(row: ResultRow) -> Lines:
    title = " · ".join(part for part in (row.applicant, row.name or row.item_name) if part)
    state = looks.look(row.state)
    marks = (Look("、".join(row.promised), Tone.WARN, Mark.BANG),) if row.promised else ()
    if _is_sent(row):
        sent = translate("IssueView", "已电子发出，待到达") if _is_electronic(row) else ""
        state = Look(sent or translate("IssueView", "已寄出，待签收"), Tone.INFO, Mark.UP)
    elif row.asked_electronic and row.state is CaseState.ISSUED:
        marks = (*marks, Look(translate("IssueView", "要求电子送达"), Tone.INFO))
    elif row.mailed and row.state is CaseState.ISSUED:
        marks = (*marks, Look(translate("IssueView", "要求邮寄"), Tone.INFO))
    return Lines(title, f"{row.receipt_no} · {row.number}", (*marks, state))
