"""A print queue of a system whose spooler tells nothing of the paper (系统打印队列): handed over is all that it can say."""

from collections.abc import Callable, Sequence
from typing import Protocol

from devices.ipp_queue import IppQueue
from devices.print_service import JobState, MakeService, PrintService, QueueState, ServiceFailed
from window_client.settings import Settings
from window_client.words import DeviceTrouble

DPI = 300  # of the pages drawn for it
_TROUBLES = {
    "idle": DeviceTrouble.NONE,
    "active": DeviceTrouble.NONE,
    "aborted": DeviceTrouble.QUEUE_STOPPED,
    "error": DeviceTrouble.PRINTER_ERROR,
}


class Spooler(Protocol):
    """The system's spooler; called on the printer's thread."""

    def state(self, queue: str) -> str:
        """idle, active, aborted, error, or "" when there is no such printer."""

    def put(self, queue: str, tray: str, title: str, pages: Sequence[bytes]) -> bool:
        """Hand pages (PNG) over; False when it would not take them."""


class SpooledQueue:
    """A `PrintService`. `draw` makes pictures of a PDF's pages."""

    def __init__(self, settings: Settings, spooler: Spooler, draw: Callable[[bytes], Sequence[bytes]]) -> None:
        self._queue, self._tray = settings.a4_printer, settings.a4_printer_tray
        self._spooler, self._draw = spooler, draw

    def state(self) -> QueueState:
        trouble = _TROUBLES.get(self._spooler.state(self._queue), DeviceTrouble.QUEUE_MISSING)
        return QueueState(trouble is DeviceTrouble.NONE, trouble)

    def submit(self, pdf: bytes, title: str) -> str:
        if not self._spooler.put(self._queue, self._tray, title, self._draw(pdf)):
            raise ServiceFailed(DeviceTrouble.QUEUE_REFUSES, "the spooler took no pages", sent=True)
        return title

    def job(self, name: str) -> JobState:
        return JobState.HANDED_OVER

    def find(self, title: str) -> str:
        return ""


def service_for(spooler: Spooler | None) -> MakeService:
    """IPP, or this system's spooler for a queue that is neither an address nor on another machine."""

    def make(settings: Settings) -> PrintService:
        if spooler is None or "://" in settings.a4_printer or settings.a4_printer_server:
            return IppQueue(settings)
        from window_client.papers.pictures import draw  # PDFium: only where pages must be drawn

        return SpooledQueue(settings, spooler, lambda pdf: draw(pdf, DPI / 72))

    return make
