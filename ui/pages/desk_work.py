"""The work list (暂存与今日办件): drafts to take up again, and today's cases with their three marks."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui import looks, names
from ui.looks import Look
from ui.models.rows import RowsModel
from ui.pages.desk_later import LaterView
from ui.pages.desk_seat import Seat
from ui.theme import Tone
from ui.widgets.card import word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.row_delegate import HEIGHT, Lines, RowDelegate
from window_client.messages import OpenCase
from window_client.views import CaseId, DraftRow, DueProgress, DueRow, FixRow, FoundCase, RecentRow, WorkView
from window_client.words import DeliveryState

FIX_ROWS = 2  # that are always in sight: somebody must look after them
LEAST = 60  # pixels of a list in a low window
SOON_DAYS = 1


class WorkList(QWidget):
    """Enter or a double click puts the case on the desk; Esc goes back."""

    closed = Signal()
    opened = Signal(object)  # this page is wanted

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.later = LaterView(seat)
        self.setObjectName(names.WORK_LIST)
        self._seat = seat
        self._drafts: RowsModel[DraftRow] = RowsModel(_draft_key, _draft_text, self)
        self._recent: RowsModel[RecentRow] = RowsModel(_recent_key, _recent_text, self)
        self._due: RowsModel[DueRow] = RowsModel(_due_key, _due_text, self)
        self.due = RowsList(self._due, RowDelegate(_due_lines, self), names.WORK_DUE, self)
        self._fix: RowsModel[FixRow] = RowsModel(_fix_key, _fix_text, self)
        self.to_fix = RowsList(self._fix, RowDelegate(_fix_lines, self), names.WORK_FIX, self)
        self._fix_title = word("", "section", self)
        self._due_title, self._progress = word("", "section", self), word("", "muted", self)
        self.drafts = RowsList(self._drafts, RowDelegate(_draft_lines, self), names.WORK_DRAFTS, self)
        self.recent = RowsList(self._recent, RowDelegate(_recent_lines, self), names.WORK_RECENT, self)
        self._draft_title, self._recent_title = word("", "section", self), word("", "section", self)
        self._later = KeyButton(self.tr("补录"), "Ctrl+B", self, name=names.LATER_KEY, height=32)
        self._later.clicked.connect(self._enter_later)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="work.back", height=32)
        self._lay_out()
        for rows in (self.drafts, self.recent, self.due, self.to_fix):
            rows.entered_row.connect(self._open)
        self._back.clicked.connect(self.closed)
        self.take(WorkView())

    def take(self, view: WorkView) -> None:
        """Show these lists."""
        self._drafts.show_rows(view.drafts)
        self._recent.show_rows(view.recent)
        self._due.show_rows(view.due)
        for part in (self._due_title, self.due):
            part.setVisible(bool(view.due))
        self._fix.show_rows(view.to_fix)
        for part in (self._fix_title, self.to_fix):
            part.setVisible(bool(view.to_fix))
        self.to_fix.setMinimumHeight(min(len(view.to_fix), FIX_ROWS) * HEIGHT + 4)
        self._fix_title.setText(self.tr("待处理 {count}").format(count=len(view.to_fix)))
        self._due_title.setText(self.tr("今日到期与逾期 {count}").format(count=len(view.due)))
        self._draft_title.setText(self.tr("暂存的草稿 {count}").format(count=len(view.drafts)))
        self._recent_title.setText(self.tr("今日已受理 {count}").format(count=len(view.recent)))

    def take_progress(self, view: DueProgress) -> None:
        """A new calendar is being applied."""
        text = self.tr("新日历：已核对 {done} 件，{moved} 件与已承诺的日期不同，承诺不变")
        self._progress.setText(text.format(done=view.done, moved=view.moved))

    def begin(self) -> None:
        """The keyboard goes to the first list that has rows."""
        (self.drafts if self._drafts.rowCount() or not self._recent.rowCount() else self.recent).setFocus()

    @Slot()
    def _enter_later(self) -> None:
        self.opened.emit(self.later)
        self.later.begin()

    @Slot(str)
    def _open(self, case: str) -> None:
        self._seat.submit(OpenCase(self._seat.session, CaseId(case)))
        self.closed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._draft_title)
        top.addStretch(1)
        top.addWidget(word(self.tr("回车打开"), "muted", self))
        top.addWidget(self._later)
        top.addWidget(self._back)
        column.addLayout(top)
        column.addWidget(self.drafts, 2)
        column.addWidget(self._fix_title)
        column.addWidget(self.to_fix, 1)
        column.addWidget(self._recent_title)
        column.addWidget(self.recent, 3)
        column.addWidget(self._due_title)
        column.addWidget(self.due, 2)
        column.addWidget(self._progress)


class RowsList(QListView):
    """A list over rows with a `case`; arrow keys move, Enter opens."""

    entered_row = Signal(str)

    def __init__(
        self,
        model: RowsModel[DraftRow]
        | RowsModel[RecentRow]
        | RowsModel[DueRow]
        | RowsModel[FoundCase]
        | RowsModel[FixRow],
        delegate: RowDelegate,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self.setObjectName(name)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(LEAST)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._take)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():  # Qt makes a row current here, and shows nobody which
            at = self.currentIndex()
            self.setCurrentIndex(at if at.isValid() else self._rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if row is not None:
            self.entered_row.emit(row.case)


def _draft_key(row: DraftRow) -> str:
    return row.case


def _draft_text(row: DraftRow) -> str:
    return f"{row.receipt_no} {row.item_name} {row.applicant}"


def _draft_lines(row: DraftRow) -> Lines:
    title = " · ".join(part for part in (row.applicant, row.item_name) if part) or row.receipt_no
    marks = [Look(f"{row.opened_at:%m-%d %H:%M}")]
    if row.goes_on is not None:
        left = (row.goes_on - datetime.now(row.opened_at.tzinfo).date()).days
        goes = QCoreApplication.translate("work", "{day} 作废").format(day=f"{row.goes_on:%m-%d}")
        marks.append(Look(goes, Tone.WARN if left <= SOON_DAYS else Tone.QUIET))
    return Lines(title, row.receipt_no, tuple(marks))


def _recent_key(row: RecentRow) -> str:
    return row.case


def _recent_text(row: RecentRow) -> str:
    marks = " ".join(shown.text for shown in _marks(row))
    return f"{row.receipt_no} {row.item_name} {row.applicant} {marks}"


def _recent_lines(row: RecentRow) -> Lines:
    title = " · ".join(part for part in (row.applicant, row.item_name) if part)
    return Lines(title, f"{row.accepted_at:%H:%M} · {row.receipt_no}", _marks(row))


def _marks(row: RecentRow) -> tuple[Look, ...]:
    return tuple(looks.look(state) for state in (row.paper_state, row.delivery_state) if state is not None)


def _fix_key(row: FixRow) -> str:
    return row.case


def _fix_text(row: FixRow) -> str:
    return f"{row.receipt_no} {row.item_name} {row.applicant} {_fix_what(row)}"


def _fix_what(row: FixRow) -> str:
    """What is to be done: of a conflict (两头受理) with the other case's number."""
    if not row.other:
        return QCoreApplication.translate("work", "归档待整改：{what}").format(what=row.what)
    return QCoreApplication.translate("work", "两头受理，同一事项另有 {other}，请核对后撤回一件").format(
        other=row.other
    )


def _fix_lines(row: FixRow) -> Lines:
    title = " · ".join(part for part in (row.applicant, row.item_name) if part)
    marks = (looks.look(DeliveryState.RETURNED),) if row.other else ()
    return Lines(title, f"{row.receipt_no} · {_fix_what(row)}", marks)


def _due_key(row: DueRow) -> tuple[str, str, str]:
    return row.case, row.clock.value, row.what


def _due_text(row: DueRow) -> str:
    return f"{row.receipt_no} {row.item_name} {row.applicant} {looks.look(row.clock).text} {row.due.isoformat()}"


def _due_lines(row: DueRow) -> Lines:
    title = " · ".join(part for part in (row.applicant, row.item_name, row.what) if part)
    detail = f"{looks.look(row.clock).text} {row.due.isoformat()} · {row.receipt_no}"
    if row.deemed:
        return Lines(title, detail, (Look(QCoreApplication.translate("work", "已视为受理"), Tone.BAD, Mark.BANG),))
    return Lines(title, detail, (looks.look(row.state),))
