"""The bridge: any thread in, GUI thread out, no wish lost before the desk is there."""

import threading

from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from ui.bridge import Bridge


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, bool]] = []

    @Slot(object)
    def take(self, view: object) -> None:
        self.heard.append((view, QThread.currentThread() is self.thread()))


def _say_hundred(bridge: Bridge) -> None:
    for number in range(100):
        bridge.say(number)


def test_a_view_from_another_thread_arrives_on_the_gui_thread_in_order(qtbot: QtBot) -> None:
    bridge, receiver = Bridge(), Receiver()
    bridge.said.connect(receiver.take)
    thread = threading.Thread(target=_say_hundred, args=(bridge,), name="desk")
    thread.start()
    thread.join()
    assert receiver.heard == []
    qtbot.waitUntil(lambda: len(receiver.heard) == 100, timeout=20_000)
    assert receiver.heard == [(number, True) for number in range(100)]


def test_wishes_before_the_desk_are_kept_in_order(qtbot: QtBot) -> None:
    bridge = Bridge()
    bridge.submit("first")
    bridge.submit("second")
    taken: list[object] = []
    with qtbot.waitSignal(bridge.attached):
        bridge.attach(taken.append)
    bridge.submit("third")
    assert taken == ["first", "second", "third"]


def test_after_close_nothing_is_said(qtbot: QtBot) -> None:
    bridge, receiver = Bridge(), Receiver()
    bridge.said.connect(receiver.take)
    bridge.close()
    bridge.say("late")
    assert receiver.heard == []
