"""Planted people go the whole way, also its bad ends; then nothing of them is readable on the disk."""

import base64
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.simulated.cards import stranger
from tests.end2end.hall import Hall
from tests.end2end.planted import found
from tests.end2end.window import ROOT, Window

NAMES = [stranger(number).title.split()[-1] for number in range(40)]
MARKS = [*NAMES, "45049919900101", "13977412345", "6217000000000006", "新兴三路1号", "Demo-clerk-1"]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with Hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("before", range(3))
def test_the_search_itself_finds_what_lies_open(tmp_path: Path, encoding: str, before: int) -> None:
    text = b"x" * before + "李四海 13977412345".encode(encoding) + b"y"
    (tmp_path / "plain.log").write_bytes(text)
    (tmp_path / "coded").write_bytes(base64.b64encode(text))
    assert found([tmp_path], ["李四海", "13977412345", "王五"]) == [
        "李四海 in coded",
        "13977412345 in coded",
        "李四海 in plain.log",
        "13977412345 in plain.log",
    ]


def test_nothing_of_a_citizen_lies_open_on_the_disk(hall: Hall, tmp_path: Path) -> None:
    data, temp, home = tmp_path / "data", tmp_path / "temp", tmp_path / "home"
    for folder in (temp, home):
        folder.mkdir()
    places = {"TMPDIR": str(temp), "HOME": str(home)}
    extra = {**places, **{f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")}}
    Window("walk-in", tmp_path / "well", data, hall.profile, hall.control, extra).finish()
    hall.twin("id-reader", "lift_card")

    out = tmp_path / "cut"
    out.mkdir()
    (out / "hold").touch()
    hall.fault("slow", 3.0)
    hall.twin("receipt-printer", "take_paper", after=5)
    cut = Window("walk-in", out, data, hall.profile, hall.control, extra)
    cut.reached("ready")
    assert list((data / "temp").iterdir())
    cut.let_go()
    cut.reached("accepted")
    cut.kill()
    left = list((data / "temp").iterdir())
    assert found([data, temp, home], MARKS) == []
    assert b"Traceback" not in (out / "stderr").read_bytes()

    hall.fault("ok")
    hall.twin("receipt-printer", "feed_paper")
    Window("take-up", tmp_path / "after", data, hall.profile, hall.control, extra).finish()
    command = [sys.executable, str(ROOT / "main.py"), "--profile", str(hall.profile), "--data-dir", str(data)]
    subprocess.run([*command, "backup", str(tmp_path / "second")], check=True, capture_output=True)
    assert found([data, temp, home, tmp_path / "second"], MARKS) == []
    assert left
    assert not list((data / "temp").iterdir())  # what the killed window left there went at the next start
    assert [each.name for each in temp.iterdir()] == []


def test_a_stolen_copy_without_the_machines_key_opens_nothing(hall: Hall, tmp_path: Path) -> None:
    """The key ring, or a machine key on an encrypted system disk, stays behind with the machine."""
    data, stolen = tmp_path / "data", tmp_path / "stolen"
    Window("walk-in", tmp_path / "well", data, hall.profile, hall.control).finish()
    shutil.copytree(data, stolen, ignore=shutil.ignore_patterns("machine.key"))
    command = [sys.executable, str(ROOT / "main.py"), "--profile", str(hall.profile), "--data-dir", str(stolen)]
    for deed in (["store", "check"], ["audit", "verify"], ["sync", "status"], ["backup", str(tmp_path / "second")]):
        answer = subprocess.run([*command, *deed], check=False, capture_output=True, text=True)
        assert answer.returncode == 1, (deed, answer.stdout, answer.stderr)
        assert "Traceback" not in answer.stderr
    assert found([stolen], MARKS) == []


@pytest.mark.parametrize("killed", [False, True])
def test_a_directory_copied_from_under_a_window_opens_and_verifies(hall: Hall, tmp_path: Path, *, killed: bool) -> None:
    """With the national algorithms, so that they too went through a whole window."""
    profile = tmp_path / "profile.toml"
    profile.write_text(hall.profile.read_text("utf-8") + '\ncrypto_suite = "sm4-sm3"\n', "utf-8")
    data, copy, out = tmp_path / "data", tmp_path / "copy", tmp_path / "held"
    out.mkdir()
    (out / "hold").touch()
    window = Window("walk-in", out, data, profile, hall.control)
    window.reached("ready")
    if killed:
        window.let_go()
        window.reached("accepted")
        window.kill()
    shutil.copytree(data, copy)
    assert b'"sm4-sm3"' in (copy / "vault.slots").read_bytes()
    for deed in (["store", "check"], ["audit", "verify"]):
        command = [sys.executable, str(ROOT / "main.py"), "--profile", str(profile), "--data-dir", str(copy), *deed]
        answer = subprocess.run(command, check=False, capture_output=True, text=True)
        assert answer.returncode == 0, answer.stdout + answer.stderr
    if not killed:
        window.let_go()
        window.finish()
    hall.twin("id-reader", "lift_card")
