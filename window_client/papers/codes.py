"""Codes on papers (条码): Code 128 of a number, QR of an opaque token, both as SVG."""

import io

import segno
from barcode import Code128
from barcode.writer import SVGWriter

_BARE = {"write_text": False, "quiet_zone": 2.0, "module_width": 0.25, "module_height": 9.0}


def code128(text: str) -> str:
    """SVG of a Code 128; "" for an empty text."""
    if not text:
        return ""
    out = io.BytesIO()
    Code128(text, writer=SVGWriter()).write(out, options=_BARE)
    return out.getvalue().decode()


def qr(text: str) -> str:
    """SVG of a QR code, error level M; "" for an empty text."""
    if not text:
        return ""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2)
    return out.getvalue().decode()
