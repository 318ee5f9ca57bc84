"""The Onbon BX-5K/6K display (仰邦): real Chinese; every telegram is acknowledged."""

from collections.abc import Callable, Sequence

from devices.displays.board import TRIES, asked
from devices.errors import NoAnswer
from devices.frames import onbon
from devices.line import Line
from window_client.settings import Settings
from window_client.words import DeviceTrouble

FIRST_BROADCAST = 0xFFFE


class Onbon:
    """One controller at one address of the line."""

    answers = True

    def __init__(self, settings: Settings, address: int) -> None:
        self._address = address
        self._size = settings.window_display_onbon_width, settings.window_display_onbon_height
        self._pause_s = settings.window_display_turnaround_ms / 1000

    def greet(self, line: Line) -> str:
        """Ping, then clear the screen. The erasing command A1 00 is never sent; nor is anything to all displays at once,
        for that is not answered."""
        if not 0 < self._address < FIRST_BROADCAST:
            raise NoAnswer(DeviceTrouble.NOT_CONFIGURED, f"address {self._address} is not 1 to {FIRST_BROADCAST - 1}")
        self._do(line, onbon.PING)
        self._do(line, onbon.CLEAR)
        return f"Onbon {self._address}"

    def show(self, line: Line, lines: Sequence[str]) -> None:
        """One static text over the whole display."""
        self._do(line, onbon.show(lines, *self._size))

    def ask(self, line: Line, *, tries: int = TRIES) -> None:
        """Ping."""
        self._do(line, onbon.PING, tries)

    def _do(self, line: Line, data: bytes, tries: int = TRIES) -> None:
        answer = asked(line, onbon.frame(data, self._address), self._listen, self._pause_s, tries=tries)
        if not answer.is_ack:
            raise NoAnswer(DeviceTrouble.ORDER_REFUSED, answer.data[:3].hex(" "))

    def _listen(self) -> Callable[[bytes], onbon.Frame | None]:
        """The first whole frame from this address to us; our own echo and other displays are passed over."""
        frames = onbon.Frames()

        def find(data: bytes) -> onbon.Frame | None:
            mine = [each for each in frames.feed(data) if (each.to, each.source) == (onbon.HOST, self._address)]
            return mine[0] if mine else None

        return find


BOARD = Onbon
