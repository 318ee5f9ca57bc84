"""Official papers on a real print service (CUPS) and on the twin: what came out is read back, printed is an answer."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from devices.a4_printer import A4Printer
from devices.ipp_queue import IppQueue
from devices.line_shell import try_device
from devices.shell import probe_device
from devices.simulated.a4_printer import A4PrinterTwin
from tests.devices.twin_room import Ear, plugged
from tests.print_service import QUEUE, PrintServer, is_there, print_service
from tests.waiting import SOON_S
from tests.window_client.papers.test_typeset import CATALOGUE, DATA
from window_client.domain.ids import PageId, PrintId
from window_client.messages import (
    A4Ready,
    DeviceOrder,
    DeviceReported,
    DocumentDoubtful,
    DocumentHeld,
    DocumentPrinted,
    DocumentSent,
    DocumentWaits,
    FollowPages,
    PrintPages,
    Rehandshake,
)
from window_client.papers.typeset import Typesetter
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble, DocumentKind

JOB = PrintId("5a145641-1ba0-3511-499b-2833cd64d33b")
NOTICE = PrintPages(JOB, DocumentKind.ACCEPTANCE_NOTICE, PageId("ab" * 32))


@dataclass(frozen=True, slots=True)
class Vault:
    """Opens one sealed paper."""

    pdf: bytes

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        raise AssertionError

    def unseal(self, page: PageId) -> bytes:
        assert page == NOTICE.pdf
        return self.pdf


@contextmanager
def printer(ear: Ear, pdf: bytes, answer_s: float = 10.0, **settings: object) -> Iterator[A4Printer]:
    make = partial(IppQueue, answer_s=answer_s)
    device = A4Printer(Settings(**settings), ear, Vault(pdf), make)  # type: ignore[arg-type]
    device.start()
    try:
        yield device
    finally:
        assert device.stop(SOON_S)


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def lamp(state: DeviceState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> Callable[[DeviceReported], bool]:
    return lambda fact: (fact.state, fact.trouble) == (state, trouble)


def perform_and_hear(device: A4Printer, ear: Ear, order: DeviceOrder, kind: type[object]) -> object:
    since = len(ear.facts)
    device.perform(order)
    return ear.wait(kind, since=since)


real = pytest.mark.skipif(not is_there(), reason="needs root and cups-daemon, which make setup installs")


@pytest.fixture(scope="module")
def service() -> Iterator[PrintServer]:
    with print_service() as running:
        yield running


@pytest.fixture(scope="module")
def notice() -> bytes:
    """A paper as the window makes it, typeset from the sample catalogue."""
    template = CATALOGUE.papers[DocumentKind.ACCEPTANCE_NOTICE.value]
    return Typesetter(Settings().paper_fonts).pdf(template.source, json.dumps(DATA, ensure_ascii=False))


@real
def test_a_paper_comes_out_of_cups_as_it_was_made(service: PrintServer, notice: bytes) -> None:
    ear, before = Ear(), len(service.printed())
    bound: dict[str, Any] = {"a4_printer": QUEUE, "a4_printer_server": service.server, "a4_printer_tray": "Tray2"}
    with printer(ear, notice, **bound) as device:
        ear.wait(DeviceReported, lamp(DeviceState.READY))
        assert ear.wait(A4Ready)
        fact = perform_and_hear(device, ear, NOTICE, DocumentPrinted)
        assert fact == DocumentPrinted(JOB, confirmed=True)
        assert ear.wait(DocumentSent).ticket.isdigit()
    (out,) = service.printed()[before:]
    assert out.read_bytes() == notice
    assert "受理通知书" in words_of(out)
    assert "InputSlot=Tray2" in out.with_suffix(".options").read_text()
    assert out.with_suffix(".title").read_text() == f"hall-window {JOB}"


@real
def test_no_paper_is_said_and_the_job_comes_out_once_when_there_is(service: PrintServer, notice: bytes) -> None:
    ear, before = Ear(), len(service.printed())
    with printer(ear, notice, a4_printer=QUEUE, a4_printer_server=service.server) as device:
        ear.wait(A4Ready)
        service.trouble("media-empty-error")
        waits = perform_and_hear(device, ear, NOTICE, DocumentWaits)
        assert waits == DocumentWaits(JOB, DeviceTrouble.PAPER_OUT)
        ear.wait(DeviceReported, lamp(DeviceState.DOWN, DeviceTrouble.PAPER_OUT))
        assert len(service.printed()) == before
        service.trouble("")
        ear.wait(DocumentPrinted)
        assert ear.count(DocumentPrinted) == 1
    assert len(service.printed()) == before + 1


@real
def test_a_stopped_queue_gets_nothing_and_is_asked_again(service: PrintServer, notice: bytes) -> None:
    """It would take the job with a smile (traps.md): so its state is asked first."""
    ear, before = Ear(), len(service.printed())
    service.stop_queue()
    try:
        with printer(ear, notice, a4_printer=QUEUE, a4_printer_server=service.server) as device:
            held = perform_and_hear(device, ear, NOTICE, DocumentHeld)
            assert held == DocumentHeld(JOB, DeviceTrouble.QUEUE_STOPPED)
            service.start_queue()
            ear.wait(A4Ready)
            perform_and_hear(device, ear, NOTICE, DocumentPrinted)
    finally:
        service.start_queue()
    assert len(service.printed()) == before + 1


@real
def test_a_job_that_was_cancelled_in_the_queue_is_in_doubt(service: PrintServer, notice: bytes) -> None:
    ear, before = Ear(), len(service.printed())
    with printer(ear, notice, a4_printer=QUEUE, a4_printer_server=service.server) as device:
        ear.wait(A4Ready)
        service.trouble("media-empty-error")
        perform_and_hear(device, ear, NOTICE, DocumentWaits)
        service.run("cancel", "-a", QUEUE)
        assert ear.wait(DocumentDoubtful).trouble is DeviceTrouble.JOB_ENDED
        service.trouble("")
        device.perform(Rehandshake(DeviceKind.A4_PRINTER))
        ear.wait(DeviceReported, lamp(DeviceState.ATTENTION, DeviceTrouble.PAPER_OUT))  # CUPS goes on saying so
        perform_and_hear(device, ear, NOTICE, DocumentPrinted)
    assert len(service.printed()) == before + 1


@real
def test_after_a_power_cut_the_service_is_asked_what_became_of_it(service: PrintServer, notice: bytes) -> None:
    """By its number, or, when the window died before it heard one, by the job's title: no other test's job has it."""
    ear, order = Ear(), replace(NOTICE, job=PrintId("power-cut"))
    bound: dict[str, Any] = {"a4_printer": QUEUE, "a4_printer_server": service.server}
    with printer(ear, notice, **bound) as device:
        ear.wait(A4Ready)
        perform_and_hear(device, ear, order, DocumentPrinted)
        ticket = ear.wait(DocumentSent).ticket
    before = len(service.printed())
    for known, outcome in ((ticket, DocumentPrinted), ("", DocumentPrinted)):
        ear = Ear()
        with printer(ear, notice, **bound) as device:
            perform_and_hear(device, ear, FollowPages(order.job, known), outcome)
    ear = Ear()
    with printer(ear, notice, **bound) as device:
        perform_and_hear(device, ear, FollowPages(PrintId("never-arrived"), ""), DocumentDoubtful)
    assert len(service.printed()) == before


@real
def test_a_queue_that_is_not_there_is_called_so(service: PrintServer, notice: bytes) -> None:
    ear = Ear()
    with printer(ear, notice, a4_printer="None", a4_printer_server=service.server) as device:
        ear.wait(DeviceReported, lamp(DeviceState.DOWN, DeviceTrouble.QUEUE_MISSING))
        assert perform_and_hear(device, ear, NOTICE, DocumentHeld) == DocumentHeld(JOB, DeviceTrouble.QUEUE_MISSING)


def test_no_print_service_at_all(tmp_path: Path) -> None:
    ear = Ear()
    with printer(ear, b"%PDF", a4_printer="Any", a4_printer_server=str(tmp_path / "none")) as device:
        ear.wait(DeviceReported, lamp(DeviceState.DOWN, DeviceTrouble.SERVICE_MISSING))
        assert perform_and_hear(device, ear, NOTICE, DocumentHeld) == DocumentHeld(JOB, DeviceTrouble.SERVICE_MISSING)


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("", DeviceTrouble.NOT_CONFIGURED),
        ("ipp://host:nowhere/ipp", DeviceTrouble.SERVICE_MISSING),
        ("ipp:///", DeviceTrouble.SERVICE_MISSING),
    ],
)
def test_an_address_that_is_none_holds_the_paper_and_says_why(name: str, trouble: DeviceTrouble) -> None:
    ear = Ear()
    with printer(ear, b"%PDF", a4_printer=name) as device:
        assert perform_and_hear(device, ear, NOTICE, DocumentHeld) == DocumentHeld(JOB, trouble)


def test_the_network_printer_itself_without_any_print_service(tmp_path: Path) -> None:
    ear = Ear()
    with (
        plugged(A4PrinterTwin, tmp_path, pty=False) as twin,
        printer(ear, b"%PDF-1", a4_printer=twin.profile_url) as device,
    ):
        ear.wait(DeviceReported, lamp(DeviceState.READY))
        perform_and_hear(device, ear, NOTICE, DocumentPrinted)
        (first,) = twin.do("ledger", {})
        assert Path(first).read_bytes() == b"%PDF-1"
        twin.do("take_paper", {})
        perform_and_hear(device, ear, Rehandshake(DeviceKind.A4_PRINTER), DeviceReported)
        assert perform_and_hear(device, ear, NOTICE, DocumentHeld) == DocumentHeld(JOB, DeviceTrouble.PAPER_OUT)
        since = len(ear.facts)
        twin.do("feed_paper", {})
        ear.wait(A4Ready, since=since)
        twin.do("unplug", {})
        perform_and_hear(device, ear, Rehandshake(DeviceKind.A4_PRINTER), DeviceReported)
        ear.wait(DeviceReported, lamp(DeviceState.DOWN, DeviceTrouble.SERVICE_MISSING))


def test_a_lost_answer_is_asked_after_and_nothing_is_sent_twice(tmp_path: Path) -> None:
    """The printer took the job and the line broke: found again by its title."""
    ear = Ear()
    with (
        plugged(A4PrinterTwin, tmp_path, pty=False) as twin,
        printer(ear, b"%PDF-1", answer_s=0.5, a4_printer=twin.profile_url) as device,
    ):
        ear.wait(A4Ready)
        twin.swallow_answers = True
        device.perform(NOTICE)
        ear.wait(DocumentPrinted)
        assert ear.count(DocumentSent) == 1
        assert len(twin.do("ledger", {})) == 1


def test_the_technicians_page_is_printed(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(A4PrinterTwin, tmp_path, pty=False) as twin, printer(ear, b"", a4_printer=twin.profile_url) as device:
        ear.wait(A4Ready)
        perform_and_hear(device, ear, PrintPages(PrintId("test-1"), None, None), DocumentPrinted)
        (page,) = twin.do("ledger", {})
        said = subprocess.run(["pdfinfo", page], capture_output=True, text=True, check=True).stdout
        assert "Page size:       595" in said
        assert "A4" in said


def test_from_a_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with plugged(A4PrinterTwin, tmp_path, pty=False) as twin:
        assert try_device(Settings(), "a4-printer", twin.profile_url, as_json=True) == 0
        assert json.loads(capsys.readouterr().out)["printed"] == "confirmed"
        assert probe_device(Settings(), "a4-printer", twin.profile_url, as_json=True, reveal=False) == 0
        assert json.loads(capsys.readouterr().out)["detail"] == "Simulated A4"
        twin.do("take_paper", {})
        assert try_device(Settings(), "a4-printer", twin.profile_url, as_json=False) == 1
        assert "paper_out" in capsys.readouterr().out
