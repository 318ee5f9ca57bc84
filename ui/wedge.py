"""A scanner that types (键盘口扫码枪): its burst of keys is taken out of the stream before any widget gets a key of it.

Every printable key of our windows is held for a moment. Keys that follow each other faster than fingers (30 ms each on
average, six at least) are a scan: told as one text, its closing Enter or Tab pressing nothing. All others are given back
in their order. Times are those of the key events themselves, so a busy window does not make fingers look like a scanner.
An input method takes its letters before this sees them: such a window needs the scanner in serial mode.
"""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

GAP_MS, END_MS, MEAN_MS, LEAST, LONGEST = 40, 100, 30, 6, 4096
"""devices.md 6: mean ≤ 30 ms a character, end after 100 ms, six characters at least. A scanner's own gap is ≤ 40 ms."""
LATE_MS = 30  # a timer that comes later than this: the window was busy, keys may wait behind it
ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_POINTER = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin})


class Wedge(QObject):
    """Says `scanned` with the text of each scan while it listens."""

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._text, self._first, self._last = "", 0, 0
        self._swallowed: set[int] = set()
        self._over_at = 0
        self._giving, self._waited, self._set_at = False, False, 0.0
        self._window: QWindow | None = None
        self._object: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._silence)

    def start(self) -> None:
        """Listen to whichever window and widget has the keyboard."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._follow_window)
        app.focusObjectChanged.connect(self._follow_object)
        self._follow_window(QGuiApplication.focusWindow())
        self._follow_object(QGuiApplication.focusObject())

    def stop(self) -> None:
        """Listen no more."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.disconnect(self._follow_window)
        app.focusObjectChanged.disconnect(self._follow_object)
        self._follow_window(None)
        self._follow_object(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._giving:
            return False
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._shortcut(event)
        if not isinstance(watched, QWindow):
            return False
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._release(watched, event)
        if kind in _POINTER:
            self._give_back()
        return False

    def _press(self, window: QWindow, event: QKeyEvent) -> bool:
        if _is_bare(event):
            return False
        at = event.timestamp() or round(time.monotonic() * 1000)
        if self._held and at > self._last + (END_MS if len(self._text) >= LEAST else GAP_MS):
            self._close()
        if _ends(event):
            return self._end(event, at)
        if not _types(event):
            self._give_back()
            return False
        if not self._held:
            self._text, self._first = "", at
        self._last = at
        self._text += event.text()
        self._hold(window, event)
        if len(self._text) >= LONGEST:
            self._close()
        self._wait()
        return True

    def _end(self, event: QKeyEvent, at: int) -> bool:
        """Enter or Tab: closes a scan, or is the second half of CR LF behind one; else it is a person's."""
        if self._is_scan():
            self._over_at = at
            self._swallowed.add(event.key())
            self._close()
            return True
        if self._over_at and at <= self._over_at + END_MS:
            self._swallowed.add(event.key())
            return True
        self._give_back()
        return False

    def _release(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        if any(held.key() == event.key() for _, held in self._held):
            self._hold(window, event)
            return True
        return False

    def _shortcut(self, event: QKeyEvent) -> bool:
        """No key of a scan is a shortcut; and what was typed before a shortcut comes before its deed."""
        if _types(event) or (_ends(event) and self._is_scan()):
            event.accept()
            return True
        if not _is_bare(event) and not _ends(event):
            self._give_back()
        return False

    def _hold(self, window: QWindow, event: QKeyEvent) -> None:
        copy = QKeyEvent(
            event.type(),
            event.key(),
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            event.text(),
            event.isAutoRepeat(),
            event.count(),
        )
        self._held.append((window, copy))

    def _wait(self) -> None:
        self._waited, self._set_at = False, time.monotonic()
        self._timer.start(END_MS if len(self._text) >= LEAST else GAP_MS)

    @Slot()
    def _silence(self) -> None:
        """No key came for a while. When this is late the window was busy: keys that came meanwhile go first."""
        late = (time.monotonic() - self._set_at) * 1000 > self._timer.interval() + LATE_MS
        if late and not self._waited:
            self._waited = True
            self._timer.start(0)
            return
        self._close()

    def _close(self) -> None:
        if not self._is_scan():
            self._give_back()
            return
        self._swallowed |= {held.key() for _, held in self._held if held.type() is QEvent.Type.KeyPress}
        self._swallowed -= {held.key() for _, held in self._held if held.type() is QEvent.Type.KeyRelease}
        text = self._forget()
        self.scanned.emit(text)

    def _is_scan(self) -> bool:
        return len(self._text) >= LEAST and (self._last - self._first) <= MEAN_MS * (len(self._text) - 1)

    def _give_back(self) -> None:
        """To the window, as if they came now."""
        held = self._held
        self._forget()
        self._giving = True
        try:
            for window, event in held:
                if isValid(window) and not _pressed_shortcut(event):
                    QGuiApplication.sendEvent(window, event)
        finally:
            self._giving = False

    def _forget(self) -> str:
        self._timer.stop()
        text, self._text, self._held = self._text, "", []
        return text

    @Slot(QWindow)
    def _follow_window(self, window: QWindow | None) -> None:
        self._give_back()
        _leave(self._window, self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    @Slot(QObject)
    def _follow_object(self, focused: QObject | None) -> None:
        _leave(self._object, self)
        self._object = focused if focused is not self._window else None
        if self._object is not None:
            self._object.installEventFilter(self)


def _leave(watched: QObject | None, listener: QObject) -> None:
    if watched is not None and isValid(watched):
        watched.removeEventFilter(listener)


def _is_bare(event: QKeyEvent) -> bool:
    """A key that only changes others, such as Shift."""
    return event.key() in {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr}


def _ends(event: QKeyEvent) -> bool:
    """Enter, Tab, or a line feed typed as Ctrl+J."""
    return event.key() in ENDS or event.text() in {"\r", "\n", "\t"}


def _types(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & _WITH and not event.isAutoRepeat()
    return plain and bool(event.text()) and event.text().isprintable()


def _pressed_shortcut(event: QKeyEvent) -> bool:
    """A key that no editor wants presses the shortcut that it is: what is given back does not pass Qt's own look for
    shortcuts again."""
    focused = QGuiApplication.focusObject()
    if event.type() != QEvent.Type.KeyPress or not isinstance(focused, QWidget):
        return False
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QGuiApplication.sendEvent(focused, asked)
    if asked.isAccepted():
        return False
    for shortcut in focused.window().findChildren(QShortcut):
        owner = shortcut.parent()
        listens = isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled()
        if listens and shortcut.isEnabled() and shortcut.key() == QKeySequence(event.key()):
            shortcut.activated.emit()
            return True
    return False
