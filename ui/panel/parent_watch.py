"""Ends the panel with the program that started it: the end of standard input says that it is gone."""

import sys
import threading

from PySide6.QtCore import QObject, Signal


class ParentWatch(QObject):
    """`gone` is said on the GUI thread, once."""

    gone = Signal()

    def start(self) -> None:
        """Begin to watch; the thread dies with the process, because a read cannot be ended from outside."""
        threading.Thread(target=self._watch, name="parent", daemon=True).start()

    def _watch(self) -> None:
        sys.stdin.read()
        self.gone.emit()
