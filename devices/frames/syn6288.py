"""Bytes of the SYN6288 speech chip (语音合成芯片): GBK text in, single status bytes out (devices.md 4.1).

Frame: FD, length of all behind it (big-endian), command, parameter and text, and the XOR of everything before it. The
XFS5152 has no XOR and a length that is one less: it is another chip.
"""

from functools import reduce
from operator import xor

READY, RECEIVED, REJECTED, SPEAKING, IDLE = 0x4A, 0x41, 0x45, 0x4E, 0x4F
WORDS = frozenset({READY, RECEIVED, REJECTED, SPEAKING, IDLE})
_GBK, _SPEAK, _STOP, _QUERY = 1, 0x01, 0x02, 0x21
MOST_BYTES, LOUDEST = 200, 16


def frame(command: int, body: bytes = b"") -> bytes:
    """The bytes on the wire."""
    head = b"\xfd" + (len(body) + 2).to_bytes(2, "big") + bytes([command]) + body
    return head + bytes([reduce(xor, head)])


STOP, QUERY = frame(_STOP), frame(_QUERY)


def speak(text: str, volume: int) -> bytes:
    """Speak at this volume, 0 to 100. Brackets would be commands of the chip; what GBK lacks is left out; a text that is
    too long ends at the last whole character."""
    tag = f"[v{round(max(0, min(100, volume)) * LOUDEST / 100)}]".encode("ascii")
    said = bytearray()
    for char in text:
        code = b"" if char in "[]" or (char.isascii() and not char.isprintable()) else char.encode("gbk", "ignore")
        if len(tag) + len(said) + len(code) > MOST_BYTES:
            break
        said += code
    return frame(_SPEAK, bytes([_GBK]) + tag + bytes(said))


def words(data: bytes) -> list[int]:
    """The chip's words among these bytes; anything else is noise."""
    return [byte for byte in data if byte in WORDS]
