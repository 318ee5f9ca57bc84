"""What every driver on a port owes, in one table; a driver without a row fails."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from devices.link import Driver, Link
from devices.rack import DRIVERS
from devices.simulated.__main__ import TWINS
from devices.simulated.barcode_scanner import BarcodeScannerTwin
from devices.simulated.display import DisplayTwin
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.printer import PrinterTwin
from devices.simulated.twin import Twin
from tests.devices.twin_room import Ear, linked, plugged
from window_client.domain.ids import PaperId
from window_client.domain.paper import SlipPart
from window_client.messages import BarcodeScanned, CardRead, DeviceReported, PaperPrinted, PrintSlip, ShowOnDisplay
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

LAMP_OFF_S, USABLE_S = 10.0, 10.0  # of a busy machine; `make bench` measures the promise (hotplug)
SLIP = (SlipPart("text", "受理回执"), SlipPart("cut"))
BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])


@dataclass(frozen=True, slots=True)
class Row:
    """One driver: its twin, the setting of its port, the lamp of a well device, and a deed that proves it works."""

    twin: type[Twin]
    setting: str
    lamp: DeviceState
    works: Callable[[Twin, Link, Ear, int], object]


def _reads(twin: Twin, _: Link, ear: Ear, since: int) -> None:
    twin.do("lay_card", {"card": "resident"})
    ear.wait(CardRead, since=since)
    twin.do("lift_card", {})


def _prints(twin: Twin, link: Link, ear: Ear, since: int) -> None:
    link.perform(PrintSlip(PaperId(f"paper-{since}"), SLIP))
    assert ear.wait(PaperPrinted, since=since).confirmed
    assert twin.do("ledger", {})


def _shows(twin: Twin, link: Link, _: Ear, since: int) -> None:
    link.perform(ShowOnDisplay((f"A{since:04d}",)))
    end = time.monotonic() + USABLE_S
    while not twin.do("state", {})["lines"][0].startswith(f"A{since:04d}"):
        assert time.monotonic() < end
        time.sleep(0.01)


def _scans(twin: Twin, _: Link, ear: Ear, since: int) -> None:
    twin.do("scan", {"payload": f"CODE-{since}"})
    ear.wait(BarcodeScanned, lambda f: f.payload.endswith(f"CODE-{since}"), since)


ROWS = {
    DeviceKind.ID_READER: Row(IdReaderTwin, "id_reader", DeviceState.READY, _reads),
    DeviceKind.RECEIPT_PRINTER: Row(PrinterTwin, "receipt_printer", DeviceState.READY, _prints),
    DeviceKind.WINDOW_DISPLAY: Row(DisplayTwin, "window_display", DeviceState.OPEN, _shows),
    DeviceKind.BARCODE_SCANNER: Row(BarcodeScannerTwin, "barcode_scanner", DeviceState.OPEN, _scans),
}
EACH = pytest.mark.parametrize("kind", list(ROWS), ids=[kind.value for kind in ROWS])


def _driver(kind: DeviceKind, url: str, ear: Ear) -> Driver:
    return DRIVERS[kind](replace(Settings(), id_reader_poll_ms=20, **{ROWS[kind].setting: url}), ear)  # type: ignore[arg-type]


def _well(kind: DeviceKind) -> Callable[[DeviceReported], bool]:
    return lambda fact: fact.state is ROWS[kind].lamp


def test_every_driver_has_a_row_and_every_twin_a_driver() -> None:
    assert set(ROWS) == set(DRIVERS)
    assert {row.twin for row in ROWS.values()} == set(TWINS)
    assert {kind.value for kind in ROWS} == {row.twin.name for row in ROWS.values()}


@EACH
def test_nothing_is_opened_by_making_a_driver(tmp_path: Path, kind: DeviceKind) -> None:
    assert _driver(kind, str(tmp_path / "no.port"), Ear()).kind is kind


@BOTH
@EACH
def test_it_works_is_unplugged_and_works_again(tmp_path: Path, kind: DeviceKind, *, pty: bool) -> None:
    ear, row = Ear(), ROWS[kind]
    with plugged(row.twin, tmp_path, pty=pty) as twin, linked(_driver(kind, twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _well(kind))
        row.works(twin, link, ear, len(ear.facts))
        twin.do("unplug", {})
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN, within=LAMP_OFF_S)
        since = len(ear.facts)
        twin.do("plug", {})
        ear.wait(DeviceReported, _well(kind), since, USABLE_S)
        row.works(twin, link, ear, len(ear.facts))


@EACH
def test_noise_never_ends_the_link(tmp_path: Path, kind: DeviceKind) -> None:
    ear, row, noise = Ear(), ROWS[kind], random.Random(23)
    with plugged(row.twin, tmp_path, pty=True) as twin, linked(_driver(kind, twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _well(kind))
        for _ in range(20):
            twin.cable.send(noise.randbytes(200))
        since = len(ear.facts)
        ear.wait(DeviceReported, _well(kind), since)
        row.works(twin, link, ear, since)
        assert not [f for f in ear.facts if isinstance(f, DeviceReported) and f.trouble is DeviceTrouble.INTERNAL]


@EACH
def test_a_port_in_use_is_told_as_such(tmp_path: Path, kind: DeviceKind) -> None:
    first, second, row = Ear(), Ear(), ROWS[kind]
    with plugged(row.twin, tmp_path, pty=True) as twin, linked(_driver(kind, twin.cable.url, first), first):
        first.wait(DeviceReported, _well(kind))
        with linked(_driver(kind, twin.cable.url, second), second):
            second.wait(DeviceReported, lambda f: f.trouble is DeviceTrouble.PORT_BUSY)
