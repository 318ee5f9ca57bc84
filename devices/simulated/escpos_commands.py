"""What a printer understands of ESC/POS (指令): a byte stream in any slicing → whole commands, lengths by the manual.

Written from devices.md 2.1, on purpose without the driver's own encoder: what one gets wrong the other must not share.
"""

from collections.abc import Callable
from dataclasses import dataclass

_FIXED = {
    b"\x1b@": 2,
    b"\x1c&": 2,
    b"\x1c.": 2,
    b"\x1ba": 3,
    b"\x1bE": 3,
    b"\x1bd": 3,
    b"\x1d!": 3,
    b"\x1dh": 3,
    b"\x1dw": 3,
    b"\x1dH": 3,
    b"\x1dr": 3,
    b"\x10\x04": 3,
}
"""Whole length of commands whose length never changes."""
_CUT_WITH_FEED = {65, 66}
_BARCODE_WITH_LENGTH = 65


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `name`: "text" for one character or control byte, else its first two bytes; `raw` all of it."""

    name: bytes
    raw: bytes


TEXT = b"text"


class Commands:
    """Keeps what is not whole yet."""

    def __init__(self) -> None:
        self._kept = bytearray()

    @property
    def is_open(self) -> bool:
        """Whether the printer still waits for the rest of a command."""
        return bool(self._kept)

    def feed(self, data: bytes) -> list[Command]:
        """The commands that are whole now."""
        self._kept += data
        found = []
        while self._kept:
            size = _size(self._kept)
            if size is None or len(self._kept) < size:
                break
            raw = bytes(self._kept[:size])
            found.append(Command(raw[:2] if raw[0] in b"\x10\x1b\x1c\x1d" else TEXT, raw))
            del self._kept[:size]
        return found


def _size(kept: bytearray) -> int | None:
    """Length of the command at the front; None while that cannot be told."""
    if kept[0] not in b"\x10\x1b\x1c\x1d":
        return 2 if kept[0] >= 0x81 else 1
    if len(kept) < 2:
        return None
    head = bytes(kept[:2])
    return _VARIABLE[head](kept) if head in _VARIABLE else _FIXED.get(head, 2)


def _cut(kept: bytearray) -> int | None:
    if len(kept) < 3:
        return None
    return 4 if kept[2] in _CUT_WITH_FEED else 3


def _barcode(kept: bytearray) -> int | None:
    if len(kept) < 4:
        return None
    if kept[2] >= _BARCODE_WITH_LENGTH:
        return 4 + kept[3]
    end = kept.find(0, 3)
    return None if end < 0 else end + 1


def _two_dimensional(kept: bytearray) -> int | None:
    return 5 + int.from_bytes(kept[3:5], "little") if len(kept) >= 5 else None


def _raster(kept: bytearray) -> int | None:
    if len(kept) < 8:
        return None
    return 8 + int.from_bytes(kept[4:6], "little") * int.from_bytes(kept[6:8], "little")


_VARIABLE: dict[bytes, Callable[[bytearray], int | None]] = {
    b"\x1dV": _cut,
    b"\x1dk": _barcode,
    b"\x1d(": _two_dimensional,
    b"\x1dv": _raster,
}
