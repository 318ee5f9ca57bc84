"""The item search (事项): pinyin initials, pinyin, nickname, code or name; arrow keys and Enter pick."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import looks, names, texts
from ui.models.rows import RowsModel
from ui.pages.desk_earlier import EarlierBar
from ui.pages.desk_newer import NewerBar
from ui.pages.desk_problem import ProblemView
from ui.pages.desk_seat import Seat
from ui.pages.item_guide import guide_html
from ui.theme import Tone
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.guide_pane import GuidePane
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pill import Pill
from ui.widgets.popup_list import PopupList
from ui.widgets.row_delegate import HEIGHT, Lines, RowDelegate
from window_client.messages import PickItem, SearchItems
from window_client.views import CaseView, ItemRow, ItemsFound, Notice
from window_client.words import CaseState

WORKING_DAYS, REPORT = "wd", "Shift+F1"
REST_MS = 80  # a guide is laid out once the typing rests so long: it costs more than the hits
LIST = 0.46  # of the editor's width; the guide stands beside

translate = QCoreApplication.translate  # the name lupdate looks for


class ItemSearch(QWidget):
    """One search per key stroke; an answer to an older question is dropped."""

    opened = Signal(object)  # this page is wanted

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._case = seat, CaseView(case=None)
        self.editor, self.problem = SearchEdit(self), ProblemView(seat, self)
        self._model: RowsModel[ItemRow] = RowsModel(_code, _name, self)
        self._popup: PopupList | None = None
        self._guide: GuidePane | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._facts = [Pill(parent=self) for _ in range(5)]
        self._count = ElidingLabel(self)
        self.notice = NoticeLine(self, name=names.ITEM_NOTICE)
        self._nothing_for = ""  # the question whose answer "not found" stands below
        self._adding = False
        self._earlier, self._newer = EarlierBar(seat, self), NewerBar(seat, self)
        self._add = KeyButton(self.tr("加办一项"), "Shift+F3", self, name=names.ADD_ITEM, height=28)
        self._lay_out()
        self._add.clicked.connect(self.begin_adding)
        self.editor.textEdited.connect(self._search)
        self.editor.textChanged.connect(self._changed)
        for key, deed in (("F3", self.begin), (REPORT, self.report)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(deed)

    @property
    def is_typing(self) -> bool:
        """Whether a search stands half typed."""
        return self.editor.hasFocus() and self.editor.isModified()

    @Slot()
    def begin_adding(self) -> None:
        """The next item found comes besides what is served."""
        self.begin()
        self._adding = True
        self.editor.clear()
        self.editor.setPlaceholderText(self.tr("加办：拼音首字母 / 名称 / 俗称 / 编码"))

    @Slot()
    def begin(self) -> None:
        """The keyboard goes to the search."""
        self._adding = False
        self.editor.setPlaceholderText(self.tr("事项：拼音首字母 / 名称 / 俗称 / 编码"))
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.selectAll()

    def take(self, view: CaseView) -> None:
        """Show which item the case on the desk serves, and what the catalogue says of it."""
        self._case = view
        self.editor.show_item(view.item_name)
        self.editor.names_item = bool(view.item_code) and not view.sitting.rows
        self._earlier.take(view)
        self._newer.take(view)
        shown = [(text, Tone.INFO) for text in _facts(view)]
        for place, pill in enumerate(self._facts):
            pill.setVisible(place < len(shown))
            if place < len(shown):
                pill.show_state(*shown[place])
        self._count.setText(_progress(view))
        self._count.setVisible(bool(self._count.text()))  # an empty row above the pages is taller than nothing
        self._add.setVisible(view.state is CaseState.DRAFT and bool(view.item_code))

    def take_found(self, view: ItemsFound) -> None:
        """Hits for what stands in the editor; for an older question nothing happens."""
        if view.text != self.editor.text() or not self.editor.hasFocus():
            return
        popup = self._popup or self._hang_out()
        with QSignalBlocker(popup):  # the guide comes when the typing rests
            self._model.show_rows(view.rows)
            popup.select_first()
            popup.open()
        if self._guide is not None and not view.rows:
            self._guide.hide()
        self._rest.start()
        if view.rows:
            self.notice.clear()
        else:
            self._nothing_for = view.text
            self.notice.tell(self.tr("没有找到这样的事项。可试拼音首字母、俗称或编码。"), Tone.QUIET)

    def _hang_out(self) -> PopupList:
        """The list of hits and the guide beside it, made at the first search."""
        delegate = RowDelegate(_lines, self)
        self._popup = popup = PopupList(self.editor, self._model, delegate, HEIGHT, name=names.ITEM_HITS, share=LIST)
        self._guide = GuidePane(popup, self.editor, names.ITEM_GUIDE)
        self._guide.pressed.connect(self.report)
        popup.chosen.connect(self._pick)
        popup.moved.connect(self._show_guide)
        self._model.setParent(popup)
        self.destroyed.connect(popup.deleteLater)  # it is the window's child, not the editor's
        self.destroyed.connect(self._guide.deleteLater)
        self.editor.popup = popup
        return popup

    @Slot()
    def _rested(self) -> None:
        if self._popup is not None:
            self._show_guide(self._popup.list.currentIndex().row())

    @Slot(int)
    def _show_guide(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None and self._guide is not None:
            self._guide.show_html(guide_html(row, REPORT))

    @Slot()
    def report(self) -> None:
        """Something is wrong with the item under the hand, else with the one on the desk."""
        popup, case = self._popup, self._case
        row = self._model.row(popup.list.currentIndex().row()) if popup is not None and popup.isVisible() else None
        first = case.sitting.rows[0].name if case.sitting.rows else case.item_name
        item, name = (row.code, row.name) if row is not None else (case.item_code, first)
        if item:
            self.opened.emit(self.problem)
            self.problem.begin(item, name)

    def take_notice(self, notice: Notice) -> None:
        """Why an item cannot be found or used, or a problem of it not reported."""
        if notice.place == "problem":
            self.problem.take_notice(notice)
            return
        self._nothing_for = ""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    @Slot(str)
    def _changed(self, text: str) -> None:
        """The notice of no hits stands only while it is true of what stands in the editor."""
        if self._nothing_for and text != self._nothing_for:
            self._nothing_for = ""
            self.notice.clear()

    @Slot(str)
    def _search(self, text: str) -> None:
        self._seat.submit(SearchItems(self._seat.session, text))  # without a text: what was served last

    @Slot(int)
    def _pick(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            self.editor.show_item(row.name, now=True)
            self._seat.submit(PickItem(self._seat.session, row.code, add=self._adding))
            self._adding = False

    def _lay_out(self) -> None:
        self.editor.setObjectName(names.ITEM_SEARCH)
        self.editor.setAccessibleName(self.tr("查找事项"))
        self.editor.setPlaceholderText(self.tr("事项：拼音首字母 / 名称 / 俗称 / 编码"))
        self.editor.setFixedHeight(42)
        self.editor.setTextMargins(0, 0, 44, 0)
        inside = QHBoxLayout(self.editor)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addStretch(1)
        inside.addWidget(KeyCap("F3", self.editor))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.editor)
        row = QHBoxLayout()
        row.setSpacing(8)
        for pill in self._facts:
            row.addWidget(pill)
            pill.hide()
        row.addWidget(self._count)
        self._count.hide()
        row.addStretch(1)
        row.addWidget(self._add)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self._earlier)
        column.addWidget(self._newer)


class SearchEdit(QLineEdit):
    """Shows the item served while nobody searches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.popup: PopupList | None = None
        self.names_item = False  # one item is served, and its name stands here
        self._item = ""

    def show_item(self, name: str, *, now: bool = False) -> None:
        """The item served; a search being typed stays, unless `now`."""
        self._item = name
        if now or not (self.hasFocus() and self.isModified()):
            if name != self.text():
                self.setText(name)
                self.setCursorPosition(0)
            self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup is not None and self.popup.key(event):
            return
        if event.key() == Qt.Key.Key_Down and (self.names_item or not self.text()):
            self.textEdited.emit(self.text())  # the guide of the item served; without a text what was served last
            return
        if event.key() == Qt.Key.Key_Escape:
            self.show_item(self._item, now=True)
            self.selectAll()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.popup is not None:
            self.popup.hide()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.show_item(self._item, now=True)


def _code(row: ItemRow) -> str:
    return row.code


def _name(row: ItemRow) -> str:
    return row.name


def _lines(row: ItemRow) -> Lines:
    lately = translate("ItemSearch", "最近办过") if row.used else ""
    detail = " · ".join(part for part in (lately, row.category, row.department, row.code) if part)
    return Lines(row.name, detail, (looks.look(row.visit_list),))


def _facts(view: CaseView) -> list[str]:
    if not view.item_code or view.sitting.rows:
        return []
    later = translate("ItemSearch", "补录 {at} 收件").format(at=f"{view.taken_at:%m-%d %H:%M}") if view.taken_at else ""
    facts = [later] if later else [*view.item_facts]  # both would not fit a small screen
    if view.visit_list is not None:
        facts.append(looks.look(view.visit_list).text)
    if not view.committed_days:
        facts.append(translate("ItemSearch", "当场办结"))
    elif view.committed_unit == WORKING_DAYS:
        facts.append(translate("ItemSearch", "承诺 {days} 个工作日").format(days=view.committed_days))
    else:
        facts.append(translate("ItemSearch", "承诺 {days} 天").format(days=view.committed_days))
    return facts[:5]


def _progress(view: CaseView) -> str:
    if not view.fields or view.state is not CaseState.DRAFT:
        return ""
    return translate("ItemSearch", "共 {all} 项，已带出 {done} 项").format(
        all=len(view.fields), done=view.filled_by_machine
    )
