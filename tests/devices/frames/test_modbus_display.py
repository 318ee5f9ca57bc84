"""Modbus-RTU bytes: the tested vectors, three packings, and answers found in any slicing and behind noise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames.modbus_display import PACKINGS, Answer, Answers, packed, read, written
from devices.simulated.modbus_display import _crc

MANY = settings(max_examples=500, deadline=None)
WRITE, READ = written(5, 0, [0x4130, 0x3233])[0], read(5, 0, 4)
DONE = bytes.fromhex("05 10 00 00 00 02")


def _wire(body: bytes) -> bytes:
    return body + _crc(body).to_bytes(2, "little")


def _fed(request: bytes, stream: bytes, sizes: list[int], *, echo: bool = False) -> Answer | None:
    answers, at = Answers(request, echo=echo), 0
    for size in [*sizes, len(stream)]:
        found = answers.feed(stream[at : at + size])
        if found is not None:
            return found
        at += size
    return None


def test_the_tested_vectors() -> None:
    assert bytes.fromhex("05 10 00 00 00 02 04 41 30 32 33 A7 D9") == WRITE
    assert written(5, 0, [23], one_by_one=True) == [bytes.fromhex("05 06 00 00 00 17 C8 40")]
    assert len(written(5, 0, [1, 2, 3], one_by_one=True)) == 3


@pytest.mark.parametrize(
    ("packing", "low_first", "registers"),
    [
        ("ascii", False, [0x5330, 0x3233, 0x2020]),
        ("ascii", True, [0x3053, 0x3332, 0x2020]),
        ("bcd", False, [0xFFFF, 0xFFFF, 0xF023]),
        ("number", False, [0, 0, 23]),
    ],
)
def test_packings(packing: str, low_first: bool, registers: list[int]) -> None:
    assert packed(("Ｓ023",), packing, 3, low_first=low_first) == registers


def test_nothing_is_blank_in_every_packing() -> None:
    assert packed((), "ascii", 2) == [0x2020, 0x2020]
    assert packed((), "bcd", 2) == [0xFFFF, 0xFFFF]
    assert packed((), "number", 2) == [0, 0]


@MANY
@given(st.text(max_size=30), st.sampled_from(sorted(PACKINGS)), st.integers(1, 20), st.booleans())
def test_always_so_many_registers_of_sixteen_bits(text: str, packing: str, count: int, low_first: bool) -> None:
    values = packed((text,), packing, count, low_first=low_first)
    assert len(values) == count
    assert all(0 <= value <= 0xFFFF for value in values)


def test_an_echo_is_no_answer() -> None:
    assert _fed(WRITE, WRITE, []) is None
    assert _fed(WRITE, WRITE + _wire(DONE), [3, 9]) == Answer()
    one = written(5, 0, [23], one_by_one=True)[0]
    assert _fed(one, one, [], echo=True) is None
    assert _fed(one, one + one, [5, 4], echo=True) == Answer()
    assert _fed(one, one, []) == Answer()  # without the setting nobody can tell


def test_answers_of_others_and_of_another_question_are_passed_over() -> None:
    other, elsewhere = _wire(b"\x06" + DONE[1:]), _wire(bytes.fromhex("05 10 00 01 00 02"))
    assert _fed(WRITE, other + elsewhere, []) is None
    assert _fed(WRITE, other + elsewhere + _wire(DONE), [4, 4]) == Answer()
    assert _fed(WRITE, _wire(b"\x05\x90\x02"), [1, 1, 1]) == Answer(refused=2)


@MANY
@given(st.binary(max_size=60), st.lists(st.integers(0, 0xFFFF), min_size=4, max_size=4), st.lists(st.integers(1, 9)))
def test_an_answer_is_found_in_any_slicing_behind_noise(noise: bytes, values: list[int], sizes: list[int]) -> None:
    noise = noise.replace(b"\x05", b"\x04")
    body = b"\x05\x03\x08" + b"".join(value.to_bytes(2, "big") for value in values)
    assert _fed(READ, noise + _wire(body) + noise, sizes) == Answer(values=tuple(values))
    assert _fed(WRITE, noise + _wire(DONE), sizes) == Answer()


@MANY
@given(st.data())
def test_a_cut_or_changed_answer_is_none(chosen: st.DataObject) -> None:
    raw = bytearray(_wire(b"\x05\x03\x08" + bytes(range(0x40, 0x48))))
    assert _fed(READ, bytes(raw[: chosen.draw(st.integers(0, len(raw) - 1))]), [2]) is None
    raw[chosen.draw(st.integers(0, len(raw) - 1))] ^= chosen.draw(st.integers(1, 255))
    assert _fed(READ, bytes(raw), [3]) is None


@MANY
@given(st.binary(max_size=600), st.lists(st.integers(1, 40), max_size=6))
def test_noise_never_raises_and_little_is_kept(noise: bytes, sizes: list[int]) -> None:
    answers, at = Answers(READ), 0
    for size in [*sizes, len(noise)]:
        answers.feed(noise[at : at + size])
        at += size
    assert len(answers._kept) <= 12
