"""The foot of the desk: what was promised, what is missing, and the keys that end the work on a draft."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import names, texts
from ui.theme import retone
from ui.widgets.card import word
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.one_layout import one_layout
from window_client.views import CaseView, Notice
from window_client.words import CaseState, ItemStanding

SURE_MS = 5000

translate = QCoreApplication.translate  # the name lupdate looks for


class FootBar(QFrame):
    """F12 is heard also while 受理 is greyed: the value still being typed may be the last one missing."""

    accept_pressed = Signal()
    tell_pressed = Signal()
    refuse_pressed = Signal()
    acts_pressed = Signal()
    set_aside = Signal()
    discard = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.FOOT)
        self._promise = word("", "strong", self)
        self._number = ElidingLabel(self, name=names.DRAFT_NO)
        self._number.setMinimumWidth(1)  # the first to give way in a narrow window; its tip has it whole
        self._missing = ElidingLabel(self, name=names.MISSING)
        self.notice = NoticeLine(self, name=names.ACCEPT_NOTICE)
        self._discard = KeyButton(self.tr("作废草稿"), "", self, name=names.DISCARD)
        self._aside = KeyButton(self.tr("暂存"), "F9", self, name=names.SET_ASIDE)
        self._tell = KeyButton(self.tr("一次性告知"), "F8", self, name=names.TELL_ONCE)
        self._refuse = KeyButton(self.tr("不予受理"), "Shift+F8", self, name=names.REFUSE)
        self._acts = KeyButton(self.tr("其他办理"), "F7", self, name=names.ACTS_KEY)
        self.accept = KeyButton(
            self.tr("受理"), "F12", self, name=names.ACCEPT, primary=True, height=44, shortcut=False
        )
        self._sure = QTimer(self)
        self._sure.setSingleShot(True)
        self._sure.timeout.connect(self._calm_down)
        self._lay_out()
        self._wire()
        self.take(CaseView(case=None))

    def take(self, view: CaseView) -> None:
        """What holds of the case on the desk."""
        draft = view.state is CaseState.DRAFT
        self._promise.setText(_promise(view))
        self._missing.setText(_missing(view))
        self.accept.setEnabled(view.may_accept)
        self.accept.say(self._accept_word(view))
        self.accept.setAccessibleDescription(f"F12 {self._missing.text()}")
        self.accept.setToolTip(self._missing.text())
        self._number.setText(view.receipt_no if draft else "")
        self._number.setToolTip(self.tr("收件编号 {number}").format(number=view.receipt_no))
        with one_layout(self):
            self._show_keys(view)
        self._calm_down()

    def _show_keys(self, view: CaseView) -> None:
        self._promise.setVisible(bool(self._promise.text()))
        for button in (self.accept, self._aside):
            button.setVisible(view.editable)
        self._discard.setVisible(view.state is CaseState.DRAFT)
        self._acts.setVisible(bool(view.acts))
        for button in (self._tell, self._refuse):
            button.setVisible(view.editable and bool(view.item_code))

    def _accept_word(self, view: CaseView) -> str:
        if view.tolerated and view.may_accept:
            return self.tr("容缺受理")
        return self.tr("受理并办结") if view.instant else self.tr("受理")

    def take_notice(self, notice: Notice) -> None:
        """Why the case was not accepted."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot()
    def _calm_down(self) -> None:
        self._sure.stop()
        self._discard.say(self.tr("作废草稿"))
        retone(self._discard, "variant", "")

    @Slot()
    def _discard_pressed(self) -> None:
        if self._sure.isActive():
            self._calm_down()
            self.discard.emit()
            return
        self._discard.say(self.tr("再按一次确认作废"))
        retone(self._discard, "variant", "danger")
        self._sure.start(SURE_MS)

    def _wire(self) -> None:
        self.accept.clicked.connect(self.accept_pressed)
        self._aside.clicked.connect(self.set_aside)
        self._tell.clicked.connect(self.tell_pressed)
        self._refuse.clicked.connect(self.refuse_pressed)
        self._acts.clicked.connect(self.acts_pressed)
        self._discard.clicked.connect(self._discard_pressed)
        key = QShortcut(QKeySequence("F12"), self)
        key.setAutoRepeat(False)
        key.activated.connect(self.accept_pressed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 9)
        column.setSpacing(8)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._promise)
        words.addWidget(self._missing)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self._number)
        for button in (self._discard, self._acts, self._refuse, self._tell, self._aside, self.accept):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.accept.setMinimumWidth(130)
        row.addStrut(46)


def _promise(view: CaseView) -> str:
    if not view.item_code or (view.sitting.rows and view.due is None):
        return ""
    if view.due is not None and view.committed_days:
        day = translate("FootBar", "承诺办结 {day}").format(day=view.due.isoformat())
        return day + (translate("FootBar", "（暂定）") if view.due_provisional else "")
    if not view.committed_days:
        return translate("FootBar", "当场办结")
    unit = translate("FootBar", "{days} 个工作日") if view.committed_unit == "wd" else translate("FootBar", "{days} 天")
    return translate("FootBar", "承诺时限 {limit}").format(limit=unit.format(days=view.committed_days))


def _missing(view: CaseView) -> str:
    if not view.editable:
        return ""
    if not view.item_code:
        return translate("FootBar", "还没有选定事项（F3）")
    if view.sitting.rows and view.may_accept:
        ready = sum(1 for row in view.sitting.rows if row.standing is ItemStanding.READY)
        text = translate("FootBar", "可以受理 {count} 项").format(count=ready)
        if view.missing:
            text += translate("FootBar", "；其余还缺 {count} 项：{names}").format(
                count=len(view.missing), names="、".join(view.missing)
            )
        return text
    if not view.missing and view.tolerated:
        return translate("FootBar", "可容缺受理，承诺补交：{names}").format(names="、".join(view.tolerated))
    if not view.missing:
        return translate("FootBar", "已齐全，可以受理")
    return translate("FootBar", "还缺 {count} 项：{names}").format(
        count=len(view.missing), names="、".join(view.missing)
    )
