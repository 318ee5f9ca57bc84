"""A line that never falls silent (a broken adapter, a neighbour on the bus, a wrong device): no thread hangs on it, no lamp
stands still, and nothing in it is taken for an answer."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from devices.frames import tspl
from devices.frames.barcode import LONGEST, Scans
from devices.label_printer import LabelPrinter
from devices.line import Line
from devices.port_search import PortSearch
from devices.ports import Claims, SeenPort
from devices.simulated.barcode_scanner import BarcodeScannerTwin
from devices.simulated.twin import Twin
from tests.devices.test_contract import ROWS, Row, _driver, _well
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import SOON_S
from window_client.domain.label import Label
from window_client.messages import DeviceReported, LabelsEnded, PrintLabels
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceTrouble

UNCHECKED = {DeviceKind.RECEIPT_PRINTER, DeviceKind.LABEL_PRINTER, DeviceKind.VOICE}
"""Their answers have no checksum: bytes without end could be anything."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("devices.line.DRAIN_S", 0.2)
    monkeypatch.setattr("devices.link.TELL_AGAIN_S", 0.1)


@contextmanager
def babbling(twin: Twin) -> Iterator[None]:
    """Three bytes every 10 ms."""
    over, noise = threading.Event(), random.Random(7)

    def babble() -> None:
        while not over.wait(0.01):
            twin.cable.send(noise.randbytes(3))

    thread = threading.Thread(target=babble)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.make in {"", "cd5220", "onbon"}], ids=lambda row: row.twin.name
)
def test_no_thread_hangs_on_a_babbling_line_and_it_works_afterwards(tmp_path: Path, row: Row) -> None:
    ear = Ear()
    with plugged(row.twin, tmp_path, pty=False) as twin, linked(_driver(row, twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _well(row))
        with babbling(twin):
            since = len(ear.facts)
            told = ear.wait(DeviceReported, since=since)
            ear.wait(DeviceReported, lambda f: f.at > told.at, since)
            if row.kind in UNCHECKED:
                ear.wait(DeviceReported, lambda f: f.trouble is DeviceTrouble.GARBLED, since)
        since = len(ear.facts)
        ear.wait(DeviceReported, _well(row), since)
        row.works(twin, link, ear, len(ear.facts))
        with babbling(twin):
            ear.wait(DeviceReported, since=len(ear.facts))
            assert link.stop(SOON_S)
        assert not [f for f in ear.facts if isinstance(f, DeviceReported) and f.trouble is DeviceTrouble.INTERNAL]


def test_a_babbling_port_does_not_hold_up_the_search(tmp_path: Path) -> None:
    with plugged(BarcodeScannerTwin, tmp_path, pty=False) as twin, babbling(twin):
        search = PortSearch(Claims(), lambda: [SeenPort(twin.cable.url)])
        assert search.turn(Settings(), {}, all_ports=True)
        assert search.heard[twin.cable.url].speaks is None


def test_a_code_that_is_too_long_is_no_scan_nor_is_its_tail() -> None:
    for piece in (1, 999, LONGEST, 3 * LONGEST):
        scans, data = Scans(), b"7" * (2 * LONGEST) + b"\r" + b"A023\r"
        told = [each.payload for at in range(0, len(data), piece) for each in scans.feed(data[at : at + piece])]
        assert told == ["A023"]
    scans = Scans()
    assert scans.feed(b"8" * (LONGEST + 1)) == scans.silence() == []
    longest = [each.payload for each in scans.feed(b"9" * LONGEST + b"\n")]
    assert longest == ["9" * LONGEST]


class Busy:
    """A label printer that says for ever that it is printing."""

    baudrate, in_waiting = 9600, 0
    timeout: float | None = 0.0

    def __init__(self) -> None:
        self._answer = b""

    def read(self, size: int) -> bytes:
        said, self._answer = self._answer, b""
        return said

    def write(self, data: bytes) -> int:
        self._answer = b"\x20" if data == tspl.ASK else b""
        return len(data)

    def close(self) -> None:
        """Nothing to close."""


def test_a_label_that_never_ends_is_told_once_and_not_as_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BEGINS_S", "PRINTS_S"):
        monkeypatch.setattr(f"devices.label_printer.{name}", 0.0)
    ear, line = Ear(), Line(Busy(), "busy", 9600)
    printer = LabelPrinter(replace(Settings(), label_printer="busy"), ear)
    monkeypatch.setattr(Line, "wire_time", lambda self, size: 0.0)
    printer.opened(line)
    printer.order(line, PrintLabels("job", (Label("01030000000000001", "材料"),)))
    while not ear.count(LabelsEnded):
        printer.turn(line)
    printer.turn(line)
    ended = [fact for fact in ear.facts if isinstance(fact, LabelsEnded)]
    assert [(fact.done, fact.trouble) for fact in ended] == [(0, DeviceTrouble.SILENT)]
