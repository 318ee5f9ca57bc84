"""Numbers on papers (编号): the receipt number that a window makes, the official number from a leased block."""

import re
from dataclasses import dataclass
from datetime import date

from window_client.domain.check_digits import normal
from window_client.domain.number import NumberBlock

_SHAPE = re.compile(r"(?P<site>[0-9A-Z]{2})(?P<window>[0-9]{2})(?P<day>[0-9]{8})(?P<seq>[0-9]{4})[0-9]")
_CYCLE = 10_000

# Damm's quasigroup of order 10 (Damm 2004): catches every single wrong digit and every swap of two neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """What a receipt number (收件编号) says. `seq` is what it shows, 0–9999."""

    site: str
    window: str
    day: date
    seq: int


def receipt_number(site: str, window: str, day: date, seq: int) -> str:
    """`{site}{window}{yyyyMMdd}{seq4}{check}` (domain.md 3.7): two characters, two digits, day, number, Damm digit.

    `seq` comes from the window's leased block and never restarts by day; its last four digits are shown, the day
    tells one cycle from the next. Raises ValueError for a site or window that does not fit.
    """
    body = f"{site}{window}{day:%Y%m%d}{seq % _CYCLE:04d}"
    if not _SHAPE.fullmatch(f"{body}0"):
        raise ValueError(f"no receipt number can be made for site '{site}', window '{window}'")
    return body + _check(body)


def read_receipt_number(text: str) -> ReceiptNumber | None:
    """The parts of a typed or scanned receipt number; None when shape, day or check digit do not hold.

    Letters of a site code count with two digits each, so a wrong letter may slip through; digits never do.
    """
    found = _SHAPE.fullmatch(normal(text))
    if found is None or _check(found[0][:-1]) != found[0][-1]:
        return None
    year, month, day = int(found["day"][:4]), int(found["day"][4:6]), int(found["day"][6:])
    try:
        return ReceiptNumber(found["site"], found["window"], date(year, month, day), int(found["seq"]))
    except ValueError:
        return None


def is_receipt_number(text: str) -> bool:
    """Whether shape, day and check digit hold."""
    return read_receipt_number(text) is not None


def official_number(block: NumberBlock, seq: int) -> str:
    """The official case number (办件编号): the block's prefix and the number, six digits or more."""
    return f"{block.prefix}{seq:06d}"


def _check(body: str) -> str:
    interim = 0
    for sign in body:
        for digit in str(int(sign, 36)):
            interim = _DAMM[interim][int(digit)]
    return str(interim)
