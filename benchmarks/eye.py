"""What a bench sees of a window in the same process: a view that was heard, and the paint that followed it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge

WAIT_MS = 20_000


class Eye(QObject):
    """The loop sleeps between events as in the running program: a spinning one would keep the lock from the desk."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._loop, self._limit = QEventLoop(self), QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._loop.quit)
        self._wanted: Callable[[object], bool] | None = None
        self._widget: Callable[[], QWidget] | None = None
        self._painting: QWidget | None = None
        self._at = 0.0
        self.view: object = None
        self._bridge = bridge
        bridge.said.connect(self._hear)

    def stand_last(self) -> None:
        """Hear after all pages that are there now: they took the view when it comes here."""
        self._bridge.said.disconnect(self._hear)
        self._bridge.said.connect(self._hear)

    def heard(self, wanted: Callable[[object], bool]) -> object:
        """Wait for a view."""
        self._wait(wanted, None)
        return self.view

    def painted(self, wanted: Callable[[object], bool], widget: Callable[[], QWidget]) -> float:
        """Wait for a view and then for the paint of a widget; when it stood on the screen (perf_counter)."""
        self._wait(wanted, widget)
        return self._at

    def drawn(self, widget: QWidget) -> float:
        """Wait for the next paint of a widget."""
        self._watch(widget)
        self._run()
        return self._at

    def _wait(self, wanted: Callable[[object], bool], widget: Callable[[], QWidget] | None) -> None:
        self._wanted, self._widget = wanted, widget
        self._run()

    def _run(self) -> None:
        self._at = 0.0
        self._limit.start(WAIT_MS)
        self._loop.exec()
        self._limit.stop()
        if not self._at:
            raise TimeoutError("the window did not answer")

    @Slot(object)
    def _hear(self, view: object) -> None:
        if self._wanted is None or not self._wanted(view):
            return
        self._wanted, self.view = None, view
        if self._widget is None:
            self._stands()
        else:
            self._watch(self._widget())

    def _watch(self, widget: QWidget) -> None:
        self._painting = widget
        widget.installEventFilter(self)
        widget.update()  # what is right already would not be painted again

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._painting and event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._painting = None
            QTimer.singleShot(0, self._stands)  # after the paint
        return False

    @Slot()
    def _stands(self) -> None:
        self._at = time.perf_counter()
        self._loop.quit()
