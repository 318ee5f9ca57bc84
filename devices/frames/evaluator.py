"""Evaluators (评价器): no public protocol is known (devices.md 5), so each vendor is one codec in a table; pure.

Our own open frame, version 1, 9600 8N1; CRC-16/MODBUS over ADDR..DATA, low byte first:

    A5 5A | ADDR | SEQ | CMD | LEN | DATA.. | CRC lo hi

    01 PING                                        → 81 STATUS (state: 0 ready, 1 not paired, 2 pairing switch pressed)
    10 REQUEST (timeout s, ticket)                 → 90 RESULT (level)
    20 REQUEST SIGNED (timeout s, nonce 16, ticket)→ A0 RESULT SIGNED (level, nonce 16, proof 32)
    21 PAIR (key 32), taken only while the switch is pressed → 81 STATUS
    12 CANCEL          91 BUTTON, unasked          7F ERROR (code)

Level 5 非常满意 … 1 非常不满意, 0 = nobody pressed in time. 20, 21 and A0 are ours: the proof binds level, nonce and ticket
to a key that only this device and this window have (`window_client.domain.evaluation.proof`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

HEAD = b"\xa5\x5a"
ADDRESS = 1
PING, STATUS, REQUEST, RESULT, CANCEL, BUTTON, ERROR = 0x01, 0x81, 0x10, 0x90, 0x12, 0x91, 0x7F
ASK_SIGNED, RESULT_SIGNED, PAIR = 0x20, 0xA0, 0x21
READY, NOT_PAIRED, PAIRING = 0, 1, 2
NONCE, PROOF, KEY = 16, 32, 32
_MOST_TICKET = 32
_LEVELS = range(6)


class ReplyKind(Enum):
    """What an evaluator says."""

    STATUS = "status"
    RESULT = "result"
    BUTTON = "button"  # pressed unasked
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Reply:
    """`level` 0 = nobody pressed; `nonce` and `proof` empty where the device signs nothing; `seq` -1 = it has none."""

    kind: ReplyKind
    seq: int = -1
    level: int = 0
    state: int = READY
    nonce: bytes = b""
    proof: bytes = b""


class Codec(Protocol):
    """One vendor's language. `feed` takes bytes in any slicing and never raises."""

    signs: bool
    answers: bool
    """Whether it answers a ping; else it is only heard when a citizen presses."""

    def ping(self, seq: int) -> bytes: ...
    def ask(self, seq: int, timeout_s: int, nonce: bytes, ticket: str) -> bytes: ...
    def cancel(self, seq: int) -> bytes: ...
    def pair(self, seq: int, key: bytes) -> bytes:
        """Give the device its key; b"" where there is none."""

    def feed(self, data: bytes) -> list[Reply]: ...


def crc(data: bytes) -> int:
    """CRC-16/MODBUS."""
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value


def frame(seq: int, command: int, data: bytes = b"", address: int = ADDRESS) -> bytes:
    """One frame; `data` ≤ 255 bytes."""
    body = bytes((address, seq & 0xFF, command, len(data))) + data
    return HEAD + body + crc(body).to_bytes(2, "little")


class Frames:
    """Cuts a stream into (seq, command, data); noise is stepped over, a wrong CRC is no frame."""

    def __init__(self) -> None:
        self._kept = b""

    def feed(self, data: bytes) -> list[tuple[int, int, bytes]]:
        self._kept += data
        found = []
        while (at := self._kept.find(HEAD)) >= 0:
            self._kept = self._kept[at:]
            if len(self._kept) < 8:
                break
            end = 6 + self._kept[5]
            if len(self._kept) < end + 2:
                if self._longest_is_here():
                    self._kept = self._kept[1:]
                    continue
                break
            body = self._kept[2:end]
            if self._kept[2] != ADDRESS or crc(body) != int.from_bytes(self._kept[end : end + 2], "little"):
                self._kept = self._kept[1:]
                continue
            found.append((body[1], body[2], body[4:]))
            self._kept = self._kept[end + 2 :]
        else:
            self._kept = self._kept[-1:] if self._kept.endswith(HEAD[:1]) else b""
        return found

    def _longest_is_here(self) -> bool:
        """A head in noise may announce more than any frame of ours has: another frame may stand behind it."""
        return self._kept[5] > 1 + NONCE + max(PROOF, _MOST_TICKET)


class OpenFrame:
    """The frame above."""

    signs = answers = True

    def __init__(self) -> None:
        self._frames = Frames()

    def ping(self, seq: int) -> bytes:
        return frame(seq, PING)

    def ask(self, seq: int, timeout_s: int, nonce: bytes, ticket: str) -> bytes:
        return frame(seq, ASK_SIGNED, bytes((timeout_s,)) + nonce + ticket_bytes(ticket))

    def cancel(self, seq: int) -> bytes:
        return frame(seq, CANCEL)

    def pair(self, seq: int, key: bytes) -> bytes:
        return frame(seq, PAIR, key)

    def feed(self, data: bytes) -> list[Reply]:
        return [reply for each in self._frames.feed(data) if (reply := _reply(*each)) is not None]


class OneDigit:
    """The simplest boxes with a COM port: one ASCII digit a press (devices.md 5). Nothing is signed, nothing is asked:
    what is pressed while a question is open answers it, whatever is pressed else is nothing."""

    signs = answers = False

    def ping(self, seq: int) -> bytes:
        return b""

    def ask(self, seq: int, timeout_s: int, nonce: bytes, ticket: str) -> bytes:
        return b""

    def cancel(self, seq: int) -> bytes:
        return b""

    def pair(self, seq: int, key: bytes) -> bytes:
        return b""

    def feed(self, data: bytes) -> list[Reply]:
        return [Reply(ReplyKind.BUTTON, level=byte - 48) for byte in data if 49 <= byte <= 53]


CODECS: Mapping[str, Callable[[], Codec]] = {"open": OpenFrame, "digit": OneDigit}
"""One line a vendor."""


def ticket_bytes(ticket: str) -> bytes:
    """As it stands in the frame: ASCII, at most 32 characters."""
    return ticket.encode("ascii", "replace")[:_MOST_TICKET]


def _reply(seq: int, command: int, data: bytes) -> Reply | None:
    """None for what is malformed or not meant for us."""
    match command:
        case 0x81 if len(data) == 1:
            return Reply(ReplyKind.STATUS, seq, state=data[0])
        case 0x90 if len(data) == 1 and data[0] in _LEVELS:
            return Reply(ReplyKind.RESULT, seq, data[0])
        case 0xA0 if len(data) == 1 + NONCE + PROOF and data[0] in _LEVELS:
            return Reply(ReplyKind.RESULT, seq, data[0], nonce=data[1 : 1 + NONCE], proof=data[1 + NONCE :])
        case 0x91:
            return Reply(ReplyKind.BUTTON, seq, data[0] if len(data) == 1 and data[0] in _LEVELS else 0)
        case 0x7F:
            return Reply(ReplyKind.ERROR, seq)
    return None
