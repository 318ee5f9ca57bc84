"""A signed-in window that nobody watches (无人看管) asks to be locked, and what was copied from it is forgotten."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

LOOK_MS, FORGET_MS = 1000, 30_000
ASK_AGAIN_S = 10.0
MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Unattended(QObject):
    """Says `idle` when the shown `window` had no key, no mouse and no finger for `after_s`, and again until `stop`; 0 = never.

    What this program put on the clipboard is taken off `forget_ms` later, or when the screen is covered or its person
    leaves; another program's text stays.
    """

    idle = Signal()

    def __init__(
        self, window: QWidget, after_s: float, forget_ms: int = FORGET_MS, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(window)
        self._after_s, self._now, self._touched = after_s, now, now()
        self._idle_look = QTimer(self)
        self._idle_look.timeout.connect(self._look)
        handle = window.windowHandle()
        if after_s and handle is not None:
            handle.installEventFilter(self)  # every key and mouse event of the window passes here, and little else
        self._ours: dict[QClipboard.Mode, int] = {}
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._copied)
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(forget_ms)
        self._forgetting.timeout.connect(self._forget)

    def start(self) -> None:
        """Somebody sits here now."""
        self._touched = self._now()
        if self._after_s:
            self._idle_look.start(min(LOOK_MS, int(self._after_s * 500)))

    def stop(self) -> None:
        """The screen is covered, or its person leaves."""
        self._idle_look.stop()
        self._forget()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._touched = self._now()
        return False

    @Slot()
    def _look(self) -> None:
        if self._now() - self._touched >= self._after_s:
            self._touched += ASK_AGAIN_S  # until the screen is covered: a full disk may keep the desk from it
            self.idle.emit()

    @Slot(QClipboard.Mode)
    def _copied(self, mode: QClipboard.Mode) -> None:
        """A text that comes while this program has the keyboard was copied here; a clipboard's owner can change."""
        if QGuiApplication.focusWindow() is not None and mode in MODES:
            self._ours[mode] = hash(self._clipboard.text(mode))
            self._forgetting.start()

    @Slot()
    def _forget(self) -> None:
        self._forgetting.stop()
        for mode, copied in self._ours.items():
            text = self._clipboard.text(mode)
            if text and hash(text) == copied:
                self._clipboard.clear(mode)
        self._ours = {}
