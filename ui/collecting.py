"""Python's garbage collection on the GUI thread only, by a timer.

The collector finalises QObjects on whatever thread runs it, which crashes; so it is switched off and called here.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MS = 1000


class TimedCollector(QObject):
    """Collects when Python itself would have; `freeze` takes what lives by now out of every later collection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take the collection over; call on the GUI thread. The first one comes after the first `freeze`: one in the
        middle of the imports would look at all of them (60 ms)."""
        gc.disable()

    def stop(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def freeze(self) -> None:
        """What was imported and built so far stays for good: a collection over it would cost 35 ms each time."""
        gc.freeze()
        if not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    @Slot()
    def _collect(self) -> None:
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return
