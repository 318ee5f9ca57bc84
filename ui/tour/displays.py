"""Two displays on one RS-485 line (总线上的两块屏), bound and tried as a technician does it; one dies and comes back."""

from collections.abc import Generator, Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt

from ui.tour.tourist import Condition, Lost, Tourist

Steps = Iterator[tuple[str, Condition]]
Key = Qt.Key

BUS, TEST = "modbus-display", "01234567"
DEVICES, LOOKS, LOOK_S = 10, 100, 0.1


def two_on_one_line(t: Tourist) -> Steps:
    """On the technician's page: choose the display, say what it is and where, try it, and lose one of the two."""
    yield from _choose(t)
    for name, text in (("_kind", "modbus"), ("_addresses", "1, 2"), ("", (yield from _state(t))["url"])):
        yield from _set(t, f"setting.window_display{name}", text)
    yield from _until_shown(t, {"1": "", "2": ""})
    t.key(Key.Key_F7)
    yield from _until_shown(t, {"1": TEST, "2": TEST})
    well = t.text("devices.state")
    t.picture("two-displays")
    yield t.twin(BUS, "die", address=2)
    yield t.until("the lamp to tell of the dead one", lambda: t.text("devices.state") != well)
    t.picture("one-display-dead")
    yield t.twin(BUS, "die", address=2, on=False)
    yield t.until("the lamp well again", lambda: t.text("devices.state") == well)
    yield from _until_shown(t, {"1": "", "2": ""})  # some seconds after a test: a window without a clerk
    t.note("displays", (yield from _state(t))["asked"])
    t.done("two displays on one line")


def _choose(t: Tourist) -> Steps:
    t.focus("devices.table")
    t.key(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(DEVICES):
        if t.look("setting.window_display_kind"):
            return
        t.key(Key.Key_Down)
        yield t.until("the next device", t.pause(LOOK_S))
    raise Lost("the display is not in the list of devices")


def _set(t: Tourist, name: str, text: str) -> Steps:
    """Type a value over the old one; Enter sends it."""
    yield t.until(name, lambda: t.look(name))
    t.focus(name)
    yield t.until("the keyboard in it", lambda: t.holds_keyboard(name))
    t.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    t.latin(text)
    t.key(Key.Key_Return)
    yield t.until("the setting in use", t.pause(LOOK_S))


def _state(t: Tourist) -> Generator[tuple[str, Condition], None, dict[str, Any]]:
    """What the twins of the line know of themselves."""
    answers: list[Any] = []
    yield t.twin(BUS, "state", into=answers)
    return dict(answers[0]["answer"])


def _until_shown(t: Tourist, wanted: Mapping[str, str]) -> Steps:
    shown: Any = None
    for _ in range(LOOKS):
        shown = (yield from _state(t))["displays"]
        if shown == wanted:
            return
        yield t.until("the displays", t.pause(LOOK_S))
    raise Lost(f"the displays show {shown}, not {wanted}")
