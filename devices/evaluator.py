"""The evaluator (评价器): asks the citizen and passes on what was pressed, with the device's proof; judges nothing.

The driver never holds a level back, invents none and knows no key but while it pairs. A question that the device never
heard of is told as not asked.
"""

import itertools
import logging
import time
from dataclasses import dataclass

from devices.errors import NoAnswer
from devices.frames.evaluator import CODECS, NOT_PAIRED, PAIRING, READY, Codec, Reply, ReplyKind
from devices.line import Line
from window_client.messages import (
    AskEvaluation,
    CancelEvaluation,
    DeviceOrder,
    EvaluationAnswered,
    EvaluationNotAsked,
    PairEvaluator,
    Rehandshake,
)
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

ANSWER_S, PING_S, TURN_S = 0.5, 2.0, 0.1
_log = logging.getLogger("device.evaluator")


@dataclass(slots=True)
class _Question:
    nonce: str
    until: float


class Evaluator:
    """Driver of one evaluator in one of the languages of `CODECS`."""

    kind = DeviceKind.EVALUATOR

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.evaluator, settings.evaluator_baud
        self._language, self._submit = settings.evaluator_protocol, submit
        self._codec: Codec = CODECS[self._language]()
        self._numbers = itertools.cycle(range(1, 256))
        self._state = READY
        self._asked: _Question | None = None
        self._ping_at = 0.0

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """A device without its key answers, but nothing that it says will count."""
        if not self._codec.answers:
            return DeviceState.OPEN, DeviceTrouble.NONE
        if self._state in {NOT_PAIRED, PAIRING}:
            return DeviceState.ATTENTION, DeviceTrouble.NOT_PAIRED
        return DeviceState.READY, DeviceTrouble.NONE

    def opened(self, line: Line) -> str:
        """PING; raises NoAnswer."""
        self._codec = CODECS[self._language]()
        line.drain()
        return self._greet(line)

    def turn(self, line: Line) -> float:
        """Hear what was pressed; from time to time ask whether it is still there."""
        for reply in self._codec.feed(line.read(time.monotonic() + TURN_S)):
            self._take(reply)
        if self._asked is not None and time.monotonic() > self._asked.until:
            self._answer(0)  # this kind of device keeps no time itself, or its last word was lost
        if self._codec.answers and time.monotonic() > self._ping_at:
            self._greet(line)
        return TURN_S

    def order(self, line: Line, order: DeviceOrder) -> None:
        """A question replaces the one before it."""
        match order:
            case AskEvaluation():
                seconds = max(5, min(order.timeout_s, 255))
                self._asked = _Question(order.nonce, time.monotonic() + seconds + ANSWER_S)
                line.write(self._codec.ask(next(self._numbers), seconds, bytes.fromhex(order.nonce), order.ticket))
            case CancelEvaluation():
                self._asked = None
                line.write(self._codec.cancel(next(self._numbers)))
            case PairEvaluator():
                line.write(self._codec.pair(next(self._numbers), order.key))
                self._greet(line)
            case Rehandshake():
                self._greet(line)  # nothing is thrown away: a citizen may be pressing just now

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """The citizen was not asked."""
        if isinstance(order, AskEvaluation):
            self._submit(EvaluationNotAsked(order.nonce, trouble))

    def lost(self, trouble: DeviceTrouble) -> None:
        """A question that the device had may still be answered when it is back: its proof names it."""
        if not self._codec.signs:
            self._asked = None

    def _greet(self, line: Line) -> str:
        self._ping_at = time.monotonic() + PING_S
        if not self._codec.answers:
            return f"{self._language}: does not answer"
        line.write(self._codec.ping(next(self._numbers)))
        until = time.monotonic() + ANSWER_S
        while (left := until - time.monotonic()) > 0:
            heard = False
            for reply in self._codec.feed(line.read(time.monotonic() + left)):
                self._take(reply)
                heard = heard or reply.kind is ReplyKind.STATUS
            if heard:
                return f"{self._language}: state {self._state}"
        raise NoAnswer(DeviceTrouble.SILENT, "no answer to PING")

    def _take(self, reply: Reply) -> None:
        match reply.kind:
            case ReplyKind.STATUS:
                self._state = reply.state
            case ReplyKind.RESULT if reply.nonce:
                if self._asked is not None and self._asked.nonce == reply.nonce.hex():
                    self._asked = None
                self._submit(EvaluationAnswered(reply.nonce.hex(), reply.level, reply.proof.hex()))
            case ReplyKind.BUTTON if not self._codec.signs and reply.level:
                self._answer(reply.level)
            case ReplyKind.RESULT | ReplyKind.BUTTON | ReplyKind.ERROR:
                _log.info("an evaluator's %s without a question was passed over", reply.kind.value)

    def _answer(self, level: int) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._submit(EvaluationAnswered(asked.nonce, level))
