"""Report a problem of an item (报告目录问题): what of it is wrong and a few words; below, what was reported and is there."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import looks, names, texts, theme
from ui.models.problem_model import ProblemModel, whole
from ui.pages.desk_seat import Seat
from ui.widgets.card import Rule, word
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.reason_list import ReasonList
from ui.widgets.table import CalmTable
from window_client.messages import LookAtProblems, ReportProblem
from window_client.views import Notice, ProblemsView
from window_client.words import DeliveryState, ItemElement

LONGEST = 300


class ProblemView(QWidget):
    """The case on the desk goes on as it is; the report goes to the platform's people, once."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.PROBLEM)
        self._seat, self._item, self._sent = seat, "", False
        self._name = ElidingLabel(self, name=names.PROBLEM_ITEM, size_px=15, colour=theme.TEXT)
        self.why = ReasonList(
            self.tr("哪里不对，应当怎样（不写办事人的信息）"),
            self,
            name=names.PROBLEM,
            most=len(ItemElement),
            columns=2,
        )
        self.why.words.setMaxLength(LONGEST)
        self.notice = NoticeLine(self, name=names.PROBLEM_NOTICE)
        self._rows = ProblemModel(self)
        self._table = CalmTable(self._rows, names.PROBLEM_ROWS, self)
        self._table.setMinimumHeight(self._table.needed_height(1))
        self._table.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # the page never grows by it
        self._whole = word("", "muted", self, name=names.PROBLEM_WHOLE, wrap=True)
        self._whole.hide()
        self.go = KeyButton(self.tr("发出报告"), "Ctrl+Return", self, name=names.PROBLEM_GO, primary=True, height=44)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="problem.back")
        self._lay_out()
        self.why.words.textChanged.connect(self._typed)
        self.why.done.connect(self._report)
        self.go.clicked.connect(self._report)
        self._back.clicked.connect(self.closed)
        self._table.selectionModel().currentRowChanged.connect(self._show_whole)

    def begin(self, item: str, name: str) -> None:
        """Ask what is wrong with this item."""
        self._item, self._sent = item, False
        self._name.setText(name)
        self.notice.clear()
        self.why.begin(tuple((each.value, looks.look(each).text) for each in ItemElement))
        self._typed()
        self._seat.submit(LookAtProblems(self._seat.session))

    def take(self, view: ProblemsView) -> None:
        """What was reported, and how far it is; what was just sent stands there now."""
        self._rows.show_rows(view.rows)
        back = next((n for n, row in enumerate(view.rows) if row.state is DeliveryState.RETURNED), None)
        if back is not None and not self._table.currentIndex().isValid():
            self._table.selectRow(back)
        self._show_whole()
        if self._sent:
            self._sent = False
            self.why.words.clear()

    def take_notice(self, notice: Notice) -> None:
        """Why nothing was reported; the words stay."""
        self._sent = False
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot()
    def _show_whole(self) -> None:
        row = self._rows.row(self._table.currentIndex().row())
        self._whole.setText(whole(row) if row is not None else "")
        self._whole.setVisible(row is not None)

    @Slot()
    def _typed(self) -> None:
        self.go.setEnabled(bool(self.why.words.text().strip()))

    @Slot()
    def _report(self) -> None:
        text = self.why.words.text().strip()
        if self.isVisible() and self._item and text:
            self.notice.clear()
            self._sent = True
            element = ItemElement(self.why.reason())
            self._seat.submit(ReportProblem(self._seat.session, self._item, element, text))

    def _lay_out(self) -> None:
        says = self.tr("指南、材料、时限等与规定不符时，报告给平台的目录管理人员。办件照常办理。")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(word(self.tr("报告目录问题"), "head", self))
        head.addWidget(self._name, 1)
        column.addLayout(head)
        column.addWidget(word(says, "muted", self, wrap=True))
        column.addWidget(self.why)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.go)
        column.addLayout(keys)
        column.addWidget(Rule(self))
        column.addWidget(word(self.tr("本窗口报告过的"), "section", self))
        column.addWidget(self._table, 1)
        column.addWidget(self._whole)
