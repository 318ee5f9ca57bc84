"""A scanner that types into the real desk window: nothing of a scan reaches a widget, nothing of a person's keys is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.wedge import END_MS, GAP_MS, LEAST
from window_client.messages import CodeTyped, SearchItems

S = samples.SESSION
CODE = "01032026112300018"


@pytest.fixture
def keyed(desk: Screen) -> Screen:
    """The desk, active, so that keys go through its native window as those of a keyboard do."""
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWindow() is desk.window.windowHandle(), timeout=20_000)
    return desk


class Keyboard:
    """Key events at the desk's native window, with the times that a keyboard driver would give them: how busy this
    machine is decides nothing."""

    def __init__(self, desk: Screen) -> None:
        self._window, self.at = desk.window.windowHandle(), 1_000_000

    def key(self, letter: str, after_ms: int) -> None:
        """One key, so long after the one before."""
        self.at += after_ms
        code = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(letter)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code or ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(self.at)
            QApplication.sendEvent(self._window, event)

    def scan(self, text: str, end: str = "\r", each_ms: int = 8) -> None:
        """As a scanner in keyboard mode types."""
        for number, letter in enumerate(text + end):
            self.key(letter, each_ms if number else 500)


@pytest.fixture
def keys(keyed: Screen) -> Keyboard:
    """The keyboard of that window."""
    return Keyboard(keyed)


def _codes(desk: Screen) -> list[str]:
    return [wish.payload for wish in desk.wishes if isinstance(wish, CodeTyped)]


def _field(desk: Screen) -> QLineEdit:
    desk.key(Qt.Key.Key_F3)
    field = desk.find(QLineEdit, names.ITEM_SEARCH)
    desk.qtbot.waitUntil(field.hasFocus, timeout=20_000)
    return field


@pytest.mark.parametrize("end", ["\r", "\t", "\r\n", ""], ids=["cr", "tab", "crlf", "none"])
def test_a_scan_lands_in_no_field_whatever_ends_it(keyed: Screen, keys: Keyboard, end: str) -> None:
    field = _field(keyed)
    keyed.wishes.clear()
    keys.scan(CODE, end)
    keyed.qtbot.waitUntil(lambda: _codes(keyed) == [CODE], timeout=20_000)
    keyed.qtbot.wait(END_MS + GAP_MS)
    assert (field.text(), field.hasFocus()) == ("", True)
    assert keyed.wishes == [CodeTyped(S, CODE)]


def test_a_scan_presses_no_button(keyed: Screen, keys: Keyboard) -> None:
    keyed.say(samples.DRAFT)
    pressed = []
    for button in keyed.window.findChildren(QPushButton):
        button.clicked.connect(lambda *_, button=button: pressed.append(button.objectName()))
    button = keyed.find(QPushButton, names.IMPORT)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    keyed.qtbot.waitUntil(button.hasFocus, timeout=20_000)
    keys.scan("WZ 04 50 77")  # a blank presses a button, too
    assert _codes(keyed) == ["WZ 04 50 77"]
    assert pressed == []
    assert button.hasFocus()
    assert not button.isDown()


@pytest.mark.parametrize("each_ms", [1, 8, 29], ids=["fast", "usual", "slow"])
def test_scanners_of_every_pace_are_told_from_fingers(keyed: Screen, keys: Keyboard, each_ms: int) -> None:
    field = _field(keyed)
    keys.scan(CODE, each_ms=each_ms)
    assert _codes(keyed) == [CODE]
    keys.scan(CODE, each_ms=GAP_MS + 1)
    keyed.qtbot.waitUntil(lambda: field.text() == CODE, timeout=20_000)
    assert _codes(keyed) == [CODE]


def test_what_a_person_types_arrives_whole_and_in_order(keyed: Screen, keys: Keyboard) -> None:
    field = _field(keyed)
    for letter in "gtgsh":
        keys.key(letter, 70)
    for letter in "ab":  # two fingers rolling
        keys.key(letter, 12)
    keys.key("c", 60)
    keyed.qtbot.waitUntil(lambda: field.text() == "gtgshabc", timeout=20_000)
    assert _codes(keyed) == []
    assert [wish for wish in keyed.wishes if isinstance(wish, SearchItems)][-1] == SearchItems(S, "gtgshabc")


def test_few_fast_keys_are_a_persons_and_come_before_the_key_that_follows(keyed: Screen, keys: Keyboard) -> None:
    field = _field(keyed)
    for letter in "12345"[: LEAST - 1]:
        keys.key(letter, 10)
    keyed.key(Qt.Key.Key_Backspace)
    assert field.text() == "1234"
    keys.key("g", 10)
    QTest.keyClick(keyed.window.windowHandle(), Qt.Key.Key_F3)  # a shortcut never reaches the window as a key
    assert field.text() == "1234g"
    assert _codes(keyed) == []


def test_a_person_and_a_scanner_in_turn(keyed: Screen, keys: Keyboard) -> None:
    field = _field(keyed)
    keys.key("g", 10)
    keys.scan(CODE)
    keys.key("t", 300)
    keyed.qtbot.waitUntil(lambda: field.text() == "gt", timeout=20_000)
    assert _codes(keyed) == [CODE]


def test_a_scan_while_the_screen_is_covered_does_nothing(keyed: Screen, keys: Keyboard) -> None:
    keyed.say(replace(samples.CLERK, locked=True))
    keys.scan(CODE)
    assert _codes(keyed) == []
    assert all(CODE not in edit.text() for edit in keyed.window.findChildren(QLineEdit))


def test_a_window_without_such_a_scanner_holds_no_key(keyed: Screen, keys: Keyboard) -> None:
    keyed.say(replace(samples.CLERK, keyboard_scanner=False))
    field = _field(keyed)
    keys.scan(CODE, end="")
    assert field.text() == CODE
