"""Barcode scans from a byte stream (扫码), pure: end by CR, LF, CRLF or silence."""

import re
from collections.abc import Iterable

from window_client.domain.scan import Scan as Scan
from window_client.domain.scan import decode as decode

LONGEST = 8192
"""No code holds more (a QR code 7 089 digits): what is longer is noise, and no part of it is a scan."""


class Scans:
    """Collects bytes and gives whole scans; an end mark without a payload before it is nothing."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def feed(self, data: bytes) -> list[Scan]:
        """Scans that an end mark closed."""
        first, *others = re.split(rb"[\r\n]", data)
        *whole, rest = [bytes(self._kept) + first, *others]
        self._kept = bytearray(rest[: LONGEST + 1])  # one byte too many says that it was too long
        return _scans(whole)

    def silence(self) -> list[Scan]:
        """Nothing came for a while: what is kept was a scan without an end mark."""
        kept, self._kept = bytes(self._kept), bytearray()
        return _scans([kept])


def _scans(whole: Iterable[bytes]) -> list[Scan]:
    return [decode(each) for each in whole if 0 < len(each) <= LONGEST]
