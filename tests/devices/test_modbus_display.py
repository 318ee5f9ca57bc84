"""Modbus-RTU displays on real ports: two on one line, one spoken to at a time, each honest for itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from devices.simulated.modbus_display import ModbusTwin
from devices.window_display import WindowDisplay
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.messages import DeviceReported, DisplayShown, ShowOnDisplay
from window_client.settings import ProfileError, Settings, from_mapping
from window_client.words import DeviceState, DeviceTrouble

BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])


def _driver(url: str, ear: Ear, **more: Any) -> WindowDisplay:
    values = {
        "window_display": url,
        "window_display_kind": "modbus",
        "window_display_addresses": ("1", "2"),
        "window_display_turnaround_ms": 1,
        **more,
    }
    return WindowDisplay(replace(Settings(), **values), ear)


def _state(state: DeviceState) -> Callable[[DeviceReported], bool]:
    return lambda fact: fact.state is state


def _until(twin: ModbusTwin, **shown: str) -> None:
    wanted = {name[1:]: text for name, text in shown.items()}
    until(lambda: twin.do("state", {})["displays"] == wanted, seen=lambda: twin.do("state", {}))


@BOTH
def test_two_displays_on_one_line_are_blanked_and_show_the_same(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(ModbusTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        assert ear.wait(DeviceReported, _state(DeviceState.READY)).detail == "Modbus 1, Modbus 2"
        assert twin.do("state", {})["displays"] == {"1": "", "2": ""}
        link.perform(ShowOnDisplay(("S023",)))
        assert ear.wait(DisplayShown) == DisplayShown(("S023",), heard=True)
        _until(twin, _1="S023", _2="S023")


def test_a_dead_display_leaves_the_other_at_work_and_comes_back_with_the_number(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(ModbusTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("die", {"address": 2})
        link.perform(ShowOnDisplay(("S023",)))
        assert ear.wait(DisplayShown) == DisplayShown(("S023",), heard=False)
        lamp = ear.wait(DeviceReported, _state(DeviceState.ATTENTION))
        assert (lamp.trouble, lamp.detail) == (DeviceTrouble.SILENT, "Modbus 1, 2: silent")
        _until(twin, _1="S023", _2="")
        since = len(ear.facts)
        twin.do("die", {"address": 2, "on": False})
        assert ear.wait(DisplayShown, lambda fact: fact.heard, since).lines == ("S023",)
        ear.wait(DeviceReported, _state(DeviceState.READY), since)
        _until(twin, _1="S023", _2="S023")


def test_both_dead_is_a_dark_lamp(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(ModbusTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear):
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("die", {"address": 1})
        twin.do("die", {"address": 2})
        assert ear.wait(DeviceReported, _state(DeviceState.DOWN)).trouble is DeviceTrouble.SILENT


def test_a_text_lost_in_a_blink_of_the_supply_is_written_again(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(ModbusTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        link.perform(ShowOnDisplay(("S023",)))
        ear.wait(DisplayShown)
        twin.do("blink", {"address": 2})
        _until(twin, _1="S023", _2="S023")
        twin.do("unreadable", {"address": 1})
        twin.do("blink", {"address": 1})
        _until(twin, _1="S023", _2="S023")
        assert not [fact for fact in ear.facts if isinstance(fact, DeviceReported) and fact.state is DeviceState.DOWN]


@pytest.mark.parametrize("function", [16, 6])
def test_an_echoing_adapter_is_no_display(tmp_path: Path, function: int) -> None:
    ear, more = Ear(), {"window_display_modbus_function": function, "window_display_modbus_echo": True}
    with plugged(ModbusTwin, tmp_path, pty=True) as twin:
        twin.do("knob", {"echo": True})
        with linked(_driver(twin.cable.url, ear, **more), ear) as link:
            link.perform(ShowOnDisplay(("S023",)))
            assert ear.wait(DisplayShown).heard
            twin.do("die", {"address": 1})
            twin.do("die", {"address": 2})
            ear.wait(DeviceReported, _state(DeviceState.DOWN))


def test_brightness_by_the_profile_and_a_wrong_register_is_said(tmp_path: Path) -> None:
    ear = Ear()
    bright = {"window_display_modbus_brightness_register": 16, "window_display_modbus_brightness": 5}
    with plugged(ModbusTwin, tmp_path, pty=True) as twin:
        with linked(_driver(twin.cable.url, ear, **bright), ear):
            ear.wait(DeviceReported, _state(DeviceState.READY))
            assert twin.do("state", {})["brightness"] == {"1": 5, "2": 5}
        since = len(ear.facts)
        with linked(_driver(twin.cable.url, ear, window_display_modbus_register=400), ear):
            down = ear.wait(DeviceReported, _state(DeviceState.DOWN), since)
            assert (down.trouble, down.detail) == (DeviceTrouble.ORDER_REFUSED, "exception 2")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("window_display_addresses", []),
        ("window_display_addresses", ["one"]),
        ("window_display_modbus_packing", "ebcdic"),
        ("window_display_modbus_function", 5),
        ("window_display_modbus_count", 0),
    ],
)
def test_a_setting_no_display_could_have_is_refused_in_the_profile(name: str, value: object) -> None:
    with pytest.raises(ProfileError, match=name):
        from_mapping({name: value}, "test")


def test_an_address_outside_modbus_is_said_on_the_lamp(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(ModbusTwin, tmp_path, pty=True) as twin:
        driver = _driver(twin.cable.url, ear, window_display_addresses=("300",))
        with linked(driver, ear):
            down = ear.wait(DeviceReported, _state(DeviceState.DOWN))
            assert down.trouble is DeviceTrouble.NOT_CONFIGURED
            assert "300" in down.detail
