"""The link (链路): one named thread owns one port, reopens it with back-off, and reports; it never dies and never asks.

A driver says what to do in short turns (≤ 0.5 s); everything that can go wrong with a port is handled here.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol, runtime_checkable

from devices.errors import DeviceError, PortLost
from devices.line import NO_FLOW, Line
from devices.ports import Claims, usb_of
from devices.printer_guard import refuse_printer
from window_client.messages import DeviceOrder, DeviceReported
from window_client.ports import Submit
from window_client.words import DeviceKind, DeviceState, DeviceTrouble, TraceWay

BACK_OFF_S = (0.2, 0.4, 0.8, 1.5)
TELL_AGAIN_S = 1.0
CHECK_S = 0.34
"""How soon a cable that was pulled between two turns is noticed."""
CLAIM_S = 0.8
OPENING_LINES, OPENING_BYTES = 100, 1000
LOST = {
    DeviceTrouble.PORT_MISSING,
    DeviceTrouble.PORT_TAKEN,
    DeviceTrouble.UNPLUGGED,
    DeviceTrouble.SILENT,
    DeviceTrouble.GARBLED,
    DeviceTrouble.WRONG_DEVICE,
}
"""Troubles of a device that may be found at another port."""


class Driver(Protocol):
    """What a device is, without its port. All calls come on the link's thread; any may raise DeviceError."""

    kind: DeviceKind
    url: str
    baud: int
    # `flow`, where it has one: flow control of its line, as `Line.open` names it

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """What the lamp shows after a handshake or a turn that went well: READY, ATTENTION or DOWN with its trouble
        for a device that answers, OPEN for one that never does. The link reports it."""

    def opened(self, line: Line) -> str:
        """Handshake; returns technical detail for the technician. Raises NoAnswer when it is not this device."""

    def turn(self, line: Line) -> float:
        """One short turn of work; returns the pause until the next, seconds."""

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Carry out one order."""

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """An order came while the device is not there: answer it with the fact that says so."""

    def lost(self, trouble: DeviceTrouble) -> None:
        """The port is gone or the device fell silent; forget what was in hand."""


@runtime_checkable
class TellsMore(Protocol):
    """A driver whose word of itself changes while it runs."""

    @property
    def word(self) -> str:
        """What the technician reads as the device's own word."""


class Link:
    """Runs one driver on one port. `perform`, `move` and `is_lost` may be called from any thread.

    `printer_baud`: ask first whether a printer is there, at this speed, and leave it alone; 0 = do not ask.
    """

    def __init__(self, driver: Driver, submit: Submit, *, claims: Claims | None = None, printer_baud: int = 0) -> None:
        self._driver, self._submit = driver, submit
        self._teller = driver if isinstance(driver, TellsMore) else None  # asked once: costs more than a whole turn
        self._claims, self._printer_baud = claims or Claims(), printer_baud
        self._url, self._claimed, self.usb = driver.url, "", ""
        self._moved = False
        self.tap: Callable[[TraceWay, bytes], None] | None = None
        """Hears every byte of this device's line, from its next turn on; set from any thread."""
        self.opening: tuple[tuple[TraceWay, bytes], ...] = ()
        """What was said when the line was opened, for a recording that begins later; empty while it is not open."""
        self._hearing: Callable[[TraceWay, bytes], None] | None = None
        self._orders: queue.SimpleQueue[DeviceOrder | None] = queue.SimpleQueue()
        self._log = logging.getLogger(f"device.{driver.kind.value}")
        self._thread = threading.Thread(target=self._run, name=f"device:{driver.kind.value}")
        self._stopping = threading.Event()
        self._line: Line | None = None
        self._reported: tuple[DeviceState, DeviceTrouble, str] | None = None
        self._reported_at = 0.0
        self._heard_at = 0.0
        self._detail = ""

    def start(self) -> None:
        """Start the thread; the port is opened there."""
        self._thread.start()

    def perform(self, order: DeviceOrder) -> None:
        """Queue an order; never blocks."""
        self._orders.put(order)

    @property
    def url(self) -> str:
        """Where it is, or was last looked for."""
        return self._url

    @property
    def is_down(self) -> bool:
        """Whether its lamp is dark, for whatever reason."""
        word = self._reported
        return word is not None and word[0] is DeviceState.DOWN

    @property
    def is_lost(self) -> bool:
        """Whether it has no port that answers, so that it may be looked for elsewhere."""
        word = self._reported
        return self._line is None and word is not None and self.is_down and word[1] in LOST

    @property
    def is_heard(self) -> bool:
        """Whether the device itself answered at its port: an open port alone proves nothing."""
        word = self._reported
        return self._line is not None and word is not None and word[0] is not DeviceState.OPEN

    @property
    def word(self) -> str:
        """What the device said of itself, technical."""
        return self._detail

    def move(self, url: str) -> None:
        """It was heard at this port: go there at once. When it is lost again, the profile's own port comes first."""
        self._url, self._moved = url, True
        self._orders.put(None)

    def stop(self, deadline_s: float = 2.0) -> bool:
        """Close the port and end; False when the deadline passed first."""
        self._stopping.set()
        self._orders.put(None)
        line = self._line
        if line is not None:
            line.cancel()
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _report(self, state: DeviceState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> None:
        """Tell the lamp: at once when it changes, an answer at most once a second."""
        now, word = time.monotonic(), (state, trouble, self._detail)
        if word == self._reported and now - self._reported_at < TELL_AGAIN_S:
            return
        self._reported, self._reported_at = word, now
        at, (heard_at, answer_s) = datetime.now(UTC), self._heard_since()
        self._submit(
            DeviceReported(
                device=self._driver.kind,
                state=state,
                trouble=trouble,
                port=self._url,
                at=at,
                heard_at=at - timedelta(seconds=now - heard_at) if heard_at else None,
                answer_ms=None if answer_s is None else round(answer_s * 1000, 1),
                detail=self._detail,
            )
        )

    def _heard_since(self) -> tuple[float, float | None]:
        """When a byte came last and how long it took; 0 and None when none came since this was told."""
        line = self._line
        if line is None or line.last_byte_at <= self._heard_at:
            return 0.0, None
        self._heard_at = line.last_byte_at
        return line.last_byte_at, line.answer_s

    def _run(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            try:
                self._serve()
                tries = 0
            except DeviceError as error:
                tries = 0 if self._line is not None else tries + 1
                self._lose(error.trouble, error.detail)
            except Exception:  # noqa: BLE001 - logged, shown on the lamp, and the link goes on
                self._log.exception("the driver failed inside")
                self._lose(DeviceTrouble.INTERNAL, "")
            finally:
                self._close()
            self._wait(BACK_OFF_S[min(tries, len(BACK_OFF_S) - 1)])

    def _serve(self) -> None:
        if self._reported is None:
            self._report(DeviceState.CONNECTING)
        line = self._open()
        self._log.info("open on %s", line.url)
        self._show_lamp()
        while not self._stopping.is_set():
            self._hearing = self.tap
            pause = self._driver.turn(line)
            self._show_lamp()
            order = self._next(pause)
            if order is not None:
                self._hearing = self.tap
                self._driver.order(line, order)

    def _open(self) -> Line:
        """Open and shake hands; back to the profile's port when it is not at the one where it was heard last."""
        self._moved = False
        url = self._url
        self._claimed = self._claims.take(url, CLAIM_S)
        if not self._claimed:
            self._go_home()
            raise PortLost(DeviceTrouble.PORT_TAKEN)
        try:
            line = self._greeted(url)
        except BaseException:
            self._go_home()
            raise
        self._line, self.usb = line, usb_of(url)
        return line

    def _greeted(self, url: str) -> Line:
        line = Line.open(url, self._driver.baud, getattr(self._driver, "flow", NO_FLOW))
        try:
            if self._printer_baud:
                refuse_printer(line, self._printer_baud)
            self._detail = self._overheard(line)
        except BaseException:
            line.close()
            raise
        return line

    def _overheard(self, line: Line) -> str:
        """The handshake, remembered."""
        said: list[tuple[TraceWay, bytes]] = []

        def hear(way: TraceWay, data: bytes) -> None:
            said.append((way, data[:OPENING_BYTES]))
            self._heard(way, data)

        self._hearing, line.tap = self.tap, hear
        hear(TraceWay.OPENED, b"")
        detail = self._driver.opened(line)
        line.tap, self.opening = self._heard, tuple(said[:OPENING_LINES])
        return detail

    def _go_home(self) -> None:
        """Next time at the profile's port, unless it was heard somewhere meanwhile."""
        if not self._moved:
            self._url = self._driver.url

    def _heard(self, way: TraceWay, data: bytes) -> None:
        if self._hearing is not None:
            self._hearing(way, data)

    def _show_lamp(self) -> None:
        if self._teller is not None:
            self._detail = self._teller.word
        self._report(*self._driver.lamp)

    def _next(self, pause: float) -> DeviceOrder | None:
        """The next order within so many seconds; meanwhile the port is watched. Raises PortLost."""
        end = time.monotonic() + pause
        while True:
            left = end - time.monotonic()
            try:
                return self._orders.get(timeout=min(left, CHECK_S)) if left > 0 else self._orders.get_nowait()
            except queue.Empty:
                if left <= CHECK_S:
                    return None
            if self._line is not None:
                self._line.check()

    def _lose(self, trouble: DeviceTrouble, detail: str) -> None:
        if not self.is_down:
            self._log.info("lost: %s %s", trouble.value, detail)
        if self._line is not None:
            self._heard(TraceWay.LOST, trouble.value.encode())
        self._driver.lost(trouble)
        self._detail = detail
        self._report(DeviceState.DOWN, trouble)

    def _wait(self, seconds: float) -> None:
        """Between two tries to open: orders are answered at once, not kept for a device that may never come."""
        end = time.monotonic() + seconds
        while not self._stopping.is_set() and not self._moved and (left := end - time.monotonic()) > 0:
            order = self._next(left)
            if order is not None:
                word = self._reported
                self._driver.refused(order, word[1] if word else DeviceTrouble.PORT_MISSING)

    def _close(self) -> None:
        line, self._line, self.opening = self._line, None, ()
        if line is not None:
            line.close()
        if self._claimed:
            self._claims.give_back(self._claimed)
            self._claimed = ""
