"""Take a material from elsewhere (取用): the applicant's e-licence, or the pages of an earlier case that are still valid."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui import looks, names, texts
from ui.models.rows import RowsModel
from ui.pages.desk_seat import Seat
from ui.widgets.card import Rule, word
from ui.widgets.key_button import KeyButton
from ui.widgets.notice_line import NoticeLine
from ui.widgets.row_delegate import Lines, RowDelegate
from window_client.messages import FetchLicence, FindEarlier, ReusePages
from window_client.views import EarlierPages, EarlierRow, LicenceRow, LicencesFound, MaterialView, Notice
from window_client.words import MaterialState

translate = QCoreApplication.translate  # the name lupdate looks for


class TakeView(QWidget):
    """Both ways on one page; what was taken closes it."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.TAKE)
        self._seat = seat
        self._line: MaterialView | None = None
        self._earlier: RowsModel[EarlierRow] = RowsModel(_earlier_key, _earlier_text, self)
        self._licences: RowsModel[LicenceRow] = RowsModel(_licence_key, _licence_text, self)
        self._title = word("", "head", self)
        self._licence_says = word("", "muted", self, wrap=True)
        self.ask = KeyButton(self.tr("查询电子证照"), "Ctrl+E", self, name=names.TAKE_LICENCE)
        self.licences = _list(self._licences, RowDelegate(_licence_lines, self), names.TAKE_LICENCES, self)
        self._earlier_title = word("", "section", self)
        self._earlier_says = word("", "muted", self, wrap=True)
        self.earlier = _list(self._earlier, RowDelegate(_earlier_lines, self), names.TAKE_EARLIER, self)
        self.consent = QCheckBox(self.tr("已问过申请人，同意使用以往提交的材料"), self)
        self.consent.setObjectName(names.TAKE_CONSENT)
        self.notice = NoticeLine(self, name=names.TAKE_NOTICE)
        self.use = KeyButton(self.tr("复用所选"), "Ctrl+Return", self, name=names.TAKE_USE, primary=True)
        self._back = KeyButton(self.tr("返回"), "Esc", self, name="take.back")
        self._lay_out()
        self.ask.clicked.connect(self._ask)
        self.use.clicked.connect(self._use)
        self.earlier.doubleClicked.connect(self._use)
        self.licences.doubleClicked.connect(self._ask)
        self._back.clicked.connect(self.closed)

    def begin(self, line: MaterialView) -> None:
        """Open for this material; what earlier cases hold is looked for at once."""
        self._line = line
        self._title.setText(self.tr("取用 · {name}").format(name=line.name))
        self.consent.setChecked(False)
        self.notice.clear()
        self._licences.show_rows(())
        self._show_earlier(())
        self._earlier_says.setText(self.tr("正在查找…"))
        self._say()
        if self._seat.case is not None:
            self._seat.look(FindEarlier(self._seat.session, self._seat.case, line.type))
        self.setFocus()

    def shows(self, kind: str) -> bool:
        """Whether this material lies open here."""
        return self.isVisible() and self._line is not None and self._line.type == kind

    def take(self, line: MaterialView | None) -> None:
        """The line as it is now; pages that came close the page."""
        before, self._line = self._line, line
        if line is None or (before is not None and len(line.pages) > len(before.pages)):
            self.closed.emit()
        else:
            self._say()

    def take_earlier(self, view: EarlierPages) -> None:
        """What earlier cases hold."""
        if self._line is not None and view.material == self._line.type and view.case == self._seat.case:
            self._show_earlier(view.rows)

    def take_licences(self, view: LicencesFound) -> None:
        """Several fit: choose one."""
        if self._line is not None and view.material == self._line.type:
            self._licences.show_rows(view.rows)
            self.licences.setCurrentIndex(self._licences.index(0))
            self._say()
            self.licences.setFocus()

    def take_notice(self, notice: Notice) -> None:
        """Why nothing was taken."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    def _say(self) -> None:
        line = self._line
        if line is None:
            return
        asking = line.state is MaterialState.CAPTURING
        several = self._licences.rowCount() > 0
        self.licences.setVisible(several)
        self.ask.setEnabled(line.may_fetch and not asking)
        self.ask.say(self.tr("取用所选证照") if several else self.tr("查询电子证照"))
        says = self.tr("向平台查询申请人的电子证照，验签通过后作为材料。查询记入日志。")
        if asking:
            says = self.tr("正在查询…")
        elif not line.may_fetch:
            says = self.tr("目录不允许用电子证照代替这份材料。")
        elif several:
            says = self.tr("申请人有几份这样的证照，请选一份。")
        self._licence_says.setText(says)

    def _show_earlier(self, rows: tuple[EarlierRow, ...]) -> None:
        self._earlier.show_rows(rows)
        self._earlier_title.setText(self.tr("以往材料 {count}").format(count=len(rows)))
        self._earlier_says.setText("" if rows else self.tr("本窗口没有申请人以往提交且仍有效的这份材料。"))
        self._earlier_says.setVisible(not rows)
        for part in (self.earlier, self.consent):
            part.setVisible(bool(rows))
        self.use.setEnabled(bool(rows))
        if rows:
            self.earlier.setCurrentIndex(self._earlier.index(0))
            self.earlier.setFocus()

    @Slot()
    def _ask(self) -> None:
        line, case = self._line, self._seat.case
        if line is None or case is None or not self.isVisible() or not self.ask.isEnabled():
            return
        row = self._licences.row(self.licences.currentIndex().row())
        self.notice.clear()
        self._seat.submit(FetchLicence(self._seat.session, case, line.type, row.number if row is not None else ""))

    @Slot()
    def _use(self) -> None:
        row, line, case = self._earlier.row(self.earlier.currentIndex().row()), self._line, self._seat.case
        if row is None or line is None or case is None or not self.isVisible():
            return
        wish = ReusePages(self._seat.session, case, line.type, row.case, consent=self.consent.isChecked())
        self._seat.submit(wish)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 4)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(Rule(self))
        head = QHBoxLayout()
        head.addWidget(word(self.tr("电子证照"), "section", self))
        head.addStretch(1)
        head.addWidget(self.ask)
        column.addLayout(head)
        column.addWidget(self._licence_says)
        column.addWidget(self.licences, 1)
        column.addWidget(Rule(self))
        column.addWidget(self._earlier_title)
        column.addWidget(self._earlier_says)
        column.addWidget(self.earlier, 2)
        column.addStretch(1)
        column.addWidget(self.notice)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addStretch(1)
        keys.addWidget(self.consent)
        keys.addSpacing(8)
        keys.addWidget(self.use)
        column.addLayout(keys)


def _list(
    model: RowsModel[EarlierRow] | RowsModel[LicenceRow], delegate: RowDelegate, name: str, parent: QWidget
) -> QListView:
    rows = QListView(parent)
    rows.setObjectName(name)
    rows.setModel(model)
    rows.setItemDelegate(delegate)
    rows.setUniformItemSizes(True)
    rows.setMinimumHeight(56)
    rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    return rows


def _earlier_key(row: EarlierRow) -> str:
    return row.case


def _earlier_text(row: EarlierRow) -> str:
    return f"{row.item_name} {row.receipt_no} {row.until.isoformat()} {looks.look(row.level).text}"


def _earlier_lines(row: EarlierRow) -> Lines:
    says = translate("TakeView", "{day} 提交 · {count} 页 · 可用至 {until}")
    detail = says.format(day=row.at.date().isoformat(), count=row.pages, until=row.until.isoformat())
    return Lines(row.item_name, f"{detail} · {row.receipt_no}", (looks.look(row.level),))


def _licence_key(row: LicenceRow) -> str:
    return row.number


def _licence_text(row: LicenceRow) -> str:
    return f"{row.name} {row.number} {row.issuer}"


def _licence_lines(row: LicenceRow) -> Lines:
    until = translate("TakeView", "有效至 {day}").format(day=row.valid_to.isoformat()) if row.valid_to else ""
    detail = " · ".join(part for part in (row.number, row.issuer, until) if part)
    return Lines(row.name, detail, (looks.look(row.level),))
