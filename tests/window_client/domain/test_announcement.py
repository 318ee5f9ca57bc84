"""What is spoken: letters and digits one by one, numbers of windows as people say them, never an ASCII digit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from window_client.domain.announcement import calling, counted, spelled

TEMPLATE = "请{number}号到{name}办理"


def test_a_call_as_people_hear_it() -> None:
    assert calling(TEMPLATE, number="S023", window="03", name="3号窗口") == "请S零二三号到三号窗口办理"
    assert calling("{number}，{window}号", number="A100", window="12", name="") == "A一零零，十二号"


@pytest.mark.parametrize(
    ("text", "said"),
    [("03", "三"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("35号", "三十五号"), ("0", "零"), ("100", "一零零")],
)
def test_numbers_of_windows_are_said_as_numbers(text: str, said: str) -> None:
    assert counted(text) == said


def test_several_letters_are_no_word() -> None:
    assert spelled("ab07") == "A，B零七"


def test_a_place_that_is_none_is_left_as_it_is_and_no_person_is_known() -> None:
    assert calling("{person}请到{window}", number="S1", window="3", name="") == "{person}请到三"


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=30), st.from_regex(r"[A-Z]{1,2}[0-9]{3,4}", fullmatch=True), st.integers(1, 99))
def test_never_a_quantity_of_a_number(template: str, number: str, window: int) -> None:
    said = calling(template + "{number}", number=number, window=f"{window:02d}", name=f"{window}号窗口")
    assert not [char for char in said if char in "0123456789"]
    assert said.endswith(spelled(number))
