"""The rack (设备架): from settings to running devices; starts, stops, routes orders, and answers for what is not there."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from devices.barcode_scanner import BarcodeScanner
from devices.document_capture import DocumentCapture
from devices.id_reader import IdReader
from devices.link import Driver, Link
from devices.port_search import PRINTERS, PortSearch, nobody
from devices.ports import Claims, SeenPort, canonical, seen
from devices.receipt_printer import ReceiptPrinter
from devices.window_display import WindowDisplay
from window_client import messages as m
from window_client.ports import Sealer, Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

DRIVERS: dict[DeviceKind, Callable[[Settings, Submit], Driver]] = {
    DeviceKind.ID_READER: IdReader,
    DeviceKind.RECEIPT_PRINTER: ReceiptPrinter,
    DeviceKind.WINDOW_DISPLAY: WindowDisplay,
    DeviceKind.BARCODE_SCANNER: BarcodeScanner,
}
"""One line a device on a port. The document scanner is no port: it is driven by the system's own program."""
LISTENERS = {DeviceKind.BARCODE_SCANNER}
"""Devices that are never spoken to: nothing that could be printed leaves for them."""
SEARCH_S = 0.25

_log = logging.getLogger("device.ports")


class Rack:
    """All devices of one window. `perform` may be called from any thread and never blocks.

    A thread of its own, `device:ports`, looks for devices that were pulled and put back elsewhere.
    """

    def __init__(self, settings: Settings, submit: Submit, sealer: Sealer) -> None:
        self._settings, self._submit = settings, submit
        self._claims = Claims()
        drivers = {kind: make(settings, submit) for kind, make in DRIVERS.items()}
        self._links = {kind: self._link(driver) for kind, driver in drivers.items() if driver.url}
        self._absent = {kind: driver for kind, driver in drivers.items() if not driver.url}
        self._capture = DocumentCapture(settings, submit, sealer)
        self._search = PortSearch(self._claims, self._seen)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="device:ports")

    def start(self) -> None:
        """Start every bound device; say of the others that nothing is bound."""
        for kind in self._absent:
            self._submit(_unbound(kind))
        for link in self._links.values():
            link.start()
        self._capture.start()
        self._thread.start()

    def perform(self, order: m.DeviceOrder) -> None:
        """Hand the order to its device."""
        kind = _device_of(order)
        if kind is DeviceKind.DOCUMENT_SCANNER:
            self._capture.perform(order)
        elif kind in self._links:
            self._links[kind].perform(order)
        else:
            self._absent[kind].refused(order, DeviceTrouble.NOT_CONFIGURED)

    def stop(self, deadline_s: float = 3.0) -> bool:
        """Stop all; False when one did not end in time."""
        self._stopping.set()
        ended = [link.stop(deadline_s) for link in self._links.values()]
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return all([*ended, self._capture.stop(deadline_s), not self._thread.is_alive()])

    def _run(self) -> None:
        while not self._stopping.wait(SEARCH_S):
            try:
                self._search.turn(self._settings, self._links)
            except Exception:  # noqa: BLE001 - logged, and the search goes on
                _log.exception("the search for ports failed inside")

    def _seen(self) -> list[SeenPort]:
        return seen(self._settings.more_ports)

    def _link(self, driver: Driver) -> Link:
        asks = driver.kind not in PRINTERS | LISTENERS
        baud = self._settings.receipt_printer_baud if asks else 0
        return Link(driver, self._submit, claims=self._claims, printer_baud=baud)


def list_ports(settings: Settings) -> list[dict[str, str]]:
    """Ports of this machine and what the profile binds, for the command line."""
    bound = {canonical(url): kind for kind, url in bindings(settings).items()}
    rows = [
        {"port": port.url, "detail": port.detail, "usb": port.usb, "bound": bound.pop(canonical(port.url), "")}
        for port in seen(settings.more_ports)
    ]
    return rows + [{"port": url, "detail": "", "usb": "", "bound": kind.value} for url, kind in bound.items()]


def bindings(settings: Settings) -> dict[DeviceKind, str]:
    """The port that the profile gives to each device; those without one are left out."""
    urls = {kind: make(settings, nobody).url for kind, make in DRIVERS.items()}
    return {kind: url for kind, url in urls.items() if url}


def _device_of(order: m.DeviceOrder) -> DeviceKind:
    match order:
        case m.ShowOnDisplay():
            return DeviceKind.WINDOW_DISPLAY
        case m.PrintSlip() | m.CheckPrinter():
            return DeviceKind.RECEIPT_PRINTER
        case m.ScanPages() | m.TakeFiles():
            return DeviceKind.DOCUMENT_SCANNER
        case m.Rehandshake():
            return order.device


def _unbound(kind: DeviceKind) -> m.DeviceReported:
    return m.DeviceReported(kind, DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED, "", datetime.now(UTC))
