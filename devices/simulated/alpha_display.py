"""Twin of an Alpha sign (Alpha 屏孪生): obeys a text with the right parity, address and sum, and nothing else."""

import re
import time
from typing import Any

from devices.simulated.twin import Twin

_PACKET = re.compile(rb"\x01[Z!](..)(\x02A(.)\x1b.[a-z](.*?)\x03)([0-9A-F]{4})\x04", re.DOTALL)


class AlphaTwin(Twin):
    """Sign 1, set to 7E1 as it came from the factory; never answers."""

    name = "alpha-display"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self.seven_bits, self.address = True, b"01"
        self._kept = bytearray()
        self._text = "HELLO"  # its demonstration
        self._ledger: list[dict[str, Any]] = []

    def do_ledger(self) -> list[dict[str, Any]]:
        """Everything it ever showed: {at, lines}."""
        return list(self._ledger)

    def do_line_setting(self, seven_bits: bool) -> None:
        """7E1, or 8N1."""
        self.seven_bits = seven_bits

    def state(self) -> dict[str, Any]:
        return {"lines": [self._text]}

    def feed(self, data: bytes) -> list[bytes]:
        for byte in data:
            wrong = byte.bit_count() & 1 if self.seven_bits else byte & 0x80
            if byte & 0x7F == 1 or wrong:  # SOH begins anew; a parity error spoils what was begun
                self._kept.clear()
            if not wrong:
                self._kept.append(byte & 0x7F)
            if byte & 0x7F == 4:
                self._take(bytes(self._kept))
                self._kept.clear()
        return []

    def _take(self, raw: bytes) -> None:
        found = _PACKET.fullmatch(raw)
        if found is None or found[1] not in {b"00", self.address} or sum(found[2]) != int(found[5], 16):
            return
        self._text = found[4].decode("ascii")
        self._ledger.append({"at": time.time(), "lines": [self._text]})


TWIN = AlphaTwin
