"""Plays a recorded trace to its driver (回放), without any port: the same bytes, and does it still do the same?

Hidden bytes of a card are replaced by those of a made-up person; what was printed is not in a recording, so jobs are
passed over, and so is what a display was told to show or a voice to say.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devices.errors import DeviceError
from devices.frames import id_card
from devices.line import Line
from devices.link import Driver
from devices.simulated.cards import CARDS
from devices.trace import VERSION, file_fault
from devices.trace_masks import mask_of, unhidden
from window_client.device_settings import port_setting
from window_client.errors import HallWindowError
from window_client.messages import Difference, TraceReplayed
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceTrouble, FileFault, TraceWay

SILENCE_S, SILENCES = 0.005, 40
STALLED_S = 5.0
"""No driver is silent for so long where it spoke then."""
ORDERED = {DeviceKind.WINDOW_DISPLAY, DeviceKind.VOICE}
"""Devices that do most of what they do because they are told to."""
_STAND_IN = CARDS["resident"]


class TraceUnusable(HallWindowError):
    """The file is no trace that can be played; the text says more of `fault`, for a shell."""

    def __init__(self, fault: FileFault, text: str) -> None:
        super().__init__(text)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a recording; `data` None = bytes that are not in it."""

    way: TraceWay
    data: bytes | None


class Differs(Exception):
    """The driver did something else than was recorded: at this line, what it sent then and what it sends now."""

    def __init__(self, line: int, then: bytes, now: bytes) -> None:
        super().__init__(line)
        self.line, self.then, self.now = line, then, now


class RecordedPort:
    """A port that answers as was recorded."""

    in_waiting = 65536
    baudrate = 0
    timeout: float | None = None

    def __init__(self, steps: list[Step], *, ordered: bool = False) -> None:
        """`ordered`: what the driver was told to do stands between what it does by itself; nobody tells it now, so such
        lines are passed over."""
        self._steps, self.at, self._ordered, self._silences = steps, 0, ordered, 0
        self._said: set[bytes] = set()
        self._outs: list[bytes] = []
        self.greeting: tuple[bytes, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether everything was played."""
        return self.at >= len(self._steps)

    def read(self, size: int) -> bytes:
        """What the device said next; nothing while it is the driver's turn. Raises OSError where the line was lost."""
        while not self.is_over:
            step = self._steps[self.at]
            if step.way is TraceWay.OUT and step.data is not None:
                if not self._waits_in_vain():
                    break
                continue
            self.at += 1
            if step.way is TraceWay.LOST:
                raise OSError("the line was lost here")
            if step.way is TraceWay.IN and step.data:
                return step.data
        if self.is_over:
            raise OSError("the recording ends here")
        time.sleep(SILENCE_S)
        return b""

    def _waits_in_vain(self) -> bool:
        """A driver that is silent for long where it spoke then had an order: pass its line over."""
        self._silences += 1
        if not self._ordered or self._silences < SILENCES:
            return False
        self._silences, self.at = 0, self.at + 1
        return True

    def _pass_orders_over(self, data: bytes) -> None:
        """Go to where it said this by itself; when the recording ends before it says again what it said before, to the
        end."""
        rest = self._steps[self.at :]
        lost = next((at for at, step in enumerate(rest) if step.way is TraceWay.LOST), len(rest))
        same = (at for at, step in enumerate(rest[:lost]) if step.way is TraceWay.OUT and step.data == data)
        self.at += next(same, lost if data in self._said else 0)
        self._said.add(data)

    def write(self, data: bytes) -> int:
        """The driver speaks: it must say what was recorded."""
        self._silences = 0
        if self._ordered:
            self._pass_orders_over(data)
        while not self.is_over:
            step = self._steps[self.at]
            self.at += 1
            if step.way is TraceWay.LOST:
                raise OSError("the line was lost here")
            if step.way is TraceWay.OUT and step.data is not None:
                if step.data == data:
                    self._outs.append(data)
                    return len(data)
                if not self._pass_greeting_over():
                    raise Differs(self.at, step.data, data)
        raise OSError("the recording ends here")

    def greeted(self) -> None:
        """The driver said what it says when a line is opened."""
        self.greeting, self._outs = tuple(self._outs), []

    def _pass_greeting_over(self) -> bool:
        """Whether somebody asked for a new handshake (F5) while this was recorded; nobody does now."""
        at, rest = self.at - 1, list(self.greeting)
        while rest and at < len(self._steps):
            step = self._steps[at]
            if step.way is TraceWay.OUT and step.data is not None and step.data != rest.pop(0):
                return False
            at += 1
        if rest or not self.greeting:
            return False
        self.at = at
        return True

    def stalled(self) -> Differs:
        """The driver neither says what was recorded nor listens."""
        return Differs(self.at + 1, self._steps[self.at].data or b"", b"")

    def close(self) -> None:
        """Nothing to close."""


def read_trace(path: Path) -> tuple[DeviceKind, list[Step]]:
    """Device and lines of a recording; raises TraceUnusable."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        head, *rest = rows
        if head["trace"] != VERSION:
            raise TraceUnusable(FileFault.OTHER_VERSION, f"trace version {head['trace']} is not known here")
        kind = DeviceKind(head["device"])
        return kind, [Step(TraceWay(row["way"]), _filled(kind, row["hex"])) for row in rest]
    except OSError as error:
        raise TraceUnusable(file_fault(error), f"cannot be read: {error.strerror}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise TraceUnusable(FileFault.NOT_A_TRACE, "not a recorded trace") from error


def replay(path: Path, settings: Settings, drivers: Any) -> TraceReplayed:
    """Play it; facts are named by their kind, never told in full. Raises TraceUnusable."""
    kind, steps = read_trace(path)
    if kind not in drivers:
        raise TraceUnusable(FileFault.NO_DRIVER, f"no driver for '{kind.value}' here")
    told: list[str] = []
    bound = from_mapping({port_setting(kind): "recorded"}, "replay", settings)
    driver = drivers[kind](bound, lambda fact: told.append(type(fact).__name__))
    port, differs = RecordedPort(steps, ordered=kind in ORDERED), None
    try:
        while not port.is_over:
            _play(driver, port)
    except Differs as found:
        differs = _difference(kind, found)
    return TraceReplayed(str(path), port.at, tuple(told), differs)


def _play(driver: Driver, port: RecordedPort) -> None:
    """From one opening of the line to its loss."""
    line = Line(port, "recorded", driver.baud)
    try:
        driver.opened(line)
        port.greeted()
        at, until = port.at, time.monotonic() + STALLED_S
        while not port.is_over:
            time.sleep(min(SILENCE_S, driver.turn(line)))
            if port.at != at:
                at, until = port.at, time.monotonic() + STALLED_S
            elif time.monotonic() > until:
                raise port.stalled()
    except DeviceError as error:
        driver.lost(error.trouble if error.trouble is not DeviceTrouble.NONE else DeviceTrouble.UNPLUGGED)


def _difference(kind: DeviceKind, found: Differs) -> Difference:
    """As a trace shows it: what may not be seen is hidden here, too."""
    (then, then_word, _), *_ = mask_of(kind).feed(TraceWay.OUT, found.then)
    if not found.now:
        return Difference(found.line, then, "", then_word)
    (now, now_word, _), *_ = mask_of(kind).feed(TraceWay.OUT, found.now)
    return Difference(found.line, then, now, then_word, now_word)


def _filled(kind: DeviceKind, text: str) -> bytes | None:
    parts = unhidden(text)
    if all(isinstance(part, bytes) for part in parts):
        return b"".join(part for part in parts if isinstance(part, bytes))
    if kind is DeviceKind.ID_READER and len(parts) == 2 and isinstance(parts[0], bytes) and isinstance(parts[1], int):
        return _card_frame(parts[0], parts[1])
    return None


def _card_frame(head: bytes, size: int) -> bytes:
    """A reply whose data was hidden, with a made-up person's data and a right checksum."""
    person = (256).to_bytes(2, "big") + (1024).to_bytes(2, "big") + _STAND_IN.text + bytes(1024)
    data = (person if size > len(person) else b"").ljust(size - 1, b"\0")
    body = head[len(id_card.PREAMBLE) :] + data
    return head + data + bytes([id_card.checksum(body)])
