"""Real widgets on the offscreen platform; the desk's side of the bridge is a list of wishes."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.driving import Screen
from ui import header_words, theme
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.models import device_model
from ui.pages import desk_queue


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen platform warns at every window that it has no window manager."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


class StoppedClock(datetime):
    """The clock stands at the samples' moment, however late in a long run a test comes."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "StoppedClock":
        at = samples.NOW.astimezone(tz)
        return cls(*at.timetuple()[:6], at.microsecond, at.tzinfo)


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (header_words, desk_queue, device_model):
        monkeypatch.setattr(module, "datetime", StoppedClock)


WAIT_UNTIL = QtBot.waitUntil


def patient(qtbot: QtBot, holds: Callable[[], object], *, timeout: int = 20_000) -> None:
    """Wait for a state. pytest-qt takes None for "it holds", so that a wait for None would end at once."""

    def surely() -> bool:
        said = holds()
        if said is None:
            raise TypeError("a wait for None is no wait")
        return bool(said)

    WAIT_UNTIL(qtbot, surely, timeout=timeout)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QtBot, "waitUntil", patient)


@pytest.fixture(autouse=True)
def _windows_go_with_their_test() -> Iterator[None]:
    """What pytest-qt closed is deleted now. Else it lives until some test waits, and that wait pays for them all."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its style; once, because each style sheet visits every widget that lives."""
    theme.apply(qapp)
    return qapp


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> Iterator[Screen]:
    """The window with nobody signed in."""
    bridge = Bridge()
    window = MainWindow(bridge, window_name="3号窗口", hall="示例大厅", demo_people=("clerk/demo/clerk",))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window, timeout=20_000)
    window.activateWindow()
    screen = Screen(qtbot, bridge, window)
    bridge.attach(screen.wishes.append)
    yield screen
    bridge.close()


@pytest.fixture
def desk(screen: Screen) -> Screen:
    """The clerk's desk, empty."""
    screen.say(samples.CLERK, samples.IDLE_QUEUE, samples.EMPTY, samples.SYNC, samples.DEVICES)
    return screen
