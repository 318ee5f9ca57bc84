"""The window display on real ports against its twin: cleared when it opens, right after every call and every replug."""

from dataclasses import replace
from pathlib import Path

import pytest

from devices.simulated.display import DisplayTwin
from devices.window_display import WindowDisplay
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.messages import DeviceReported, DisplayShown, ShowOnDisplay
from window_client.settings import Settings
from window_client.words import DeviceState

BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])


def _driver(url: str, ear: Ear) -> WindowDisplay:
    return WindowDisplay(replace(Settings(), window_display=url), ear)


def _until(twin: DisplayTwin, lines: list[str]) -> None:
    """Wait until the display shows these; a driver cannot know, so the twin is looked at."""
    until(lambda: [line.rstrip() for line in twin.do("state", {})["lines"]] == lines, seen=lambda: twin.do("state", {}))


@BOTH
def test_a_call_is_shown_and_a_shorter_one_leaves_no_digits(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(DisplayTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        assert ear.wait(DeviceReported, lambda f: f.state is DeviceState.OPEN).heard_at is None
        link.perform(ShowOnDisplay(("A0231", "-> 03")))
        assert ear.wait(DisplayShown) == DisplayShown(("A0231", "-> 03"), heard=False)
        _until(twin, ["A0231", "-> 03"])
        link.perform(ShowOnDisplay(("A02", "-> 03")))
        _until(twin, ["A02", "-> 03"])
        link.perform(ShowOnDisplay(()))
        _until(twin, ["", ""])
        assert len(twin.do("ledger", {})) >= 3


@BOTH
def test_after_a_replug_it_shows_the_last_call_again(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(DisplayTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.OPEN)
        link.perform(ShowOnDisplay(("A001",)))
        _until(twin, ["A001", ""])
        twin.do("unplug", {})
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN)
        link.perform(ShowOnDisplay(("A002",)))
        twin.do("plug", {})
        _until(twin, ["A002", ""])


def test_in_string_mode_only_clear_is_obeyed(tmp_path: Path) -> None:
    twin = DisplayTwin(pty=False, directory=tmp_path)
    twin.feed(b"\x1bQAA0231\r")
    twin.feed(b"\x1b@XYZ")
    assert twin.state()["lines"][0].rstrip() == "A0231"
    twin.feed(b"\x1bQAB0\r")
    assert twin.state()["lines"][0].rstrip() == "B0231"
    twin.feed(b"\x0cXYZ")
    assert twin.state()["lines"][0].rstrip() == "XYZ"


@pytest.mark.parametrize("size", [1, 3, 7])
def test_the_twin_takes_any_slicing(tmp_path: Path, size: int) -> None:
    twin = DisplayTwin(pty=False, directory=tmp_path)
    data = b"\x0c\x1bQA" + b"A023".ljust(20) + b"\r\x1bQB" + b"-> 03".ljust(20) + b"\r"
    for at in range(0, len(data), size):
        twin.feed(data[at : at + size])
    assert [line.rstrip() for line in twin.state()["lines"]] == ["A023", "-> 03"]
