"""SAM frames of ID card readers (二代证读卡器, GA/T 467), pure: requests, replies in any slicing, status classes.

devices.md 1.3–1.5. Framing goes by length and never looks inside a body: photo bytes may hold anything.
"""

from dataclasses import dataclass

from window_client.words import SW3, CardTrouble

PREAMBLE = bytes.fromhex("AAAAAA9669")
RESET, STATUS, SAM_ID = b"\x10\xff", b"\x11\xff", b"\x12\xff"
FIND, SELECT, READ_TEXT_PHOTO = b"\x20\x01", b"\x20\x02", b"\x30\x01"
READ_NEWEST_ADDRESS, READ_WITH_FINGERPRINT = b"\x30\x03", b"\x30\x10"
BAUDS = (115200, 57600, 38400, 19200, 9600)
"""Rates that a SAM can be set to; it keeps the rate across a restart (devices.md 1.4)."""

OK, FOUND, NOTHING_HERE, NO_CARD, SELECT_FAILED = 0x90, 0x9F, 0x91, 0x80, 0x81
FRAME_FAULTS = {0x10, 0x11, 0x21}
READER_FAULTS = {0x23, 0x24, 0x47, 0x60, 0x66}
RESET_HELPS = {0x24, 0x47}
NOT_AUTHORISED = {0x23, 0x66}
_LONGEST = 4096  # bytes after the length field; the largest known reply has 2314
_SHORTEST = 4  # SW1 SW2 SW3 CHK


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply with a right checksum. Decide on `sw3` alone: SW1 and SW2 are the card's own words."""

    sw3: int
    data: bytes

    def __repr__(self) -> str:
        return f"<Reply {self.sw3:02X} {len(self.data)} bytes>"


def request(command: bytes) -> bytes:
    """A complete request frame for CMD PARA (and data)."""
    body = (len(command) + 1).to_bytes(2, "big") + command
    return PREAMBLE + body + bytes([checksum(body)])


def checksum(body: bytes) -> int:
    """XOR of every byte from the length on, preamble excluded."""
    total = 0
    for byte in body:
        total ^= byte
    return total


def card_trouble(sw3: int) -> CardTrouble:
    """What a status other than OK says of the card lying there."""
    return SW3.get(sw3, CardTrouble.READER_FAULT)


class Replies:
    """Collects bytes and gives whole replies. Bytes before a preamble are noise; a frame with a wrong checksum or an
    impossible length is dropped and counted."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self.spoiled = 0

    def feed(self, data: bytes) -> list[Reply]:
        """Replies that are complete now."""
        self._kept += data
        found = []
        while (reply := self._next()) is not None:
            if reply is not _MORE:
                found.append(reply)
        return found

    def _next(self) -> Reply | None:
        """One reply, _MORE after dropping something, None when more bytes are needed."""
        kept = self._kept
        at = kept.find(PREAMBLE)
        if at < 0:
            del kept[: max(0, len(kept) - len(PREAMBLE) + 1)]
            return None
        del kept[:at]
        head = len(PREAMBLE) + 2
        if len(kept) < head:
            return None
        length = int.from_bytes(kept[len(PREAMBLE) : head], "big")
        if not _SHORTEST <= length <= _LONGEST:
            return self._drop(len(PREAMBLE))
        if len(kept) < head + length:
            return None
        frame = bytes(kept[len(PREAMBLE) : head + length])
        if checksum(frame[:-1]) != frame[-1]:
            return self._drop(len(PREAMBLE))
        del kept[: head + length]
        return Reply(sw3=frame[4], data=frame[5:-1])

    def _drop(self, size: int) -> Reply:
        self.spoiled += 1
        del self._kept[:size]
        return _MORE


_MORE = Reply(sw3=-1, data=b"")


@dataclass(frozen=True, slots=True)
class Reading:
    """What lies in one card's answer; every part is personal data and stays in memory."""

    text: bytes
    photo: bytes  # WLT as it came
    fingerprint: bytes = b""  # none on many cards: a success

    def __repr__(self) -> str:
        return f"<Reading {len(self.text)}+{len(self.photo)}+{len(self.fingerprint)} bytes>"


def split_reading(data: bytes) -> Reading | None:
    """Parts of the answer to 30 01 or 30 10; None when the lengths inside do not add up."""
    if len(data) < 4:
        return None
    text_size, photo_size = int.from_bytes(data[0:2], "big"), int.from_bytes(data[2:4], "big")
    at = 4
    if len(data) == 6 + text_size + photo_size + int.from_bytes(data[4:6], "big"):
        at = 6  # 30 10 carries a fingerprint length too
    elif len(data) != 4 + text_size + photo_size:
        return None
    photo_at, print_at = at + text_size, at + text_size + photo_size
    return Reading(data[at:photo_at], data[photo_at:print_at], data[print_at:])


def sam_number(data: bytes) -> str:
    """The SAM's number from 16 data bytes: `05.03-20110510-0000123456-0987654321`; raw hex when the size differs."""
    if len(data) != 16:
        return data.hex()
    one, two = int.from_bytes(data[0:2], "little"), int.from_bytes(data[2:4], "little")
    numbers = [int.from_bytes(data[at : at + 4], "little") for at in (4, 8, 12)]
    return f"{one:02d}.{two:02d}-{numbers[0]}-{numbers[1]:010d}-{numbers[2]:010d}"
