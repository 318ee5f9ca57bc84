"""Status replies: told apart by fixed bits in one stream, in any slicing; every published value means what it says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames.escpos_status import Replies, Reply, ReplyKind, real_time, trouble, unasked_trouble
from window_client.words import DeviceTrouble

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


@pytest.mark.parametrize(
    ("question", "answer", "meaning"),
    [
        (1, 0x12, DeviceTrouble.NONE),
        (1, 0x16, DeviceTrouble.NONE),  # drawer
        (1, 0x1A, DeviceTrouble.PRINTER_ERROR),
        (2, 0x16, DeviceTrouble.COVER_OPEN),
        (2, 0x32, DeviceTrouble.PAPER_OUT),
        (2, 0x52, DeviceTrouble.PRINTER_ERROR),
        (3, 0x1A, DeviceTrouble.CUTTER),
        (3, 0x16, DeviceTrouble.PRINTER_ERROR),
        (3, 0x32, DeviceTrouble.PRINTER_ERROR),
        (3, 0x52, DeviceTrouble.OVERHEATED),
        (4, 0x1E, DeviceTrouble.PAPER_NEAR_END),
        (4, 0x72, DeviceTrouble.PAPER_OUT),
        (4, 0x7E, DeviceTrouble.PAPER_OUT),
    ],
)
def test_every_published_answer(question: int, answer: int, meaning: DeviceTrouble) -> None:
    assert trouble({**WELL, question: answer}) is meaning
    assert Replies().feed(bytes([answer])) == [Reply(ReplyKind.STATUS, bytes([answer]))]


def test_the_request_is_three_bytes() -> None:
    assert real_time(4) == b"\x10\x04\x04"


MIXED = bytes([0x13, 0x12, 0x14, 0x00, 0x11, 0x0C, 0x00, 0x72, 0x00, 0xFF, 0x11])
PARTS = [
    Reply(ReplyKind.WAIT, b"\x13"),
    Reply(ReplyKind.STATUS, b"\x12"),
    Reply(ReplyKind.GO, b"\x11"),
    Reply(ReplyKind.UNASKED, bytes([0x14, 0x00, 0x0C, 0x00])),
    Reply(ReplyKind.STATUS, b"\x72"),
    Reply(ReplyKind.IN_STREAM, b"\x00"),
    Reply(ReplyKind.JUNK, b"\xff"),
    Reply(ReplyKind.GO, b"\x11"),
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=len(MIXED)), max_size=6))
def test_a_mixed_stream_in_any_slicing(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(MIXED)]
    replies, found = Replies(), []
    for start, end in pairwise(edges):
        found += replies.feed(MIXED[start:end])
    assert found == PARTS


def test_an_unasked_status_broken_off_is_junk_and_hides_nothing() -> None:
    assert Replies().feed(bytes([0x10, 0x00, 0x12])) == [
        Reply(ReplyKind.JUNK, bytes([0x10, 0x00])),
        Reply(ReplyKind.STATUS, b"\x12"),
    ]


@pytest.mark.parametrize(
    ("data", "meaning"),
    [
        ("10 00 00 00", DeviceTrouble.NONE),
        ("38 00 00 00", DeviceTrouble.COVER_OPEN),
        ("18 00 0C 00", DeviceTrouble.PAPER_OUT),
        ("10 00 03 00", DeviceTrouble.PAPER_NEAR_END),
        ("18 08 00 00", DeviceTrouble.CUTTER),
        ("18 40 00 00", DeviceTrouble.OVERHEATED),
        ("18 20 00 00", DeviceTrouble.PRINTER_ERROR),
    ],
)
def test_unasked_status(data: str, meaning: DeviceTrouble) -> None:
    assert unasked_trouble(bytes.fromhex(data)) is meaning
