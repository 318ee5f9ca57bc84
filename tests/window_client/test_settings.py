"""Settings: every way in which a profile can be wrong is one clear line; the manual is made from the table."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from window_client.device_settings import device_of, device_settings, port_setting, without_devices
from window_client.setting_shapes import CHOICES
from window_client.settings import (
    ProfileError,
    Settings,
    as_text,
    default_of,
    from_mapping,
    from_text,
    manual,
    read_profile,
    table,
)
from window_client.words import DeviceKind

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_manual_is_fresh() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == manual(), "python -m window_client.settings"


def test_every_setting_has_a_sentence() -> None:
    assert [
        name for name, _, sentence in table() if not sentence.endswith((".", ").")) and "e.g." not in sentence
    ] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "unknown setting 'colour'"),
        ("window = 3", "setting 'window' must be str, is int"),
        ("id_reader_baud = 9600.0", "setting 'id_reader_baud' must be int, is float"),
        ("id_reader_baud = true", "setting 'id_reader_baud' must be int, is bool"),
        ("receipt_printer_answers = 1", "setting 'receipt_printer_answers' must be bool, is int"),
        ("scale = true", "setting 'scale' must be float, is bool"),
        ('groups = "a"', "setting 'groups' must be a list of texts"),
        ("groups = [1]", "setting 'groups' must be a list of texts"),
        ('site = "1"', "setting 'site' cannot be '1'"),
        ('window = "3"', "setting 'window' cannot be '3'"),
        ('receipt_printer_encoding = "big5"', "setting 'receipt_printer_encoding' cannot be 'big5'"),
        ("= 1", "not a TOML file"),
    ],
)
def test_a_wrong_profile_is_one_line_that_names_file_setting_and_reason(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "profile.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as error:
        read_profile(file)
    assert str(error.value).startswith(str(file))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_profile_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        read_profile(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ProfileError, match="not a TOML file"):
        read_profile(tmp_path / "bytes.toml")


def test_whole_numbers_will_do_where_parts_are_allowed() -> None:
    assert from_mapping({"scale": 2}, "x").scale == 2.0


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_what_a_person_reads_can_be_typed_again(name: str) -> None:
    assert from_text(name, as_text(default_of(name))) == default_of(name)


@pytest.mark.parametrize(
    ("name", "text"), [("id_reader_baud", "x"), ("receipt_printer_answers", "perhaps"), ("scale", ""), ("nothing", "1")]
)
def test_what_cannot_be_typed_is_refused(name: str, text: str) -> None:
    with pytest.raises(ProfileError):
        from_text(name, text)


def test_each_device_setting_belongs_to_its_device() -> None:
    assert device_of("id_reader_baud") is device_of("id_reader") is DeviceKind.ID_READER
    assert device_of("document_scanner_dpi") is DeviceKind.DOCUMENT_SCANNER
    assert device_of("platform_url") is device_of("more_ports") is None
    assert "more_ports" in device_settings()
    assert "site" not in device_settings()


@pytest.mark.parametrize("kind", list(DeviceKind))
def test_without_devices_nothing_is_bound(kind: DeviceKind) -> None:
    bound = from_mapping({port_setting(kind): "COM3"}, "x")
    assert getattr(without_devices(bound), port_setting(kind)) == ""


@pytest.mark.parametrize("name", list(CHOICES))
def test_a_closed_setting_takes_its_choices_and_nothing_else(name: str) -> None:
    assert as_text(default_of(name)) in CHOICES[name]
    for text in CHOICES[name]:
        assert as_text(getattr(from_mapping({name: from_text(name, text)}, "x"), name)) == text
    strange: object = 7 if isinstance(default_of(name), int) else "strange"
    with pytest.raises(ProfileError, match="it is one of") as error:
        from_mapping({name: strange}, "x")
    assert (error.value.name, error.value.text) == (name, str(strange))


def test_reading_the_settings_before_the_first_paint_brings_no_words_and_no_rules() -> None:
    """Every start reads the profile first: what it does not need would keep the sign-in page away."""
    code = "import sys, window_client.installed, window_client.errors; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert "window_client.settings" in said
    assert "window_client.words" not in said
    assert "sqlalchemy" not in said


def test_a_make_that_nobody_knows_is_refused_with_what_can_be_chosen() -> None:
    with pytest.raises(ProfileError, match=r"cd5220.*onbon.*modbus.*alpha"):
        from_mapping({"window_display_kind": "vga"}, "profile.toml")
