"""Slips as bytes: exact vectors, columns by cells, nothing a citizen types becomes a command, rare Han are drawn."""

import logging
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames.code128 import code128
from devices.frames.escpos import BAND, Raster, cells, encode, two_bytes, with_question, wrap
from devices.glyphs import render_line
from devices.simulated.escpos_commands import TEXT, Commands
from devices.simulated.receipt import Receipt
from window_client.domain.paper import SlipPart


def _nothing_drawn(_: str, __: int) -> Raster | None:
    return None


def _bytes(*parts: SlipPart, columns: int = 48, encoding: str = "gb18030", chinese_on: bool = True) -> bytes:
    return encode(parts, columns=columns, encoding=encoding, chinese_on=chinese_on, render_line=_nothing_drawn)


def _printed(data: bytes) -> Receipt:
    receipt = Receipt()
    for command in Commands().feed(data):
        receipt.take(command)
    return receipt


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (SlipPart("text", "中文"), b"\xd6\xd0\xce\xc4\n"),
        (SlipPart("text", "：￥〇·"), b"\xa3\xba\xa3\xa4\xa9\x96\xa1\xa4\n"),
        (SlipPart("text", "A1", align="center"), b"\x1ba\x01A1\n\x1ba\x00"),
        (SlipPart("text", "A1", scale=2, bold=True), b"\x1d!\x11\x1bE\x01A1\n\x1bE\x00\x1d!\x00"),
        (SlipPart("text"), b"\n"),
        (SlipPart("rule"), b"-" * 48 + b"\n"),
        (SlipPart("feed", "3"), b"\x1bd\x03"),
        (SlipPart("cut"), b"\x1bd\x04\x1dV\x01"),
        (SlipPart("code128", "AB1"), b"\x1dhP\x1dw\x03\x1dH\x00\x1dkI\x05{BAB1\n"),
        (
            SlipPart("qr", "Q1"),
            b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1\x1d(k\x05\x001P0Q1\x1d(k\x03\x001Q0\n",
        ),
    ],
)
def test_bytes_of_each_part(part: SlipPart, expected: bytes) -> None:
    assert _bytes(part) == b"\x1b@\x1c&" + expected


def test_chinese_mode_is_a_setting_and_the_question_comes_last() -> None:
    assert _bytes(chinese_on=False) == b"\x1b@"
    assert with_question(b"x") == b"x\x1dr\x01"


@pytest.mark.parametrize("char", ["𬭳", "\ue000", "€\u0301", "ñ"])
def test_what_the_printer_cannot_spell_is_drawn_or_shown_and_never_silent(
    char: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        shown = _printed(_bytes(SlipPart("text", f"李{char}", scale=1), encoding="gb18030")).lines
    assert "〓" in shown[0]
    assert shown[0].startswith("李")
    assert "李" not in caplog.text
    assert "U+" in caplog.text


def test_a_rare_name_is_drawn_as_a_picture_in_its_line() -> None:
    parts = (SlipPart("text", "申请人"), SlipPart("text", "𬭳*"), SlipPart("text", "完"))
    data = encode(parts, columns=48, encoding="gb18030", chinese_on=True, render_line=render_line)
    receipt = _printed(data)
    assert receipt.lines == ["申请人", "▧", "完"]
    picture = next(mark for mark in receipt.marks if mark.kind == "picture")
    assert picture.width == 40
    assert picture.height <= BAND
    assert 60 < sum(byte.bit_count() for byte in picture.dots) < picture.width * picture.height // 2
    assert "𬭳".encode("gb18030") not in data


def test_gbk_has_no_euro_but_gb18030_has() -> None:
    assert two_bytes("€", "gb18030") == b"\xa2\xe3"
    assert two_bytes("€", "gbk") is None


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=60), st.integers(min_value=4, max_value=48))
def test_lines_never_pass_the_edge_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("编号 GX0103-20261123", 16) == ["编号", "GX0103-20261123"]
    assert wrap("汉" * 25, 48) == ["汉" * 24, "汉"]


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40))
def test_no_text_becomes_a_command(text: str) -> None:
    data = _bytes(SlipPart("text", text))[4:]
    assert all(command.name == TEXT for command in Commands().feed(data))
    assert b"\x10" not in data
    assert b"\x1b" not in data


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40))
def test_code_128_says_what_it_was_given(text: str) -> None:
    data = code128(text)
    assert data is not None
    part = _printed(b"\x1dkI" + bytes([len(data.printer)]) + data.printer)
    assert part.texts("code128") == [text]


def test_long_numbers_go_by_pairs_of_digits_and_fit_58_mm() -> None:
    data = code128("010320261123000123")
    assert data is not None
    assert data.modules * 2 <= 384
    assert data.printer.startswith(b"{C\x01\x03")


def test_a_bar_code_too_wide_for_the_paper_is_still_there_to_read() -> None:
    receipt = _printed(_bytes(SlipPart("code128", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), columns=32))
    assert receipt.texts("code128") == []
    assert "".join(receipt.lines) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        _bytes(SlipPart("hologram"))


def test_commands_are_the_same_in_any_slicing() -> None:
    data = _bytes(
        SlipPart("text", "受理回执", align="center", scale=2),
        SlipPart("code128", "0103-20261123"),
        SlipPart("qr", "https://x/1"),
        SlipPart("cut"),
    )
    whole = Commands().feed(data)
    one_by_one = Commands()
    assert [each for byte in data for each in one_by_one.feed(bytes([byte]))] == whole
    assert b"".join(command.raw for command in whole) == data
    assert all(left.raw for left, _ in pairwise(whole))
