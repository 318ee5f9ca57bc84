"""Twin of a TSPL label printer (标签打印机孪生): every label that came out stays as a picture in the ledger folder."""

import re
from typing import Any

from devices.simulated.twin import Twin

_BITMAP = re.compile(rb"BITMAP (\d+),(\d+),(\d+),(\d+),(\d+),")
_ASK = b"\x1b!?"


class LabelPrinterTwin(Twin):
    """203 dpi; a bit 0 is black."""

    name = "label-printer"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._kept = b""
        self._picture: tuple[int, int, bytes] | None = None
        self._paper, self._head_open, self._ribbon = True, False, True
        self._unprinted: list[tuple[int, int, bytes]] = []
        self._ledger: list[str] = []

    def do_take_paper(self) -> None:
        """The roll is at its end."""
        self._paper = False

    def do_feed_paper(self) -> None:
        """A new roll: what waited comes out."""
        self._paper = True
        self._print()

    def do_open_cover(self, on: bool = True) -> None:
        """Lift the head, or close it."""
        self._head_open = on
        self._print()

    def do_take_ribbon(self, on: bool = True) -> None:
        """The ribbon is at its end, or a new one is in."""
        self._ribbon = not on
        self._print()

    def do_ledger(self) -> list[str]:
        """Pictures of the labels that came out, oldest first."""
        return list(self._ledger)

    def state(self) -> dict[str, Any]:
        return {
            "paper": self._paper,
            "cover_open": self._head_open,
            "printed": len(self._ledger),
            "unprinted": len(self._unprinted),
            "picture": self._ledger[-1] if self._ledger else "",
        }

    def feed(self, data: bytes) -> list[bytes]:
        self._kept += data
        answers: list[bytes] = []
        while self._step(answers):
            pass
        return answers

    def _step(self, answers: list[bytes]) -> bool:
        """Take one command off the stream; False when it is not whole yet."""
        begin = _BITMAP.match(self._kept)
        if begin is not None:
            wide, high = int(begin[3]), int(begin[4])
            end = begin.end() + wide * high
            if len(self._kept) < end:
                return False
            self._picture = wide * 8, high, self._kept[begin.end() : end]
            self._kept = self._kept[end:]
            return True
        ask, end_of_line = self._kept.find(_ASK), self._kept.find(b"\r\n")
        if ask >= 0 and (end_of_line < 0 or ask < end_of_line):
            self._kept = self._kept[:ask] + self._kept[ask + len(_ASK) :]
            answers.append(bytes((self._status(),)))
            return True
        if end_of_line < 0:
            return False
        line, self._kept = self._kept[:end_of_line], self._kept[end_of_line + 2 :]
        if line.startswith(b"CLS"):
            self._picture = None
        elif line.startswith(b"PRINT") and self._picture is not None:
            self._unprinted.append(self._picture)
            self._print()
        return True

    def _status(self) -> int:
        return self._head_open * 0x01 | (not self._paper) * 0x04 | (not self._ribbon) * 0x08

    def _print(self) -> None:
        from PIL import Image  # a twin without labels needs none

        while self._unprinted and self._paper and self._ribbon and not self._head_open:
            width, height, data = self._unprinted.pop(0)
            path = self.directory / f"label-{len(self._ledger) + 1:04d}.png"
            Image.frombytes("1", (width, height), data).save(path)
            self._ledger.append(str(path))
