"""Twin of an A4 network printer (A4 打印机孪生): IPP over HTTP, one queue; every document that came out stays as a file.

It is a printer and its queue in one: without paper it keeps a job and says why, and prints it once when there is paper.
"""

import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devices.frames import ipp
from devices.frames.ipp import Attribute, Message, NotIpp, Op, Status
from devices.simulated.twin import Twin

PATH = "/ipp/print"
_IDLE, _PROCESSING, _STOPPED = 3, 4, 5
_PENDING, _CANCELED, _COMPLETED = 3, 7, 9
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class _Job:
    number: int
    title: str
    document: bytes = field(repr=False)
    state: int = _PENDING


class A4PrinterTwin(Twin):
    """Prints PDF; TCP only, whatever the other twins use."""

    name = "a4-printer"

    def __init__(self, *, pty: bool = False, directory: Path) -> None:
        super().__init__(pty=False, directory=directory)
        self._jobs: list[_Job] = []
        self._numbers = itertools.count(1)
        self._kept = b""
        self._paper, self._stopped, self._jammed = True, False, False
        self._printed: list[Path] = []
        self.swallow_answers = False  # takes jobs and never says so

    @property
    def profile_url(self) -> str:
        return self.cable.url.replace("socket://", "ipp://") + PATH

    def do_take_paper(self) -> None:
        """The tray is empty."""
        self._paper = False

    def do_feed_paper(self) -> None:
        """Paper again: what waited comes out."""
        self._paper = True
        self._print()

    def do_jam(self, on: bool = True) -> None:
        """A sheet is stuck, or was taken out."""
        self._jammed = on
        self._print()

    def do_stop_queue(self, on: bool = True) -> None:
        """Somebody paused the printer."""
        self._stopped = on
        self._print()

    def do_cancel(self) -> None:
        """Somebody cancels at the printer what waits there."""
        for job in self._jobs:
            job.state = _CANCELED if job.state == _PENDING else job.state

    def do_ledger(self) -> list[str]:
        """Files of the documents that came out, oldest first."""
        return [str(path) for path in self._printed]

    def state(self) -> dict[str, Any]:
        return {
            "paper": self._paper,
            "jammed": self._jammed,
            "stopped": self._stopped,
            "printed": len(self._printed),
            "waiting": sum(job.state == _PENDING for job in self._jobs),
            "document": str(self._printed[-1]) if self._printed else "",
        }

    def feed(self, data: bytes) -> list[bytes]:
        """Bytes of HTTP requests in any slicing; whatever is no request is answered as HTTP says."""
        self._kept = data if data.startswith(b"POST ") else self._kept + data
        head, found, body = self._kept.partition(b"\r\n\r\n")
        size = _LENGTH.search(head)
        if not found:
            return []
        if not head.startswith(b"POST ") or size is None:
            self._kept = b""
            return [_http(400, b"")]
        if len(body) < int(size[1]):
            return []
        self._kept = b""
        try:
            asked = ipp.decode(body[: int(size[1])])
        except NotIpp:
            return [_http(400, b"")]
        answer = self._answer(asked)
        return [] if self.swallow_answers and asked.code == Op.PRINT_JOB else [_http(200, answer)]

    def _answer(self, asked: Message) -> bytes:
        if asked.code == Op.PRINT_JOB:
            job = _Job(next(self._numbers), " ".join(ipp.words(asked.group(ipp.OPERATION), "job-name")), asked.document)
            self._jobs.append(job)
            self._print()
            return self._said(asked, (ipp.JOB, _job_facts(job)))
        if asked.code == Op.GET_PRINTER:
            return self._said(asked, (ipp.PRINTER, self._printer_facts()))
        if asked.code == Op.GET_JOB:
            number = ipp.number(asked.group(ipp.OPERATION), "job-id")
            found = [job for job in self._jobs if job.number == number]
            groups = [(ipp.JOB, _job_facts(job)) for job in found]
            return self._said(asked, *groups, status=Status.OK if found else Status.NOT_FOUND)
        which = ipp.words(asked.group(ipp.OPERATION), "which-jobs")
        over = which == ("completed",)
        found = [job for job in self._jobs if (job.state != _PENDING) is over]
        return self._said(asked, *((ipp.JOB, _job_facts(job)) for job in found))

    def _printer_facts(self) -> list[Attribute]:
        reasons = [
            *(["media-empty-error"] if not self._paper else []),
            *(["media-jam-error"] if self._jammed else []),
            *(["paused"] if self._stopped else []),
        ]
        busy = any(job.state == _PENDING for job in self._jobs)
        state = _STOPPED if self._stopped else _PROCESSING if busy else _IDLE
        return [
            ipp.enum("printer-state", state),
            ipp.keyword("printer-state-reasons", *(reasons or ["none"])),
            ipp.boolean("printer-is-accepting-jobs", True),
            ipp.name("printer-make-and-model", "Simulated A4"),
        ]

    def _said(self, asked: Message, *groups: tuple[int, list[Attribute]], status: Status = Status.OK) -> bytes:
        charset = (ipp.OPERATION, [Attribute("attributes-charset", ipp.CHARSET, ("utf-8",))])
        return ipp.encode(status, asked.request, [charset, *groups])

    def _print(self) -> None:
        """What can come out comes out now, in order, each once."""
        for job in self._jobs:
            if job.state == _PENDING and self._paper and not self._jammed and not self._stopped:
                path = self.directory / f"document-{job.number:04d}.pdf"
                path.write_bytes(job.document)
                self._printed.append(path)
                job.state = _COMPLETED


def _job_facts(job: _Job) -> list[Attribute]:
    return [ipp.integer("job-id", job.number), ipp.enum("job-state", job.state), ipp.name("job-name", job.title)]


def _http(status: int, body: bytes) -> bytes:
    word = {200: "OK", 400: "Bad Request"}[status]
    head = f"HTTP/1.1 {status} {word}\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body
