"""Drives a window as a person does: by object names, key events and input-method events."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import wedge
from ui.bridge import Bridge
from ui.main_window import MainWindow

Kind = TypeVar("Kind", bound=QWidget)
Message = TypeVar("Message")


class Screen:
    """A window, the bridge into it, and the wishes that came out."""

    def __init__(self, qtbot: QtBot, bridge: Bridge, window: MainWindow) -> None:
        self.qtbot, self.bridge, self.window = qtbot, bridge, window
        self.wishes: list[object] = []

    def say(self, *views: object) -> None:
        """The desk says these."""
        for view in views:
            self.bridge.say(view)
        QApplication.processEvents()

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The widget of this name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def shown(self, name: str) -> bool:
        """Whether a person sees this widget."""
        found = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def text(self, name: str) -> str:
        """What the widget says."""
        widget = self.find(QWidget, name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        assert isinstance(widget, QLabel | QLineEdit | QAbstractButton)
        return widget.text()

    def focus(self, name: str) -> QWidget:
        """Put the keyboard into this editor."""
        widget = self.find(QWidget, name)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return widget

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def native(self, key: Qt.Key) -> None:
        """Press a key as the system does, at the window: it passes the ear for scanners that type."""
        QTest.keyClick(self.window.windowHandle(), key)
        self.qtbot.wait(3 * wedge.GAP_MS)  # as long as the ear holds a key

    def latin(self, text: str) -> None:
        """Type Latin letters and digits where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def focused(self) -> QWidget:
        """Where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def compose(self, text: str) -> None:
        """Commit Chinese as an input method does. (QTest.keyClicks with Han aborts the process.)"""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focused(), event)

    def preedit(self, text: str) -> None:
        """Show a word that is still being composed."""
        QApplication.sendEvent(self.focused(), QInputMethodEvent(text, []))

    def took(self, kind: type[Message]) -> list[Message]:
        """The wishes of this kind."""
        return [wish for wish in self.wishes if isinstance(wish, kind)]
