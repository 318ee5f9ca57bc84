"""Twin of a serial barcode scanner (扫码枪孪生): sends what a person scans, with the end mark it is set to."""

from typing import Any

from devices.simulated.twin import Twin


class BarcodeScannerTwin(Twin):
    """Only ever sends."""

    name = "barcode-scanner"

    def __init__(self, **where: Any) -> None:
        super().__init__(**where)
        self.scans = 0

    def do_scan(self, payload: str, aim: str = "", end: str = "\r", encoding: str = "utf-8") -> None:
        """Scan one code; `aim` such as "]C1"."""
        self.scans += 1
        self.cable.send((aim + payload).encode(encoding) + end.encode())

    def feed(self, data: bytes) -> list[bytes]:
        return []

    def state(self) -> dict[str, Any]:
        return {"scans": self.scans}
