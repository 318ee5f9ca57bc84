"""The self-test of the screen: what it finds here, and what it says where something is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from ui.self_test import findings, font_findings, has_screen, input_finding

HAVE = {"ibus", "compose"}
FCITX = {"XMODIFIERS": "@im=fcitx"}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="input modules are chosen on Linux only")


@pytest.mark.parametrize(
    ("environment", "running", "ok", "word"),
    [
        ({}, False, False, "install fcitx5"),
        ({}, True, False, "does not name it"),
        (FCITX, True, True, "fcitx5's IBus front end"),
        (FCITX, False, False, "no input method runs"),
        ({"QT_IM_MODULE": "ibus"}, True, True, "module ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, True, True, "module ibus"),
        ({"QT_IM_MODULES": "wayland;ibus"}, True, True, "wayland;ibus"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, True, "compositor"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False, False, "install fcitx5"),
    ],
)
def test_whether_chinese_can_be_typed(environment: dict[str, str], running: bool, ok: bool, word: str) -> None:
    found = input_finding(environment, HAVE, running=running)
    assert found["ok"] is ok
    assert word in str(found["detail"])


def test_a_module_that_this_qt_lacks() -> None:
    found = input_finding({"QT_IM_MODULE": "fcitx5"}, {"compose"}, running=True)
    assert found["ok"] is False
    assert "compose" in str(found["detail"])


@pytest.mark.parametrize(
    ("environment", "there"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False)],
)
def test_has_screen(environment: dict[str, str], there: bool) -> None:
    assert has_screen(environment) is there


def test_without_a_screen_the_rest_is_found_all_the_same() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    found = {str(each["name"]): each for each in findings(environment)}
    assert list(found) == ["screen", "qt", "fonts", "rare han", "pictures", "chinese input"]
    assert found["screen"]["ok"] is False
    assert found["qt"]["ok"] is True
    assert found["pictures"]["ok"] is True


def test_a_screen_that_does_not_answer_is_told_in_words_and_does_not_end_us() -> None:
    environment = {**os.environ, "DISPLAY": ":4242", "QT_QPA_PLATFORM": "xcb"}
    found = findings(environment)
    assert found[1]["name"] == "qt"
    assert found[1]["ok"] is False
    assert "apt install" in str(found[1]["detail"])


@pytest.mark.usefixtures("qapp")
def test_fonts_are_named() -> None:
    fonts, rare = font_findings()
    assert fonts["name"] == "fonts"
    assert ("install" in str(fonts["detail"])) is not fonts["ok"]
    assert rare["detail"]


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a session bus of its own."""
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait()
    process.stdout.close()


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here")
def test_an_input_method_is_seen_on_the_bus(bus: str, tmp_path: Path) -> None:
    environment = {**os.environ, **FCITX, "DBUS_SESSION_BUS_ADDRESS": bus, "XDG_CONFIG_HOME": str(tmp_path)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_IM_MODULE", "QT_IM_MODULES", "IBUS_USE_PORTAL"):
        environment.pop(name, None)
    assert findings(environment)[-1]["ok"] is False
    there = QDBusConnection.connectToBus(bus, "test")
    assert there.registerService("org.fcitx.Fcitx5")
    found = findings(environment)[-1]
    QDBusConnection.disconnectFromBus("test")
    assert found["ok"] is True
    assert "module ibus through fcitx5's IBus front end" in str(found["detail"])
