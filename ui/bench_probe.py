"""What `benchmarks/` sees from inside a starting window: when it was painted, whether an early key arrived, how late
the GUI thread ever was, and when it stands idle. Used only when HALL_WINDOW_BENCH is set."""

import json
import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui import names
from ui.application import WindowApplication

PULSE_MS, KEY_AFTER_MS, SETTLE_MS = 5, 100, 1500
EARLY = "k"


class StartProbe(QObject):
    """Prints one JSON line when the rest of the program stands behind the sign-in page, then ends the program."""

    def __init__(self, app: WindowApplication) -> None:
        super().__init__(app)
        self._app = app
        self._painted, self._key, self._worst = 0.0, "", 0.0
        self._last = time.perf_counter()
        self._pulse = QTimer(self)
        self._pulse.setTimerType(Qt.TimerType.PreciseTimer)
        self._pulse.timeout.connect(self._beat)
        app.painted.connect(self._on_painted)
        app.bridge.attached.connect(self._on_attached)
        editor = app.window.findChild(QLineEdit, names.SIGNIN_USER) or app.window
        app.qt.postEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, EARLY))

    @Slot(float)
    def _on_painted(self, at: float) -> None:
        self._painted = time.time() - (time.monotonic() - at)
        self._last = time.perf_counter()
        self._pulse.start(PULSE_MS)
        QTimer.singleShot(KEY_AFTER_MS, self._look_for_key)

    @Slot()
    def _look_for_key(self) -> None:
        editor = self._app.window.findChild(QLineEdit, names.SIGNIN_USER)
        self._key = editor.text() if isinstance(editor, QLineEdit) else ""

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self._worst = max(self._worst, (now - self._last) * 1000 - PULSE_MS)
        self._last = now

    @Slot()
    def _on_attached(self) -> None:
        QTimer.singleShot(SETTLE_MS, self._tell)

    @Slot()
    def _tell(self) -> None:
        facts = {"painted": self._painted, "key_seen": self._key == EARLY, "worst_slot_ms": round(self._worst, 1)}
        sys.stdout.write(json.dumps(facts) + "\n")
        sys.stdout.flush()
        self._app.qt.quit()


class IdleProbe(QObject):
    """Says when the window stands idle, and ends it when standard input ends."""

    input_ended = Signal()

    def __init__(self, app: WindowApplication) -> None:
        super().__init__(app)
        self._app = app
        app.bridge.attached.connect(self._on_attached)
        self.input_ended.connect(app.qt.quit, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _on_attached(self) -> None:
        QTimer.singleShot(SETTLE_MS, self._tell)

    @Slot()
    def _tell(self) -> None:
        sys.stdout.write('{"idle": true}\n')
        sys.stdout.flush()
        threading.Thread(target=self._wait, name="bench-stdin", daemon=True).start()

    def _wait(self) -> None:
        sys.stdin.read()
        self.input_ended.emit()


PROBES: dict[str, Callable[[WindowApplication], object]] = {"start": StartProbe, "memory": IdleProbe}
