"""The materials card (材料): what is there, what is missing, the pages of the chosen line, scan and import."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui import looks, names, texts
from ui.looks import Look
from ui.pages.desk_pages import PageViewer, pictures
from ui.pages.desk_seat import Seat
from ui.pages.desk_take import TakeView
from ui.theme import Tone
from ui.widgets.card import Card, word
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import Mark
from ui.widgets.material_row import MaterialRow
from ui.widgets.notice_line import NoticeLine
from ui.widgets.page_strip import PageStrip
from ui.widgets.scroll_column import ScrollColumn
from window_client.messages import CommitInstead, ImportFiles, ScanMaterial, StopCapture
from window_client.views import CaseView, MaterialView, Notice
from window_client.words import MaterialMeans, MaterialState, Necessity

READY = {MaterialState.COMPLETE, MaterialState.NOT_NEEDED}

translate = QCoreApplication.translate  # the name lupdate looks for


class MaterialsCard(Card):
    """F6 scans for the chosen line; after each capture the next missing line is chosen. `opened` = this page (`viewer`
    or `taker`) is wanted for the chosen line."""

    opened = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("材料"), parent, name=names.MATERIALS)
        self._seat, self._case = seat, seat.case
        self._shown: tuple[object, ...] = ()
        self._lines: dict[str, MaterialView] = {}
        self._rows: dict[str, MaterialRow] = {}
        self._notices: dict[str, Notice] = {}
        self._chosen, self._draft = "", False
        self._dialog: QFileDialog | None = None
        self._empty = word(self.tr("选定事项后，这里列出需要的材料。"), "muted", self, wrap=True)
        self._list = ScrollColumn(self)
        self.notice = NoticeLine(self)
        self._pages = PageStrip(self, name=names.MATERIAL_STRIP)
        self.viewer, self.taker = PageViewer(seat), TakeView(seat)
        self._caption = word("", "muted", self)
        self.scan = KeyButton(self.tr("扫描"), "F6", self, name=names.SCAN)
        self.stop = KeyButton(self.tr("停止扫描"), "Shift+F6", self, name=names.STOP_SCAN)
        self.import_ = KeyButton(self.tr("导入文件"), "Ctrl+O", self, name=names.IMPORT)
        self.look = KeyButton(self.tr("看页"), "Ctrl+G", self, name=names.LOOK)
        self.fetch = KeyButton(self.tr("取用"), "Ctrl+R", self, name=names.TAKE_KEY)
        self.commit = KeyButton(self.tr("承诺代替"), "", self, name=names.COMMIT_INSTEAD)
        self._lay_out()
        self.commit.clicked.connect(self._commit)
        self.scan.clicked.connect(self._scan)
        self.stop.clicked.connect(self._stop)
        self.import_.clicked.connect(self._import)
        self.look.clicked.connect(self._look)
        self.fetch.clicked.connect(self._take_from)
        self._pages.looked.connect(self._look_at)
        self._pages.dropped.connect(self._drop)

    def take(self, view: CaseView) -> None:
        """Show the lines of this case; an answer to a field seldom changes them."""
        shown = view.case, view.editable, view.materials
        if shown == self._shown:
            return
        self._shown = shown
        before, self._lines = self._lines, {line.type: line for line in view.materials}
        self._draft = view.editable
        if view.case != self._case:
            self._notices.clear()
        self._case = view.case
        if list(before) != list(self._lines):
            self._rebuild()
        for line in view.materials:
            self._rows[line.type].show_line(line.name, _detail(line), _state(line))
        done = sum(1 for line in view.materials if line.state in READY)
        self.aside.setText(f"{done} / {len(view.materials)}" if view.materials else "")
        self._empty.setVisible(not view.materials)
        self._choose(self._next_choice(before))

    def take_notice(self, kind: str, notice: Notice) -> bool:
        """Why no page came, beside its line; False when no such line is shown."""
        if kind in self._rows:
            self._notices[kind] = notice
            self._choose(kind)
            for page in (self.viewer, self.taker):
                if page.shows(kind):
                    page.take_notice(notice)
        return kind in self._rows

    def notice_gone(self, kind: str) -> None:
        """What was said of this line no longer holds."""
        self._notices.pop(kind, None)
        self._choose(self._chosen)
        for page in (self.viewer, self.taker):
            if page.shows(kind):
                page.notice.clear()

    def _next_choice(self, before: dict[str, MaterialView]) -> str:
        if self.viewer.shows(self._chosen) or self.taker.shows(self._chosen):
            return self._chosen  # somebody looks at it
        was, now = before.get(self._chosen), self._lines.get(self._chosen)
        came = was is not None and was.state not in READY
        if now is not None and not (came and now.state in READY and self._missing()):
            return self._chosen
        return self._missing() or next(iter(self._lines), "")

    def _missing(self) -> str:
        wanted = (line.type for line in self._lines.values() if line.state is MaterialState.MISSING)
        return next(wanted, "")

    def _choose(self, kind: str) -> None:
        self._chosen = kind
        line = self._lines.get(kind)
        if kind in self._rows:
            self._rows[kind].setChecked(True)
        capturing = line is not None and line.state is MaterialState.CAPTURING
        for button in (self.scan, self.import_, self.fetch):
            button.setEnabled(line is not None and (self._draft or line.due is not None) and not capturing)
            button.setVisible(not capturing)
        self.stop.setVisible(capturing)
        if line is not None and capturing:
            self.stop.say(self._stop_word(line.coming))
        self.commit.setVisible(line is not None and line.may_commit and self._draft)
        committed = line is not None and line.means is MaterialMeans.COMMITTED
        self.commit.say(self.tr("不用承诺代替") if committed else self.tr("承诺代替"))
        self.look.setEnabled(line is not None)
        if self.taker.isVisible():
            self.taker.take(line)
        if self.viewer.isVisible():
            if line is None or self.viewer.shows(kind):
                self.viewer.take(line, self._draft)
            else:
                self.viewer.begin(line, self._draft)
        pages = line.pages if line else ()
        self._pages.show_pictures(pictures(line) if line else ())
        self._pages.setVisible(bool(pages))
        self._caption.setText(self.tr("{name}：{count} 页").format(name=line.name, count=_count(line)) if line else "")
        self._caption.setVisible(bool(pages))
        self._show_notice(kind)

    def _stop_word(self, coming: MaterialMeans) -> str:
        words = {MaterialMeans.ELICENCE: self.tr("停止取用"), MaterialMeans.IMPORTED: self.tr("停止导入")}
        return words.get(coming, self.tr("停止扫描"))

    def _show_notice(self, kind: str) -> None:
        notice = self._notices.get(kind)
        line = self._lines.get(kind)
        self.notice.call_it(names.material_notice(kind))
        if notice is not None:
            self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))
        elif line is not None and line.mark is not None:
            self.notice.tell(texts.sentence(line.mark, line.mark_facts))
        else:
            self.notice.clear()

    def _rebuild(self) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        self._notices.clear()
        for kind in self._lines:
            row = MaterialRow(names.material(kind), self._list.inside)
            row.setProperty("material", kind)
            row.clicked.connect(self._pressed)
            self._rows[kind] = row
            self._list.add(row)
        self._chosen = ""

    @Slot()
    def _pressed(self) -> None:
        row = self.sender()
        if row is not None:
            self._choose(str(row.property("material")))

    @Slot()
    def _scan(self) -> None:
        if self._seat.case is not None and self._chosen:
            self._seat.submit(ScanMaterial(self._seat.session, self._seat.case, self._chosen))

    @Slot()
    def _stop(self) -> None:
        if self._seat.case is not None and self._chosen:
            self._seat.submit(StopCapture(self._seat.session, self._seat.case, self._chosen))

    @Slot()
    def _commit(self) -> None:
        line = self._lines.get(self._chosen)
        if self._seat.case is not None and line is not None:
            on = line.means is not MaterialMeans.COMMITTED
            self._seat.submit(CommitInstead(self._seat.session, self._seat.case, self._chosen, on))

    @Slot()
    def _import(self) -> None:
        if self._dialog is not None or not self._chosen:
            return
        dialog = QFileDialog(self, self.tr("导入材料文件"))
        dialog.setObjectName("desk.import_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("图像与 PDF (*.jpg *.jpeg *.png *.pdf)"))
        dialog.setProperty("material", self._chosen)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(self._dialog_done)
        self._dialog = dialog
        dialog.open()

    @Slot(list)
    def _files_chosen(self, paths: list[str]) -> None:
        if self._seat.case is not None and self._dialog is not None:
            kind = str(self._dialog.property("material"))
            self._seat.submit(ImportFiles(self._seat.session, self._seat.case, kind, tuple(paths)))

    @Slot(int)
    def _dialog_done(self, result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        QTimer.singleShot(0, self._forget_dialog)  # filesSelected may come after finished

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    @Slot()
    def _look(self) -> None:
        self._look_at("")

    @Slot()
    def _take_from(self) -> None:
        line = self._lines.get(self._chosen)
        if line is not None:
            self.opened.emit(self.taker)
            self.taker.begin(line)

    @Slot(str)
    def _look_at(self, page: str) -> None:
        line = self._lines.get(self._chosen)
        if line is not None:
            self.opened.emit(self.viewer)
            self.viewer.begin(line, self._draft, page)

    @Slot(str)
    def _drop(self, page: str) -> None:
        if self._draft:
            self._look_at(page)
            self.viewer.ask_drop(page)

    def _lay_out(self) -> None:
        self.body.addWidget(self._empty)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._caption)
        self.body.addWidget(self._pages)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(self.scan, 1)
        keys.addWidget(self.import_, 1)
        keys.addWidget(self.stop, 1)
        self.body.addLayout(keys)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        pages.addWidget(self.look, 1)
        pages.addWidget(self.fetch, 1)
        self.body.addLayout(pages)
        self.body.addWidget(self.commit)


def _count(line: MaterialView) -> int:
    return sum(page.page_count for page in line.pages)


def _state(line: MaterialView) -> Look:
    if line.state is MaterialState.MISSING and line.necessity is Necessity.TOLERANT:
        return Look(looks.look(line.necessity).text, Tone.WARN, Mark.BANG)
    return looks.look(line.state)


def _detail(line: MaterialView) -> str:
    if line.means is not MaterialMeans.NONE:
        how = looks.look(line.means).text
        pages = translate("MaterialsCard", "{count} 页").format(count=_count(line)) if line.pages else ""
        return " · ".join(part for part in (how, pages) if part)
    if line.due is not None:
        return translate("MaterialsCard", "{day} 前补交").format(day=line.due.isoformat())
    if line.pre_review:
        return translate("MaterialsCard", "预审：{words}").format(words=line.pre_review)
    necessity = looks.look(line.necessity).text
    return " · ".join(part for part in (necessity, line.when) if part)
