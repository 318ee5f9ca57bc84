"""Twin of an evaluator (评价器孪生) that speaks the open frame: five faces, a pairing switch, and its own memory."""

import threading
import time
from typing import Any

from devices.frames.evaluator import (
    ASK_SIGNED,
    BUTTON,
    CANCEL,
    ERROR,
    KEY,
    NONCE,
    NOT_PAIRED,
    PAIR,
    PAIRING,
    PING,
    READY,
    RESULT_SIGNED,
    STATUS,
    Frames,
    frame,
)
from devices.simulated.twin import Twin
from window_client.domain.evaluation import proof


class EvaluatorTwin(Twin):
    """`press` is the citizen; `forge` and `again` are what a cheat would send."""

    name = "evaluator"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self._frames = Frames()
        self._key = b""
        self._pairing = True  # new from the box: it takes the first key that it is given
        self._asked: tuple[int, str, str, float] | None = None  # seq, nonce, ticket, until
        self._ledger: list[dict[str, Any]] = []
        self._last = b""

    def do_switch(self, on: bool = True) -> None:
        """The pairing switch inside the case."""
        self._pairing = on

    def do_press(self, level: int) -> bool:
        """The citizen presses one of five faces; False when nobody was asked."""
        if self._asked is None:
            self.cable.send(frame(0, BUTTON, bytes((level,))))
            return False
        self._say(level, self._asked)
        return True

    def do_forge(self, level: int, said: int) -> None:
        """Somebody on the line changes the level on its way."""
        if self._asked is None:
            raise ValueError("nobody was asked")
        seq, nonce, ticket, _ = self._asked
        made = bytes.fromhex(proof(self._key, nonce, ticket, level))
        self.cable.send(frame(seq, RESULT_SIGNED, bytes((said,)) + bytes.fromhex(nonce) + made))

    def do_again(self) -> None:
        """The last answer is sent once more."""
        self.cable.send(self._last)

    def do_ledger(self) -> list[dict[str, Any]]:
        """What was really pressed."""
        return list(self._ledger)

    def state(self) -> dict[str, Any]:
        asked = self._asked
        return {
            "paired": bool(self._key),
            "pairing": self._pairing,
            "asked": asked[2] if asked else "",
            "is_asking": asked is not None,
            "pressed": len(self._ledger),
        }

    def feed(self, data: bytes) -> list[bytes]:
        return [answer for each in self._frames.feed(data) if (answer := self._hear(*each))]

    def _hear(self, seq: int, command: int, data: bytes) -> bytes:
        match command:
            case _ if command == PING:
                return self._status(seq)
            case _ if command == PAIR and len(data) == KEY:
                if self._pairing:
                    self._key, self._pairing = data, False
                return self._status(seq)
            case _ if command == ASK_SIGNED and len(data) > NONCE:
                self._begin(seq, data)
                return b""
            case _ if command == CANCEL:
                self._asked = None
                return b""
        return frame(seq, ERROR, b"\x01")

    def _status(self, seq: int) -> bytes:
        state = PAIRING if self._pairing else READY if self._key else NOT_PAIRED
        return frame(seq, STATUS, bytes((state,)))

    def _begin(self, seq: int, data: bytes) -> None:
        seconds, nonce, ticket = data[0], data[1 : 1 + NONCE].hex(), data[1 + NONCE :].decode("ascii", "replace")
        self._asked = seq, nonce, ticket, time.monotonic() + seconds
        threading.Thread(target=self._time_out, args=(nonce, seconds), name="evaluator", daemon=True).start()

    def _time_out(self, nonce: str, seconds: float) -> None:
        time.sleep(seconds)
        with self.lock:
            if self._asked is not None and self._asked[1] == nonce:
                self._say(0, self._asked)

    def _say(self, level: int, asked: tuple[int, str, str, float]) -> None:
        seq, nonce, ticket, _ = asked
        self._asked = None
        if level:
            self._ledger.append({"ticket": ticket, "nonce": nonce, "level": level})
        made = bytes.fromhex(proof(self._key, nonce, ticket, level))
        self._last = frame(seq, RESULT_SIGNED, bytes((level,)) + bytes.fromhex(nonce) + made)
        self.cable.send(self._last)
