"""The rack: every port with what speaks there, a touch tells equal devices apart, bindings take effect and are kept."""

import os
from pathlib import Path

import pytest

from devices import port_touch
from devices.rack import Rack
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.printer import PrinterTwin
from tests.devices.test_replug import PRINTER, READER, NoSealer, Sockets, heard, racked
from tests.devices.twin_room import Ear, plugged
from tests.waiting import SOON_S, until
from window_client import messages as m
from window_client.device_overlay import DeviceOverlay
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ptys")


def test_every_port_is_seen_with_what_answers_there(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with (
        plugged(IdReaderTwin, tmp_path / "a", pty=True) as bound,
        plugged(IdReaderTwin, tmp_path / "b", pty=True) as spare,
        plugged(PrinterTwin, tmp_path / "c", pty=True) as printer,
    ):
        names = [ports.put(f"tty{n}", twin) for n, twin in enumerate((bound, spare, printer))]
        settings = Settings(id_reader=names[0], window_display="", more_ports=(f"{tmp_path}/tty*",))
        with racked(settings, ear) as rack:
            heard(ear, READER, DeviceState.READY)
            rack.perform(m.FindPorts())
            found = {port.url: port for port in ear.wait(m.PortsFound).ports}
            assert (found[names[0]].bound, found[names[0]].speaks) == (READER, READER)
            assert found[names[0]].word.startswith("SAM 05.03")
            assert (found[names[1]].bound, found[names[1]].speaks) == (None, READER)
            assert (found[names[2]].bound, found[names[2]].speaks) == (None, PRINTER)


def test_the_list_of_ports_follows_a_device_that_is_pulled_and_put_back_elsewhere(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with (
        plugged(IdReaderTwin, tmp_path / "a", pty=True) as reader,
        plugged(PrinterTwin, tmp_path / "b", pty=True) as printer,
    ):
        before, free = ports.put("tty0", reader), ports.put("tty1", printer)
        with racked(Settings(id_reader=before, more_ports=(f"{tmp_path}/tty*",)), ear) as rack:
            heard(ear, READER, DeviceState.READY)
            rack.perform(m.FindPorts())
            ear.wait(
                m.PortsFound,
                lambda f: {p.url: p.speaks for p in f.ports if p.speaks} == {before: READER, free: PRINTER},
            )
            since = len(ear.facts)
            ports.pull("tty0", reader)
            ear.wait(m.PortsFound, lambda f: {p.url: p.speaks for p in f.ports}[before] is None, since)
            since = len(ear.facts)
            after = ports.put("tty7", reader)
            told = ear.wait(
                m.PortsFound, lambda f: any(p.bound is READER and p.speaks is READER for p in f.ports), since
            )
            assert {p.url: p.speaks for p in told.ports if p.speaks} == {after: READER, free: PRINTER}


def test_a_look_that_is_disturbed_is_told_whole_all_the_same(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with (
        plugged(IdReaderTwin, tmp_path / "a", pty=True) as one,
        plugged(PrinterTwin, tmp_path / "b", pty=True) as other,
    ):
        names = [ports.put("tty0", one), ports.put("tty1", other)]
        with racked(Settings(more_ports=(f"{tmp_path}/tty*",)), ear) as rack:
            rack.perform(m.FindPorts())
            rack.perform(m.WatchTrace(READER))
            rack.perform(m.UseDeviceSettings({"id_reader_poll_ms": 150}))
            found = {port.url: port.speaks for port in ear.wait(m.PortsFound).ports}
            assert [found[name] for name in names] == [READER, PRINTER]


def test_a_device_that_stays_away_cuts_no_wait_for_a_touch_short(tmp_path: Path) -> None:
    """It is told as down again and again, and looked for; meanwhile a person lays his card."""
    ear, ports = Ear(), Sockets(tmp_path)
    with plugged(IdReaderTwin, tmp_path / "a", pty=True) as one:
        mine = ports.put("tty0", one)
        away = Settings(window_display=str(tmp_path / "tty9"), more_ports=(f"{tmp_path}/tty*",))
        with racked(away, ear) as rack:
            heard(ear, DeviceKind.WINDOW_DISPLAY, DeviceState.DOWN)
            rack.perform(m.FindPorts(touch=True))
            ear.wait(m.PortsFound, lambda f: f.touching)
            for _ in range(2):
                heard(ear, DeviceKind.WINDOW_DISPLAY, DeviceState.DOWN, len(ear.facts))
            assert not [fact for fact in ear.facts if isinstance(fact, m.PortsFound) and not fact.touching]
            one.do("lay_card", {"card": "resident"})
            told = ear.wait(m.PortsFound, lambda f: not f.touching)
            assert [port.url for port in told.ports if port.touched] == [mine]


def test_a_touch_tells_two_equal_readers_apart(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with (
        plugged(IdReaderTwin, tmp_path / "a", pty=True) as one,
        plugged(IdReaderTwin, tmp_path / "b", pty=True) as other,
    ):
        ports.put("tty0", one)
        one.do("lay_card", {"card": "resident"})  # forgotten there: no touch
        mine = ports.put("tty1", other)
        with racked(Settings(more_ports=(f"{tmp_path}/tty*",)), ear) as rack:
            rack.perform(m.FindPorts(touch=True))
            ear.wait(m.PortsFound, lambda f: f.touching)
            asked = other.received
            until(lambda: other.received >= asked + 40)  # it is watched
            other.do("lay_card", {"card": "resident"})
            told = ear.wait(m.PortsFound, lambda f: not f.touching)
            assert [port.url for port in told.ports if port.touched] == [mine]


def test_another_wish_ends_the_wait_for_a_touch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_touch, "TOUCH_S", 600.0)
    ear, ports = Ear(), Sockets(tmp_path)
    with plugged(IdReaderTwin, tmp_path / "a", pty=True) as reader:
        name = ports.put("tty0", reader)
        with racked(Settings(more_ports=(f"{tmp_path}/tty*",)), ear) as rack:
            rack.perform(m.FindPorts(touch=True))
            ear.wait(m.PortsFound, lambda f: f.touching)
            rack.perform(m.UseDeviceSettings({"id_reader": name}))
            heard(ear, READER, DeviceState.READY)


def test_two_devices_at_one_port_are_told_and_the_second_is_looked_for_elsewhere(tmp_path: Path) -> None:
    ear, ports = Ear(), Sockets(tmp_path)
    with (
        plugged(PrinterTwin, tmp_path / "a", pty=True) as printer,
        plugged(IdReaderTwin, tmp_path / "b", pty=True) as reader,
    ):
        name = ports.put("tty0", printer)
        with racked(Settings(id_reader=name, receipt_printer=name, more_ports=(f"{tmp_path}/tty*",)), ear):
            heard(ear, PRINTER, DeviceState.READY)
            ear.wait(m.DeviceReported, lambda f: f.device is READER and f.trouble is DeviceTrouble.PORT_TAKEN)
            assert "aaaaaa96" not in printer.do("received_bytes", {})
            free = ports.put("tty1", reader)
            assert heard(ear, READER, DeviceState.READY).port == free


def test_a_binding_takes_effect_at_once_and_stays(tmp_path: Path) -> None:
    ear, overlay = Ear(), DeviceOverlay(tmp_path)
    with (
        plugged(IdReaderTwin, tmp_path / "a", pty=True) as reader,
        plugged(PrinterTwin, tmp_path / "b", pty=True) as printer,
    ):
        rack = Rack(Settings(receipt_printer=printer.cable.url), ear, NoSealer(), overlay.put)
        rack.start()
        try:
            heard(ear, READER, DeviceState.UNBOUND)
            heard(ear, PRINTER, DeviceState.READY)
            since = len(ear.facts)
            rack.perform(m.UseDeviceSettings({"id_reader": reader.cable.url}))
            heard(ear, READER, DeviceState.READY, since)
            rack.perform(m.UseDeviceSettings({"id_reader": ""}))
            heard(ear, READER, DeviceState.UNBOUND, since)
            others = [f.state for f in ear.facts[since:] if isinstance(f, m.DeviceReported) and f.device is PRINTER]
            assert set(others) <= {DeviceState.READY}
            since = len(ear.facts)
            rack.perform(m.UseDeviceSettings({"id_reader": reader.cable.url}))
            heard(ear, READER, DeviceState.READY, since)
        finally:
            assert rack.stop(SOON_S)
    assert overlay.over(Settings()).id_reader == reader.cable.url


def test_settings_that_cannot_be_written_are_used_and_told(tmp_path: Path) -> None:
    ear, overlay = Ear(), DeviceOverlay(tmp_path / "missing")
    rack = Rack(Settings(), ear, NoSealer(), overlay.put)
    rack.start()
    try:
        rack.perform(m.UseDeviceSettings({"barcode_scanner": str(tmp_path / "none")}))
        heard(ear, DeviceKind.BARCODE_SCANNER, DeviceState.DOWN)
        ear.wait(m.SettingsNotKept)
    finally:
        assert rack.stop(SOON_S)


def test_a_profile_is_written_and_fetched(tmp_path: Path) -> None:
    ear = Ear()
    with racked(Settings(), ear) as rack:
        rack.perform(m.WriteProfile(str(tmp_path / "p.json"), b"{}"))
        assert ear.wait(m.ProfileWritten).fault == ""
        rack.perform(m.FetchProfile(str(tmp_path / "p.json")))
        assert ear.wait(m.ProfileFetched).raw == b"{}"
        rack.perform(m.FetchProfile(str(tmp_path / "q.json")))
        assert ear.wait(m.ProfileFetched, lambda f: f.fault).raw == b""
        rack.perform(m.WriteProfile(str(tmp_path / "no" / "p.json"), b"{}"))
        assert ear.wait(m.ProfileWritten, lambda f: f.fault)
