"""What an A4 printer needs of the system (打印服务): one queue, asked in words that every print service has.

Two hands behind it: IPP (`ipp_queue.py`: CUPS and network printers) and the system's own printing through Qt, which the
composition root hands in where there is no CUPS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from window_client.settings import Settings
from window_client.words import DeviceTrouble


class ServiceFailed(Exception):
    """The service said no, or nothing. `sent`: the document may have reached it all the same."""

    def __init__(self, trouble: DeviceTrouble, detail: str = "", *, sent: bool = False) -> None:
        super().__init__(detail or trouble.value)
        self.trouble, self.detail, self.sent = trouble, detail, sent


class JobState(Enum):
    """What became of a job."""

    WAITING = "waiting"  # in the queue or in the printer
    PRINTED = "printed"
    HANDED_OVER = "handed_over"  # this service cannot say more
    ENDED = "ended"  # cancelled or given up: some of it may be on paper
    UNKNOWN = "unknown"  # the service knows no such job


@dataclass(frozen=True, slots=True)
class QueueState:
    """Whether the queue takes a document now, and the printer's own word. `detail` is technical, without personal
    data."""

    able: bool
    trouble: DeviceTrouble = DeviceTrouble.NONE
    detail: str = ""


class PrintService(Protocol):
    """One queue. Called on the printer's own thread; every call ends within a few seconds."""

    def state(self) -> QueueState:
        """The queue as it is; raises ServiceFailed when the service does not answer."""

    def submit(self, pdf: bytes, title: str) -> str:
        """Hand a document over; the service's name for the job. Raises ServiceFailed."""

    def job(self, name: str) -> JobState:
        """What became of this job; raises ServiceFailed."""

    def find(self, title: str) -> str:
        """The job of this title; "" = the service knows none. Raises ServiceFailed."""


MakeService = Callable[[Settings], PrintService]
