"""Twin of a receipt printer (打印机孪生): answers in real time, prints in order, and keeps what really came out.

Every receipt that was cut is left in the ledger folder as receipt-0001.bin, .txt and .png.
"""

import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

from devices.simulated.escpos_commands import Command, Commands
from devices.simulated.paper_picture import draw
from devices.simulated.receipt import Receipt
from devices.simulated.twin import Twin

FULL_ROLL = 2000  # lines
NEAR_END = 100
_DLE_EOT = b"\x10\x04"
_GS_R = b"\x1dr"


class PrinterTwin(Twin):
    """An 80 mm printer: 48 columns, 576 dots, cutter; Chinese is off after ESC @ until FS & comes."""

    name = "receipt-printer"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._commands, self._unprinted = Commands(), deque[Command]()
        self._receipt = Receipt()
        self._paper, self._cover_opens_at = FULL_ROLL, -1
        self._near_end = self._cover_open = self._cutter_jammed = False
        self.print_without_answering = self.answer_without_printing = False
        self._bytes = bytearray()
        self._ledger: list[dict[str, Any]] = []
        self._drawings: list[threading.Thread] = []

    def do_feed_paper(self, lines: int = FULL_ROLL) -> None:
        """Put in a roll: what waited comes out now."""
        self._paper, self._near_end = lines, False
        self._catch_up()

    def do_take_paper(self, after: int = 0) -> None:
        """The paper ends after so many more lines."""
        self._paper = after

    def do_near_end(self, on: bool = True) -> None:
        """The near-end sensor."""
        self._near_end = on

    def do_open_cover(self) -> None:
        """Open the cover: everything stops."""
        self._cover_open = True

    def do_open_cover_after(self, lines: int) -> None:
        """Somebody opens the cover when so many more lines are out."""
        self._cover_opens_at = self._paper - lines

    def do_close_cover(self) -> None:
        """Close it: what waited comes out now."""
        self._cover_open, self._cover_opens_at = False, -1
        self._catch_up()

    def do_jam_cutter(self, on: bool = True) -> None:
        """The cutter is jammed, or free again."""
        self._cutter_jammed = on
        self._catch_up()

    def do_restart(self) -> None:
        """Off and on: what was not printed is forgotten."""
        self._commands, self._receipt = Commands(), Receipt()
        self._unprinted.clear()

    def do_knob(self, **knobs: object) -> None:
        """Besides the cable's: print_without_answering, answer_without_printing."""
        for name in ("print_without_answering", "answer_without_printing"):
            if name in knobs:
                setattr(self, name, bool(knobs.pop(name)))
        super().do_knob(**knobs)

    def do_perfect(self) -> None:
        """All knobs back."""
        self.print_without_answering = self.answer_without_printing = False
        super().do_perfect()

    def do_push(self, bytes_hex: str) -> None:
        """Send these bytes unasked, e.g. XOFF 13 or ASB 14 00 0C 00."""
        self.cable.send(bytes.fromhex(bytes_hex))

    def do_ledger(self) -> list[dict[str, Any]]:
        """All receipts that were cut: {number, at, lines, barcodes, qrs}; `at` = seconds since 1970. Their
        files are complete."""
        while self._drawings:
            self._drawings.pop().join()
        return list(self._ledger)

    def do_received_bytes(self) -> str:
        """Everything that ever came in, hex."""
        return self._bytes.hex()

    def state(self) -> dict[str, Any]:
        picture = self._stem(len(self._ledger)).with_suffix(".png")
        return {
            "paper": self._paper,
            "near_end": self._is_near_end,
            "cover_open": self._cover_open,
            "printed": len(self._ledger),
            "unprinted": len(self._unprinted),
            "picture": str(picture) if picture.is_file() else "",
        }

    def feed(self, data: bytes) -> list[bytes]:
        self._bytes += data
        replies = []
        for command in self._commands.feed(data):
            if command.name == _DLE_EOT:
                replies.append(self._real_time(command.raw[2]))
            else:
                self._unprinted.append(command)
        return replies + self._print()

    @property
    def _is_near_end(self) -> bool:
        return self._near_end or self._paper < NEAR_END

    @property
    def _is_stopped(self) -> bool:
        return self._paper <= 0 or self._cover_open or self._cutter_jammed

    def _catch_up(self) -> None:
        for reply in self._print():
            self.cable.send(reply)

    def _print(self) -> list[bytes]:
        replies = []
        while self._unprinted and not self._is_stopped:
            command = self._unprinted.popleft()
            if command.name == _GS_R:
                if not self.print_without_answering:
                    replies.append(bytes([0x03 if self._is_near_end else 0x00]))
                continue
            if self.answer_without_printing:
                continue
            self._paper -= self._receipt.take(command)
            if self._paper <= self._cover_opens_at:
                self._cover_open = True
            if self._receipt.is_cut:
                self._finish()
        return replies

    def _real_time(self, question: int) -> bytes:
        """DLE EOT replies, fixed bits 0xx1xx10 (devices.md 2.1)."""
        out = self._paper <= 0
        value = {
            1: 0x08 if self._is_stopped else 0,
            2: (0x04 if self._cover_open else 0) | (0x20 if out else 0) | (0x40 if self._cutter_jammed else 0),
            3: 0x08 if self._cutter_jammed else 0,
            4: (0x0C if self._is_near_end else 0) | (0x60 if out else 0),
        }.get(question, 0)
        return bytes([0x12 | value])

    def _finish(self) -> None:
        receipt, self._receipt = self._receipt, Receipt()
        number = len(self._ledger) + 1
        self._ledger.append(
            {
                "number": number,
                "at": time.time(),
                "lines": receipt.lines,
                "barcodes": receipt.texts("code128"),
                "qrs": receipt.texts("qr"),
            }
        )
        stem = self._stem(number)
        stem.with_suffix(".bin").write_bytes(bytes(receipt.raw))
        stem.with_suffix(".txt").write_text("\n".join(receipt.lines) + "\n", encoding="utf-8")
        # drawing takes longer than printing would: the answer must not wait for it
        drawing = threading.Thread(target=_draw, args=(receipt, stem.with_suffix(".png")), name="receipt", daemon=True)
        self._drawings.append(drawing)
        drawing.start()

    def _stem(self, number: int) -> Path:
        return self.directory.resolve() / f"receipt-{number:04d}"


def _draw(receipt: Receipt, file: Path) -> None:
    """A picture appears whole or not at all."""
    unfinished = file.with_suffix(".part")
    draw(receipt.marks).save(unfinished, "PNG")
    unfinished.replace(file)
