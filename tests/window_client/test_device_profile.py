"""The device profile: out of one window, into another; a changed file is refused, and nothing else changes."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from local_cache.profile_key import ProfileKey
from window_client import device_profile
from window_client.device_overlay import FILE_NAME, DeviceOverlay
from window_client.device_settings import device_settings
from window_client.errors import Refusal
from window_client.settings import ProfileError, Settings
from window_client.words import RefusalCode

AT = datetime(2026, 11, 23, tzinfo=UTC)


class OneKey:
    """Keys of a vault, made of one byte."""

    def __init__(self, byte: int) -> None:
        self._byte = byte

    def subkey(self, purpose: str) -> bytes:
        return bytes([self._byte]) * 32


HERE, THERE = ProfileKey(OneKey(1)), ProfileKey(OneKey(2))
SETTINGS = replace(Settings(), id_reader="usb://1A86:7523/A1", receipt_printer_columns=32, more_ports=("/dev/x*",))


def test_a_neighbours_profile_is_read_whole_with_its_fingerprint() -> None:
    profile = device_profile.read(device_profile.export(SETTINGS, HERE, AT), THERE)
    assert profile.settings.keys() == set(device_settings())
    assert profile.settings["receipt_printer_columns"] == 32
    assert profile.fingerprint == device_profile.fingerprint(HERE.key())
    assert len(profile.fingerprint.split()) == 4
    assert "platform_url" not in profile.settings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"receipt_printer_columns": 32', '"receipt_printer_columns": 48'),
        ('"window": "03"', '"window": "04"'),
        (HERE.key(), THERE.key()),
        ('"profile": 1', '"profile": 2'),
    ],
)
def test_a_changed_byte_is_a_wrong_signature(old: str, new: str) -> None:
    raw = device_profile.export(SETTINGS, HERE, AT).decode()
    assert old in raw
    with pytest.raises(Refusal) as refusal:
        device_profile.read(raw.replace(old, new).encode(), THERE)
    assert refusal.value.code is RefusalCode.PROFILE_FORGED


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b"\xff", b'{"signature": 1, "key": 2, "profile": 1, "settings": 3}']
)
def test_another_file_is_no_profile(raw: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        device_profile.read(raw, HERE)
    assert refusal.value.code is RefusalCode.PROFILE_NONE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"profile": 9}, RefusalCode.PROFILE_TOO_NEW),
        ({"settings": {"window": "09"}}, RefusalCode.SETTING_WRONG),
        ({"settings": {"id_reader_baud": "fast"}}, RefusalCode.SETTING_WRONG),
    ],
)
def test_a_rightly_signed_profile_may_still_be_unusable(change: dict[str, object], code: RefusalCode) -> None:
    body = json.loads(device_profile.export(SETTINGS, HERE, AT)) | change
    del body["signature"]
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(Refusal) as refusal:
        device_profile.read(json.dumps({**body, "signature": HERE.sign(canonical)}).encode(), THERE)
    assert refusal.value.code is code


def test_what_was_changed_here_goes_over_the_profile_at_the_next_start(tmp_path: Path) -> None:
    overlay = DeviceOverlay(tmp_path)
    assert overlay.over(Settings()) == Settings()
    overlay.put({"id_reader": "/dev/ttyUSB1", "more_ports": ("a", "b")})
    overlay.put({"receipt_printer_answers": False, "id_reader": 'COM"3'})
    now = DeviceOverlay(tmp_path).over(replace(Settings(), id_reader="/dev/ttyUSB0", window="07"))
    assert (now.id_reader, now.more_ports, now.receipt_printer_answers, now.window) == (
        'COM"3',
        ("a", "b"),
        False,
        "07",
    )


@pytest.mark.parametrize("text", ['window = "09"', "= nonsense", 'id_reader_baud = "x"'])
def test_a_spoiled_file_is_named_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=FILE_NAME):
        DeviceOverlay(tmp_path).over(Settings())
