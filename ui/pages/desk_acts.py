"""What else may be done with a case (其他办理): receive, correct, special procedure, withdraw, void; one act, one key."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import looks, names, texts
from ui.pages.desk_seat import Seat
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.scroll_column import ScrollColumn
from window_client.messages import (
    BeginSpecial,
    CorrectOnSpot,
    EndSpecial,
    ReceiveCase,
    RemindCase,
    VoidCase,
    WithdrawCase,
    WritePaper,
)
from window_client.views import CaseId, CaseView, Notice
from window_client.words import CaseAct, DocumentKind

translate = QCoreApplication.translate  # the name lupdate looks for


PAPERS = {
    CaseAct.HAND_OVER: DocumentKind.HAND_OVER_SLIP,
    CaseAct.VOUCHER: DocumentKind.COLLECTION_VOUCHER,
    CaseAct.CONSULT: DocumentKind.CONSULTATION_NOTE,
}


class ActsView(QWidget):
    """Only what the state of the case allows is offered; each act says what it means before it is done."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.ACTS)
        self._seat, self._case = seat, CaseView(case=None)
        self._title = word(self.tr("其他办理"), "head", self)
        self._which = word("", "muted", self, wrap=True)
        self._acts = {act: QRadioButton(looks.look(act).text, self) for act in CaseAct}
        self._means = word("", "strong", self, wrap=True)
        self._request = QCheckBox(self.tr("已收到申请人的书面撤回申请"), self)
        self.reason = QLineEdit(self)
        self._extension = QCheckBox(self.tr("延长审批（经批准顺延，时间照算）"), self)
        self.days, self.approver = QLineEdit(self), QLineEdit(self)
        self.notice = NoticeLine(self, name=names.ACTS_NOTICE)
        self.do = KeyButton(self.tr("办理"), "Ctrl+Return", self, name=names.ACTS_DO, primary=True, height=44)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="acts.back")
        self._lay_out()
        self.do.clicked.connect(self._do)
        self._back.clicked.connect(self.closed)

    def begin(self, view: CaseView) -> None:
        """Open for this case."""
        self._case = view
        self._which.setText(" · ".join(part for part in (view.receipt_no, view.item_name) if part))
        for act, radio in self._acts.items():
            radio.setVisible(act in view.acts)
        self._acts[view.acts[0]].setChecked(True)
        for edit in (self.reason, self.days, self.approver):
            edit.clear()
        self._extension.setChecked(False)
        self._request.setChecked(False)
        self._chosen()
        self._acts[view.acts[0]].setFocus()

    def take_notice(self, notice: Notice) -> None:
        """Why it was not done."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot()
    def _chosen(self) -> None:
        act = self._act()
        self._means.setText(_means(act))
        self._request.setVisible(act is CaseAct.WITHDRAW)
        self.reason.setVisible(act not in {CaseAct.RECEIVE, CaseAct.HAND_OVER, CaseAct.VOUCHER})
        for part in (self._extension, self.days):
            part.setVisible(act is CaseAct.SPECIAL)
        self.approver.setVisible(act is CaseAct.SPECIAL and self._extension.isChecked())
        says = self.tr("理由")
        if act is CaseAct.CORRECT:
            says = self.tr("更正了什么（申请人已在更正处签名）")
        elif act is CaseAct.REMIND:
            says = self.tr("怎样提醒的，如电话、短信")
        elif act is CaseAct.SPECIAL:
            says = self.tr("程序和依据，如“组织专家评审，办理部门函〔2026〕3号”")
        elif act is CaseAct.SPECIAL_OVER:
            says = self.tr("办理部门凭什么说明已结束")
        elif act is CaseAct.CONSULT:
            says = self.tr("问了什么（可不填）")
        self.reason.setPlaceholderText(says)
        self.reason.setAccessibleName(says)
        self.notice.clear()

    def _act(self) -> CaseAct:
        return next(act for act, radio in self._acts.items() if radio.isChecked())

    @Slot()
    def _do(self) -> None:
        if self._case.case is not None and self.isVisible():
            self._submit(self._act(), self._case.case, self.reason.text().strip())

    def _submit(self, act: CaseAct, case: CaseId, reason: str) -> None:
        session = self._seat.session
        match act:
            case CaseAct.RECEIVE:
                self._seat.submit(ReceiveCase(session, case))
            case CaseAct.CORRECT:
                self._seat.submit(CorrectOnSpot(session, case, reason))
            case CaseAct.REMIND:
                self._seat.submit(RemindCase(session, case, reason))
            case CaseAct.WITHDRAW:
                self._seat.submit(WithdrawCase(session, case, self._request.isChecked(), reason))
            case CaseAct.HAND_OVER | CaseAct.VOUCHER | CaseAct.CONSULT:
                self._seat.submit(WritePaper(session, case, PAPERS[act], reason))
            case CaseAct.SPECIAL:
                days = int(self.days.text()) if self.days.text().strip().isdecimal() else 0
                by, extension = self.approver.text().strip(), self._extension.isChecked()
                self._seat.submit(BeginSpecial(session, case, extension, reason, days, by if extension else ""))
            case CaseAct.SPECIAL_OVER:
                self._seat.submit(EndSpecial(session, case, reason))
            case CaseAct.VOID:
                self._seat.submit(VoidCase(session, case, reason))

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(10)
        for part in (self._title, self._which, Rule(self)):
            column.addWidget(part)
        area = ScrollColumn(self, spacing=10)  # a low window scrolls the acts, not the whole page
        column.addWidget(area, 1)
        for act, radio in self._acts.items():
            radio.setObjectName(names.act(act.value))
            radio.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            radio.toggled.connect(self._chosen)
            area.add(radio)
            group.addButton(radio)
        self._acts[CaseAct.RECEIVE].setChecked(True)
        self._request.setObjectName(names.ACTS_REQUEST)
        self.reason.setObjectName(names.ACTS_REASON)
        self.reason.setMinimumHeight(36)
        self._extension.setObjectName(names.ACTS_EXTENSION)
        self._extension.toggled.connect(self._chosen)
        for edit, name, says in (
            (self.days, names.ACTS_DAYS, self.tr("需要几个工作日")),
            (self.approver, names.ACTS_APPROVER, self.tr("批准人")),
        ):
            edit.setObjectName(name)
            edit.setPlaceholderText(says)
            edit.setAccessibleName(says)
            edit.setMinimumHeight(36)
        for below in (self._means, self._request, self.reason, self._extension, self.days, self.approver):
            area.add(below)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.do)
        column.addLayout(keys)


def _means(act: CaseAct) -> str:
    return {
        CaseAct.RECEIVE: translate(
            "ActsView", "收下材料并出具收件凭证，五个工作日内必须受理或一次性告知；逾期视为受理。"
        ),
        CaseAct.CORRECT: translate("ActsView", "错误可以当场改正。更正记入办件过程，办件状态不变。"),
        CaseAct.REMIND: translate("ActsView", "提醒申请人补正。没有提醒过，逾期也不能按放弃处理。"),
        CaseAct.WITHDRAW: translate("ActsView", "申请人在作出决定前撤回申请。材料凭收件凭证退还。"),
        CaseAct.HAND_OVER: translate("ActsView", "列明随办件移交办理部门的材料，双方签名。"),
        CaseAct.VOUCHER: translate("ActsView", "交申请人凭以领取结果，写明领取地点和日期。"),
        CaseAct.CONSULT: translate("ActsView", "只来咨询的，带走事项的材料、时限和依据。办件状态不变。"),
        CaseAct.SPECIAL: translate(
            "ActsView", "登记办理部门书面决定的听证、检验、评审等，出具告知书；所需时间不计入期限，须值班长复核。"
        ),
        CaseAct.SPECIAL_OVER: translate("ActsView", "特别程序结束，办理继续。已用去的工作日加到承诺日期上。"),
        CaseAct.VOID: translate("ActsView", "只用于登记错误的无效记录，须值班长复核。记录和编号保留，不会删除。"),
    }[act]
