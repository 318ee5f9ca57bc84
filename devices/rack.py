"""The rack (设备架): from settings to running devices; starts, stops, routes orders, and answers for what is not there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from serial.tools import list_ports as serial_ports

from devices.barcode_scanner import BarcodeScanner
from devices.document_capture import DocumentCapture
from devices.errors import DeviceError
from devices.id_reader import IdReader
from devices.line import Line
from devices.link import Driver, Link
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


class Rack:
    """All devices of one window. `perform` may be called from any thread and never blocks."""

    def __init__(self, settings: Settings, submit: Submit, sealer: Sealer) -> None:
        self._submit = submit
        drivers = {kind: make(settings, submit) for kind, make in DRIVERS.items()}
        self._links = {kind: Link(driver, submit) for kind, driver in drivers.items() if driver.url}
        self._absent = {kind: driver for kind, driver in drivers.items() if not driver.url}
        self._capture = DocumentCapture(settings, submit, sealer)

    def start(self) -> None:
        """Start every bound device; say of the others that nothing is bound."""
        for kind in self._absent:
            self._submit(_unbound(kind))
        for link in self._links.values():
            link.start()
        self._capture.start()

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
        ended = [link.stop(deadline_s) for link in self._links.values()]
        return all([*ended, self._capture.stop(deadline_s)])


def list_ports(settings: Settings) -> list[dict[str, str]]:
    """Ports of this machine and what the profile binds, for the command line."""
    bound = {make(settings, _nobody).url: kind for kind, make in DRIVERS.items()}
    seen = [
        {"port": port.device, "detail": port.description or "", "bound": bound.pop(port.device, "")}
        for port in serial_ports.comports()
    ]
    return seen + [{"port": url, "detail": "", "bound": kind.value} for url, kind in bound.items() if url]


def open_device(driver: Driver) -> tuple[Line, str]:
    """Open a driver's port and do its handshake once, for the command line; raises DeviceError."""
    line = Line.open(driver.url, driver.baud)
    try:
        return line, driver.opened(line)
    except DeviceError:
        line.close()
        raise


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


def _nobody(_: Any) -> None:
    """Takes facts that nobody wants."""
