"""The serial barcode scanner (扫码枪): it only ever sends; a scan is a fact and presses no button."""

import time

from devices.frames.barcode import Scan, Scans
from devices.line import Line
from window_client.messages import BarcodeScanned, DeviceOrder
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

SILENCE_S = 0.08
LISTEN_S = 0.5


class BarcodeScanner:
    """Driver of a scanner in USB-COM or RS-232 mode."""

    kind = DeviceKind.BARCODE_SCANNER

    def __init__(self, settings: Settings, submit: Submit) -> None:
        self.url, self.baud = settings.barcode_scanner, settings.barcode_scanner_baud
        self._submit = submit
        self._scans = Scans()

    @property
    def lamp(self) -> tuple[DeviceState, DeviceTrouble]:
        """It never answers: open is all there is to know."""
        return DeviceState.OPEN, DeviceTrouble.NONE

    def opened(self, line: Line) -> str:
        """Nothing to ask."""
        self._scans = Scans()
        return ""

    def turn(self, line: Line) -> float:
        """Listen; an end mark or a short silence closes a scan."""
        end = time.monotonic() + LISTEN_S
        data = line.read(end)
        while data:
            self._tell(self._scans.feed(data))
            if time.monotonic() > end:  # a long code, or a line that babbles: the lamp and others must have their turn
                return 0.0
            data = line.read(time.monotonic() + SILENCE_S)
        self._tell(self._scans.silence())
        return 0.0

    def order(self, line: Line, order: DeviceOrder) -> None:
        """Nothing to order."""

    def refused(self, order: DeviceOrder, trouble: DeviceTrouble) -> None:
        """Nothing waits for a scanner."""

    def lost(self, trouble: DeviceTrouble) -> None:
        """Half a scan is no scan."""
        self._scans = Scans()

    def _tell(self, scans: list[Scan]) -> None:
        for scan in scans:
            self._submit(BarcodeScanned(scan.payload, scan.symbology))
