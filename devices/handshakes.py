"""Who speaks at a strange port (握手识别): one question a device, each answered by that device alone, none of which moves
anything.

Order and harm (devices.md 2.1, trap 19): a printer's DLE EOT first, for it moves no paper and means nothing to others.
The answers of the speech chip and of a label printer are single bytes without a checksum, so they are asked last, and
twice. What never answers cannot be told: CD5220, Alpha, an evaluator that sends digits, a scanner, a printer that is set
to say nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from devices.displays.board import asked
from devices.displays.onbon import Onbon
from devices.errors import NoAnswer
from devices.frames import id_card, tspl
from devices.frames.evaluator import OpenFrame, ReplyKind
from devices.line import Line
from devices.printer_guard import is_printer
from devices.program_port import PROGRAM
from devices.voices.syn6288 import Syn6288
from window_client.settings import Settings
from window_client.words import DeviceKind

READER_S, ANSWER_S = 0.4, 0.2
"""Every port is asked all of it: a silent one takes the sum."""
_STATUS_BITS = 0x3F  # of a label printer, with its two pairs of unused ones


@dataclass(frozen=True, slots=True)
class Question:
    """`ask` returns what the device says of itself, "" or NoAnswer = not this one. `is_mine`: whether the settings are
    for a device that answers it."""

    kind: DeviceKind
    ask: Callable[[Line, Settings], str]
    is_mine: Callable[[Settings], bool]

    def baud(self, settings: Settings) -> int:
        """The speed at which such a device is set up here."""
        return int(getattr(settings, f"{self.kind.value.replace('-', '_')}_baud"))


def _printer(line: Line, _: Settings) -> str:
    return "DLE EOT" if is_printer(line) else ""


def _reader(line: Line, _: Settings) -> str:
    """A SAM reader answers its status question at once."""
    line.drain()
    line.write(id_card.request(id_card.STATUS))
    replies, until = id_card.Replies(), time.monotonic() + READER_S
    while (now := time.monotonic()) < until:
        if replies.feed(line.read(min(until, now + READER_S))):
            return "SAM"
    return ""


def _evaluator(line: Line, _: Settings) -> str:
    """PING of the open frame; CRC-checked."""
    codec = OpenFrame()
    line.drain()
    line.write(codec.ping(1))
    until = time.monotonic() + ANSWER_S
    while (now := time.monotonic()) < until:
        for reply in codec.feed(line.read(min(until, now + ANSWER_S))):
            if reply.kind is ReplyKind.STATUS:
                return "open"
    return ""


def _onbon(line: Line, settings: Settings) -> str:
    """Ping at each address; CRC-checked."""
    for address in settings.window_display_addresses:
        try:
            Onbon(settings, int(address)).ask(line, tries=1)
        except NoAnswer:
            continue
        return f"Onbon {address}"
    return ""


def _modbus(line: Line, settings: Settings) -> str:
    """A register is read at each address; CRC-checked, and a refusal is an answer, too."""
    from devices.frames import modbus_display  # pymodbus costs a quarter of a second: only where it is asked for

    start, echo = settings.window_display_modbus_register, settings.window_display_modbus_echo
    for address in settings.window_display_addresses:
        request = modbus_display.read(int(address), start, 1)
        pause_s = settings.window_display_turnaround_ms / 1000
        try:
            asked(line, request, lambda sent=request: modbus_display.Answers(sent, echo=echo).feed, pause_s, tries=1)  # type: ignore[misc]
        except NoAnswer:
            continue
        return f"Modbus {address}"
    return ""


def _speech(line: Line, settings: Settings) -> str:
    """Asked twice whether it speaks: one byte may be anybody's."""
    chip = Syn6288(settings)
    for _ in range(2):
        chip.is_speaking(line, tries=1)
    return "SYN6288"


def _label_printer(line: Line, _: Settings) -> str:
    """ESC ! ? twice: one and the same byte each time, of bits that are a status."""
    heard = []
    for _once in range(2):
        line.drain()
        line.write(tspl.ASK)
        heard.append(line.read(time.monotonic() + ANSWER_S))
        if len(heard[-1]) != 1 or heard[-1][0] & ~_STATUS_BITS:
            return ""
    return "TSPL" if heard[0] == heard[1] else ""


def _shows(make: str) -> Callable[[Settings], bool]:
    return lambda settings: settings.window_display_kind == make


QUESTIONS: tuple[Question, ...] = (
    Question(DeviceKind.RECEIPT_PRINTER, _printer, lambda s: s.receipt_printer_answers),
    Question(DeviceKind.ID_READER, _reader, lambda _: True),
    Question(DeviceKind.EVALUATOR, _evaluator, lambda s: s.evaluator_protocol == "open"),
    Question(DeviceKind.WINDOW_DISPLAY, _onbon, _shows("onbon")),
    Question(DeviceKind.WINDOW_DISPLAY, _modbus, _shows("modbus")),
    Question(DeviceKind.VOICE, _speech, lambda s: not s.voice.startswith(PROGRAM)),
    Question(DeviceKind.LABEL_PRINTER, _label_printer, lambda s: s.label_printer_answers),
)
"""In the order in which a strange port is asked."""


def can_be_told(kind: DeviceKind, settings: Settings) -> bool:
    """Whether this window's device of this kind proves itself when it is asked."""
    return any(each.kind is kind and each.is_mine(settings) for each in QUESTIONS)
