"""Find an earlier case (查办件): number, ID number or its tail, name, tail of the phone; all masked."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import looks, names, texts
from ui.models.rows import RowsModel
from ui.pages.desk_seat import Seat
from ui.pages.desk_work import RowsList
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from ui.widgets.row_delegate import Lines, RowDelegate
from window_client.messages import FindCases, OpenCase
from window_client.views import CaseId, CasesFound, FoundCase, Notice

TALL = 40


class FindCase(QWidget):
    """Enter looks, Enter on a row puts the case on the desk, Esc goes back. What was typed is forgotten on leaving."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.text = QLineEdit(self)
        self.text.setObjectName(names.FIND_TEXT)
        self.text.setAccessibleName(self.tr("查办件"))
        self.text.setPlaceholderText(self.tr("编号、证件号或末四位、姓名、手机末四位，回车查找"))
        self.text.setMaxLength(60)
        self.text.setFixedHeight(TALL)
        self.notice = NoticeLine(self, name=names.FIND_NOTICE)
        self._found: RowsModel[FoundCase] = RowsModel(_key, _text, self)
        self.rows = RowsList(self._found, RowDelegate(_lines, self), names.FIND_ROWS, self)
        self._title = word("", "section", self)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="find.back", height=32)
        self._lay_out()
        self.text.returnPressed.connect(self._look)
        self.rows.entered_row.connect(self._open)
        self._back.clicked.connect(self.closed)

    def begin(self) -> None:
        """The keyboard goes to the editor."""
        self._title.setText(self.tr("查办件"))
        self.text.setFocus()

    def take_found(self, view: CasesFound) -> None:
        """Show the hits; the keyboard goes to the first one."""
        self._found.show_rows(view.rows)
        count = len(view.rows)
        self._title.setText(
            self.tr("最近的 {count} 件，请多输入几位").format(count=count)
            if view.more
            else self.tr("找到 {count} 件").format(count=count)
        )
        if count and self.text.hasFocus():
            self.rows.setFocus()

    def take_notice(self, notice: Notice) -> None:
        """What stands beside the editor."""
        self._found.show_rows(())
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number), Tone.WARN, Mark.BANG)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.text.clear()
        self._found.show_rows(())
        self.notice.clear()

    @Slot()
    def _look(self) -> None:
        self.notice.clear()
        self._seat.submit(FindCases(self._seat.session, self.text.text()))

    @Slot(str)
    def _open(self, case: str) -> None:
        self._seat.submit(OpenCase(self._seat.session, CaseId(case)))
        self.closed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(word(self.tr("回车打开"), "muted", self))
        top.addWidget(self._back)
        column.addLayout(top)
        column.addWidget(self.text)
        column.addWidget(self.notice)
        column.addWidget(self.rows, 1)


def _key(row: FoundCase) -> str:
    return row.case


def _text(row: FoundCase) -> str:
    return f"{row.receipt_no} {row.item_name} {row.applicant} {looks.look(row.state).text}"


def _lines(row: FoundCase) -> Lines:
    title = " · ".join(part for part in (row.applicant, row.cert_no, row.item_name) if part)
    return Lines(title or row.receipt_no, f"{row.opened_at:%Y-%m-%d} · {row.receipt_no}", (looks.look(row.state),))
