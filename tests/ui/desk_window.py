"""The real window on the real desk and press in one process: what a person presses, and what the rows say after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from pytestqt.qtbot import QtBot

from local_cache.sealer import FileSealer
from tests.ui.driving import Screen
from tests.window_client.desk_room import Stage
from ui.bridge import Bridge
from ui.main_window import MainWindow
from window_client.papers.press import Press
from window_client.views import View


@dataclass
class WindowStage(Stage):
    """A stage whose views go to a window too."""

    bridge: Bridge = field(default_factory=Bridge)

    def note(self, what: object) -> None:
        super().note(what)
        if isinstance(what, get_args(View)):
            self.bridge.say(what)


@contextmanager
def desk_window(directory: Path, qtbot: QtBot) -> Iterator[tuple[WindowStage, Screen, FileSealer]]:
    """Desk, press and window, ended in the order of the program."""
    room = WindowStage(directory)
    sealer = FileSealer(directory, room.vault)
    press = Press(room.settings, room.desk.submit, room.note, sealer, directory / "temp")
    window = MainWindow(room.bridge, window_name="3号窗口")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window, timeout=20_000)
    room.bridge.attach(room.desk.submit)
    room.desk.start()
    press.start()
    room.hands = press.perform
    try:
        yield room, Screen(qtbot, room.bridge, window), sealer
    finally:
        room.bridge.close()
        assert press.stop()
        assert room.desk.stop()
