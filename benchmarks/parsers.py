"""Frames a second of each parser, beside the same slices only joined and cut at known lengths."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.measure import Row, interleave, median, tell
from devices.frames import (
    barcode,
    card_text,
    cd5220,
    escl,
    escpos_status,
    evaluator,
    id_card,
    ipp,
    modbus_display,
    onbon,
    syn6288,
    tspl,
)
from devices.simulated.cards import CARDS
from devices.simulated.escl import status_document
from devices.simulated.id_reader import reply
from devices.simulated.modbus_display import registers_of
from window_client.words import DeviceTrouble

FRAMES, RUNS, SLICE = 2000, 5, 64

Feed = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Parser:
    """A stream of whole frames, and what takes its slices."""

    name: str
    frames: Sequence[bytes]
    make: Callable[[], Feed]
    whole: bool = False
    """It gets whole frames: a line or a document was cut before it."""


def rows() -> list[Row]:
    """One row a parser; more is better, and the baseline is what Python takes for the bytes alone."""
    tell("wire: parsers")
    found = []
    for parser in _parsers():
        ours, bare = interleave(RUNS, lambda parser=parser: _rate(parser), lambda parser=parser: _bare(parser))  # type: ignore[misc]
        note = f"frames of {sum(map(len, parser.frames)) // len(parser.frames)} bytes in slices of {SLICE}"
        found.append(Row(f"parser.{parser.name}", median(ours), "frames/s", median(bare), runs=RUNS, note=note))
    return found


def _parsers() -> list[Parser]:
    dice = random.Random(7)
    card = next(card for name, card in CARDS.items() if name == "resident")
    cards = [reply(0x90, b"\x01\x00\x04\x00" + card.text + dice.randbytes(1024)) for _ in range(FRAMES // 10)]
    codes = [b"]C1" + b"%017d" % dice.randrange(10**17) + b"\r\n" for _ in range(FRAMES)]
    rated = [evaluator.frame(n, evaluator.RESULT_SIGNED, b"\5" + dice.randbytes(48)) for n in range(FRAMES // 10)]
    answer = ipp.encode(0, 1, [(ipp.JOB, [ipp.integer("job-id", 7), ipp.keyword("job-state-reasons", "none")])])
    shown = [onbon.show(("请A0231号", "到3号窗口"), 64, 32) for _ in range(FRAMES // 10)]
    request = modbus_display.read(7, 0, 3)
    return [
        Parser("id_card_reading", cards, lambda: id_card.Replies().feed),
        Parser("id_card_text", [card.text] * FRAMES, lambda: card_text.decode, whole=True),
        Parser("escpos_status", [bytes([0x12]), bytes([0x10, 0, 0, 0])] * FRAMES, lambda: escpos_status.Replies().feed),
        Parser("barcode", codes, lambda: barcode.Scans().feed),
        Parser("onbon", [onbon.frame(each) for each in shown], lambda: onbon.Frames().feed),
        Parser("modbus", [registers_of(7, (1, 2, 3))] * FRAMES, lambda: _modbus(request), whole=True),
        Parser("cd5220_shown", [b"A0231"] * FRAMES, lambda: _shown, whole=True),
        Parser("evaluator", rated, lambda: evaluator.OpenFrame().feed),
        Parser("syn6288", [bytes([word]) for word in syn6288.WORDS] * FRAMES, lambda: syn6288.words),
        Parser("tspl_status", [b"\x00", b"\x20"] * FRAMES, lambda: _label_status, whole=True),
        Parser("ipp_answer", [answer] * (FRAMES // 10), lambda: ipp.decode, whole=True),
        Parser("escl_status", [status_document()] * (FRAMES // 10), lambda: escl.status, whole=True),
    ]


def _label_status(data: bytes) -> DeviceTrouble:
    return tspl.trouble(data[0])


def _shown(data: bytes) -> bytes:
    return cd5220.show((data.decode(), "3"))


def _modbus(request: bytes) -> Feed:
    return lambda data: modbus_display.Answers(request).feed(data)


def _slices(parser: Parser) -> list[bytes]:
    if parser.whole:
        return list(parser.frames)
    stream = b"".join(parser.frames)
    return [stream[at : at + SLICE] for at in range(0, len(stream), SLICE)]


def _rate(parser: Parser) -> float:
    feed = parser.make()
    slices = _slices(parser)
    began = time.perf_counter()
    for piece in slices:
        feed(piece)
    return len(parser.frames) / (time.perf_counter() - began)


def _bare(parser: Parser) -> float:
    """Join the slices, cut them at the lengths that are known here."""
    slices, sizes = _slices(parser), [len(frame) for frame in parser.frames]
    began = time.perf_counter()
    kept, cut, at = bytearray(), 0, 0
    for piece in slices:
        kept += piece
        while at < len(sizes) and len(kept) - cut >= sizes[at]:
            bytes(kept[cut : cut + sizes[at]])
            cut, at = cut + sizes[at], at + 1
    return len(parser.frames) / (time.perf_counter() - began)
