"""Masks of a trace (记录遮蔽): what of the bytes on a line may be shown, and what they mean.

Whatever is not known to be harmless is hidden: cards, serial numbers of cards, slips, scanned codes, and everything
that could not be understood. `[n]` stands for n hidden bytes.
"""

import string
from collections.abc import Callable, Sequence
from typing import Protocol

from devices.frames import escpos_status, id_card
from devices.frames.escpos_status import ReplyKind
from window_client.words import DeviceKind, TraceWay, TraceWord

Shown = tuple[str, TraceWord, str]
"""Hex with hidden bytes, the meaning, and more of it."""
W = TraceWord


class Mask(Protocol):
    """Fed with all bytes of one line, in any slicing."""

    def feed(self, way: TraceWay, data: bytes) -> list[Shown]:
        """What may be shown of these bytes, and of those kept from before."""


def hidden(data: bytes | int) -> str:
    """So many bytes that nobody sees."""
    return f"[{data if isinstance(data, int) else len(data)}]"


def spelled(data: bytes) -> str:
    """Bytes as hex."""
    return data.hex(" ").upper()


class HideAll:
    """For devices whose bytes may hold anything."""

    word = W.HIDDEN

    def feed(self, way: TraceWay, data: bytes) -> list[Shown]:
        return [(hidden(data), self.word, str(len(data)))]


class ScannerMask(HideAll):
    """A scanned code may be an identity."""

    word = W.CODE_HIDDEN


class DisplayMask:
    """What a display is sent hangs in the hall for all to see, and what a voice says all hear: no name is in it."""

    def feed(self, way: TraceWay, data: bytes) -> list[Shown]:
        text = "".join(chr(byte) if chr(byte) in _PRINTED else " " for byte in data)
        return [(spelled(data), W.SHOWN, " ".join(text.split()))]


_PRINTED = string.digits + string.ascii_letters + string.punctuation + " "

_COMMANDS = {
    id_card.FIND: (W.FIND, 4),
    id_card.SELECT: (W.SELECT, None),
    id_card.READ_TEXT_PHOTO: (W.READ, None),
    id_card.READ_WITH_FINGERPRINT: (W.READ, None),
    id_card.READ_NEWEST_ADDRESS: (W.READ, None),
    id_card.STATUS: (W.READER_ASKED, 0),
    id_card.SAM_ID: (W.NUMBER_ASKED, 16),
    id_card.RESET: (W.OTHER_ASKED, 0),
}
"""Requests, and how many bytes of data an answer has when it may be shown; None = never. A late answer to a reading
is longer than any that may."""
_HEAD = len(id_card.PREAMBLE) + 2


class ReaderMask:
    """SAM frames by their length; only short answers to harmless questions are shown whole."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._harmless: int | None = None

    def feed(self, way: TraceWay, data: bytes) -> list[Shown]:
        if way is TraceWay.OUT:
            cut_off = self._give_up()
            return [*cut_off, self._request(data)]
        self._kept += data
        shown: list[Shown] = []
        while (frame := self._frame()) is not None:
            shown.append(frame)
        return shown

    def _request(self, data: bytes) -> Shown:
        word, self._harmless = _COMMANDS.get(data[_HEAD : _HEAD + 2], (W.OTHER_ASKED, None))
        if len(data) > _HEAD + 3:
            return hidden(data), W.HIDDEN, str(len(data))
        return spelled(data), word, ""

    def _frame(self) -> Shown | None:
        at = self._kept.find(id_card.PREAMBLE)
        if at < 0:  # its end may be the beginning of a preamble
            at = max(0, len(self._kept) - len(id_card.PREAMBLE) + 1)
        if at > 0:
            del self._kept[:at]
            return hidden(at), W.NOT_UNDERSTOOD, str(at)
        if len(self._kept) < _HEAD:
            return None
        size = int.from_bytes(self._kept[_HEAD - 2 : _HEAD], "big")
        if not 4 <= size <= 4096:
            return self._give_up()[0]
        if len(self._kept) < _HEAD + size:
            return None
        frame = bytes(self._kept[: _HEAD + size])
        del self._kept[: _HEAD + size]
        return self._reply(frame)

    def _reply(self, frame: bytes) -> Shown:
        sw3, data = frame[_HEAD + 2], frame[_HEAD + 3 : -1]
        word = {
            id_card.OK: W.READER_OK,
            id_card.FOUND: W.READER_FOUND,
            id_card.NO_CARD: W.READER_NO_CARD,
        }.get(sw3, W.READER_SAYS)
        facts = f"SW3 {sw3:02X}"
        if not data or len(data) == self._harmless:
            return spelled(frame), word, facts
        return f"{spelled(frame[: _HEAD + 3])} {hidden(len(data) + 1)}", word, facts

    def _give_up(self) -> list[Shown]:
        size = len(self._kept)
        self._kept.clear()
        return [(hidden(size), W.NOT_UNDERSTOOD, str(size))] if size else []


class PrinterMask:
    """Questions and answers are shown; what is printed is not."""

    def __init__(self) -> None:
        self._replies, self._question = escpos_status.Replies(), ""

    def feed(self, way: TraceWay, data: bytes) -> list[Shown]:
        if way is TraceWay.IN:
            return [self._answer(reply) for reply in self._replies.feed(data)]
        if len(data) == 3 and data[:2] == b"\x10\x04":
            self._question = f"DLE EOT {data[2]}"
            return [(spelled(data), W.PRINTER_ASKED, self._question)]
        if data == escpos_status.IN_STREAM:
            return [(spelled(data), W.PRINTED_ASKED, "GS r 1")]
        return [(hidden(data), W.JOB_HIDDEN, str(len(data)))]

    def _answer(self, reply: escpos_status.Reply) -> Shown:
        word = {
            ReplyKind.STATUS: W.PRINTER_ANSWER,
            ReplyKind.IN_STREAM: W.PRINTED_ANSWER,
            ReplyKind.UNASKED: W.PRINTER_CHANGED,
            ReplyKind.GO: W.GO,
            ReplyKind.WAIT: W.WAIT,
        }.get(reply.kind)
        if word is None:
            return hidden(reply.data), W.NOT_UNDERSTOOD, str(len(reply.data))
        return spelled(reply.data), word, self._question if word is W.PRINTER_ANSWER else ""


MASKS: dict[DeviceKind, Callable[[], Mask]] = {
    DeviceKind.ID_READER: ReaderMask,
    DeviceKind.RECEIPT_PRINTER: PrinterMask,
    DeviceKind.WINDOW_DISPLAY: DisplayMask,
    DeviceKind.BARCODE_SCANNER: ScannerMask,
    DeviceKind.VOICE: DisplayMask,
}
"""One line a device; a device without one shows its lengths only."""


def mask_of(kind: DeviceKind) -> Mask:
    """A fresh mask for one line."""
    return MASKS.get(kind, HideAll)()


def unhidden(text: str) -> Sequence[bytes | int]:
    """A line of hex taken apart: bytes that are known, and how many are not."""
    parts: list[bytes | int] = []
    for word in text.split():
        if word.startswith("["):
            parts.append(int(word[1:-1]))
        elif parts and isinstance(parts[-1], bytes):
            parts[-1] += bytes.fromhex(word)
        else:
            parts.append(bytes.fromhex(word))
    return parts
