"""CD5220 bytes: exact, padded, ASCII only."""

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames.cd5220 import fitted, show


def test_two_lines_are_padded_to_twenty() -> None:
    assert show(("A023", "-> 03")) == (b"\x0c\x1bQAA023                \r\x1bQB-> 03               \r")


def test_nothing_to_show_only_clears() -> None:
    assert show(()) == b"\x0c"
    assert show(("", " ")) == b"\x0c"


def test_one_line_clears_the_other() -> None:
    assert show(("A023",)).endswith(b"\x1bQB" + b" " * 20 + b"\r")


def test_full_width_becomes_half_width_and_han_a_space() -> None:
    assert fitted("Ａ０２３号") == b"A023" + b" " * 16


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=50))
def test_always_twenty_printable_bytes(text: str) -> None:
    data = fitted(text)
    assert len(data) == 20
    assert all(32 <= byte < 127 for byte in data)
