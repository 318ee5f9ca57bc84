"""A camera as a place where pages come from. No camera is here: its program's wire is played by a script, byte for byte;
the program itself is run as it stands without QtMultimedia, which the client does not bring along."""

import io
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from devices.camera import Camera
from devices.halt import Halt
from devices.picture_check import mime_of
from devices.scan_source import ScanFailed
from devices.scan_sources import source_of
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

SCRIPT = """
import json, sys, time
from pathlib import Path
here = Path(__file__).parent
(here / "asked").write_text(json.dumps(sys.argv[1:]))
says = json.loads((here / "says").read_text())
if says.get("sleep"):
    time.sleep(says["sleep"])
sys.stderr.write(says.get("words", ""))
for name in says.get("names", []):
    sys.stdout.write(json.dumps({"name": name}, ensure_ascii=False) + "\\n")
if says.get("picture"):
    sys.stdout.buffer.write((here / "picture.jpg").read_bytes())
if says.get("garbage"):
    sys.stdout.buffer.write(b"\\xff[]\\n{}")
sys.exit(says.get("status", 0))
"""


def camera(folder: Path, name: str, says: str) -> Camera:
    """A camera whose program says this."""
    (folder / "shot.py").write_text(SCRIPT, encoding="utf-8")
    (folder / "says").write_text(says, encoding="utf-8")
    kept = io.BytesIO()
    Image.linear_gradient("L").save(kept, "JPEG")
    (folder / "picture.jpg").write_bytes(kept.getvalue())
    return Camera(name, [sys.executable, str(folder / "shot.py")])


def taken(source: Camera, halt: Halt | None = None) -> list[bytes]:
    return [sheet.data for sheet in source.sheets(halt or Halt(), lambda: False)]


def test_one_picture_is_taken_with_the_camera_of_that_name(tmp_path: Path) -> None:
    [picture] = taken(camera(tmp_path, "camera:文档摄像头", '{"picture": true}'))
    assert mime_of(picture[:16]) == "image/jpeg"
    assert (tmp_path / "asked").read_text() == '["shoot", "\\u6587\\u6863\\u6444\\u50cf\\u5934"]'


@pytest.mark.parametrize(
    ("name", "says", "state", "trouble"),
    [
        ("camera:", '{"names": ["前置", "文档"]}', DeviceState.READY, DeviceTrouble.NONE),
        ("camera:文档", '{"names": ["前置", "文档"]}', DeviceState.READY, DeviceTrouble.NONE),
        ("camera:别的", '{"names": ["前置"]}', DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
        ("camera:", "{}", DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
        ("camera:", '{"status": 3}', DeviceState.DOWN, DeviceTrouble.NO_PROGRAM),
        ("camera:", '{"status": 5}', DeviceState.DOWN, DeviceTrouble.SILENT),
        ("camera:", '{"garbage": true}', DeviceState.DOWN, DeviceTrouble.GARBLED),
    ],
)
def test_the_lamp_says_whether_the_system_has_it(
    tmp_path: Path, name: str, says: str, state: DeviceState, trouble: DeviceTrouble
) -> None:
    assert camera(tmp_path, name, says).state(Halt())[:2] == (state, trouble)


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ('{"status": 3}', RefusalCode.SCANNER_ABSENT),
        ('{"status": 4, "words": "no such camera"}', RefusalCode.SCANNER_ABSENT),
        ('{"status": 5, "words": "busy"}', RefusalCode.SCAN_FAILED),
        ("{}", RefusalCode.SCAN_FAILED),
    ],
)
def test_a_camera_that_gives_no_picture_says_why(tmp_path: Path, says: str, code: RefusalCode) -> None:
    with pytest.raises(ScanFailed) as failed:
        taken(camera(tmp_path, "camera:", says))
    assert failed.value.code is code


def test_a_camera_that_hangs_ends_with_the_halt(tmp_path: Path) -> None:
    halt = Halt()
    halt.set()
    began = time.monotonic()
    with pytest.raises(ScanFailed) as failed:
        taken(camera(tmp_path, "camera:", '{"sleep": 600}'), halt)
    assert failed.value.code is RefusalCode.SCAN_CANCELLED
    assert time.monotonic() - began < 300  # its program was ended, not waited for


@pytest.mark.skipif(find_spec("PySide6.QtMultimedia") is not None, reason="QtMultimedia is installed: a camera may be")
def test_without_qtmultimedia_the_true_program_says_so() -> None:
    source = source_of(Settings(document_scanner="camera:"))
    assert isinstance(source, Camera)
    state, trouble, detail = source.state(Halt())
    assert (state, trouble) == (DeviceState.DOWN, DeviceTrouble.NO_PROGRAM)
    assert "QtMultimedia" in detail
