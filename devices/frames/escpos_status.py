"""What an ESC/POS printer says of itself (打印机状态): requests, and replies told apart by their fixed bits.

Source: devices.md 2.1. A DLE EOT reply is `0xx1xx10`, the first of four ASB bytes `0xx1xx00`, a GS r 1 reply has bits
7 and 4 clear; XON and XOFF are 11 and 13. No reply is never "all is well".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from window_client.words import DeviceTrouble

QUESTIONS = (1, 2, 3, 4)
IN_STREAM = bytes([0x1D, 0x72, 1])
"""GS r 1: carried out only after everything sent before it, and not at all while the printer is stopped."""
XON, XOFF = 0x11, 0x13


def real_time(question: int) -> bytes:
    """DLE EOT n: answered at once, even while the printer is stopped."""
    return bytes([0x10, 0x04, question])


class ReplyKind(StrEnum):
    """What one reply is."""

    STATUS = "status"  # to DLE EOT
    IN_STREAM = "in_stream"  # to GS r
    UNASKED = "unasked"  # ASB, four bytes
    GO = "go"  # XON
    WAIT = "wait"  # XOFF
    JUNK = "junk"


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply and its bytes."""

    kind: ReplyKind
    data: bytes


class Replies:
    """Fed in any slicing."""

    def __init__(self) -> None:
        self._unasked = b""

    def feed(self, data: bytes) -> list[Reply]:
        """The replies that are whole now."""
        return [reply for byte in data for reply in self._one(byte)]

    def _one(self, byte: int) -> list[Reply]:
        if self._unasked and byte & 0x90 == 0:
            self._unasked += bytes([byte])
            if len(self._unasked) < 4:
                return []
            whole, self._unasked = self._unasked, b""
            return [Reply(ReplyKind.UNASKED, whole)]
        kind = _kind(byte)
        if kind in {ReplyKind.GO, ReplyKind.WAIT}:  # flow control may come between the bytes of anything
            return [Reply(kind, bytes([byte]))]
        broken = [Reply(ReplyKind.JUNK, self._unasked)] if self._unasked else []
        self._unasked = b""
        if kind is ReplyKind.UNASKED:
            self._unasked = bytes([byte])
            return broken
        return [*broken, Reply(kind, bytes([byte]))]


def _kind(byte: int) -> ReplyKind:
    if byte == XON:
        return ReplyKind.GO
    if byte == XOFF:
        return ReplyKind.WAIT
    if byte & 0x93 == 0x12:
        return ReplyKind.STATUS
    if byte & 0x93 == 0x10:
        return ReplyKind.UNASKED
    return ReplyKind.IN_STREAM if byte & 0x90 == 0 else ReplyKind.JUNK


def trouble(answers: Mapping[int, int]) -> DeviceTrouble:
    """What four DLE EOT answers say, by question; what stops the printer comes before what only warns."""
    printer, offline, error, paper = (answers[question] for question in QUESTIONS)
    if offline & 0x04:
        return DeviceTrouble.COVER_OPEN
    if offline & 0x20 or paper & 0x60:
        return DeviceTrouble.PAPER_OUT
    if error & 0x08:
        return DeviceTrouble.CUTTER
    if error & 0x40:
        return DeviceTrouble.OVERHEATED
    if error & 0x24 or offline & 0x40 or printer & 0x08:
        return DeviceTrouble.PRINTER_ERROR
    return DeviceTrouble.PAPER_NEAR_END if paper & 0x0C else DeviceTrouble.NONE


def unasked_trouble(data: bytes) -> DeviceTrouble:
    """What four ASB bytes say."""
    first, error, paper = data[0], data[1], data[2]
    if first & 0x20:
        return DeviceTrouble.COVER_OPEN
    if paper & 0x0C:
        return DeviceTrouble.PAPER_OUT
    if error & 0x08:
        return DeviceTrouble.CUTTER
    if error & 0x40:
        return DeviceTrouble.OVERHEATED
    if error & 0x24 or first & 0x08:
        return DeviceTrouble.PRINTER_ERROR
    return DeviceTrouble.PAPER_NEAR_END if paper & 0x03 else DeviceTrouble.NONE
