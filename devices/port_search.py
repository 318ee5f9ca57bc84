"""The search (寻找端口): a device that was pulled and put back anywhere is heard again by its own language.

The questions and their order are `devices.handshakes`; any but the printer's is asked only where no printer can be.
Devices that never answer are found by the number of their adapter alone.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from devices.errors import DeviceError, NoAnswer, PortLost
from devices.handshakes import QUESTIONS, can_be_told
from devices.line import NO_FLOW, Line
from devices.link import Driver, Link
from devices.ports import Claims, SeenPort, canonical
from devices.printer_guard import refuse_printer
from window_client.settings import Settings
from window_client.words import DeviceKind

PRINTERS = {DeviceKind.RECEIPT_PRINTER}
SURE_S = 1.0
"""A printer that is just being switched on is silent for so long: no other question before."""
AGAIN_S = (0.4, 0.4, 0.8, 1.5, 3.0, 10.0, 30.0)
OLD_TRIES = 3
"""A port that was there before anything was lost is asked less often."""


@dataclass(slots=True)
class Heard:
    """What a port said when it was asked. `speaks` None = nothing that we know; `fits`: it is the make that this window
    is set up for."""

    speaks: DeviceKind | None = None
    detail: str = ""
    fits: bool = False
    asked: int = 0
    next_at: float = 0.0
    silent_since: float = 0.0


class PortSearch:
    """Owned by one thread. `seen` lists the ports of the machine."""

    def __init__(self, claims: Claims, seen: Callable[[], list[SeenPort]]) -> None:
        self._claims, self._seen = claims, seen
        self._old: set[str] | None = None  # free while all was well: a device put back is looked for elsewhere first
        self._wanted: frozenset[DeviceKind] = frozenset()
        self._every = False
        self.was_cut = False
        """Whether the last look at all ports ended early: nobody was asked at the others."""
        self.heard: dict[str, Heard] = {}

    @property
    def is_settled(self) -> bool:
        """Whether the last turn found all devices well, and nothing is to be remembered or forgotten."""
        return self._old is not None and not self.heard

    def turn(
        self,
        settings: Settings,
        links: Mapping[DeviceKind, Link],
        *,
        all_ports: bool = False,
        is_over: Callable[[], bool] = lambda: False,
    ) -> list[SeenPort]:
        """Look once for every lost device, or at all ports for every device; returns the ports that are there. A look
        at all ports ends before the next port when `is_over`."""
        lost = {kind: link for kind, link in links.items() if link.is_lost}
        if not lost and not all_ports:
            if self.heard or self._old is None:
                self.heard.clear()
                self._old = {port.url for port in self._seen() if not self._claims.is_held(port.url)}
            return []
        self._every, self.was_cut = all_ports, False
        self._want(frozenset(DeviceKind if all_ports else PRINTERS | lost.keys()))
        ports = self._seen()
        old = self._old or set()
        free = [port for port in ports if not self._claims.is_held(port.url)]
        here = {port.url for port in free}
        self.heard = {url: heard for url, heard in self.heard.items() if url in here}
        for port in sorted(free, key=lambda port: port.url in old):
            if all_ports and is_over():
                self.was_cut = True
                break
            heard = self.heard.setdefault(port.url, Heard())
            if all_ports or time.monotonic() >= heard.next_at:
                self._ask(port, heard, settings, links)
            if heard.speaks in lost and heard.fits:
                lost.pop(heard.speaks).move(port.url)
                del self.heard[port.url]
        self._by_adapter(settings, lost, links, [port for port in free if port.url in self.heard])
        return ports

    def _want(self, kinds: frozenset[DeviceKind]) -> None:
        """Whoever was asked for less must be asked again soon."""
        if not kinds <= self._wanted:
            for heard in self.heard.values():
                heard.asked, heard.next_at = 0, 0.0
        self._wanted = kinds

    def _ask(self, port: SeenPort, heard: Heard, settings: Settings, links: Mapping[DeviceKind, Link]) -> None:
        claim = self._claims.take(port.url, 0.0)
        if not claim:
            return
        try:
            heard.speaks, heard.detail, heard.fits = self._identify(port.url, heard, settings, links)
            heard.asked += 1
        except PortLost:
            heard.speaks, heard.asked, heard.silent_since = None, 0, 0.0
        finally:
            self._claims.give_back(claim)
        tries = heard.asked + (OLD_TRIES if port.url in (self._old or ()) else 0)
        heard.next_at = time.monotonic() + AGAIN_S[min(tries, len(AGAIN_S) - 1)]

    def _identify(
        self, url: str, heard: Heard, settings: Settings, links: Mapping[DeviceKind, Link]
    ) -> tuple[DeviceKind | None, str, bool]:
        for question in QUESTIONS:
            fits = question.kind in PRINTERS or question.is_mine(settings)
            if question.kind not in self._wanted or not (fits or self._every):
                continue
            if question.kind not in PRINTERS and not self._may_ask(url, heard, settings, links):
                break
            line = Line.open(url, question.baud(settings))
            try:
                detail = question.ask(line, settings)
            except NoAnswer:
                continue
            finally:
                line.close()
            if detail:
                return question.kind, detail, fits
        heard.silent_since = heard.silent_since or time.monotonic()
        return None, "", False

    def _may_ask(self, url: str, heard: Heard, settings: Settings, links: Mapping[DeviceKind, Link]) -> bool:
        """Whether no printer can be at this silent port."""
        lost = [link for kind, link in links.items() if kind in PRINTERS and link.is_lost]
        if not lost:
            return True
        if not settings.receipt_printer_answers or any(canonical(link.url) == canonical(url) for link in lost):
            return False
        return bool(heard.silent_since) and time.monotonic() - heard.silent_since >= SURE_S

    def _by_adapter(
        self,
        settings: Settings,
        lost: Mapping[DeviceKind, Link],
        links: Mapping[DeviceKind, Link],
        free: list[SeenPort],
    ) -> None:
        """Devices that never answer: the one free port whose adapter was theirs and is nobody else's."""
        for kind, link in lost.items():
            if can_be_told(kind, settings) or not link.usb:
                continue
            same = [port for port in free if port.usb == link.usb]
            others = [other for other in links.values() if other is not link and other.usb == link.usb]
            if len(same) == 1 and not others:
                link.move(same[0].url)


def open_device(driver: Driver, printer_baud: int) -> tuple[Line, str]:
    """Open a driver's port and do its handshake once, unless a printer answers there (0 = it may); raises DeviceError."""
    line = Line.open(driver.url, driver.baud, getattr(driver, "flow", NO_FLOW))
    try:
        if printer_baud:
            refuse_printer(line, printer_baud)
        return line, driver.opened(line)
    except DeviceError:
        line.close()
        raise
