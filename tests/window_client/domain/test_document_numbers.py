"""Numbers on papers: made, read back, and never read wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from window_client.domain.document_numbers import (
    ReceiptNumber,
    is_receipt_number,
    official_number,
    read_receipt_number,
    receipt_number,
)
from window_client.domain.number import NumberBlock
from window_client.words import NumberKind

DAY = date(2026, 11, 23)
NUMBERS = st.builds(
    receipt_number,
    st.from_regex(r"[0-9]{2}", fullmatch=True),
    st.from_regex(r"[0-9]{2}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(0, 10**9),
)


def test_shape_and_parts() -> None:
    number = receipt_number("A1", "03", DAY, 120_042)
    assert number[:-1] == "A103202611230042"
    assert read_receipt_number(number) == ReceiptNumber("A1", "03", DAY, 42)
    assert is_receipt_number(number)


def test_damm_digit_is_the_published_one() -> None:
    """Damm's own example is 572 → 4."""
    assert _damm("572") == 4
    number = receipt_number("01", "03", DAY, 572)
    assert number == "0103202611230572" + str(_damm("0103202611230572"))


def test_every_cell_of_the_quasigroup() -> None:
    for seq in range(0, 10_000, 7):
        number = receipt_number(f"{seq % 97:02d}", f"{seq % 89:02d}", DAY, seq)
        assert number[-1] == str(_damm(number[:-1]))


def _damm(digits: str) -> int:
    """Written apart from the product: the quasigroup of the article, row by row."""
    rows = (
        "0317598642 7092154863 4206871359 1750983426 6123045978 3674209581 5869720134 8945362017 9438617205 2581436790"
    )
    interim = 0
    for digit in digits:
        interim = int(rows.split()[interim][int(digit)])
    return interim


@given(NUMBERS, st.data())
def test_one_wrong_digit_or_two_swapped_never_pass(number: str, data: st.DataObject) -> None:
    assert is_receipt_number(number)
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert not is_receipt_number(number[:place] + other + number[place + 1 :])
    left = data.draw(st.integers(0, len(number) - 2))
    swapped = number[:left] + number[left + 1] + number[left] + number[left + 2 :]
    assert swapped == number or not is_receipt_number(swapped)


def test_typed_full_width_and_with_spaces_reads_the_same() -> None:
    number = receipt_number("01", "03", DAY, 7)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in number)
    assert read_receipt_number(f" {wide[:6]} {wide[6:]}") == ReceiptNumber("01", "03", DAY, 7)


def test_a_day_that_is_none_is_refused_even_with_a_right_check_digit() -> None:
    body = "0103202613230007"
    assert read_receipt_number(f"{body}{_damm(body)}") is None


@pytest.mark.parametrize("text", ["", "x", "0103", "0103202611230007", "办件"])
def test_other_texts_are_no_receipt_numbers(text: str) -> None:
    assert read_receipt_number(text) is None


@pytest.mark.parametrize(("site", "window"), [("1", "03"), ("01", "3"), ("长洲", "03"), ("01", "103"), ("a1", "03")])
def test_a_site_that_does_not_fit_makes_no_number(site: str, window: str) -> None:
    with pytest.raises(ValueError, match="no receipt number"):
        receipt_number(site, window, DAY, 1)


def test_official_number_is_prefix_and_number() -> None:
    block = NumberBlock("b", NumberKind.OFFICIAL, "4504050", 1, 2_000_000, 1)
    assert [official_number(block, seq) for seq in (7, 1_234_567)] == ["4504050000007", "45040501234567"]
