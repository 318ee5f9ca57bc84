"""Twin of a CD5220 display (窗口屏孪生): 2 × 20 characters; in string mode everything but CLR and CAN is ignored."""

import time
from typing import Any

from devices.simulated.twin import Twin

COLUMNS = 20
_CLR, _CAN, _ESC, _END = 0x0C, 0x18, 0x1B, 0x0D
_SIZES = {ord("@"): 2, ord("l"): 4, ord("*"): 3, ord("_"): 3, ord("="): 3, 0x11: 2, 0x12: 2, 0x13: 2}


class DisplayTwin(Twin):
    """Never answers; its ledger says what a citizen saw."""

    name = "window-display"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._kept = bytearray()
        self._rows = [" " * COLUMNS, " " * COLUMNS]
        self._row = self._column = 0
        self._in_string = False
        self._ledger: list[dict[str, Any]] = []

    def do_ledger(self) -> list[dict[str, Any]]:
        """Everything it ever showed: {at, lines}; `at` = seconds since 1970, lines of 20."""
        return list(self._ledger)

    def state(self) -> dict[str, Any]:
        return {"lines": list(self._rows)}

    def feed(self, data: bytes) -> list[bytes]:
        self._kept += data
        while self._kept and (size := self._size()) is not None:
            raw = bytes(self._kept[:size])
            del self._kept[:size]
            before = list(self._rows)
            self._take(raw)
            if before != self._rows:
                self._ledger.append({"at": time.time(), "lines": list(self._rows)})
        return []

    def _size(self) -> int | None:
        """Length of the command at the front when it is whole."""
        kept = self._kept
        if kept[0] != _ESC:
            return 1
        if len(kept) < 2:
            return None
        if kept[1] == ord("Q"):
            end = kept.find(_END)
            return None if end < 0 else end + 1
        size = _SIZES.get(kept[1], 2)
        return size if len(kept) >= size else None

    def _take(self, raw: bytes) -> None:
        if raw[0] == _CLR:
            self._rows, self._in_string = [" " * COLUMNS, " " * COLUMNS], False
            self._row = self._column = 0
        elif raw[0] == _CAN:
            self._rows[self._row], self._in_string, self._column = " " * COLUMNS, False, 0
        elif raw[:2] == b"\x1bQ" and raw[2] in b"AB":
            self._write_line(raw[2] - ord("A"), raw[3:-1])
        elif not self._in_string:
            self._plain(raw)

    def _write_line(self, row: int, text: bytes) -> None:
        """Characters it was not sent stay as they were: a text that is not padded leaves old digits."""
        shown = "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in text[:COLUMNS])
        self._rows[row] = shown + self._rows[row][len(shown) :]
        self._in_string = True

    def _plain(self, raw: bytes) -> None:
        if raw == b"\x1b@":
            self._rows = [" " * COLUMNS, " " * COLUMNS]
        elif raw[:2] == b"\x1bl" and 1 <= raw[2] <= COLUMNS and 1 <= raw[3] <= 2:
            self._column, self._row = raw[2] - 1, raw[3] - 1
        elif len(raw) == 1 and 32 <= raw[0] < 127:
            line = self._rows[self._row]
            self._rows[self._row] = line[: self._column] + chr(raw[0]) + line[self._column + 1 :]
            self._column = (self._column + 1) % COLUMNS
