"""An open port: how long a read waits, and that only a port of this machine is told a new time-out."""

import time
from pathlib import Path

import pytest

from devices.line import LONG_SLICE_S, SLICE_S, Line
from devices.simulated.printer import PrinterTwin
from tests.devices.twin_room import plugged


class FarPort:
    """A port that is set up over the network: each new time-out negotiates everything anew."""

    baudrate = 9600
    in_waiting = 0

    def __init__(self) -> None:
        self.negotiated: list[float | None] = []

    @property
    def timeout(self) -> float | None:
        return SLICE_S

    @timeout.setter
    def timeout(self, seconds: float | None) -> None:
        self.negotiated.append(seconds)

    def read(self, size: int) -> bytes:
        time.sleep(SLICE_S / 10)
        return b""

    def write(self, data: bytes) -> int:
        return len(data)

    def close(self) -> None:
        """Nothing to close."""


def test_a_far_port_is_never_negotiated_anew_for_a_longer_wait() -> None:
    port = FarPort()
    line = Line(port, "rfc2217://far:4000", 9600)
    assert line.read(time.monotonic() + 2 * LONG_SLICE_S) == b""
    assert port.negotiated == []
    near = Line(port, "/dev/ttyUSB0", 9600)
    assert near.read(time.monotonic() + LONG_SLICE_S) == b""
    assert port.negotiated[0] == LONG_SLICE_S


@pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])
def test_a_read_that_may_not_wait_does_not_and_another_waits_for_its_first_byte(tmp_path: Path, *, pty: bool) -> None:
    with plugged(PrinterTwin, tmp_path, pty=pty) as twin:
        line = Line.open(twin.cable.url, 19200)
        try:
            assert line.read(0.0) == b""
            began = time.monotonic()
            assert line.read(began + 0.3) == b""
            assert time.monotonic() - began >= 0.3
            line.write(b"\x10\x04\x01")
            assert line.read(time.monotonic() + 8.0) == b"\x12"
            line.write(b"\x10\x04\x01")
            line.drain(0.5)
            assert line.read(0.0) == b""
        finally:
            line.close()
