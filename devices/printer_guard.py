"""The printer guard (打印机防护): whoever is about to speak to a port first asks whether a printer is there.

A printer prints what it does not understand. Its own question, DLE EOT, moves no paper and means nothing to any other
device (devices.md 2.1, trap 19), so it may be asked anywhere.
"""

import time

from devices.errors import NoAnswer
from devices.frames.escpos_status import Replies, ReplyKind, real_time
from devices.line import Line
from window_client.words import DeviceTrouble

GUARD_S = 0.25


def refuse_printer(line: Line, printer_baud: int) -> None:
    """Raise NoAnswer WRONG_DEVICE when a printer answers here; the line speaks at its own speed again afterwards."""
    own = line.baud
    line.speak_at(printer_baud)
    try:
        if is_printer(line):
            raise NoAnswer(DeviceTrouble.WRONG_DEVICE, "a printer answers here")
    finally:
        line.speak_at(own)


def is_printer(line: Line) -> bool:
    """Whether a printer answers here, at the speed the line has now; raises PortLost."""
    line.drain()
    line.write(real_time(1))
    replies, heard = Replies(), set[ReplyKind]()
    until = time.monotonic() + GUARD_S
    while (now := time.monotonic()) < until and ReplyKind.STATUS not in heard:
        heard |= {reply.kind for reply in replies.feed(line.read(min(until, now + GUARD_S)))}
    return ReplyKind.STATUS in heard and ReplyKind.JUNK not in heard
