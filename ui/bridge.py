"""The one place where threads meet Qt: views come in from any thread, wishes go out of the pages.

It names no message type: importing them costs a tenth of a second, and the sign-in page must be painted before.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

Submit = Callable[[Any], None]  # takes a Wish or a SignIn


class Bridge(QObject):
    """Lives on the GUI thread. Receivers of `said` must be QObject methods marked @Slot."""

    said = Signal(object)  # a view; always on the GUI thread
    card_painted = Signal(float)  # milliseconds from a card's last byte until its fields stood on the screen
    attached = Signal()  # the desk takes wishes now
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._submit: Submit | None = None
        self._kept: list[object] = []
        self._closed = False
        self._posted.connect(self._tell)

    def say(self, view: object) -> None:
        """Show this view; from another thread it is queued and returns at once. After close() it does nothing."""
        if not self._closed:
            self._posted.emit(view)

    def submit(self, message: object) -> None:
        """Hand a Wish to the desk or a SignIn to the gate; before `attach` it is kept and not lost."""
        with self._lock:
            if self._submit is None:
                self._kept.append(message)
                return
            self._submit(message)

    def attach(self, submit: Submit) -> None:
        """From now on wishes go here; those kept so far go first. Callable from any thread."""
        with self._lock:
            for message in self._kept:
                submit(message)
            self._kept.clear()
            self._submit = submit
        if not self._closed:
            self.attached.emit()

    def close(self) -> None:
        """The screen is gone: later views are dropped."""
        self._closed = True

    @Slot(object)
    def _tell(self, view: object) -> None:
        self.said.emit(view)
