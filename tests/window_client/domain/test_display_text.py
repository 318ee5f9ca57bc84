"""Texts of the display: each state has one in each script, and no number stands where nobody is called or served."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_client.domain.display_text import DARK, TEXTS, lines
from window_client.words import WindowState

SHOWN = [state for state in WindowState if state is not WindowState.OFFLINE]
SILENT = [WindowState.IDLE, WindowState.PAUSED, WindowState.CLOSED]


def _lines(own: tuple[str, ...], make: str, state: WindowState) -> tuple[str, ...]:
    return lines(own, make, state, number="S023", window="03", name="3号窗口")


def test_every_script_has_a_text_for_every_state() -> None:
    assert {script: set(texts) for script, texts in TEXTS.items()} == {script: set(SHOWN) for script in TEXTS}


def test_calling_in_three_scripts() -> None:
    assert _lines((), "onbon", WindowState.CALLING) == ("请 S023 号", "到3号窗口")
    assert _lines((), "cd5220", WindowState.CALLING) == ("S023", "-> 03")
    assert _lines((), "modbus", WindowState.CALLING) == ("S023",)


def test_the_halls_own_text_goes_first_and_may_be_dark() -> None:
    assert _lines(("{number} 请到 {window}",), "onbon", WindowState.CALLING) == ("S023 请到 03",)
    assert _lines((DARK,), "onbon", WindowState.IDLE) == ()
    assert _lines(("{other}",), "onbon", WindowState.IDLE) == ("{other}",)


@pytest.mark.parametrize("state", SILENT)
@given(own=st.lists(st.sampled_from(["{number}", "x {number}", "{window}", "{name}"]), max_size=3))
def test_no_number_where_nobody_is_called(state: WindowState, own: list[str]) -> None:
    for make in ("cd5220", "onbon", "modbus"):
        assert "S023" not in "".join(_lines(tuple(own), make, state))
