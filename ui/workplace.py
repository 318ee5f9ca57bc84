"""The workplace of a signed-in person: header bar, a banner for notices of no place, and the page of their role.

A page is made as `Page(bridge, parent)`, connects its own slot `take(view)` to `bridge.said`, and is handed the
SessionView and the last DevicesView and SyncView by calls of `take`; it may have `begin()`, called when it shows,
`see_due()`, called when the mark of silent receipts is pressed, and `leave()`, called before sign-out or the end of the
program.
"""

from importlib import import_module
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import header_words, names, texts
from ui.bridge import Bridge
from ui.theme import Tone
from ui.widgets.header_bar import HeaderBar
from ui.widgets.marks import Mark
from ui.widgets.notice_line import NoticeLine
from window_client.messages import CodeTyped, Lock, SignOut
from window_client.views import DevicesView, Notice, NoticeGone, SessionView, SyncView, WorkView
from window_client.words import RefusalCode, Role

# Imported when first shown, for start-up time and memory: a window serves one role at a time.
PAGES = {
    Role.CLERK: ("ui.pages.desk", "DeskPage"),
    Role.SUPERVISOR: ("ui.pages.supervisor", "SupervisorPage"),
    Role.TECHNICIAN: ("ui.pages.technician", "TechnicianPage"),
}
BANNER_PLACES = ("", "sync", "store")


class Page(Protocol):
    """What a role's page offers."""

    def take(self, view: object) -> None: ...


class Workplace(QWidget):
    """Everything between sign-in and sign-out."""

    def __init__(self, bridge: Bridge, session: SessionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._session = bridge, session
        self.header = HeaderBar(self)
        self._banner_box = QWidget(self)
        self._banner = NoticeLine(self._banner_box, name=names.BANNER, closable=True)
        self._banner_place = ""
        self._pages = QStackedWidget(self)
        self.page = _page_of(session.role or Role.CLERK, bridge, self._pages)
        self._pages.addWidget(self.page)
        self._outbox: Any = None
        self._sync = SyncView()
        self._lay_out()
        self.header.sign_out.clicked.connect(self._sign_out)
        self.header.lock.clicked.connect(self._lock)
        self.header.sync.clicked.connect(self._toggle_outbox)
        self.header.silence.clicked.connect(self._see_due)
        bridge.said.connect(self.take)

    def begin(self) -> None:
        """It shows now: put the keyboard where work begins."""
        begin = getattr(self.page, "begin", None)
        if begin is not None:
            begin()

    @Slot(object)
    def take(self, view: object) -> None:
        """Header and banner; the page listens for itself, but is handed what was said before it was made."""
        match view:
            case SessionView() if view.session is not None:
                self.header.who(view.window_name, view.hall, header_words.staff(view), view.utc_offset_h)
            case SyncView():
                self._sync = view
                header_words.show_sync(self.header, view)
            case WorkView():
                header_words.show_silence(self.header, view.silence)
            case DevicesView() if self._session.role is Role.CLERK:
                header_words.show_lamps(self.header, view)
            case Notice() if view.place in BANNER_PLACES or (view.place.startswith("device:") and not self._has_place):
                self._tell(view)
            case NoticeGone() if view.place and view.place == self._banner_place:
                self._banner.clear()

    def hand_over(self, view: object) -> None:
        """Give the page a view that was said before it existed."""
        self.take(view)
        cast(Page, self.page).take(view)

    def _tell(self, notice: Notice) -> None:
        self._banner_place = notice.place
        tone = Tone.BAD if notice.code is RefusalCode.INTERNAL else Tone.WARN
        text = texts.sentence(notice.code, notice.facts, number=notice.number, card=notice.card)
        self._banner_box.show()
        self._banner.tell(text, tone, Mark.BANG)

    @property
    def _has_place(self) -> bool:
        """Whether the page itself says what was refused of a device."""
        return self._session.role is Role.TECHNICIAN

    def leave(self) -> None:
        """About to go: the page sends what is still being typed."""
        leave = getattr(self.page, "leave", None)
        if leave is not None:
            leave()

    def scanned(self, payload: str) -> None:
        """A scanner in keyboard mode typed a code, wherever the keyboard was."""
        if self._session.session is not None:
            self._bridge.submit(CodeTyped(self._session.session, payload))

    def lock(self, *, idle: bool) -> None:
        """Ask the desk to cover the screen; what is still being typed goes into the draft first."""
        self.leave()
        if self._session.session is not None:
            self._bridge.submit(Lock(self._session.session, idle))

    @Slot()
    def _lock(self) -> None:
        self.lock(idle=False)

    @Slot()
    def _sign_out(self) -> None:
        self.leave()
        if self._session.session is not None:
            self._bridge.submit(SignOut(self._session.session))

    @Slot()
    def _see_due(self) -> None:
        if self._outbox is not None:
            self._toggle_outbox()
        see_due = getattr(self.page, "see_due", None)
        if see_due is not None:
            see_due()

    @Slot()
    def _toggle_outbox(self) -> None:
        """The list of records lies over the page; the page keeps everything as it was."""
        if self._outbox is None:
            outbox = import_module("ui.pages.outbox").OutboxPage(self._bridge, self._session, self._pages)
            outbox.closed.connect(self._toggle_outbox)
            outbox.take(self._sync)
            self._outbox = outbox
            self._pages.addWidget(outbox)
            self._pages.setCurrentWidget(outbox)
            outbox.begin()
            return
        outbox, self._outbox = self._outbox, None
        outbox.leave()
        self._pages.removeWidget(outbox)
        outbox.deleteLater()
        self._pages.setCurrentWidget(self.page)
        self.begin()

    def _lay_out(self) -> None:
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        frame.addWidget(self.header)
        banner = QVBoxLayout(self._banner_box)
        banner.setContentsMargins(12, 8, 12, 0)
        banner.addWidget(self._banner)
        self._banner.closed.connect(self._banner_box.hide)
        self._banner_box.hide()
        frame.addWidget(self._banner_box)
        frame.addWidget(self._pages, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def _page_of(role: Role, bridge: Bridge, parent: QWidget) -> QWidget:
    module, name = PAGES[role]
    page = getattr(import_module(module), name)(bridge, parent)
    assert isinstance(page, QWidget)
    return page
