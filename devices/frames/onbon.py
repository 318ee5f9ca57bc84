"""Bytes of an Onbon BX-5K/6K display with a font card (仰邦字库卡): Chinese text in GB2312/GBK (devices.md 3b).

A frame: eight A5, header of 14, data, CRC-16/ARC over header and data (low byte first), 5A. Escaping comes last and
covers all between the A5 and the 5A; lengths and CRC are of the unescaped bytes.
"""

import struct
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

PREFIX, _START, _END = b"\xa5" * 8, 0xA5, 0x5A
HOST, BROADCAST = 0x8000, 0xFFFF
"""Our own address; BROADCAST is never answered."""
_HEADER = struct.Struct("<HH3xBBBBBH")
_ANY_MODEL, _FONT_CARD = 0xFE, 0x02
_MOST = 4096
_ESCAPED = {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}
_PLAIN = {(0xA6, 2): 0xA5, (0xA6, 1): 0xA6, (0x5B, 2): 0x5A, (0x5B, 1): 0x5B}
MISSING = "〓"
"""Stands for a character that is not in the display's font."""


def _crc_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
        table.append(crc)
    return tuple(table)


_CRC = _crc_table()


def crc16(data: bytes) -> int:
    """CRC-16/ARC: polynomial 8005 reflected, start 0, no final xor."""
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ _CRC[(crc ^ byte) & 0xFF]
    return crc


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it was meant: who it is for, who sent it, its data."""

    to: int
    source: int
    data: bytes

    @property
    def is_ack(self) -> bool:
        """The controller did what it was told (A0 00, no error)."""
        return self.data[:3] == b"\xa0\x00\x00"


def frame(data: bytes, to: int = 1, source: int = HOST) -> bytes:
    """The bytes on the wire."""
    body = _HEADER.pack(to, source, 0, 0, 0, _ANY_MODEL, _FONT_CARD, len(data)) + data
    body += struct.pack("<H", crc16(body))
    return PREFIX + b"".join(_ESCAPED.get(byte) or bytes([byte]) for byte in body) + bytes([_END])


def command(group: int, code: int, payload: bytes = b"") -> bytes:
    """Data of a request that must be answered."""
    return bytes([group, code, 1, 0, 0]) + payload


PING, CLEAR = command(0xA2, 0x00), command(0xA3, 0x10)
"""There is also A1 00, which erases fonts and programs: it is nowhere in this program."""


def show(lines: Sequence[str], width: int, height: int) -> bytes:
    """Data of "realtime text": one static area over the whole display, `width` and `height` in pixels; it replaces
    what the area showed before. No lines = CLEAR."""
    if not any(line.strip() for line in lines):
        return CLEAR
    text = b"\\n".join(encoded(line) for line in lines)
    several, by_hand, static, speed, stay = 2, 1, 1, 2, 10
    area = struct.pack("<BHHHHBBBHBBB", 0, 0x8000, 0, 0x8000 | width, height, 0, 0, 0, 10, 0, 0, 0)
    area += struct.pack("<BBBBBBI", several, by_hand, static, 0, speed, stay, len(text)) + text
    return command(0xA3, 0x06, b"\x00\x01" + struct.pack("<H", len(area)) + area)


def encoded(line: str) -> bytes:
    """GBK, of which GB2312 is the older part. A backslash would be a command, so it becomes the wide one; what the
    font lacks becomes MISSING, and control characters a space."""
    return b"".join(_spelled(char) for char in line)


def _spelled(char: str) -> bytes:
    if char == "\\":
        char = "＼"
    if unicodedata.category(char).startswith("C") and char.isascii():
        char = " "
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return MISSING.encode("gbk")


class Frames:
    """Finds frames in a stream, in any slicing. A5 always begins one and 5A always ends one, for neither can stand
    inside; `garbled` counts what ended and was no frame."""

    def __init__(self) -> None:
        self._body: bytearray | None = None
        self._mark = 0
        self.garbled = 0

    def feed(self, data: bytes) -> list[Frame]:
        """Frames that these bytes complete."""
        found = []
        for byte in data:
            if byte == _START:
                self._begin()
            elif self._body is None:
                continue
            elif byte == _END:
                whole = self._ended()
                found += [whole] if whole is not None else []
            else:
                self._take(byte)
        return found

    def _begin(self) -> None:
        if self._body:
            self.garbled += 1
        self._body, self._mark = bytearray(), 0

    def _take(self, byte: int) -> None:
        assert self._body is not None
        if self._mark:
            plain = _PLAIN.get((self._mark, byte))
            self._mark = 0
            if plain is None:
                self._drop()
            else:
                self._body.append(plain)
        elif byte in {0xA6, 0x5B}:
            self._mark = byte
        elif len(self._body) >= _MOST:
            self._drop()
        else:
            self._body.append(byte)

    def _drop(self) -> None:
        self.garbled += 1
        self._body = None

    def _ended(self) -> Frame | None:
        body, cut = bytes(self._body or b""), self._mark
        self._body, self._mark = None, 0
        whole = None if cut else _checked(body)
        self.garbled += whole is None
        return whole


def _checked(body: bytes) -> Frame | None:
    if len(body) < _HEADER.size + 2 or crc16(body[:-2]) != int.from_bytes(body[-2:], "little"):
        return None
    to, source, has_barcode, check_mode, _, _, _, size = _HEADER.unpack_from(body)
    data = body[_HEADER.size + (16 if has_barcode & 1 else 0) : -2]
    return Frame(to, source, data) if check_mode == 0 and len(data) == size else None
