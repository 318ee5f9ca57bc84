"""The pages of one material, large (看页): look, zoom, turn, order, take off with a reason, check the original, judge.

Pictures are drawn on the paper thread, at the width of the room; a thumbnail stands there until one comes.
"""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import looks, names, texts
from ui.pages.desk_judge import JudgePane
from ui.pages.desk_page_drop import DropPane
from ui.pages.desk_page_keys import PageKeys
from ui.pages.desk_seat import Seat
from ui.widgets.card import word
from ui.widgets.notice_line import NoticeLine
from ui.widgets.page_canvas import STEP, PageCanvas
from ui.widgets.page_strip import PageStrip, Picture, turned
from window_client.messages import LookAtPage, MarkMaterial, PlacePage, TurnPage
from window_client.views import MaterialView, Notice, PagePicture, PageView
from window_client.words import MaterialMeans

SETTLE_MS = 60  # a window that is being pulled larger asks once


class PageViewer(QWidget):
    """Up and Down choose a page, PgUp and PgDn go through the sheets of all of them."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(names.PAGES)
        self._seat = seat
        self._line: MaterialView | None = None
        self._editable = False
        self._page, self._sheet = "", 0
        self._asked: tuple[str, int, int, int] | None = None  # page, sheet, turn, width on the canvas
        self._title = word("", "head", self)
        self._says = word("", "muted", self)
        self.strip = PageStrip(self, name=names.PAGES_STRIP, upright=True)
        self.canvas = PageCanvas(self, name=names.PAGES_CANVAS)
        self.notice = NoticeLine(self, name=names.PAGES_NOTICE)
        self.drop, self.judge = DropPane(seat, self), JudgePane(seat, self)
        self._keys = PageKeys(self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._lay_out()
        self._wire()

    def begin(self, line: MaterialView, editable: bool, page: str = "") -> None:
        """Open for this material, at this page."""
        self._page, self._sheet, self._asked = page, 0, None
        self._close_panes()
        self.notice.clear()
        self.take(line, editable)
        self.strip.setFocus()
        self._settled.start()  # the room is known after the layout

    def ask_drop(self, page: str) -> None:
        """Take this page off: why?"""
        line = self._line
        if line is not None and self._editable:
            self._close_panes()
            self.drop.begin(line.type, page, _number(line, page))

    def shows(self, kind: str) -> bool:
        """Whether this material lies open here."""
        return self.isVisible() and self._line is not None and self._line.type == kind

    def take(self, line: MaterialView | None, editable: bool) -> None:
        """The line as it is now; None = its material is not asked for any more."""
        if line is None:
            if self.isVisible():
                self.closed.emit()
            return
        self._line, self._editable = line, editable
        self.strip.show_pictures(pictures(line))
        if self._current() is None:
            self._page, self._sheet = (line.pages[0].id if line.pages else ""), 0
        self.strip.choose(self._page)
        self.judge.take(line)
        self._say()
        self._look()

    def take_picture(self, view: PagePicture) -> None:
        """A page was drawn; one that was left meanwhile is dropped."""
        if self._asked != (view.page, view.sheet, view.turn, view.asked):
            return
        if view.trouble is not None:
            self.canvas.say(texts.sentence(view.trouble, {}))
        else:
            self.canvas.show_pixels(view.width, view.height, view.pixels)

    def take_notice(self, notice: Notice) -> None:
        """Why it was not done."""
        self.notice.tell(texts.sentence(notice.code, notice.facts, number=notice.number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def _current(self) -> PageView | None:
        return next((page for page in self._line.pages if page.id == self._page), None) if self._line else None

    @Slot()
    def _look(self) -> None:
        """Ask for the page as it should stand there now; nothing is asked twice."""
        page, line = self._current(), self._line
        if line is None or self._seat.case is None or not self.isVisible():
            return
        if page is None:
            self.canvas.say(self.tr("还没有页。请扫描 (F6) 或导入 (Ctrl+O)。"))
            self._asked = None
            return
        wanted = (page.id, self._sheet, page.turn, self.canvas.wanted(_aspect(page)))
        if self._asked == wanted:
            return
        if self._asked is None or self._asked[:3] != wanted[:3]:
            self.canvas.show_small(turned(page.thumbnail, page.turn), wanted[3])
        self._asked = wanted
        case, session = self._seat.case, self._seat.session
        self._seat.look(LookAtPage(session, case, line.type, page.id, self._sheet, wanted[3]))

    def _say(self) -> None:
        line, page = self._line, self._current()
        if line is None:
            return
        self._title.setText(line.name)
        said = []
        if page is not None:
            number, count = _number(line, page.id), len(line.pages)
            said = [self.tr("第 {number} / {count} 页").format(number=number, count=count), _whence(page)]
            if page.page_count > 1:
                sheet = self.tr("文件内第 {sheet} / {sheets} 张").format(sheet=self._sheet + 1, sheets=page.page_count)
                said.insert(1, sheet)
        self._says.setText(" · ".join(part for part in said if part))
        self._keys.follow(line, has_page=page is not None, editable=self._editable)

    @Slot(str)
    def _choose(self, page: str) -> None:
        if page and page != self._page:
            self._page, self._sheet = page, 0
            self.drop.hide()
            self._say()
            self._look()

    def _step(self, by: int) -> None:
        """The next sheet, or the first of the next page."""
        page, line = self._current(), self._line
        if page is None or line is None:
            return
        if 0 <= self._sheet + by < page.page_count:
            self._sheet += by
            self._say()
            self._look()
            return
        order = [each.id for each in line.pages]
        place = order.index(page.id) + by
        if 0 <= place < len(order):
            self.strip.choose(order[place])

    @Slot()
    def _next(self) -> None:
        self._step(1)

    @Slot()
    def _previous(self) -> None:
        self._step(-1)

    @Slot(str)
    def _pressed(self, deed: str) -> None:
        page, line, case = self._current(), self._line, self._seat.case
        session = self._seat.session
        if line is None or case is None:
            return
        match deed:
            case "larger" | "smaller" if page is not None:
                self.canvas.zoom(STEP if deed == "larger" else 1 / STEP, _aspect(page))
                self._look()
            case "whole" | "wide":
                (self.canvas.fit_page if deed == "whole" else self.canvas.fit_width)()
                self._look()
            case "left" | "right" if page is not None:
                turn = (page.turn + (90 if deed == "right" else 270)) % 360
                self._seat.submit(TurnPage(session, case, line.type, page.id, turn))
            case "up" | "down" if page is not None:
                place = _number(line, page.id) + (1 if deed == "down" else -1)
                if 1 <= place <= len(line.pages):
                    self._seat.submit(PlacePage(session, case, line.type, page.id, place))
            case "seen":
                self._seat.submit(MarkMaterial(session, case, line.type, not line.original_seen, line.copy_kept))
            case "kept":
                self._seat.submit(MarkMaterial(session, case, line.type, line.original_seen, not line.copy_kept))
            case "drop" if page is not None:
                self.ask_drop(page.id)
            case "judge":
                self._close_panes()
                self.judge.begin()
            case "back":
                self._back()

    def _back(self) -> None:
        """Esc closes what it opened last."""
        if self.drop.isVisible() or self.judge.isVisible():
            self._close_panes()
            self.strip.setFocus()
        else:
            self.closed.emit()

    def _close_panes(self) -> None:
        self.drop.hide()
        self.judge.hide()

    def _wire(self) -> None:
        self._settled.timeout.connect(self._look)
        self.strip.chosen.connect(self._choose)
        self.strip.dropped.connect(self.ask_drop)
        self._keys.pressed.connect(self._pressed)
        for key, slot in (("PgDown", self._next), ("PgUp", self._previous)):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 4)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self._says, 1)
        column.addLayout(head)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.strip)
        page = QVBoxLayout()
        page.setSpacing(6)
        page.addWidget(self.canvas, 1)
        page.addWidget(self.notice)
        page.addWidget(self.drop)
        page.addWidget(self.judge)
        middle.addLayout(page, 1)
        middle.addWidget(self._keys)
        column.addLayout(middle, 1)


def pictures(line: MaterialView) -> tuple[Picture, ...]:
    """The pages of a line for a strip."""
    return tuple(Picture(p.id, p.thumbnail, p.page_count, n, p.turn) for n, p in enumerate(line.pages, 1))


def _number(line: MaterialView, page: str) -> int:
    return next((number for number, each in enumerate(line.pages, 1) if each.id == page), 0)


def _aspect(page: PageView) -> float:
    wide, tall = (page.width, page.height) if page.turn in {0, 180} else (page.height, page.width)
    return wide / tall if wide and tall else 0.7


def _whence(page: PageView) -> str:
    """How it came: 扫描; 复用 · the number of the case · B级."""
    if page.means is MaterialMeans.NONE:
        return ""
    parts = [looks.look(page.means).text, page.origin]
    parts += [looks.look(page.level).text] if page.level else []
    return " · ".join(part for part in parts if part)
