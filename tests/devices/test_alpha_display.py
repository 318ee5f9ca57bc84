"""The Alpha sign: the worked vector, both line settings, and a twin that obeys only what is right."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.displays.alpha import even, frame
from devices.simulated.alpha_display import AlphaTwin
from devices.window_display import WindowDisplay
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.messages import DisplayShown, ShowOnDisplay
from window_client.settings import Settings

VECTOR = "00 00 00 00 00 01 5A 30 30 02 41 41 1B 30 62 41 30 32 33 03 30 32 30 41 04"


def test_the_worked_vector() -> None:
    assert frame("A023") == bytes.fromhex(VECTOR)
    assert frame("Ａ０２３") == frame("A023")


def test_parity_is_even_on_every_byte() -> None:
    assert even(b"\x01A") == b"\x81A"
    assert all(byte.bit_count() % 2 == 0 for byte in even(bytes(range(128))))


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40), st.lists(st.integers(1, 9), max_size=8), st.binary(max_size=20))
def test_any_text_reaches_the_twin_in_any_slicing_behind_noise(text: str, sizes: list[int], noise: bytes) -> None:
    twin = AlphaTwin(pty=False, directory=Path("unused"))
    stream, at = noise + even(frame(text, 1)), 0
    for size in [*sizes, len(stream)]:
        assert twin.feed(stream[at : at + size]) == []
        at += size
    shown = twin.state()["lines"][0]
    assert all(" " <= char <= "~" for char in shown)
    assert frame(shown, 1) == frame(text, 1)


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_a_damaged_text_is_not_shown(chosen: st.DataObject) -> None:
    twin, data = AlphaTwin(pty=False, directory=Path("unused")), bytearray(even(frame("A023", 1)))
    data[chosen.draw(st.integers(5, len(data) - 1))] ^= 1 << chosen.draw(st.integers(0, 7))
    twin.feed(bytes(data))
    assert twin.state()["lines"] == ["HELLO"]


@pytest.mark.parametrize("seven_bits", [True, False])
def test_both_line_settings_and_a_wrong_one(tmp_path: Path, *, seven_bits: bool) -> None:
    ear = Ear()
    with plugged(AlphaTwin, tmp_path, pty=True) as twin:
        twin.do("line_setting", {"seven_bits": seven_bits})
        own = replace(Settings(), window_display=twin.cable.url, window_display_kind="alpha")
        with linked(WindowDisplay(replace(own, window_display_alpha_7e1=not seven_bits), ear), ear) as link:
            link.perform(ShowOnDisplay(("A001",)))
            ear.wait(DisplayShown)
        assert twin.do("ledger", {}) == []
        with linked(WindowDisplay(replace(own, window_display_alpha_7e1=seven_bits), ear), ear) as link:
            link.perform(ShowOnDisplay(("A001", "-> 03")))
            until(lambda: twin.do("state", {})["lines"] == ["A001  -> 03"])
        assert [row["lines"] for row in twin.do("ledger", {})] == [[""], ["A001  -> 03"]]
