"""Tell once, or refuse (一次性告知、不予受理): what the paper will say, before it is given."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui import looks, names, texts
from ui.pages.desk_seat import Seat
from ui.pages.desk_visit import VisitPick
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.scroll_column import ScrollColumn
from window_client.messages import GiveNotice, RefuseCase
from window_client.views import CaseView, Defect, Notice
from window_client.words import CaseState, RefusalGround, VisitList

ONCE = {VisitList.ONE_VISIT, VisitList.ZERO_VISIT}


class DecideView(QWidget):
    """One page, two uses. Everything that the checklist lacks goes into a notice; the clerk adds, never takes away."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.DECIDE)
        self._seat, self._view, self._refusing = seat, CaseView(case=None), False
        self._title = word("", "head", self)
        self._says = word("", "muted", self, wrap=True)
        self._list = word("", "strong", self, name=names.DECIDE_LIST, wrap=True)
        self._grounds = {ground: self._radio(ground) for ground in RefusalGround}  # Tab goes in the order of making
        self.visit = VisitPick("decide", self)
        self._remark = _line(self.tr("其他需补正的内容（可不填）"), "decide.remark", self)
        self._remedy = _line(self.tr("如何补正"), "decide.remedy", self)
        self.reason = _line(self.tr("理由"), names.DECIDE_REASON, self)
        self.organ = _line(self.tr("应当向哪个机关申请"), names.DECIDE_ORGAN, self)
        self.notice = NoticeLine(self, name=names.DECIDE_NOTICE)
        self.give = KeyButton(
            self.tr("出具告知书"), "Ctrl+Return", self, name=names.DECIDE_GIVE, primary=True, height=44
        )
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="decide.back")
        self._lay_out()
        self.give.clicked.connect(self._give)
        self._back.clicked.connect(self.closed)

    def begin(self, view: CaseView, *, refusing: bool) -> None:
        """Open for this case."""
        if self._view.case != view.case or self._refusing != refusing:
            for edit in (self._remark, self._remedy, self.reason, self.organ):
                edit.clear()
            self.visit.clear()
        self._view, self._refusing = view, refusing
        open_ones = (*view.missing, *view.tolerated)
        self._title.setText(self.tr("不予受理") if refusing else self.tr("一次性告知"))
        self._says.setText(
            self.tr("选定情形，写明理由。通知书会写上复议和诉讼的权利。")
            if refusing
            else self.tr("以下 {count} 项会全部写进告知书，一次说全。").format(count=len(open_ones))
        )
        self._list.setText("\n".join(f"{number}. {name}" for number, name in enumerate(open_ones, 1)))
        again = view.state is CaseState.CORRECTION
        for part in (self._list, self._remark, self._remedy):
            part.setVisible(not refusing)
        for radio in self._grounds.values():
            radio.setVisible(refusing)
        self.visit.setVisible(not refusing and view.visit_list in ONCE)
        self.reason.setVisible(refusing or again)
        self.reason.setPlaceholderText(self.tr("理由") if refusing else self.tr("再次告知的理由（须值班长复核）"))
        self.give.say(self.tr("出具不予受理通知书") if refusing else self.tr("出具告知书"))
        self._ground_chosen()
        self.notice.clear()
        (self.reason if refusing else self._remark).setFocus()

    def take_notice(self, notice: Notice) -> None:
        """Why the paper was not given."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot()
    def _give(self) -> None:
        case = self._view.case
        if case is None or not self.isVisible():
            return
        if self._refusing:
            ground = next(code for code, radio in self._grounds.items() if radio.isChecked())
            organ = self.organ.text() if ground is RefusalGround.OUT_OF_POWERS else ""
            self._seat.submit(RefuseCase(self._seat.session, case, ground, self.reason.text(), organ))
            return
        remark = self._remark.text().strip()
        remarks = (Defect(remark, "", self._remedy.text().strip()),) if remark else ()
        self._seat.submit(GiveNotice(self._seat.session, case, remarks, self.reason.text().strip(), self.visit.why()))

    @Slot()
    def _ground_chosen(self) -> None:
        away = self._grounds[RefusalGround.OUT_OF_POWERS].isChecked()
        self.organ.setVisible(self._refusing and away)

    def _radio(self, ground: RefusalGround) -> QRadioButton:
        radio = QRadioButton(looks.look(ground).text, self)
        radio.setObjectName(names.ground(ground.value))
        radio.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a press beside the words is none
        radio.toggled.connect(self._ground_chosen)
        return radio

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        area = ScrollColumn(self, spacing=10)
        for part in (self._title, self._says, Rule(area.inside), self._list, *self._grounds.values()):
            area.add(part)
        for radio in self._grounds.values():
            group.addButton(radio)
        self._grounds[RefusalGround.NOT_IN_LAW].setChecked(True)
        for part in (self.visit, self._remark, self._remedy, self.reason, self.organ):
            area.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.addWidget(area, 1)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.give)
        column.addLayout(keys)


def _line(says: str, name: str, parent: QWidget) -> QLineEdit:
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    edit.setPlaceholderText(says)
    edit.setAccessibleName(says)
    edit.setMinimumHeight(36)
    return edit
