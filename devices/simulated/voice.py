"""Twin of a SYN6288 speech chip (语音芯片孪生): takes frames with a right length and XOR, and remembers what was heard."""

import threading
import time
from typing import Any

from devices.simulated.twin import Twin

_READY, _RECEIVED, _REJECTED, _SPEAKING, _IDLE = b"\x4a", b"\x41", b"\x45", b"\x4e", b"\x4f"
CHAR_S = 0.01
"""Far faster than a person listens: about 0.25 s a character at a real window."""


class VoiceTwin(Twin):
    """`spoken` is what came out of the loudspeaker, whole."""

    name = "voice"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._kept = bytearray()
        self._text, self._until = "", 0.0
        self._ledger: list[dict[str, Any]] = []
        self.slow, self.broken, self.hushed = 1.0, False, False

    def do_ledger(self) -> list[dict[str, Any]]:
        """Everything that was said: {at, text, volume, whole}; `whole` = not cut off."""
        self._look()
        return list(self._ledger)

    def do_slow(self, times: float) -> None:
        """Speak so many times slower."""
        self.slow = times

    def do_break(self, on: bool = True) -> None:
        """Its loudspeaker is cut off: it answers as always."""
        self.broken = on

    def do_hush(self, on: bool = True) -> None:
        """Speak without saying that a text was received."""
        self.hushed = on

    def state(self) -> dict[str, Any]:
        self._look()
        said = self._ledger[-1]["text"] if self._ledger else ""
        return {"speaking": bool(self._text), "text": self._text, "lines": [said]}

    def feed(self, data: bytes) -> list[bytes]:
        self._kept += data
        replies = list[bytes]()
        while (at := self._kept.find(0xFD)) >= 0:
            del self._kept[:at]
            if len(self._kept) < 3:
                return replies
            size = self._kept[1] << 8 | self._kept[2]
            if not 2 <= size <= 206:
                del self._kept[:1]
            elif len(self._kept) < 3 + size:
                return replies
            else:
                raw = bytes(self._kept[: 3 + size])
                check = 0
                for byte in raw[:-1]:
                    check ^= byte
                del self._kept[: 3 + size if check == raw[-1] else 1]
                replies += self._obey(raw[3], raw[4:-1]) if check == raw[-1] else []
        self._kept.clear()
        return replies

    def _obey(self, command: int, body: bytes) -> list[bytes]:
        self._look()
        match command:
            case 0x01 if body[:1] == b"\x01":
                self._begin(body[1:].decode("gbk", "replace"))
                return [] if self.hushed else [_RECEIVED]
            case 0x02:
                self._cut()
                return [_RECEIVED]
            case 0x21:
                return [_SPEAKING if self._text else _IDLE]
        return [_REJECTED]

    def _begin(self, tagged: str) -> None:
        """A new text cuts off the one that is being spoken."""
        self._cut()
        volume, text = -1, tagged
        if tagged.startswith("[v"):
            tag, _, text = tagged.partition("]")
            volume = int(tag[2:])
        lasts = CHAR_S * len(text) * self.slow
        self._text, self._until = text, time.monotonic() + lasts
        if not self.broken:
            self._ledger.append({"at": time.time(), "text": text, "volume": volume, "whole": False})
        timer = threading.Timer(lasts, self._end, args=(text, self._until))
        timer.daemon = True
        timer.start()

    def _end(self, text: str, until: float) -> None:
        """It says by itself when it has ended."""
        with self.lock:
            if (self._text, self._until) != (text, until):
                return
            self._look()
        self.cable.send(_IDLE)

    def _look(self) -> None:
        if self._text and time.monotonic() >= self._until:
            self._text = ""
            if self._ledger and not self.broken:
                self._ledger[-1]["whole"] = True

    def _cut(self) -> None:
        self._look()
        self._text = ""
