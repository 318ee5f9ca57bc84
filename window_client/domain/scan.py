"""What a barcode scanner read (扫码): AIM id, text. A licence's or a person's code is an opaque text: nothing is read out
of it here, what it means only its issuer can say."""

import re
from dataclasses import dataclass

_AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")
_KNOWN = frozenset("ACdEeFGhILQzX")


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan. `symbology` is the AIM id such as "C1", or "" when the scanner sent none."""

    payload: str
    symbology: str

    def __repr__(self) -> str:
        return f"<Scan {self.symbology} {len(self.payload)}>"


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
