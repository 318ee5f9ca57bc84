"""The system's own printing through Qt (系统打印), for machines without CUPS, Windows above all.

Qt hands pages to the system's spooler and hears nothing more of the paper. Painting on a printer is allowed on any
thread. Run here with a PDF file as the printer; with a Windows printer never.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

DPI = 300
_STATES = {
    QPrinter.PrinterState.Idle: "idle",
    QPrinter.PrinterState.Active: "active",
    QPrinter.PrinterState.Aborted: "aborted",
    QPrinter.PrinterState.Error: "error",
}


def _named(queue: str) -> QPrinter:
    return QPrinter(QPrinterInfo.printerInfo(queue), QPrinter.PrinterMode.HighResolution)


class QtSpooler:
    """A `Spooler` of the devices' side; `make` gives the printer of a queue."""

    def __init__(self, make: Callable[[str], QPrinter] = _named) -> None:
        self._make = make

    def state(self, queue: str) -> str:
        """idle, active, aborted, error, or "" when the system knows no such printer."""
        info = QPrinterInfo.printerInfo(queue)
        return "" if info.isNull() else _STATES[info.state()]

    def put(self, queue: str, tray: str, title: str, pages: Sequence[bytes]) -> bool:
        """Hand pages (PNG, A4 at any resolution) over; False when the spooler would not take them."""
        printer = self._make(queue)
        printer.setDocName(title)
        printer.setResolution(DPI)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        if tray:
            printer.setPaperSource(_tray(tray))
        painter = QPainter()
        if not painter.begin(printer):
            return False
        try:
            for number, page in enumerate(pages):
                if number and not printer.newPage():
                    return False
                sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
                painter.drawImage(sheet, QImage.fromData(page))
        finally:
            well = painter.end()
        return bool(well)


def _tray(name: str) -> QPrinter.PaperSource:
    """Qt's own word for a tray (Upper, Lower, Middle …); the printer's choice for any other."""
    found = getattr(QPrinter.PaperSource, name, None)
    return found if isinstance(found, QPrinter.PaperSource) else QPrinter.PaperSource.Auto
