"""Touch it now (碰一下识别): which of two equal devices is which, told by the one that a person touches.

A card laid on a reader, the cover of a printer, a code before a scanner, a key of any device that then speaks.
"""

import time
from collections.abc import Callable, Mapping
from types import TracebackType

from devices.errors import DeviceError
from devices.frames import escpos_status, id_card
from devices.line import Line
from devices.port_search import Heard
from devices.ports import Claims
from window_client.settings import Settings
from window_client.words import DeviceKind

TOUCH_S = 20.0
FOUND, NO_CARD = bytes([id_card.FOUND]), bytes([id_card.NO_CARD])
LOOK_S = 0.1
ANSWER_S = 1.0  # a reader with a card takes longer than one without


def _card(line: Line) -> bytes:
    """SW3 of a look for a card; a late answer is never thrown away, for the same card is found only once."""
    line.write(id_card.request(id_card.FIND))
    replies, until = id_card.Replies(), time.monotonic() + ANSWER_S
    while (now := time.monotonic()) < until:
        found = replies.feed(line.read(min(until, now + LOOK_S)))
        if found:
            return bytes([found[0].sw3])
    return b""


def _cover(line: Line) -> bytes:
    line.write(escpos_status.real_time(2))
    return line.read(time.monotonic() + ANSWER_S)[:1]


_QUESTIONS: dict[DeviceKind, Callable[[Line], bytes]] = {
    DeviceKind.ID_READER: _card,
    DeviceKind.RECEIPT_PRINTER: _cover,
}
"""Asked again and again: another answer than the first one is a touch. None of them moves anything."""


class Touch:
    """All free ports of a look, open at once; use as a context."""

    def __init__(self, heard: Mapping[str, Heard], claims: Claims, settings: Settings) -> None:
        self._heard, self._claims, self._settings = heard, claims, settings
        self._lines: dict[str, Line] = {}
        self._names: list[str] = []
        self._first: dict[str, bytes] = {}

    def __enter__(self) -> "Touch":
        for url, heard in self._heard.items():
            name = self._claims.take(url, 0.0)
            if not name:
                continue
            self._names.append(name)
            try:
                self._lines[url] = Line.open(url, self._baud(heard.speaks))
            except DeviceError:
                continue
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line in self._lines.values():
            line.close()
        for name in self._names:
            self._claims.give_back(name)

    def wait(self, is_over: Callable[[], bool]) -> str:
        """The port whose device was touched within TOUCH_S; "" = none, or somebody wants something else."""
        end = time.monotonic() + TOUCH_S
        while self._lines and time.monotonic() < end and not is_over():
            for url, line in list(self._lines.items()):
                try:
                    if self._is_touched(url, line):
                        return url
                except DeviceError:
                    return url  # pulled: that is a touch, too
        return ""

    def _is_touched(self, url: str, line: Line) -> bool:
        question = _QUESTIONS.get(speaks) if (speaks := self._heard[url].speaks) else None
        if question is None:
            return bool(line.read(time.monotonic() + LOOK_S))
        answer = question(line)
        if url in self._first:
            return bool(answer) and answer != self._first[url]
        if answer:  # a card that lies there already is no touch, and is not found a second time
            self._first[url] = NO_CARD if answer == FOUND else answer
        return False

    def _baud(self, speaks: DeviceKind | None) -> int:
        kind = speaks or DeviceKind.BARCODE_SCANNER
        return int(getattr(self._settings, f"{kind.value.replace('-', '_')}_baud"))
