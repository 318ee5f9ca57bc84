"""Every twin at a strange port: each is told by its own language or not at all, and no question moves anything."""

from pathlib import Path

import pytest

from devices.frames.escpos_status import real_time
from devices.handshakes import QUESTIONS, can_be_told
from devices.port_search import PortSearch
from devices.ports import Claims, SeenPort
from devices.simulated.__main__ import OTHERS, TWINS
from devices.simulated.evaluator import EvaluatorTwin
from devices.simulated.label_printer import LabelPrinterTwin
from devices.simulated.modbus_display import ModbusTwin
from devices.simulated.onbon_display import OnbonTwin
from devices.simulated.printer import PrinterTwin
from devices.simulated.twin import Twin
from devices.window_display import WindowDisplay
from tests.devices.test_replug import heard, racked
from tests.devices.twin_room import Ear, linked, plugged
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState

SPEAKS = {
    "id-reader": (DeviceKind.ID_READER, "SAM"),
    "receipt-printer": (DeviceKind.RECEIPT_PRINTER, "DLE EOT"),
    "evaluator": (DeviceKind.EVALUATOR, "open"),
    "onbon-display": (DeviceKind.WINDOW_DISPLAY, "Onbon 1"),
    "modbus-display": (DeviceKind.WINDOW_DISPLAY, "Modbus 1"),
    "voice": (DeviceKind.VOICE, "SYN6288"),
    "label-printer": (DeviceKind.LABEL_PRINTER, "TSPL"),
    "window-display": (None, ""),  # CD5220 never answers
    "alpha-display": (None, ""),
    "barcode-scanner": (None, ""),
}
"""What each twin is told to be; one without a row fails."""
EACH = pytest.mark.parametrize("kind", [*TWINS, *OTHERS], ids=lambda twin: twin.name)


def _asked(twin: Twin, settings: Settings) -> PortSearch:
    search = PortSearch(Claims(), lambda: [SeenPort(twin.cable.url)])
    search.turn(settings, {}, all_ports=True)
    return search


@EACH
def test_a_device_at_a_strange_port_is_told_by_its_own_language(tmp_path: Path, kind: type[Twin]) -> None:
    with plugged(kind, tmp_path, pty=False) as twin:
        found = _asked(twin, Settings()).heard[twin.cable.url]
        assert (found.speaks, found.detail) == SPEAKS[twin.name]
        if isinstance(twin, PrinterTwin | LabelPrinterTwin):
            assert twin.do("ledger", {}) == []
            assert twin.do("state", {})["unprinted"] == 0


@pytest.mark.parametrize("kind", [ModbusTwin, LabelPrinterTwin], ids=lambda twin: twin.name)
def test_an_adapter_that_echoes_is_nobody(tmp_path: Path, kind: type[Twin]) -> None:
    """The far end sends back what it hears and says nothing of its own."""
    with plugged(kind, tmp_path, pty=False) as twin:
        twin.do("knob", {"echo": True})
        twin.cable._react = lambda _: []
        assert _asked(twin, Settings()).heard[twin.cable.url].speaks is None


def test_a_display_of_another_make_is_not_taken_for_the_lost_one(tmp_path: Path) -> None:
    with plugged(OnbonTwin, tmp_path, pty=False) as twin:
        for make, fits in (("modbus", False), ("onbon", True)):
            found = _asked(twin, Settings(window_display_kind=make)).heard[twin.cable.url]
            assert (found.speaks, found.fits) == (DeviceKind.WINDOW_DISPLAY, fits)


@pytest.mark.parametrize(
    ("kind", "device", "values"),
    [
        (EvaluatorTwin, DeviceKind.EVALUATOR, {}),
        (OnbonTwin, DeviceKind.WINDOW_DISPLAY, {"window_display_kind": "onbon"}),
    ],
    ids=["evaluator", "onbon"],
)
def test_one_that_was_put_into_another_port_is_found_there(
    tmp_path: Path, kind: type[Twin], device: DeviceKind, values: dict[str, str]
) -> None:
    ear = Ear()
    with plugged(kind, tmp_path, pty=False) as twin:
        name = device.value.replace("-", "_")
        nowhere = {name: "socket://127.0.0.1:9", "more_ports": (twin.cable.url,), **values}
        with racked(Settings(**nowhere), ear):  # type: ignore[arg-type]
            heard(ear, device, DeviceState.DOWN)
            found = ear.wait(
                type(heard(ear, device, DeviceState.DOWN)),
                lambda f: f.device is device and f.state in {DeviceState.READY, DeviceState.ATTENTION},
            )
        assert found.port == twin.cable.url


def test_for_a_lost_display_that_never_answers_no_other_make_is_asked_for(tmp_path: Path) -> None:
    ear, claims = Ear(), Claims()
    driver = WindowDisplay(Settings(window_display="socket://127.0.0.1:9"), ear)
    with plugged(OnbonTwin, tmp_path, pty=False) as twin, linked(driver, ear) as link:
        heard(ear, DeviceKind.WINDOW_DISPLAY, DeviceState.DOWN)
        search = PortSearch(claims, lambda: [SeenPort(twin.cable.url)])
        search.turn(Settings(), {DeviceKind.WINDOW_DISPLAY: link})
        assert search.heard[twin.cable.url].speaks is None
        assert twin.received == len(real_time(1))  # the printer's question alone


def test_a_look_at_all_ports_makes_room_for_whoever_wants_something(tmp_path: Path) -> None:
    with plugged(OnbonTwin, tmp_path, pty=False) as twin:
        search = PortSearch(Claims(), lambda: [SeenPort(twin.cable.url)])
        assert search.turn(Settings(), {}, all_ports=True, is_over=lambda: True) == [SeenPort(twin.cable.url)]
        assert (search.heard, twin.received) == ({}, 0)


def test_what_can_be_told_follows_the_settings() -> None:
    assert not can_be_told(DeviceKind.WINDOW_DISPLAY, Settings())
    assert can_be_told(DeviceKind.WINDOW_DISPLAY, Settings(window_display_kind="onbon"))
    assert not can_be_told(DeviceKind.EVALUATOR, Settings(evaluator_protocol="digit"))
    assert not can_be_told(DeviceKind.VOICE, Settings(voice="program://espeak-ng"))
    assert not can_be_told(DeviceKind.BARCODE_SCANNER, Settings())
    assert QUESTIONS[0].kind is DeviceKind.RECEIPT_PRINTER
