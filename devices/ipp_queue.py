"""A print queue over IPP (打印队列): the local CUPS by the queue's name, or a network printer by its ipp:// address.

No child process and no file: the document goes from memory into the request. Which reason means what: IPP registry
"printer-state-reasons", whose words end in -error, -warning or -report (RFC 8011 5.4.12).
"""

import getpass
import http.client
import itertools
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from devices.frames import ipp
from devices.frames.ipp import Message, NotIpp, Op, Status
from devices.print_service import JobState, QueueState, ServiceFailed
from window_client.settings import Settings
from window_client.words import DeviceTrouble

LOCAL = "/run/cups/cups.sock"
PORT = 631
ANSWER_S = 10.0
IDLE, STOPPED = 3, 5
ABLE = {DeviceTrouble.NONE, DeviceTrouble.PAPER_NEAR_END}
LINGERING = {DeviceTrouble.PAPER_OUT, DeviceTrouble.PAPER_JAM, DeviceTrouble.COVER_OPEN, DeviceTrouble.TONER_OUT}
"""An idle queue of CUPS repeats what its printer said during the last job: only the next one will tell."""
_JOB_STATES = {7: JobState.ENDED, 8: JobState.ENDED, 9: JobState.PRINTED}  # cancelled, aborted, completed
_REASONS = (
    (("media-jam",), DeviceTrouble.PAPER_JAM),
    (("media-empty", "media-needed", "input-tray-missing"), DeviceTrouble.PAPER_OUT),
    (("cover-open", "door-open", "interlock-open"), DeviceTrouble.COVER_OPEN),
    (("toner-empty", "marker-supply-empty", "marker-waste-full"), DeviceTrouble.TONER_OUT),
    (("paused", "stopping"), DeviceTrouble.QUEUE_STOPPED),
    (("offline", "shutdown", "timed-out", "connecting-to-device"), DeviceTrouble.SILENT),
    (("media-low",), DeviceTrouble.PAPER_NEAR_END),
)
"""Worst first. What only warns is no trouble unless it is the last line's."""


class IppQueue:
    """A `PrintService`. Nothing is opened before the first question."""

    def __init__(self, settings: Settings, answer_s: float = ANSWER_S) -> None:
        name, server = settings.a4_printer, settings.a4_printer_server
        self._secure = name.startswith("ipps://")
        if "://" in name:
            self._where, self._path = _address(name)
            self._printer = name
        else:
            self._where, self._path = server or _local(), f"/printers/{quote(name)}"
            self._printer = f"ipp://localhost{self._path}"
        self._is_cups = self._path.startswith("/printers/")
        self._answer_s = answer_s
        self._tray = settings.a4_printer_tray
        self._numbers = itertools.count(1)

    def state(self) -> QueueState:
        wanted = ipp.keyword(
            "requested-attributes",
            "printer-state",
            "printer-state-reasons",
            "printer-is-accepting-jobs",
            "printer-make-and-model",
        )
        answer = self._ask(Op.GET_PRINTER, wanted)
        values = answer.group(ipp.PRINTER)
        reasons = [each for each in ipp.words(values, "printer-state-reasons") if each != "none"]
        trouble, state = _trouble(reasons), ipp.number(values, "printer-state")
        if values.get("printer-is-accepting-jobs") == (False,):
            trouble = DeviceTrouble.QUEUE_REFUSES
        elif state == STOPPED and trouble in ABLE:
            trouble = DeviceTrouble.QUEUE_STOPPED
        able = trouble in ABLE or (state == IDLE and self._is_cups and trouble in LINGERING)
        return QueueState(able, trouble, " ".join([*ipp.words(values, "printer-make-and-model"), *reasons]))

    def submit(self, pdf: bytes, title: str) -> str:
        job = (ipp.name("job-name", title), ipp.Attribute("document-format", ipp.MIME, ("application/pdf",)))
        answer = self._ask(Op.PRINT_JOB, *job, wishes=self._wishes(), document=pdf)
        found = ipp.number(answer.group(ipp.JOB), "job-id")
        if found is None:
            raise ServiceFailed(DeviceTrouble.GARBLED, "accepted without a job number", sent=True)
        return str(found)

    def job(self, name: str) -> JobState:
        wanted = ipp.integer("job-id", int(name)), ipp.keyword("requested-attributes", "job-state")
        try:
            answer = self._ask(Op.GET_JOB, *wanted)
        except ServiceFailed as failed:
            if failed.trouble is DeviceTrouble.QUEUE_MISSING:
                return JobState.UNKNOWN
            raise
        return _JOB_STATES.get(ipp.number(answer.group(ipp.JOB), "job-state") or 0, JobState.WAITING)

    def find(self, title: str) -> str:
        for which in ("not-completed", "completed"):
            wanted = (
                ipp.keyword("which-jobs", which),
                ipp.boolean("my-jobs", True),
                ipp.keyword("requested-attributes", "job-id", "job-name"),
            )
            for values in ipp.jobs(self._ask(Op.GET_JOBS, *wanted)):
                if ipp.words(values, "job-name") == (title,):
                    return str(ipp.number(values, "job-id") or "")
        return ""

    def _wishes(self) -> tuple[ipp.Attribute, ...]:
        """The tray: a queue of CUPS knows it by its driver's name, a printer itself by the standard's."""
        if not self._tray:
            return ()
        if self._is_cups:
            return (ipp.name("InputSlot", self._tray),)
        return (ipp.collection("media-col", "media-source", self._tray),)

    def _ask(
        self, op: Op, *attributes: ipp.Attribute, wishes: tuple[ipp.Attribute, ...] = (), document: bytes = b""
    ) -> Message:
        number = next(self._numbers)
        groups = [ipp.operation(self._printer, getpass.getuser(), *attributes)]
        if wishes:
            groups.append((ipp.JOB, wishes))
        answer = self._exchange(ipp.encode(op, number, groups, document))
        if answer.code == Status.NOT_FOUND:
            raise ServiceFailed(DeviceTrouble.QUEUE_MISSING, f"the print service knows no {self._printer}")
        if answer.code == Status.NOT_ACCEPTING:
            raise ServiceFailed(DeviceTrouble.QUEUE_REFUSES, "not accepting jobs")
        if answer.code >= 0x0100:
            said = " ".join(ipp.words(answer.group(ipp.OPERATION), "status-message"))
            raise ServiceFailed(DeviceTrouble.QUEUE_REFUSES, f"{answer.code:04X} {said}".strip())
        return answer

    def _exchange(self, body: bytes) -> Message:
        line = self._line()
        sent = False
        try:
            try:
                line.connect()
                sent = True
                line.request("POST", self._path, body, {"Content-Type": "application/ipp"})
                answer = line.getresponse()
                raw = answer.read()
            except (OSError, http.client.HTTPException) as error:
                trouble = DeviceTrouble.SILENT if sent else DeviceTrouble.SERVICE_MISSING
                raise ServiceFailed(trouble, type(error).__name__, sent=sent) from error
        finally:
            line.close()
        if answer.status != http.client.OK:
            missing = answer.status == http.client.NOT_FOUND
            trouble = DeviceTrouble.QUEUE_MISSING if missing else DeviceTrouble.QUEUE_REFUSES
            raise ServiceFailed(trouble, f"HTTP {answer.status}")
        try:
            return ipp.decode(raw)
        except NotIpp as error:
            raise ServiceFailed(DeviceTrouble.GARBLED, str(error), sent=True) from error

    def _line(self) -> http.client.HTTPConnection:
        if self._where.startswith("/"):
            return _SocketLine(self._where, self._answer_s)
        if self._secure:
            return http.client.HTTPSConnection(self._where, timeout=self._answer_s)
        return http.client.HTTPConnection(self._where, timeout=self._answer_s)


class _SocketLine(http.client.HTTPConnection):
    """HTTP over the print service's own local socket."""

    def __init__(self, path: str, answer_s: float) -> None:
        super().__init__("localhost", timeout=answer_s)
        self._socket_path, self._answer_s = path, answer_s

    def connect(self) -> None:
        if sys.platform == "win32":
            raise OSError("no such sockets on Windows")
        else:  # noqa: RET506 - a type checker follows one platform at a time
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self._answer_s)
            self.sock = line
            line.connect(self._socket_path)


def _address(url: str) -> tuple[str, str]:
    """Host with port, and path; no host where the address is none, so that the first question fails and says so."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname or ''}:{parts.port or PORT}", parts.path or "/"
    except ValueError:
        return f":{PORT}", "/"


def _local() -> str:
    return LOCAL if Path(LOCAL).exists() else f"localhost:{PORT}"


def _trouble(reasons: Iterable[str]) -> DeviceTrouble:
    """The worst that the reasons say; an unknown error is one, too."""
    told = [each for each in reasons if not each.endswith("-report")]
    for starts, trouble in _REASONS:
        if any(each.startswith(starts) for each in told if not _only_warns(each, trouble)):
            return trouble
    return DeviceTrouble.PRINTER_ERROR if any(each.endswith("-error") for each in told) else DeviceTrouble.NONE


def _only_warns(reason: str, trouble: DeviceTrouble) -> bool:
    return reason.endswith("-warning") and trouble is not DeviceTrouble.PAPER_NEAR_END
