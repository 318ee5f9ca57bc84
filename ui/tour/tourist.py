"""The tourist: drives a running window by events and keeps a diary of time, key strokes and pictures.

A script is a generator: it acts, then yields a condition to wait for. Every wait has a deadline; one that passes
fails the tour with the name of what was awaited.
"""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, SignalInstance, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

PULSE_MS = 15
DEADLINE_S = 40.0

Condition = Callable[[], object]
Script = Callable[["Tourist"], Iterator[tuple[str, Condition]]]


class Lost(AssertionError):
    """What the tour waited for did not come, or is not on the screen."""


class Tourist(QObject):
    """Runs one script inside the Qt loop of a real window and quits the program at its end."""

    def __init__(
        self, app: QApplication, script: Script, out: Path, control_port: int = 0, painted: SignalInstance | None = None
    ) -> None:
        super().__init__(app)
        self._app, self.out, self._control = app, out, control_port
        self._painted = painted
        self._card_times: list[float] = []
        self._script = script(self)
        self._waiting: tuple[str, Condition, float] | None = None
        self._diary: list[dict[str, object]] = []
        self._keys = self._clicks = self._pictures = 0
        self._began = time.time()
        self._failed = ""
        self.deadline_s = DEADLINE_S
        self.notes: dict[str, object] = {}
        out.mkdir(parents=True, exist_ok=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(PULSE_MS)

    # --- what a script does -------------------------------------------------------------------------------------

    def find(self, name: str) -> QWidget:
        """The visible widget of this object name."""
        widget = self.look(name)
        if widget is None:
            raise Lost(f"'{name}' is not on the screen")
        return widget

    def look(self, name: str) -> QWidget | None:
        """The visible widget of this object name, or None."""
        for top in self._app.topLevelWidgets():
            for widget in (top, *top.findChildren(QWidget, name)):
                if widget.objectName() == name and widget.isVisible():
                    return widget
        return None

    def text(self, name: str) -> str:
        """What this widget says to a person; empty when it is not on the screen."""
        widget = self.look(name)
        if isinstance(widget, QLineEdit | QLabel | QAbstractButton):
            return widget.text()
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        return widget.accessibleName() if widget is not None else ""

    def activate(self) -> None:
        """Bring the window to the front; on a screen without a window manager nobody else does."""
        for top in self._app.topLevelWidgets():
            if top.isVisible() and top.isWindow():
                top.activateWindow()

    def has_keyboard(self) -> bool:
        """Whether a window of ours is active."""
        return self._app.activeWindow() is not None

    def tip(self, name: str) -> str:
        """The longer word that a widget shows under the mouse; empty when it is not on the screen."""
        widget = self.look(name)
        return widget.toolTip() if widget is not None else ""

    def wanted(self, name: str) -> bool:
        """Whether a field still carries a mark (待填, where it came from): it goes when the desk has kept the answer."""
        widget = self.look(name)
        return widget is not None and bool(widget.accessibleDescription())

    def enabled(self, name: str) -> bool:
        """Whether this widget can be pressed."""
        widget = self.look(name)
        return widget is not None and widget.isEnabled()

    def now(self) -> float:
        """Wall clock, seconds; two windows of one tour share it."""
        return time.time()

    def focus(self, name: str) -> QWidget:
        """Click into this widget as a person would."""
        widget = self.find(name)
        self.click(name)
        return widget

    def holds_keyboard(self, name: str) -> bool:
        """Whether keys go into this widget; a window that just opened is clicked until it has the keyboard."""
        focused, widget = self._app.focusWidget(), self.find(name)
        if focused is not widget:
            widget.window().activateWindow()
            self.click(name)
        return focused is widget

    def click(self, name: str, at: QPoint | None = None) -> None:
        """Press the left button on it."""
        widget = self.find(name)
        self._clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or QPoint())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key wherever the focus is."""
        self._keys += 1
        QTest.keyClick(self._target(), key, modifiers)

    def latin(self, text: str) -> None:
        """Type Latin letters and digits, key by key, wherever the focus is."""
        for letter in text:
            self._keys += 1
            QTest.keyClicks(self._target(), letter)

    def chinese(self, text: str) -> None:
        """Commit Chinese text as an input method does; counted as the keys of its pinyin would be, two a character."""
        self._keys += 2 * len(text)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._target(), event)

    def picture(self, title: str) -> None:
        """A numbered screenshot of the window."""
        self._pictures += 1
        window = self._app.activeWindow() or next(w for w in self._app.topLevelWidgets() if w.isVisible())
        window.grab().save(str(self.out / f"{self._pictures:02d}-{title}.png"))

    def done(self, step: str) -> None:
        """Close one step of the diary."""
        now = time.time()
        self._diary.append(
            {
                "step": step,
                "seconds": round(now - self._began, 3),
                "keys": self._keys,
                "clicks": self._clicks,
                "at": now,
            }
        )
        self._began, self._keys, self._clicks = now, 0, 0

    def mark(self, name: str) -> None:
        """Leave a file that says: this moment was reached."""
        (self.out / f"{name}.mark").write_text(repr(time.time()))

    def note(self, name: str, value: object) -> None:
        """Keep a fact in the diary, and on disk at once: this process may be killed at any moment."""
        self.notes[name] = value
        (self.out / "notes.json").write_text(json.dumps(self.notes, ensure_ascii=False))

    def hear_cards(self, times: list[float]) -> None:
        """Collect, for every card, the milliseconds from its last byte to its paint."""
        self._card_times = times
        if self._painted is not None:
            self._painted.connect(self._card_painted)

    @Slot(float)
    def _card_painted(self, milliseconds: float) -> None:
        self._card_times.append(milliseconds)

    def pause(self, seconds: float) -> Condition:
        """A condition that holds after so long; only where a device needs time, never to be lucky."""
        end = time.monotonic() + seconds
        return lambda: time.monotonic() >= end

    def twin(self, name: str, deed: str, into: list[object] | None = None, **facts: object) -> tuple[str, Condition]:
        """Do something to a simulated device over its control socket; yield the answer's arrival, kept in `into`."""
        answers: list[object] = [] if into is None else into
        request = {"twin": name, "do": deed, **facts}
        threading.Thread(target=self._ask_twin, args=(request, answers), name="tour-twin", daemon=True).start()
        return f"{name} {deed}", lambda: answers

    def until(self, what: str, condition: Condition) -> tuple[str, Condition]:
        """A named wait."""
        return what, condition

    # --- the loop -----------------------------------------------------------------------------------------------

    @Slot()
    def _turn(self) -> None:
        try:
            if self._waiting is not None:
                what, condition, deadline = self._waiting
                if not condition():
                    if time.monotonic() > deadline:
                        raise Lost(f"waited in vain for: {what}")
                    return
                self._waiting = None
            what, condition = next(self._script)
            self._waiting = (what, condition, time.monotonic() + self.deadline_s)
        except StopIteration:
            self._finish()
        except (Lost, StopAsyncIteration, AssertionError) as error:
            self._failed = str(error)
            self.picture("failed")
            self._finish()

    def _finish(self) -> None:
        self._timer.stop()
        diary = {"failed": self._failed, "steps": self._diary, "notes": self.notes}
        (self.out / "diary.json").write_text(json.dumps(diary, ensure_ascii=False, indent=1))
        self._app.exit(1 if self._failed else 0)

    def _target(self) -> QWidget:
        """Where a key goes: the popup, what has the focus, else the window (without a window manager nobody gives the
        keyboard back when a dialog closes)."""
        popup = self._app.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        focused = self._app.focusWidget()
        if focused is not None:
            return focused
        for top in self._app.topLevelWidgets():
            if top.isVisible() and top.isWindow():
                top.activateWindow()
                return top.focusWidget() or top
        raise Lost("no window has the keyboard")

    def _ask_twin(self, request: dict[str, object], answers: list[object]) -> None:
        with socket.create_connection(("127.0.0.1", self._control), 5) as line:
            line.sendall(json.dumps(request).encode() + b"\n")
            answers.append(json.loads(line.makefile().readline()))
