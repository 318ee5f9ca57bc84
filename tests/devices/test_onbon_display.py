"""The Onbon display on real ports against its twin: Chinese, acknowledged, and honest when it is not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from devices.frames import onbon
from devices.simulated.onbon_display import OnbonTwin
from devices.window_display import WindowDisplay
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.messages import DeviceReported, DisplayShown, ShowOnDisplay
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble

BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])


def _driver(url: str, ear: Ear, **more: Any) -> WindowDisplay:
    values = {"window_display": url, "window_display_kind": "onbon", "window_display_turnaround_ms": 1, **more}
    return WindowDisplay(replace(Settings(), **values), ear)


def _state(*states: DeviceState) -> Callable[[DeviceReported], bool]:
    return lambda fact: fact.state in states


def _until(twin: OnbonTwin, lines: list[str]) -> None:
    until(lambda: twin.do("state", {})["lines"] == lines, seen=lambda: twin.do("state", {}))


@BOTH
def test_it_is_cleared_first_then_shows_chinese_and_says_so_itself(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ready = ear.wait(DeviceReported, _state(DeviceState.READY))
        assert (ready.detail, ready.answer_ms is not None) == ("Onbon 1", True)
        assert twin.do("state", {})["lines"] == []
        link.perform(ShowOnDisplay(("请 S023 号", "到 5 号窗口\\C1")))
        assert ear.wait(DisplayShown) == DisplayShown(("请 S023 号", "到 5 号窗口\\C1"), heard=True)
        _until(twin, ["请 S023 号", "到 5 号窗口＼C1"])
        link.perform(ShowOnDisplay(()))
        ear.wait(DisplayShown, lambda fact: fact.lines == ())
        _until(twin, [])
        assert not twin.erased


def test_a_broadcast_is_obeyed_and_not_answered(tmp_path: Path) -> None:
    twin = OnbonTwin(pty=False, directory=tmp_path)
    assert twin.feed(onbon.frame(onbon.show(["A"], 64, 16), to=onbon.BROADCAST)) == []
    assert twin.state()["lines"] == ["A"]
    assert len(twin.feed(onbon.frame(onbon.PING, to=0xFFFE))) == 1
    assert twin.feed(onbon.frame(onbon.PING, to=2)) == []


@pytest.mark.parametrize("address", ["65534", "65535", "0"])
def test_no_broadcast_address_is_spoken_to(tmp_path: Path, address: str) -> None:
    ear = Ear()
    driver = _driver("", ear, window_display_addresses=(address,))
    with plugged(OnbonTwin, tmp_path, pty=False) as twin:
        driver.url = twin.cable.url
        with linked(driver, ear):
            ear.wait(DeviceReported, lambda fact: fact.trouble is DeviceTrouble.NOT_CONFIGURED)
        assert twin.received == 0


def test_the_erasing_command_is_never_sent(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=False) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        for lines in (("A001",), ("格式化", "\xa1\x00"), ()):
            link.perform(ShowOnDisplay(lines))
            ear.wait(DisplayShown, lambda fact, lines=lines: fact.lines == lines)  # type: ignore[misc]
        assert not twin.erased


def test_what_shows_and_does_not_answer_is_not_called_shown(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("hush", {})
        link.perform(ShowOnDisplay(("A001",)))
        down = ear.wait(DeviceReported, _state(DeviceState.DOWN))
        assert down.trouble is DeviceTrouble.SILENT
        assert ear.count(DisplayShown) == 0
        assert ["A001"] in [row["lines"] for row in twin.do("ledger", {})]
        twin.do("hush", {"on": False})
        assert ear.wait(DisplayShown) == DisplayShown(("A001",), heard=True)


def test_an_answer_is_all_that_is_heard_of_a_torn_panel(tmp_path: Path) -> None:
    """The other lie: it acknowledges and shows nothing. No driver can see that; `heard` means acknowledged."""
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("numb", {})
        link.perform(ShowOnDisplay(("A001",)))
        assert ear.wait(DisplayShown).heard
        assert twin.do("state", {})["lines"] == []


@pytest.mark.parametrize("knob", [{"garbage": 9}, {"dribble": 0.002}, {"echo": True}])
def test_noise_a_slow_line_and_an_echoing_adapter_do_no_harm(tmp_path: Path, knob: dict[str, Any]) -> None:
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("knob", knob)
        link.perform(ShowOnDisplay(("A007",)))
        assert ear.wait(DisplayShown).heard
        _until(twin, ["A007"])
        assert not [fact for fact in ear.facts if isinstance(fact, DeviceReported) and fact.state is DeviceState.DOWN]


@pytest.mark.parametrize(
    ("knob", "trouble"), [({"bad_checksum": True}, DeviceTrouble.GARBLED), ({"truncate": 2}, DeviceTrouble.GARBLED)]
)
def test_damaged_answers_are_no_answers(tmp_path: Path, knob: dict[str, Any], trouble: DeviceTrouble) -> None:
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("knob", knob)
        link.perform(ShowOnDisplay(("A007",)))
        assert ear.wait(DeviceReported, _state(DeviceState.DOWN)).trouble is trouble
        assert ear.count(DisplayShown) == 0


def test_a_display_that_refuses_says_so(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(OnbonTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("refuse", {})
        link.perform(ShowOnDisplay(("A007",)))
        assert ear.wait(DeviceReported, _state(DeviceState.DOWN)).trouble is DeviceTrouble.ORDER_REFUSED
