"""From a slip to ESC/POS bytes (凭条): Chinese in two bytes, columns by cells, what the printer cannot spell as a picture.

Sources: devices.md 2.1 and 2.3. Printers know the two-byte part of GB18030 only; a four-byte character prints garbage,
so a line that holds one is drawn by the driver, or shows 〓. Nothing of a citizen's text can become a command.
"""

import logging
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from devices.frames.code128 import code128
from devices.frames.escpos_status import IN_STREAM
from window_client.domain.paper import SlipPart

_log = logging.getLogger("device.receipt-printer")

DOTS = 12  # of one cell, 48 cells = 576 dots (80 mm), 32 cells = 384 dots (58 mm)
BAND = 24  # rows of one raster command: short enough for a small buffer
LONGEST_COMMAND = 8 + BAND * 576 // 8
"""Bytes; so many NULs end any command that a broken-off job left open."""
MISSING = "〓"
_ALIGN = {"left": 0, "center": 1, "right": 2}
_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
_FEED_BEFORE_CUT = 4  # lines from the head to the blade


_CUT = b"\x1bd" + bytes([_FEED_BEFORE_CUT]) + b"\x1dV\x01"
TORN_OFF = b"\x1b@" + _CUT
"""Ends half a slip."""


@dataclass(frozen=True, slots=True)
class Raster:
    """One bit a dot, 1 = black, rows padded to whole bytes."""

    width: int
    height: int
    data: bytes


RenderLine = Callable[[str, int], Raster | None]
"""Draws one line at this scale; None when no font has its characters."""


def encode(
    parts: Sequence[SlipPart], *, columns: int, encoding: str, chinese_on: bool, render_line: RenderLine
) -> bytes:
    """The whole slip. `encoding`: gb18030 (its two-byte part is used) or gbk; `chinese_on`: send FS & after ESC @."""
    writer = _Writer(columns, encoding, render_line)
    job = bytearray(b"\x1b\x40" + (b"\x1c\x26" if chinese_on else b""))
    for part in parts:
        job += writer.part(part)
    return bytes(job)


def with_question(job: bytes) -> bytes:
    """The job and, behind it in the stream, the request whose answer proves that it was printed."""
    return job + IN_STREAM


@lru_cache(8192)
def two_bytes(char: str, encoding: str) -> bytes | None:
    """The printer's bytes for a character; None when it has none: outside the two-byte part, or for private use."""
    if " " <= char <= "~":
        return char.encode("ascii")
    if "\ue000" <= char <= "\uf8ff":
        return None
    try:
        spelled = char.encode(encoding)
    except UnicodeEncodeError:
        return None
    return spelled if len(spelled) == 2 else None


def cells(text: str) -> int:
    """Width in cells: everything but ASCII takes two, as the printer's Chinese font draws it."""
    return sum(1 if " " <= char <= "~" else 2 for char in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; words of ASCII stay whole where they fit on a line."""
    lines, line, used = [], "", 0
    for word in _words(text):
        for piece in [word] if cells(word) <= width else word:
            size = cells(piece)
            if used + size > width:
                lines.append(line.rstrip(" "))
                line, used = ("", 0) if piece == " " else (piece, size)
            else:
                line, used = line + piece, used + size
    return [*lines, line]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for char in text:
        if words and "!" <= char <= "~" and "!" <= words[-1][-1] <= "~":
            words[-1] += char
        else:
            words.append(char)
    return words


def _plain(text: str) -> str:
    """Control characters would be commands: they become spaces; format characters have no width and go."""
    kinds = ((char, unicodedata.category(char)) for char in text)
    return "".join(" " if kind in _CONTROLS else char for char, kind in kinds if kind != "Cf")


class _Writer:
    """Bytes of one part after another; each part leaves the printer as it found it."""

    def __init__(self, columns: int, encoding: str, render_line: RenderLine) -> None:
        self._columns, self._encoding, self._render = columns, encoding, render_line

    def part(self, part: SlipPart) -> bytes:
        match part.kind:
            case "text":
                return self._text(part)
            case "rule":
                return b"-" * self._columns + b"\n"
            case "code128":
                return _aligned(part, self._bars(part))
            case "qr":
                return _aligned(part, _qr(part.text.encode(), self._columns * DOTS))
            case "feed":
                return b"\x1bd" + bytes([min(int(part.text or "1"), 255)])
            case "cut":
                return _CUT
            case _:
                raise ValueError(f"unknown kind of slip part: {part.kind}")

    def _text(self, part: SlipPart) -> bytes:
        scale = 2 if part.scale >= 2 else 1
        out = bytearray()
        for paragraph in part.text.splitlines() or [""]:
            for line in wrap(_plain(paragraph), self._columns // scale):
                out += self._line(line, scale)
        size = bytes([0x1D, 0x21, (scale - 1) * 0x11])
        bold = b"\x1bE\x01" if part.bold else b""
        body = (size if scale > 1 else b"") + bold + bytes(out)
        return _aligned(part, body + (b"\x1bE\x00" if part.bold else b"") + (b"\x1d!\x00" if scale > 1 else b""))

    def _line(self, line: str, scale: int) -> bytes:
        spelled = [two_bytes(char, self._encoding) for char in line]
        if None not in spelled:
            return b"".join(each for each in spelled if each) + b"\n"
        drawn = self._render(line, scale)
        if drawn is not None:
            return raster(drawn)
        for char, each in zip(line, spelled, strict=True):
            if each is None:
                _log.warning("no glyph for U+%04X: %s is printed instead", ord(char), MISSING)
        return b"".join(each or MISSING.encode("gbk") for each in spelled) + b"\n"

    def _bars(self, part: SlipPart) -> bytes:
        data = code128(part.text) if part.text.isascii() else None
        if data is None or data.modules * 2 > self._columns * DOTS or len(data.printer) > 255:
            _log.warning("a bar code does not fit on the paper: printed as text")
            return self._text(SlipPart("text", part.text))
        width = 3 if data.modules * 3 <= self._columns * DOTS else 2
        head = b"\x1dh" + bytes([80]) + b"\x1dw" + bytes([width]) + b"\x1dH\x00"
        return head + b"\x1dk\x49" + bytes([len(data.printer)]) + data.printer + b"\n"


def _aligned(part: SlipPart, body: bytes) -> bytes:
    align = _ALIGN.get(part.align, 0)
    return b"\x1ba" + bytes([align]) + body + b"\x1ba\x00" if align else body


def _qr(data: bytes, dots: int) -> bytes:
    """Model 2, level M; modules as large as the paper allows, at most 6 dots."""
    size = 6 if len(data) <= 120 and dots >= 384 else 4
    store = len(data) + 3
    return (
        b"\x1d(k\x04\x001A2\x00"
        + b"\x1d(k\x03\x001C"
        + bytes([size])
        + b"\x1d(k\x03\x001E1"
        + b"\x1d(k"
        + store.to_bytes(2, "little")
        + b"1P0"
        + data
        + b"\x1d(k\x03\x001Q0"
        + b"\n"
    )


def raster(picture: Raster) -> bytes:
    """GS v 0 in bands."""
    row = (picture.width + 7) // 8
    out = bytearray()
    for top in range(0, picture.height, BAND):
        rows = min(BAND, picture.height - top)
        out += b"\x1dv0\x00" + row.to_bytes(2, "little") + rows.to_bytes(2, "little")
        out += picture.data[top * row : (top + rows) * row]
    return bytes(out)
