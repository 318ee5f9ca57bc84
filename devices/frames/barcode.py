"""Barcode scans from a byte stream (扫码), pure: end by CR, LF, CRLF or silence; AIM ids; UTF-8 first, then GB18030."""

import re
from dataclasses import dataclass

_AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")
_KNOWN = frozenset("ACdEeFGhILQzX")
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan. `symbology` is the AIM id such as "C1", or "" when the scanner sent none."""

    payload: str
    symbology: str

    def __repr__(self) -> str:
        return f"<Scan {self.symbology} {len(self.payload)}>"


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


def decode(raw: bytes) -> Scan:
    """One scan from its bytes. GB18030 is tried second: UTF-8 often decodes as GB18030 without an error, into nonsense."""
    symbology = ""
    if _AIM.match(raw) and chr(raw[1]) in _KNOWN:
        symbology, raw = raw[1:3].decode(), raw[3:]
    for encoding in ("utf-8", "gb18030"):
        try:
            return Scan(raw.decode(encoding), symbology)
        except UnicodeDecodeError:
            continue
    return Scan(raw.decode("latin-1"), symbology)
