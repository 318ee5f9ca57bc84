"""Twin of an Onbon BX-5K display with a font card (仰邦屏孪生): its own reading of the frames, its own ledger."""

import time
from typing import Any

from devices.simulated.twin import Twin

_WAYS_BACK = {b"\xa6\x02": b"\xa5", b"\xa6\x01": b"\xa6", b"\x5b\x02": b"\x5a", b"\x5b\x01": b"\x5b"}
_FOR_ALL, _FOR_ALL_ANSWERED = 0xFFFF, 0xFFFE


class OnbonTwin(Twin):
    """Answers what is for its address. `erased` = somebody sent the command that erases fonts and programs."""

    name = "onbon-display"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self.address = 1
        self._kept = bytearray()
        self._lines: list[str] = ["离线节目"]  # what an earlier owner left on it
        self._ledger: list[dict[str, Any]] = []
        self.erased = self.numb = self.refuses = self.hushed = False

    def do_ledger(self) -> list[dict[str, Any]]:
        """Everything it ever showed: {at, lines}; `at` = seconds since 1970."""
        return list(self._ledger)

    def do_numb(self, on: bool = True) -> None:
        """Acknowledge and show nothing new: a controller whose panel is torn off."""
        self.numb = on

    def do_hush(self, on: bool = True) -> None:
        """Show every text and acknowledge none."""
        self.hushed = on

    def do_refuse(self, on: bool = True) -> None:
        """Refuse every text (A0 01)."""
        self.refuses = on

    def state(self) -> dict[str, Any]:
        return {"lines": list(self._lines), "erased": self.erased}

    def feed(self, data: bytes) -> list[bytes]:
        self._kept += data
        replies = []
        while (end := self._kept.find(0x5A)) >= 0:
            raw = bytes(self._kept[:end])
            del self._kept[: end + 1]
            replies += self._take(raw[raw.rfind(0xA5) + 1 :])
        return replies

    def _take(self, escaped: bytes) -> list[bytes]:
        body = _plain(escaped)
        if len(body) < 21 or _crc(body[:-2]) != body[-2] | body[-1] << 8:
            return []
        to, size = body[0] | body[1] << 8, body[12] | body[13] << 8
        data = body[14:-2]
        if to not in {self.address, _FOR_ALL, _FOR_ALL_ANSWERED} or len(data) != size:
            return []
        answer = self._obey(data)
        if to == _FOR_ALL or data[2] != 1 or (self.hushed and data[:2] == b"\xa3\x06"):
            return []
        source = _FOR_ALL_ANSWERED if to == _FOR_ALL_ANSWERED else self.address
        return [_reply(body[2:4], source, answer)]

    def _obey(self, data: bytes) -> bytes:
        match data[:2]:
            case b"\xa2\x00":
                return b"\xa0\x00\x00\x00\x00"
            case b"\xa3\x10":
                self._become([])
            case b"\xa3\x06":
                if (lines := _area(data[5:])) is None or self.refuses:
                    return b"\xa0\x01\x01\x00\x00"
                self._become(lines)
            case b"\xa1\x00":
                self.erased = True
            case _:
                return b"\xa0\x01\x02\x00\x00"
        return b"\xa0\x00\x00\x00\x00"

    def _become(self, lines: list[str]) -> None:
        if not self.numb and lines != self._lines:
            self._lines = lines
            self._ledger.append({"at": time.time(), "lines": list(lines)})


def _area(payload: bytes) -> list[str] | None:
    """Text of the one area; None when the lengths do not agree."""
    if len(payload) < 4 or payload[1] != 1:
        return None
    size, area = payload[2] | payload[3] << 8, payload[4:]
    if len(area) != size or size < 27:
        return None
    length, text = int.from_bytes(area[23:27], "little"), area[27:]
    return _shown(text) if len(text) == length else None


def _shown(text: bytes) -> list[str]:
    """As people read it: \\n breaks the line, \\C changes the colour, other backslashes swallow the letter behind."""
    rows, at, read = [""], 0, text.decode("gbk", "replace")
    while at < len(read):
        if read[at] != "\\":
            rows[-1] += read[at]
            at += 1
            continue
        if read[at + 1 : at + 2] == "n":
            rows.append("")
        at += 3 if read[at + 1 : at + 2] == "C" else 2
    return rows


def _plain(escaped: bytes) -> bytes:
    out, at = bytearray(), 0
    while at < len(escaped):
        pair = _WAYS_BACK.get(escaped[at : at + 2])
        out += pair or escaped[at : at + 1]
        at += 2 if pair else 1
    return bytes(out)


def _reply(to: bytes, source: int, data: bytes) -> bytes:
    body = to + source.to_bytes(2, "little") + bytes(6) + b"\xfe\x02" + len(data).to_bytes(2, "little") + data
    body += _crc(body).to_bytes(2, "little")
    escaped = body
    for plain, pair in ((b"\xa6", b"\xa6\x01"), (b"\xa5", b"\xa6\x02"), (b"\x5b", b"\x5b\x01"), (b"\x5a", b"\x5b\x02")):
        escaped = escaped.replace(plain, pair)
    return b"\xa5" * 8 + escaped + b"\x5a"


def _crc(data: bytes) -> int:
    """Bit by bit, so that it owes nothing to the driver's table."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return crc


TWIN = OnbonTwin
