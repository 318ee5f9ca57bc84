"""The receipt printer (凭条打印机): printed is an answer. Status before; the job; then a question in the stream behind it.

Nothing is ever sent twice: silence after the first byte is a doubtful paper, and only a person prints again.
"""

import logging
import time
from collections import deque
from dataclasses import dataclass, field

from devices.errors import DeviceError, NoAnswer, PortLost
from devices.frames import escpos, escpos_status
from devices.frames.escpos_status import IN_STREAM, QUESTIONS, Replies, Reply, ReplyKind, real_time
from devices.glyphs import render_line
from devices.line import QUIET_S, Line
from window_client.domain.ids import PaperId
from window_client.messages import (
    CheckPrinter,
    DeviceOrder,
    PaperDoubtful,
    PaperHeld,
    PaperPrinted,
    PrinterReady,
    PrintSlip,
    Rehandshake,
)
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

REPLY_S = 1.0
"""To a status question. Printers answer within 0.5 s (devices.md 2.3), but a busy machine may be late itself, and one
late answer would darken the lamp of a well printer. A second question instead would be worse: answers do not say to
which question they belong."""
GLANCE_S = 0.4  # likewise, behind a job: silence changes nothing there
POLL_S = 1.0
SETTLE_S = 1.0  # quiet for so long after an answer: no older one is on its way
MOST_OWED = 8  # answers that an earlier job may still get; more is noise
CHUNK = 512  # half a second at 9600 baud, well below the write time-out
SMALL_CHUNK = 64  # with CTS or DSR: what may still be on its way when the line drops
ANSWER_S = 5.0  # from the last byte of a job to its answer, besides the time on the wire
LINE_S = 0.04  # a line of a slip takes about so long to print
STALLED_S = 10.0  # longest wait for XON
PATIENCE_S = 600.0  # how long a job stays in hand while the printer says that it waits for paper or its cover
_WAITS = {DeviceTrouble.PAPER_OUT, DeviceTrouble.COVER_OPEN}
_ABLE = {DeviceTrouble.NONE, DeviceTrouble.PAPER_NEAR_END}
_BY_LINE = {"rtscts", "dtrdsr"}
_TIMED_OUT = {"SerialTimeoutException", "TimeoutError"}

_log = logging.getLogger("device.receipt-printer")


@dataclass(slots=True)
class _Job:
    paper: PaperId
    data: bytes = field(repr=False)
    sent: int = 0
    sent_at: float = 0.0
    answer_by: float = 0.0
    look_at: float = 0.0


class ReceiptPrinter:
    """Driver of an ESC/POS printer. One job in flight; its work is cut into turns, so that stopping never waits."""

    kind = DeviceKind.RECEIPT_PRINTER

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.receipt_printer, settings.receipt_printer_baud
        self.flow = settings.receipt_printer_flow
        self._settings, self._submit = settings, submit
        self._answers = settings.receipt_printer_answers
        self._replies = Replies()
        self._trouble = DeviceTrouble.NONE
        self._able = False
        self._job: _Job | None = None
        self._waiting: deque[PrintSlip | CheckPrinter] = deque()
        self._stalled_since: float | None = None
        self._line_down = False  # stalled by CTS or DSR, not by XOFF
        self._owes_answer = False  # an earlier question may still be answered: it must not vouch for another job
        self._broken_off = False  # the printer may still wait for the rest of a command

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """Near the paper's end it works, but look."""
        if not self._answers:
            return DeviceState.OPEN, DeviceTrouble.NONE
        if self._trouble is DeviceTrouble.NONE:
            return DeviceState.READY, DeviceTrouble.NONE
        near = self._trouble is DeviceTrouble.PAPER_NEAR_END
        return (DeviceState.ATTENTION if near else DeviceState.DOWN), self._trouble

    def opened(self, line: Line) -> str:
        """Status of all four kinds; raises NoAnswer when it is silent, unless it never answers."""
        self._replies, self._able, self._stalled_since = Replies(), False, None
        if not self._answers:
            self._now(DeviceTrouble.NONE)
            return "does not answer"
        if self._broken_off:  # or the question would be taken for the rest of a command
            line.write(bytes(escpos.LONGEST_COMMAND))
            self._hear(line, ReplyKind.STATUS, line.wire_time(escpos.LONGEST_COMMAND))
        answers = self._status(line)
        self._now(escpos_status.trouble(answers))
        return "DLE EOT " + " ".join(f"{answers[question]:02X}" for question in QUESTIONS)

    def turn(self, line: Line) -> float:
        """A piece of the job in hand, the next order, or a look at the printer's state."""
        if self._job is not None:
            self._go_on(line, self._job)
            return 0.0
        if self._waiting:
            self._take(line, self._waiting.popleft())
            return 0.0
        if self._answers:
            self._now(escpos_status.trouble(self._status(line)))
        return POLL_S

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Orders wait their turn behind the job in hand."""
        if isinstance(order, PrintSlip | CheckPrinter):
            self._waiting.append(order)
        elif isinstance(order, Rehandshake) and self._job is None:
            self.opened(line)

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """Not a byte was sent: the paper is held."""
        if isinstance(order, PrintSlip | CheckPrinter):
            self._submit(PaperHeld(order.paper, trouble))

    def lost(self, trouble: DeviceTrouble) -> None:
        """A job that had begun is doubtful; one that had not is held."""
        self._able = False
        job, self._job = self._job, None
        if job is not None:
            self._broken_off |= job.sent > 0  # what the system still kept for the port is lost, too
            self._doubt(job, trouble)
        while self._waiting:
            self.refused(self._waiting.popleft(), trouble)

    def _take(self, line: Line, order: PrintSlip | CheckPrinter) -> None:
        try:
            trouble = self._readiness(line, printing=isinstance(order, PrintSlip))
        except DeviceError as error:
            self._submit(PaperHeld(order.paper, error.trouble))
            raise
        if trouble not in _ABLE:
            self._submit(PaperHeld(order.paper, trouble))
        elif isinstance(order, PrintSlip):
            self._begin(order)
        elif self._answers:
            self._able = True
            self._submit(PrinterReady())
        else:
            self._submit(PrinterReady())

    def _readiness(self, line: Line, *, printing: bool) -> DeviceTrouble:
        if not self._answers:
            return DeviceTrouble.NONE
        trouble = escpos_status.trouble(self._status(line))
        if trouble in _ABLE and printing and self._owes_answer and not self._settled(line):
            trouble = DeviceTrouble.SILENT
        if trouble not in _ABLE:
            self._able, self._trouble = False, trouble
        return trouble

    def _settled(self, line: Line) -> bool:
        """Whether everything sent before is answered: only then can the next answer vouch for the next job. Half a
        slip is cut off, so that it is not taken for the head of the next one."""
        line.write((escpos.TORN_OFF if self._broken_off else b"") + IN_STREAM)
        heard = 0
        while heard < MOST_OWED and self._hear(line, ReplyKind.IN_STREAM, SETTLE_S) is not None:
            heard += 1
        settled = 0 < heard < MOST_OWED
        if settled:
            self._owes_answer = self._broken_off = False
        return settled

    def _begin(self, order: PrintSlip) -> None:
        data = escpos.encode(
            order.slip,
            columns=self._settings.receipt_printer_columns,
            encoding=self._settings.receipt_printer_encoding,
            chinese_on=self._settings.receipt_printer_chinese_on,
            render_line=render_line,
        )
        self._job = _Job(order.paper, escpos.with_question(data) if self._answers else data)
        _log.info("job of %d bytes begins", len(data))

    def _go_on(self, line: Line, job: _Job) -> None:
        if job.sent < len(job.data):
            self._send(line, job)
        elif self._answers:
            self._await_answer(line, job)
        else:
            self._job = None
            self._submit(PaperPrinted(job.paper, confirmed=False))

    def _send(self, line: Line, job: _Job) -> None:
        """One chunk, unless the printer said XOFF. A time-out on the way is asked after before it is told."""
        if self._is_stalled(line):
            return
        chunk = job.data[job.sent : job.sent + (SMALL_CHUNK if line.flow in _BY_LINE else CHUNK)]
        first, job.sent = job.sent == 0, job.sent + len(chunk)
        try:
            line.write(chunk)
        except PortLost as error:
            job.sent = max(1, job.sent - len(chunk))
            self._broken_off = self._owes_answer = True
            if error.detail in _TIMED_OUT:
                raise NoAnswer(self._named(line), "write time-out" + (" at the first byte" if first else "")) from error
            raise
        if job.sent == len(job.data):
            lines = job.data.count(b"\n")
            job.sent_at = time.monotonic()
            job.look_at = job.sent_at + POLL_S
            job.answer_by = job.sent_at + ANSWER_S + line.wire_time(len(job.data)) + lines * LINE_S

    def _is_stalled(self, line: Line) -> bool:
        """XOFF stops us until XON, a dropped CTS or DSR until it is back; raises NoAnswer when that takes too long."""
        for reply in self._read(line, QUIET_S if self._stalled_since is None else 0.2):
            if reply.kind is ReplyKind.WAIT:
                self._stalled_since = self._stalled_since or time.monotonic()
            elif reply.kind is ReplyKind.GO:
                self._stalled_since = None
        if not line.takes():
            self._stalled_since, self._line_down = self._stalled_since or time.monotonic(), True
        elif self._line_down:
            self._stalled_since, self._line_down = None, False
        if self._stalled_since is None:
            return False
        longest = PATIENCE_S if self._line_down else STALLED_S
        if time.monotonic() - self._stalled_since > longest:
            raise NoAnswer(self._named(line), "the line stayed down" if self._line_down else "XOFF without XON")
        return True

    def _await_answer(self, line: Line, job: _Job) -> None:
        """One look of 0.2 s. The in-stream answer proves the paper. While the printer itself says that it waits for
        paper or its cover, the rest is still inside it and comes out by itself; only silence to the end is doubtful."""
        heard = self._read(line, 0.2)
        if time.monotonic() > job.look_at:
            heard += self._look_at(line, job)
        if any(reply.kind is ReplyKind.IN_STREAM for reply in heard):
            self._job = None
            if self._trouble not in _ABLE:
                self._trouble = DeviceTrouble.NONE  # it printed to the end: paper and cover are in order again
            self._submit(PaperPrinted(job.paper, confirmed=True))
        elif time.monotonic() > job.answer_by:
            self._job, self._able = None, False
            self._doubt(job, self._named(line))

    def _look_at(self, line: Line, job: _Job) -> list[Reply]:
        """The printer's state behind a job that was sent whole; replies to other questions are not lost. A printer
        that says nothing while it prints changes nothing."""
        answers: dict[int, int] = {}
        others: list[Reply] = []
        for question in QUESTIONS:
            line.write(real_time(question))
            until = time.monotonic() + GLANCE_S
            while question not in answers and time.monotonic() < until:
                for reply in self._read(line, until - time.monotonic()):
                    if reply.kind is ReplyKind.STATUS:
                        answers[question] = reply.data[0]
                    else:
                        others.append(reply)
            if question not in answers:
                break
        job.look_at = time.monotonic() + POLL_S
        if len(answers) == len(QUESTIONS):
            self._trouble = escpos_status.trouble(answers)
            self._able = self._trouble in _ABLE
            if self._trouble in _WAITS:
                job.answer_by = min(job.sent_at + PATIENCE_S, time.monotonic() + ANSWER_S)
        return others

    def _doubt(self, job: _Job, trouble: DeviceTrouble) -> None:
        if not job.sent:
            self._submit(PaperHeld(job.paper, trouble))
            return
        self._owes_answer = True
        self._broken_off |= job.sent < len(job.data)
        _log.warning("no answer behind a job: %s", trouble.value)
        self._submit(PaperDoubtful(job.paper, trouble))

    def _named(self, line: Line) -> DeviceTrouble:
        """What the printer says is wrong, if it says anything; an answer of "all well" leaves only its silence."""
        try:
            trouble = escpos_status.trouble(self._status(line))
        except DeviceError as error:
            return error.trouble
        self._trouble = trouble
        return DeviceTrouble.SILENT if trouble in _ABLE else trouble

    def _now(self, trouble: DeviceTrouble) -> None:
        """The state as just heard; says when the printer becomes able."""
        self._trouble = trouble
        able = trouble in _ABLE
        if able and not self._able:
            self._submit(PrinterReady())
        self._able = able

    def _status(self, line: Line) -> dict[int, int]:
        """Answers to DLE EOT 1–4; never sent inside a job. Raises NoAnswer, PortLost. With the line down a question
        would only lie in our own buffer: out of paper, cover or busy, the printer cannot say which."""
        if not line.takes():
            raise NoAnswer(DeviceTrouble.NOT_TAKING, "CTS or DSR is down")
        line.hush()
        self._replies = Replies()
        answers: dict[int, int] = {}
        for question in QUESTIONS:
            line.write(real_time(question))
            reply = self._hear(line, ReplyKind.STATUS, REPLY_S)
            if reply is None:
                raise NoAnswer(DeviceTrouble.SILENT, f"no answer to DLE EOT {question}")
            answers[question] = reply.data[0]
        return answers

    def _hear(self, line: Line, kind: ReplyKind, within: float) -> Reply | None:
        """The first reply of this kind; others on the way are no answer. Raises NoAnswer GARBLED on foreign bytes."""
        until = time.monotonic() + within
        while (left := until - time.monotonic()) > 0:
            for reply in self._read(line, left):
                if reply.kind is kind:
                    return reply
                if reply.kind is ReplyKind.JUNK:
                    raise NoAnswer(DeviceTrouble.GARBLED, "bytes that no printer sends")
        return None

    def _read(self, line: Line, within: float) -> list[Reply]:
        """Replies; what the printer tells unasked (ASB) is its state at once."""
        replies = self._replies.feed(line.read(time.monotonic() + within))
        for reply in replies:
            if reply.kind is ReplyKind.UNASKED:
                self._told(escpos_status.unasked_trouble(reply.data))
        return replies

    def _told(self, trouble: DeviceTrouble) -> None:
        """A job behind which the printer itself says that it waits stays in hand."""
        self._trouble, job = trouble, self._job
        if trouble in _WAITS and job is not None and job.sent_at:
            job.answer_by = min(job.sent_at + PATIENCE_S, time.monotonic() + ANSWER_S)
