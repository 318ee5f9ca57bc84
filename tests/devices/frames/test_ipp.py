"""IPP: what is written is read back; whatever arrives gives a message or NotIpp, never anything else."""

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames import ipp
from devices.frames.ipp import Message, NotIpp, Op

WORD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
GROUPS = [
    ipp.operation(
        "ipp://localhost/printers/窗口3", "root", ipp.name("job-name", "hall-window 1"), ipp.integer("job-id", 7)
    ),
    (
        ipp.JOB,
        [
            ipp.keyword("sides", "one-sided", "two-sided-long-edge"),
            ipp.collection("media-col", "media-source", "tray-2"),
        ],
    ),
    (ipp.PRINTER, [ipp.enum("printer-state", 3), ipp.boolean("printer-is-accepting-jobs", True)]),
]


def test_a_request_as_rfc_8010_draws_it() -> None:
    body = ipp.encode(
        Op.PRINT_JOB, 1, [(ipp.OPERATION, [ipp.Attribute("attributes-charset", ipp.CHARSET, ("utf-8",))])]
    )
    assert body == bytes.fromhex("0200 0002 00000001 01 47 0012") + b"attributes-charset" + b"\x00\x05utf-8" + b"\x03"


def test_what_was_written_is_read_back() -> None:
    read = ipp.decode(ipp.encode(Op.GET_JOB, 300, GROUPS, b"%PDF"))
    assert (read.code, read.request, read.document) == (Op.GET_JOB, 300, b"%PDF")
    asked = read.group(ipp.OPERATION)
    assert ipp.words(asked, "printer-uri") == ("ipp://localhost/printers/窗口3",)
    assert ipp.number(asked, "job-id") == 7
    assert read.group(ipp.JOB) == {"sides": ("one-sided", "two-sided-long-edge")}  # collections are stepped over
    assert read.group(ipp.PRINTER)["printer-is-accepting-jobs"] == (True,)
    assert read.group(0x55) == {}


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(WORD, st.integers(-(2**31), 2**31 - 1), WORD), max_size=3), st.binary(max_size=40))
def test_any_values_are_read_back(rows: list[tuple[str, int, str]], document: bytes) -> None:
    names = [f"a{place}-{name[:20]}" for place, (name, _, _) in enumerate(rows)]
    attributes = [
        each
        for name, (_, value, word) in zip(names, rows, strict=True)
        for each in (ipp.integer(f"{name}-n", value), ipp.keyword(name, word, word + "x"))
    ]
    read = ipp.decode(ipp.encode(0, 1, [(ipp.JOB, attributes)], document))
    assert read.document == document
    for name, (_, value, word) in zip(names, rows, strict=True):
        assert ipp.number(read.group(ipp.JOB), f"{name}-n") == value
        assert ipp.words(read.group(ipp.JOB), name) == (word, word + "x")


def test_half_a_message_is_none() -> None:
    whole = ipp.encode(Op.GET_JOB, 300, GROUPS)
    for size in range(len(whole)):
        with pytest.raises(NotIpp):
            ipp.decode(whole[:size])


def _harmless(data: bytes) -> None:
    with contextlib.suppress(NotIpp):
        assert isinstance(ipp.decode(data), Message)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=300))
def test_garbage_is_a_message_or_is_none(data: bytes) -> None:
    _harmless(data)


def test_damaged_messages_do_no_harm() -> None:
    dice, whole = random.Random(8010), ipp.encode(Op.GET_JOB, 300, GROUPS)
    for _ in range(20_000):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        _harmless(bytes(data[: dice.randint(1, len(data))]))
