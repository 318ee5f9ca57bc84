"""The window: the sign-in page, and behind it the workplace of whoever is signed in. No word of the trade stands here."""

import time
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import Bridge
from ui.pages.sign_in import SignInPage

DESIGNED_FOR = QSize(1366, 768)


class MainWindow(QWidget):
    """Swaps pages by `SessionView`; everything else is the pages' business."""

    painted = Signal(float)  # monotonic seconds, once
    signed_in = Signal()

    def __init__(
        self,
        bridge: Bridge,
        *,
        window_name: str,
        hall: str = "",
        demo_people: tuple[str, ...] = (),
        lock_after_s: float = 0.0,
    ) -> None:
        super().__init__()
        self.setWindowTitle(window_name)
        self._bridge = bridge
        self._kept: dict[type, object] = {}
        self._workplace: Any = None
        self._session: str | None = None
        self._lock_after_s = lock_after_s
        self._watches: Any = None  # made with the first workplace, for start-up time
        self._wedge: Any = None
        self._pages = QStackedWidget(self)
        self.sign_in = SignInPage(bridge, window_name=window_name, hall=hall, people=demo_people, parent=self)
        self._pages.addWidget(self.sign_in)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._pages)
        self.sign_in.first_paint.connect(self._first_paint)
        bridge.said.connect(self.take)
        self.resize(DESIGNED_FOR)
        self.sign_in.begin()  # last: moving the page into the stack took the focus from its editor

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._workplace is not None:
            self._workplace.leave()
        self._hear_scanner(on=False)
        super().closeEvent(event)

    def show_fitting(self) -> None:
        """Open in the designed size where the screen has room for more, else fill the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        if screen.width() <= DESIGNED_FOR.width() or screen.height() <= DESIGNED_FOR.height():
            self.showMaximized()
        else:
            self.show()

    @Slot(object)
    def take(self, view: object) -> None:
        """Follow who is signed in; keep the last word on devices and platform for the next workplace."""
        # Imported here for start-up time: by the first view the preload thread has these modules ready.
        from window_client.views import DevicesView, SessionView, SyncView

        if isinstance(view, SessionView):
            self._hear_scanner(on=view.keyboard_scanner)
            if view.session is None or view.session != self._session:
                self._leave()
                self._session = view.session
                if view.session is not None:
                    from ui.workplace import Workplace

                    self._enter(Workplace(self._bridge, view, self), view)
            elif view.locked != self._is_covered:
                self._cover(view) if view.locked else self._uncover()
        elif isinstance(view, DevicesView | SyncView):
            self._kept[type(view)] = view

    @Slot()
    def _first_paint(self) -> None:
        QTimer.singleShot(0, self._stands)  # after the children are painted and on the screen

    @Slot()
    def _stands(self) -> None:
        self.painted.emit(time.monotonic())

    def _enter(self, workplace: Any, session: object) -> None:
        self._workplace = workplace
        for view in (session, *self._kept.values()):
            workplace.hand_over(view)
        self._pages.addWidget(workplace)
        self._pages.setCurrentWidget(workplace)
        workplace.begin()
        self._watch().start()
        self.signed_in.emit()

    @property
    def _is_covered(self) -> bool:
        return self._workplace is not None and self._pages.currentWidget() is self.sign_in

    def _cover(self, session: Any) -> None:
        """The sign-in page lies over the workplace, which stays as it is; whatever floats beside it goes."""
        self._watch().stop()
        for floating in QApplication.topLevelWidgets():
            if floating is not self and floating.isVisible():
                floating.close()
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.begin(session.user, session.name)

    def _uncover(self) -> None:
        """The keyboard goes back to the editor where it was: the stack of pages remembers it."""
        self._pages.setCurrentWidget(self._workplace)
        self._watch().start()

    def _hear_scanner(self, *, on: bool) -> None:
        """From the desk's first word on, also on the sign-in page: there a scan is kept out and means nothing."""
        if on and self._wedge is None:
            from ui.wedge import Wedge

            self._wedge = Wedge(self)
            self._wedge.scanned.connect(self._scanned)
            self._wedge.start()
        elif not on and self._wedge is not None:
            self._wedge.stop()
            self._wedge = None

    @Slot(str)
    def _scanned(self, payload: str) -> None:
        if self._workplace is not None and not self._is_covered:
            self._workplace.scanned(payload)

    def _watch(self) -> Any:
        """What looks after a signed-in window: idle time and clipboard."""
        if self._watches is None:
            from ui.unattended import Unattended

            self._watches = Unattended(self, self._lock_after_s)
            self._watches.idle.connect(self._idle)
        return self._watches

    @Slot()
    def _idle(self) -> None:
        if self._workplace is not None:
            self._workplace.lock(idle=True)

    def _leave(self) -> None:
        if self._workplace is None:
            return
        self._watch().stop()
        self._pages.setCurrentWidget(self.sign_in)
        self._pages.removeWidget(self._workplace)
        self._workplace.deleteLater()
        self._workplace = None
        self.sign_in.begin()
