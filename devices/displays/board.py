"""What a make of window display is (屏的种类), and one exchange with it on a line that several may share (RS-485)."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from devices.errors import NoAnswer
from devices.line import Line
from window_client.words import DeviceTrouble

T = TypeVar("T")
ANSWER_S, TRIES = 0.2, 2


class Board(Protocol):
    """One display at one address. Made from (settings, address); never opens anything. Any call may raise DeviceError.

    A make that cannot answer has `answers` False; what was written is then all that is known.
    """

    answers: bool

    def greet(self, line: Line) -> str:
        """Make sure it is there, and dark; returns what it is, for the technician. Raises NoAnswer."""

    def show(self, line: Line, lines: Sequence[str]) -> None:
        """Show these lines, none = dark. Returns only when an answering make has acknowledged."""

    def ask(self, line: Line) -> None:
        """Whether it is still there, and shows what it should. Raises NoAnswer."""


def asked(
    line: Line, request: bytes, listen: Callable[[], Callable[[bytes], T | None]], pause_s: float, *, tries: int = TRIES
) -> T:
    """Ask until it answers, twice at most unless said otherwise; `listen` makes a fresh parser for each try. The pause before each telegram
    lets the last speaker leave the bus. Raises NoAnswer."""
    heard = False
    for _ in range(tries):
        time.sleep(pause_s)
        line.drain()
        line.write(request)
        until, found = time.monotonic() + line.wire_time(len(request)) + ANSWER_S, listen()
        while time.monotonic() < until:
            data = line.read(until)
            heard = heard or bool(data)
            answer = found(data)
            if answer is not None:
                return answer
    raise NoAnswer(DeviceTrouble.GARBLED if heard else DeviceTrouble.SILENT)
