"""What stands on the desk after acceptance: the numbers, and the three marks of case, paper and delivery."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import causes, looks, names, texts
from ui.looks import Look
from ui.pages.desk_clocks import ClocksList
from ui.pages.desk_papers import PapersList
from ui.pages.desk_seat import Seat
from ui.theme import Tone
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pill import Pill
from window_client.messages import ReprintPaper
from window_client.views import CaseView, Notice
from window_client.words import DeliveryState, DeviceTrouble, PaperState

REPRINTABLE = {PaperState.PRINTED, PaperState.HANDED_OVER, PaperState.DOUBTFUL}

translate = QCoreApplication.translate  # the name lupdate looks for


class ResultView(QWidget):
    """Calm: nothing here asks for a deed unless a paper is in doubt."""

    go_on = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.RESULT)
        self._seat = seat
        self._view = CaseView(case=None)
        self._title = word("", "head", self)
        self._subtitle = word("", "muted", self, wrap=True)
        self._receipt = word("", "big", self, name=names.RECEIPT_NO)
        self._official = word("", "big", self, name=names.OFFICIAL_NO)
        self._due = word("", "strong", self)
        self._project = Pill(parent=self, name=names.PROJECT)
        self._stages = word("", "muted", self, wrap=True)
        self._marks = {
            name: Pill(parent=self, name=name, size_px=15)
            for name in (names.MARK_CASE, names.MARK_PAPER, names.MARK_DELIVERY)
        }
        self._says = {name: word("", "muted", self, wrap=True) for name in self._marks}
        self._reprint = KeyButton(self.tr("补打"), "Ctrl+P", self, name=names.REPRINT)
        self._rating = Pill(parent=self, name=names.RATING)
        self._papers, self._clocks = PapersList(seat, self), ClocksList(self)
        self._go_on = KeyButton(self.tr("补正材料"), "F4", self, name=names.GO_ON)
        self._go_on.clicked.connect(self.go_on)
        self.notice = NoticeLine(self, name=names.PAPER_NOTICE)
        for label in (self._receipt, self._official):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reprint.clicked.connect(self._print_again)
        self._lay_out()

    def take(self, view: CaseView) -> None:
        """Show an accepted case."""
        self._view = view
        shown = looks.look(view.state) if view.state else Look("")
        self._title.setText(self.tr("办件{state}").format(state=shown.text))
        again = self.tr("须跑 {n} 次").format(n=view.visits) if view.visits > 1 else ""
        self._subtitle.setText(" · ".join(part for part in (view.item_name, view.applicant.name, again) if part))
        self._receipt.setText(view.receipt_no)
        self._official.setText(view.official_no or self.tr("待平台编号"))
        self._due.setText(_due(view))
        self._due.setVisible(view.accepted_at is not None)
        self._show_project(view)
        at = f"{view.accepted_at:%H:%M}" if view.accepted_at else ""
        self._papers.take(view.documents)
        self._rating.setVisible(view.evaluation is not None)
        if view.evaluation is not None:
            asked = looks.look(view.evaluation)
            self._rating.show_state(asked.text, asked.tone, asked.mark)
        self._clocks.take(view.clocks)
        self._clocks.setVisible(bool(view.clocks))
        self._go_on.setVisible(view.editable)
        self._mark(names.MARK_CASE, shown, self.tr("{time} 已存入本机，不会丢失。").format(time=at))
        self._mark(names.MARK_PAPER, *_paper(view))
        self._mark(names.MARK_DELIVERY, *_delivery(view))
        may = view.paper is not None and view.paper_state in REPRINTABLE
        self._reprint.setVisible(may)
        self._reprint.say(self.tr("补打") if view.paper_copies <= 1 else self.tr("再补打"))

    def take_notice(self, notice: Notice) -> None:
        """Why a paper cannot be printed again."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    def _show_project(self, view: CaseView) -> None:
        project = view.project
        self._project.setVisible(project is not None)
        self._stages.setVisible(project is not None)
        if project is None:
            return
        shown = looks.look(project.state)
        days = self.tr("投资项目 {used} / {limit} 个工作日").format(used=project.used, limit=project.limit)
        self._project.show_state(days, shown.tone, shown.mark)
        text = f"{project.code} · " + "、".join(project.stages)
        if project.excluded:
            text += self.tr(" · 另有特别程序 {days} 天不计").format(days=project.excluded)
        self._stages.setText(text)

    def _mark(self, name: str, shown: Look, sentence: str) -> None:
        self._marks[name].show_state(shown.text, shown.tone, shown.mark)
        self._says[name].setText(sentence)

    @Slot()
    def _print_again(self) -> None:
        if self._view.paper is not None:
            self._seat.submit(ReprintPaper(self._seat.session, self._view.paper))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(10)
        column.addWidget(self._title)
        line = QHBoxLayout()
        line.addWidget(self._subtitle, 1)
        line.addWidget(self._rating)
        column.addLayout(line)
        column.addWidget(Rule(self))
        column.addLayout(self._numbers())
        column.addWidget(self._due)
        column.addWidget(self._project, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stages)
        column.addWidget(Rule(self))
        column.addLayout(self._mark_rows())
        column.addWidget(self._clocks)
        column.addWidget(Rule(self))
        column.addWidget(self._papers)
        column.addWidget(self.notice)
        column.addWidget(self._go_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        next_row = QHBoxLayout()
        next_row.addWidget(KeyCap("F2", self))
        next_row.addWidget(word(self.tr("叫下一位。请把证件和原件交还办事人。"), "muted", self))
        next_row.addStretch(1)
        column.addLayout(next_row)

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(2)
        grid.addWidget(word(self.tr("收件编号"), "label", self), 0, 0)
        grid.addWidget(word(self.tr("办件编号"), "label", self), 0, 1)
        grid.addWidget(self._receipt, 1, 0)
        grid.addWidget(self._official, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _mark_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        captions = (self.tr("受理"), self.tr("凭条"), self.tr("上报"))
        for row, (name, caption) in enumerate(zip(self._marks, captions, strict=True)):
            grid.addWidget(word(caption, "label", self), row, 0)
            grid.addWidget(self._marks[name], row, 1)
            grid.addWidget(self._says[name], row, 2)
        grid.addWidget(self._reprint, 1, 3)
        grid.setColumnMinimumWidth(1, 130)
        grid.setColumnStretch(2, 1)
        grid.setRowMinimumHeight(1, 40)
        return grid


def _due(view: CaseView) -> str:
    if view.due is None or not view.committed_days:
        return translate("ResultView", "当场办结")
    text = translate("ResultView", "承诺办结 {day}").format(day=view.due.isoformat())
    if view.committed_days and view.committed_unit == "wd":
        text += translate("ResultView", " · {days} 个工作日").format(days=view.committed_days)
    if view.due_provisional:
        text += translate("ResultView", " · 暂定：该年节假日安排尚未公布")
    return text


def _paper(view: CaseView) -> tuple[Look, str]:
    state = view.paper_state
    if state is None:
        return Look(translate("ResultView", "无凭条"), Tone.QUIET), translate("ResultView", "本事项没有凭条。")
    shown = looks.look(state)
    if state is PaperState.QUEUED and view.paper_trouble is not DeviceTrouble.NONE:
        trouble = texts.trouble(view.paper_trouble)
        text = translate("ResultView", "打印机{trouble}。处理好后自动打印，不会重复。").format(trouble=trouble)
        return Look(shown.text, Tone.WARN, Mark.BANG), text
    if state is PaperState.SENDING and view.paper_trouble is not DeviceTrouble.NONE:
        trouble = texts.trouble(view.paper_trouble)
        text = translate("ResultView", "打印机{trouble}，凭条没有打完。处理好后接着打完，请不要补打。").format(
            trouble=trouble
        )
        return Look(shown.text, Tone.WARN, Mark.BANG), text
    copies = translate("ResultView", "补打 第{n}次。").format(n=view.paper_copies - 1) if view.paper_copies > 1 else ""
    return shown, {
        PaperState.QUEUED: translate("ResultView", "马上打印。"),
        PaperState.SENDING: translate("ResultView", "正在等打印机应答。"),
        PaperState.PRINTED: translate("ResultView", "打印机已确认出纸。"),
        PaperState.HANDED_OVER: translate("ResultView", "这台打印机不能应答，请看一眼出纸口。"),
        PaperState.DOUBTFUL: translate(
            "ResultView", "打印机没有应答，不知是否出纸。请看出纸口：没有就补打，纸上会注明。"
        ),
    }[state] + copies


def _delivery(view: CaseView) -> tuple[Look, str]:
    state = view.delivery_state
    if state is None:
        return Look(translate("ResultView", "无需上报"), Tone.QUIET), ""
    pages = ""
    if view.pages_total:
        pages = translate("ResultView", "材料 {sent} / {all} 页已送达。").format(
            sent=view.pages_sent, all=view.pages_total
        )
    return looks.look(state), {
        DeliveryState.WAITING: translate("ResultView", "已存好，连上平台后自动上报。"),
        DeliveryState.SENDING: translate("ResultView", "正在等平台回执。"),
        DeliveryState.ACKNOWLEDGED: translate("ResultView", "平台已出具回执。"),
        DeliveryState.RETURNED: translate("ResultView", "平台退回：{says}").format(
            says=causes.sentence(view.delivery_cause)
        ),
        DeliveryState.SUPERSEDED: translate("ResultView", "已有更新的记录。"),
    }[state] + pages
