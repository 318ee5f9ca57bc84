"""What a barcode scanner read (扫码): AIM id, text, and what kind of code it is. A licence's or a person's code is an
opaque text: nothing is read out of it here, what it means only its issuer can say."""

import re
from dataclasses import dataclass

from window_client.domain.document_numbers import is_receipt_number
from window_client.words import CodeKind

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


def kind_of(payload: str, *, ticket: str, licence: str, identity: str) -> CodeKind:
    """By a receipt number's check digit, else by the hall's own patterns for the whole code (no national payload is
    published: devices.md 6), empty = none. Blanks around it do not count."""
    text = payload.strip()
    if is_receipt_number(text):
        return CodeKind.RECEIPT
    patterns = ((ticket, CodeKind.TICKET), (licence, CodeKind.LICENCE), (identity, CodeKind.IDENTITY))
    return next((kind for pattern, kind in patterns if pattern and re.fullmatch(pattern, text)), CodeKind.OTHER)
