"""Barcode scans from a byte stream (扫码), pure: end by CR, LF, CRLF or silence."""

import re

from window_client.domain.scan import Scan as Scan
from window_client.domain.scan import decode as decode

LONGEST = 4096


class Scans:
    """Collects bytes and gives whole scans; an end mark without a payload before it is nothing."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def feed(self, data: bytes) -> list[Scan]:
        """Scans that an end mark closed."""
        self._kept += data
        *whole, rest = re.split(rb"[\r\n]", self._kept)
        self._kept = bytearray(rest[-LONGEST:])
        return [decode(bytes(each)) for each in whole if each]

    def silence(self) -> list[Scan]:
        """Nothing came for a while: what is kept was a scan without an end mark."""
        kept, self._kept = bytes(self._kept), bytearray()
        return [decode(kept)] if kept else []
