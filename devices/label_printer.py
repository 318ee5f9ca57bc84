"""The label printer (标签打印机, TSPL): one label in flight; done is what it says when it has stopped printing.

A label is no official paper: what is in doubt is told, and the clerk prints it again.
"""

import logging
import time
from collections import deque
from dataclasses import dataclass, field

from devices.errors import NoAnswer
from devices.frames import tspl
from devices.frames.tspl import PRINTING, Stock
from devices.label_picture import draw
from devices.line import Line
from window_client.domain.label import Label
from window_client.messages import DeviceOrder, LabelsEnded, PrintLabels, Rehandshake
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

REPLY_S, POLL_S, CHUNK = 0.5, 1.0, 512
BEGINS_S = 0.4  # from the last byte until it says that it prints
PRINTS_S = 20.0  # longest time for one label, besides waiting for a person
PATIENCE_S = 300.0
_WAITS = {DeviceTrouble.PAPER_OUT, DeviceTrouble.COVER_OPEN, DeviceTrouble.RIBBON_OUT}

_log = logging.getLogger("device.label-printer")


@dataclass(slots=True)
class _Job:
    name: str
    labels: deque[Label]
    done: int = 0
    data: bytes = field(default=b"", repr=False)
    sent: int = 0
    sent_at: float = 0.0
    until: float = 0.0


class LabelPrinter:
    """Driver of a TSPL printer."""

    kind = DeviceKind.LABEL_PRINTER

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.label_printer, settings.label_printer_baud
        self._submit, self._answers = submit, settings.label_printer_answers
        self._stock = Stock(
            settings.label_printer_width_mm,
            settings.label_printer_height_mm,
            settings.label_printer_gap_mm,
            settings.label_printer_dpi,
        )
        self._zero_is_black = settings.label_printer_zero_is_black
        self._trouble = DeviceTrouble.NONE
        self._waiting: deque[PrintLabels] = deque()
        self._job: _Job | None = None

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """As it said last."""
        if not self._answers:
            return DeviceState.OPEN, DeviceTrouble.NONE
        return (DeviceState.READY if self._trouble is DeviceTrouble.NONE else DeviceState.DOWN), self._trouble

    def opened(self, line: Line) -> str:
        """Its status; raises NoAnswer. The line end closes whatever a stranger's question left half."""
        line.write(tspl.END)
        if not self._answers:
            return "does not answer"
        return f"ESC!? {self._status(line):02X}"

    def turn(self, line: Line) -> float:
        """A piece of the label in hand, the next one, or a look at the printer."""
        if self._job is not None:
            return self._go_on(line, self._job)
        if self._waiting:
            order = self._waiting.popleft()
            self._job = _Job(order.job, deque(order.labels))
            return 0.0
        if self._answers:
            self._status(line)
        return POLL_S

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Labels wait their turn."""
        if isinstance(order, PrintLabels):
            self._waiting.append(order)
        elif isinstance(order, Rehandshake) and self._job is None:
            self.opened(line)

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """Nothing was printed."""
        if isinstance(order, PrintLabels):
            self._submit(LabelsEnded(order.job, 0, trouble, confirmed=False))

    def lost(self, trouble: DeviceTrouble) -> None:
        """What had begun is told with how many labels are surely out."""
        if self._job is not None:
            self._end(self._job, trouble)
        while self._waiting:
            self.refused(self._waiting.popleft(), trouble)

    def _go_on(self, line: Line, job: _Job) -> float:
        if job.sent < len(job.data):
            chunk = job.data[job.sent : job.sent + CHUNK]
            job.sent += len(chunk)
            line.write(chunk)
            job.sent_at = time.monotonic()
            job.until = job.sent_at + PRINTS_S + line.wire_time(len(job.data))
            return 0.0
        if job.data:
            return self._await_end(line, job)
        if not job.labels:
            self._end(job, DeviceTrouble.NONE)
            return 0.0
        if self._answers and tspl.trouble(self._status(line)) is not DeviceTrouble.NONE:
            self._end(job, self._trouble)
            return 0.0
        job.data, job.sent = self._bytes(job.labels.popleft()), 0
        return 0.0

    def _await_end(self, line: Line, job: _Job) -> float:
        """Out when it says ready and prints no more; while it waits for a person, so do we."""
        if not self._answers:
            job.data, job.done = b"", job.done + 1
            return 0.0
        if time.monotonic() < job.sent_at + BEGINS_S:
            return 0.1
        status = self._status(line)
        if self._trouble is DeviceTrouble.NONE and not status & PRINTING:
            job.data, job.done = b"", job.done + 1
            return 0.0
        if self._trouble in _WAITS:
            job.until = min(job.sent_at + PATIENCE_S, time.monotonic() + PRINTS_S)
            if time.monotonic() > job.until:
                self._end(job, self._trouble)
        elif self._trouble is not DeviceTrouble.NONE or time.monotonic() > job.until:
            self._end(job, self._trouble if self._trouble is not DeviceTrouble.NONE else DeviceTrouble.SILENT)
        return 0.2

    def _end(self, job: _Job, trouble: DeviceTrouble) -> None:
        self._job = None
        self._submit(LabelsEnded(job.name, job.done, trouble, confirmed=self._answers))

    def _bytes(self, label: Label) -> bytes:
        return tspl.label(draw(label, self._stock), self._stock, zero_is_black=self._zero_is_black)

    def _status(self, line: Line) -> int:
        """One status byte; raises NoAnswer, PortLost."""
        line.hush()
        line.write(tspl.ASK)
        answer = line.read(time.monotonic() + REPLY_S)
        if not answer:
            raise NoAnswer(DeviceTrouble.SILENT, "no answer to ESC!?")
        if len(set(answer)) > 1:  # a late one and the new one may come together, but nobody knows which is which
            raise NoAnswer(DeviceTrouble.GARBLED, "more than one status")
        self._trouble = tspl.trouble(answer[-1])
        return answer[-1]
