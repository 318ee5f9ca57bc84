"""Pulled and put back, at whatever port: the device works again without a click, and no printer gets a reader's words.

How soon: `make bench` (hotplug), on a machine that does nothing else.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devices.link import Link
from devices.port_search import PortSearch
from devices.ports import Claims, SeenPort
from devices.rack import Rack
from devices.simulated.__main__ import TWINS
from devices.simulated.display import DisplayTwin
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.printer import PrinterTwin
from devices.simulated.twin import Twin
from devices.window_display import WindowDisplay
from tests.devices.twin_room import Ear, plugged
from tests.waiting import SOON_S, until
from window_client.domain.ids import PageId
from window_client.messages import CardRead, DeviceReported
from window_client.settings import Settings, from_mapping
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

posix = pytest.mark.skipif(os.name != "posix", reason="ptys")
SAM = bytes.fromhex("AAAAAA9669")


class NoSealer:
    """Nothing is captured here."""

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        raise AssertionError

    def unseal(self, page: PageId) -> bytes:
        raise AssertionError


class Sockets:
    """A machine's ports by name (tty0, tty1 …): a name stands for whatever is plugged in there."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def put(self, name: str, twin: Twin) -> str:
        twin.cable.plug()
        port = self.directory / name
        port.symlink_to(Path(twin.cable.url).resolve())
        return str(port)

    def pull(self, name: str, twin: Twin) -> None:
        twin.cable.unplug()
        (self.directory / name).unlink()


@contextmanager
def racked(settings: Settings, ear: Ear) -> Iterator[Rack]:
    rack = Rack(settings, ear, NoSealer())
    rack.start()
    try:
        yield rack
    finally:
        assert rack.stop(SOON_S)


def heard(ear: Ear, device: DeviceKind, state: DeviceState, since: int = 0) -> DeviceReported:
    return ear.wait(DeviceReported, lambda f: f.device is device and f.state is state, since)


READER, PRINTER = DeviceKind.ID_READER, DeviceKind.RECEIPT_PRINTER


@posix
def test_a_reader_put_back_elsewhere_works_there(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with plugged(IdReaderTwin, tmp_path, pty=True) as reader, plugged(PrinterTwin, tmp_path, pty=True) as printer:
        settings = Settings(
            id_reader=ports.put("tty0", reader),
            receipt_printer=ports.put("tty1", printer),
            more_ports=(f"{tmp_path}/tty*",),
        )
        with racked(settings, ear):
            heard(ear, READER, DeviceState.READY)
            heard(ear, PRINTER, DeviceState.READY)
            since = len(ear.facts)
            ports.pull("tty0", reader)
            heard(ear, READER, DeviceState.DOWN, since)
            since = len(ear.facts)
            ports.put("tty7", reader)
            found = heard(ear, READER, DeviceState.READY, since)
            assert found.port.endswith("tty7")
            reader.do("lay_card", {"card": "resident"})
            ear.wait(CardRead)
            since = len(ear.facts)
            ports.pull("tty7", reader)
            ports.put("tty0", reader)
            assert ear.wait(
                DeviceReported,
                lambda f: f.device is READER and f.state is DeviceState.READY and f.port.endswith("tty0"),
                since,
            ).port.endswith("tty0")
            assert SAM not in bytes.fromhex(printer.do("received_bytes", {}))


@posix
def test_reader_and_printer_put_back_in_each_others_place(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with plugged(IdReaderTwin, tmp_path, pty=True) as reader, plugged(PrinterTwin, tmp_path, pty=True) as printer:
        settings = Settings(
            id_reader=ports.put("tty0", reader),
            receipt_printer=ports.put("tty1", printer),
            more_ports=(f"{tmp_path}/tty*",),
        )
        with racked(settings, ear):
            heard(ear, READER, DeviceState.READY)
            heard(ear, PRINTER, DeviceState.READY)
            since = len(ear.facts)
            ports.pull("tty0", reader)
            ports.pull("tty1", printer)
            heard(ear, READER, DeviceState.DOWN, since)
            heard(ear, PRINTER, DeviceState.DOWN, since)
            since = len(ear.facts)
            ports.put("tty0", printer)
            ports.put("tty1", reader)
            assert heard(ear, PRINTER, DeviceState.READY, since).port.endswith("tty0")
            assert heard(ear, READER, DeviceState.READY, since).port.endswith("tty1")
            assert SAM not in bytes.fromhex(printer.do("received_bytes", {}))


@posix
def test_a_printer_at_the_readers_port_hears_no_reader_command(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(PrinterTwin, tmp_path, pty=True) as printer:
        with racked(Settings(id_reader=printer.cable.url), ear):
            down = heard(ear, READER, DeviceState.DOWN)
            assert down.trouble is DeviceTrouble.WRONG_DEVICE
        assert SAM not in bytes.fromhex(printer.do("received_bytes", {}))


@posix
def test_while_a_printer_that_never_answers_is_lost_no_strange_port_hears_a_reader_command(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with plugged(IdReaderTwin, tmp_path, pty=True) as reader, plugged(PrinterTwin, tmp_path, pty=True) as mute:
        settings = Settings(
            id_reader=ports.put("tty0", reader),
            receipt_printer=str(tmp_path / "tty1"),
            receipt_printer_answers=False,
            more_ports=(f"{tmp_path}/tty*",),
        )
        with racked(settings, ear):
            heard(ear, READER, DeviceState.READY)
            mute.do("knob", {"silence": True})
            ports.put("tty5", mute)
            since = len(ear.facts)
            ports.pull("tty0", reader)
            heard(ear, READER, DeviceState.DOWN, since)
            until(lambda: mute.received)
            ports.put("tty0", reader)
            heard(ear, READER, DeviceState.READY, since)
            asked = bytes.fromhex(mute.do("received_bytes", {}))
            assert asked
            assert SAM not in asked


@pytest.mark.parametrize("pty", [pytest.param(True, marks=posix), False], ids=["pty", "tcp"])
@pytest.mark.parametrize("kind", [READER, PRINTER, DeviceKind.WINDOW_DISPLAY, DeviceKind.BARCODE_SCANNER])
def test_no_lamp_outlives_its_cable(tmp_path: Path, kind: DeviceKind, *, pty: bool) -> None:
    ear = Ear()
    twin_kind = next(each for each in TWINS if each.name == kind.value)
    with plugged(twin_kind, tmp_path, pty=pty) as twin:
        settings = from_mapping({kind.value.replace("-", "_"): twin.cable.url}, "test")
        with racked(settings, ear):
            ear.wait(DeviceReported, lambda f: f.state in {DeviceState.READY, DeviceState.OPEN})
            since = len(ear.facts)
            twin.cable.unplug()
            heard(ear, kind, DeviceState.DOWN, since)
            since = len(ear.facts)
            twin.cable.plug()
            ear.wait(DeviceReported, lambda f: f.state in {DeviceState.READY, DeviceState.OPEN}, since)


def test_a_claimed_port_is_waited_for_and_given_back() -> None:
    claims = Claims()
    held = claims.take("socket://here:1", 0.0)
    assert claims.is_held("socket://here:1")
    assert claims.take("socket://here:1", 0.05) == ""
    threading.Timer(0.05, claims.give_back, [held]).start()
    assert claims.take("socket://here:1", 2.0)


def test_an_adapter_with_a_number_of_its_own_is_written_by_it() -> None:
    assert SeenPort("/dev/ttyUSB0", usb="1A86:7523/A1").lasting == "usb://1A86:7523/A1"
    assert SeenPort("/dev/ttyUSB0", usb="1A86:7523").lasting == "/dev/ttyUSB0"


@posix
def test_a_device_that_never_answers_is_found_by_its_adapters_own_number_alone(tmp_path: Path) -> None:
    ear, ports, claims = Ear(), Sockets(tmp_path), Claims()
    with plugged(DisplayTwin, tmp_path / "d", pty=True) as display:
        first = ports.put("tty0", display)
        link = Link(WindowDisplay(Settings(window_display=first), ear), ear, claims=claims)
        link.start()
        try:
            heard(ear, DeviceKind.WINDOW_DISPLAY, DeviceState.OPEN)
            link.usb = "0403:6001/D7"
            ports.pull("tty0", display)
            heard(ear, DeviceKind.WINDOW_DISPLAY, DeviceState.DOWN)
            elsewhere = ports.put("tty4", display)
            links = {DeviceKind.WINDOW_DISPLAY: link}
            strange = PortSearch(claims, lambda: [SeenPort(elsewhere, usb="0403:6001/E8")])
            strange.turn(Settings(), links)
            assert link.url == first
            since = len(ear.facts)
            known = PortSearch(claims, lambda: [SeenPort(elsewhere, usb="0403:6001/D7")])
            known.turn(Settings(), links)
            assert heard(ear, DeviceKind.WINDOW_DISPLAY, DeviceState.OPEN, since).port == elsewhere
        finally:
            assert link.stop(SOON_S)
