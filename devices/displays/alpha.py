"""An Alpha sign (Adaptive, BetaBrite): ASCII, write-only here (devices.md 3d; the maker's document 9708-8061F)."""

import unicodedata
from collections.abc import Sequence

from devices.line import Line
from window_client.settings import Settings

LABEL, FILL, HOLD = b"A", b"\x30", b"b"
_WAKE, _ALL_TYPES = b"\0" * 5 + b"\x01", b"Z"


def frame(text: str, address: int = 0) -> bytes:
    """One text held over the whole sign; address 0 = every sign. The sum covers STX to ETX, four hex digits."""
    kept = "".join(char if " " <= char <= "~" else " " for char in unicodedata.normalize("NFKC", text))
    body = b"\x02A" + LABEL + b"\x1b" + FILL + HOLD + kept.encode("ascii") + b"\x03"
    return _WAKE + _ALL_TYPES + b"%02X" % address + body + b"%04X" % (sum(body) & 0xFFFF) + b"\x04"


def even(data: bytes) -> bytes:
    """Seven bits and even parity, as an 8N1 port sends them: on the wire the same as 7E1."""
    return bytes(byte | (byte.bit_count() & 1) << 7 for byte in data)


class Alpha:
    """One sign. Signs disagree on the line: 7E1 in most papers, 8N1 in some, so it is a setting."""

    answers = False

    def __init__(self, settings: Settings, address: int) -> None:
        self._address, self._seven_bits = address % 256, settings.window_display_alpha_7e1

    def greet(self, line: Line) -> str:
        """An empty text is a dark sign."""
        self.show(line, ())
        return "Alpha"

    def show(self, line: Line, lines: Sequence[str]) -> None:
        """The lines after one another."""
        data = frame("  ".join(each.strip() for each in lines), self._address)
        line.write(even(data) if self._seven_bits else data)

    def ask(self, line: Line) -> None:
        """Nothing to ask; reading notices a cable that is gone."""
        line.drain(0.0)


BOARD = Alpha
