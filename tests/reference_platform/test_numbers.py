"""Number blocks: leased once, never overlapping."""

import itertools

import pytest

from tests.reference_platform.hall import Hall
from window_client.errors import Refusal
from window_client.words import NumberKind


@pytest.fixture
def hall(each_hall: Hall) -> Hall:
    """On each engine."""
    return each_hall


def test_numbers_are_leased_once_and_the_same_request_gives_the_same(hall: Hall) -> None:
    client = hall.window("01")
    first = client.lease(NumberKind.RECEIPT, 100, "one")
    assert (first.first, first.last) == (1, 100)
    assert client.lease(NumberKind.RECEIPT, 100, "one") == first
    assert client.lease(NumberKind.RECEIPT, 50, "two").first == 101
    assert hall.window("02").lease(NumberKind.RECEIPT, 10, "one").id != first.id


def test_official_blocks_of_many_windows_never_overlap(hall: Hall) -> None:
    blocks = hall.at_once(12, lambda client: client.lease(NumberKind.OFFICIAL, 7, "same"))
    spans = sorted((block.first, block.last) for block in blocks)
    assert len(spans) == 12
    assert all(last - first == 6 for first, last in spans)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))


def test_a_window_gets_no_more_receipt_numbers_a_day_than_four_digits_can_tell_apart(hall: Hall) -> None:
    client = hall.window()
    assert client.lease(NumberKind.RECEIPT, 5000, "one").last == 5000
    assert client.lease(NumberKind.RECEIPT, 4999, "two").last == 9999
    assert client.lease(NumberKind.RECEIPT, 4999, "two").last == 9999
    with pytest.raises(Refusal) as refused:
        client.lease(NumberKind.RECEIPT, 1, "three")
    assert refused.value.facts["code"] == "numbers_of_day_used_up"
    assert client.lease(NumberKind.OFFICIAL, 5000, "four").last > 0


@pytest.mark.parametrize("size", [0, -1, 5001])
def test_a_block_of_no_sensible_size_is_refused(hall: Hall, size: int) -> None:
    with pytest.raises(Refusal):
        hall.window().lease(NumberKind.RECEIPT, size, "one")
