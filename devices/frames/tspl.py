"""TSPL label printers (标签打印机), devices.md 2.4; pure. Text commands, one a line, ending CRLF.

A label goes as one bitmap, so that no font of the printer matters. Which bit is black, and the status bits beyond ready,
head open, paper and ribbon, are from memory: the first is a setting, an unknown bit is a printer error.
"""

from dataclasses import dataclass

from devices.frames.escpos import Raster
from window_client.words import DeviceTrouble

ASK = b"\x1b!?"
"""Answered at once with one status byte, whatever the printer does; never sent inside a bitmap."""
END = b"\r\n"
PRINTING = 0x20
_TROUBLES = (
    (0x01, DeviceTrouble.COVER_OPEN),
    (0x02, DeviceTrouble.PAPER_JAM),
    (0x04, DeviceTrouble.PAPER_OUT),
    (0x08, DeviceTrouble.RIBBON_OUT),
    (0xD0, DeviceTrouble.PRINTER_ERROR),
)


@dataclass(frozen=True, slots=True)
class Stock:
    """The labels in the printer: millimetres, and dots an inch of its head."""

    width_mm: int
    height_mm: int
    gap_mm: int
    dpi: int

    def dots(self, mm: float) -> int:
        """Whole dots: 203 dpi is 8 a millimetre."""
        return round(mm * self.dpi / 25.4)


def label(picture: Raster, stock: Stock, *, zero_is_black: bool) -> bytes:
    """One label. `picture`: 1 = black, rows padded to whole bytes."""
    data = bytes(byte ^ 0xFF for byte in picture.data) if zero_is_black else picture.data
    head = (
        f"SIZE {stock.width_mm} mm,{stock.height_mm} mm\r\n"
        f"GAP {stock.gap_mm} mm,0 mm\r\n"
        "DIRECTION 1,0\r\nCLS\r\n"
        f"BITMAP 0,0,{picture.width // 8},{picture.height},0,"
    )
    return head.encode() + data + END + b"PRINT 1" + END


def trouble(status: int) -> DeviceTrouble:
    """What one status byte says, the gravest first."""
    return next((word for bits, word in _TROUBLES if status & bits), DeviceTrouble.NONE)
