"""What every driver on a port owes, in one table; a driver without a row fails."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from devices.link import Driver, Link
from devices.rack import DRIVERS
from devices.simulated.__main__ import OTHERS, TWINS
from devices.simulated.barcode_scanner import BarcodeScannerTwin
from devices.simulated.display import DisplayTwin
from devices.simulated.evaluator import EvaluatorTwin
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.label_printer import LabelPrinterTwin
from devices.simulated.printer import PrinterTwin
from devices.simulated.twin import Twin
from devices.simulated.voice import VoiceTwin
from devices.window_display import BOARDS
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.device_settings import port_setting
from window_client.domain.ids import PaperId
from window_client.domain.label import Label
from window_client.domain.paper import SlipPart
from window_client.messages import (
    AskEvaluation,
    BarcodeScanned,
    CardRead,
    DeviceReported,
    EvaluationAnswered,
    LabelsEnded,
    PaperPrinted,
    PrintLabels,
    PrintSlip,
    ShowOnDisplay,
    Speak,
    VoiceSpoke,
)
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

SLIP = (SlipPart("text", "受理回执"), SlipPart("cut"))
BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])


@dataclass(frozen=True, slots=True)
class Row:
    """One driver, or one make of its device: its twin, the lamp of a well device, a deed that proves it works, and the
    settings that choose the make."""

    kind: DeviceKind
    twin: type[Twin]
    lamp: DeviceState
    works: Callable[[Twin, Link, Ear, int], object]
    make: str = ""


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
    until(lambda: (twin.do("state", {})["lines"] or [""])[0].startswith(f"A{since:04d}"))


def _speaks(_: Twin, link: Link, ear: Ear, since: int) -> None:
    link.perform(Speak(f"A{since:04d}"))
    ear.wait(VoiceSpoke, lambda f: f.text == f"A{since:04d}" and f.trouble is DeviceTrouble.NONE, since)


def _scans(twin: Twin, _: Link, ear: Ear, since: int) -> None:
    until(lambda: twin.cable.is_held)  # a window may have its end open before this end was told
    twin.do("scan", {"payload": f"CODE-{since}"})
    ear.wait(BarcodeScanned, lambda f: f.payload.endswith(f"CODE-{since}"), since)


def _evaluates(twin: Twin, link: Link, ear: Ear, since: int) -> None:
    nonce = f"{since:032x}"
    link.perform(AskEvaluation(nonce, "A023", 30))
    until(lambda: twin.do("state", {})["is_asking"])
    twin.do("press", {"level": 4})
    assert ear.wait(EvaluationAnswered, lambda f: f.nonce == nonce, since).level == 4


def _labels(twin: Twin, link: Link, ear: Ear, since: int) -> None:
    before = len(twin.do("ledger", {}))
    link.perform(PrintLabels(f"job-{since}", (Label(f"0103{since:013d}", "材料"),)))
    assert ear.wait(LabelsEnded, lambda f: f.job == f"job-{since}", since).done == 1
    assert len(twin.do("ledger", {})) == before + 1


def _display_row(make: str) -> Row:
    """The twin of a make is the one named after it; CD5220 is the one that stands at the window."""
    twin = {twin.name: twin for twin in (*TWINS, *OTHERS)}.get(f"{make}-display", DisplayTwin)
    lamp = DeviceState.READY if BOARDS[make](Settings(), 1).answers else DeviceState.OPEN
    return Row(DeviceKind.WINDOW_DISPLAY, twin, lamp, _shows, make)


ROWS = (
    Row(DeviceKind.ID_READER, IdReaderTwin, DeviceState.READY, _reads),
    Row(DeviceKind.RECEIPT_PRINTER, PrinterTwin, DeviceState.READY, _prints),
    *(_display_row(make) for make in BOARDS),
    Row(DeviceKind.BARCODE_SCANNER, BarcodeScannerTwin, DeviceState.OPEN, _scans),
    Row(DeviceKind.LABEL_PRINTER, LabelPrinterTwin, DeviceState.READY, _labels),
    Row(DeviceKind.EVALUATOR, EvaluatorTwin, DeviceState.ATTENTION, _evaluates),  # new from the box: not paired
    Row(DeviceKind.VOICE, VoiceTwin, DeviceState.READY, _speaks),
)
EACH = pytest.mark.parametrize("row", ROWS, ids=[row.twin.name for row in ROWS])


def _driver(row: Row, url: str, ear: Ear) -> Driver:
    values: dict[str, object] = {port_setting(row.kind): url}
    if row.make:
        values[f"{port_setting(row.kind)}_kind"] = row.make
    return DRIVERS[row.kind](replace(Settings(), id_reader_poll_ms=20, **values), ear)  # type: ignore[arg-type]


def _well(row: Row) -> Callable[[DeviceReported], bool]:
    return lambda fact: fact.state is row.lamp


def test_every_driver_and_make_has_a_row_and_every_twin_a_driver() -> None:
    assert {row.kind for row in ROWS} == set(DRIVERS)
    assert {row.twin for row in ROWS} == {*TWINS, *OTHERS}
    assert {kind.value for kind in DRIVERS} == {twin.name for twin in TWINS}


@EACH
def test_nothing_is_opened_by_making_a_driver(tmp_path: Path, row: Row) -> None:
    assert _driver(row, str(tmp_path / "no.port"), Ear()).kind is row.kind


@BOTH
@EACH
def test_it_works_is_unplugged_and_works_again(tmp_path: Path, row: Row, *, pty: bool) -> None:
    ear = Ear()
    with plugged(row.twin, tmp_path, pty=pty) as twin, linked(_driver(row, twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _well(row))
        row.works(twin, link, ear, len(ear.facts))
        twin.do("unplug", {})
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN)
        since = len(ear.facts)
        twin.do("plug", {})
        ear.wait(DeviceReported, _well(row), since)
        row.works(twin, link, ear, len(ear.facts))


@EACH
def test_noise_never_ends_the_link(tmp_path: Path, row: Row) -> None:
    ear, noise = Ear(), random.Random(23)
    with plugged(row.twin, tmp_path, pty=True) as twin, linked(_driver(row, twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _well(row))
        for _ in range(20):
            twin.cable.send(noise.randbytes(200))
        since = len(ear.facts)
        ear.wait(DeviceReported, _well(row), since)
        row.works(twin, link, ear, since)
        assert not [f for f in ear.facts if isinstance(f, DeviceReported) and f.trouble is DeviceTrouble.INTERNAL]


@EACH
def test_a_port_in_use_is_told_as_such(tmp_path: Path, row: Row) -> None:
    first, second = Ear(), Ear()
    with plugged(row.twin, tmp_path, pty=True) as twin, linked(_driver(row, twin.cable.url, first), first):
        first.wait(DeviceReported, _well(row))
        with linked(_driver(row, twin.cable.url, second), second):
            second.wait(DeviceReported, lambda f: f.trouble is DeviceTrouble.PORT_BUSY)
