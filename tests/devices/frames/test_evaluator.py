"""The evaluator's frames: the vectors of the facts file, any slicing, noise; never a level that was not sent."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames import evaluator as e
from devices.frames.evaluator import OneDigit, OpenFrame, Reply, ReplyKind, frame
from window_client.domain.evaluation import proof

KEY, NONCE = bytes(range(32)), "00112233445566778899aabbccddeeff"


def result(level: int, seq: int = 2) -> bytes:
    made = bytes.fromhex(proof(KEY, NONCE, "A023", level))
    return frame(seq, e.RESULT_SIGNED, bytes((level,)) + bytes.fromhex(NONCE) + made)


def test_the_vectors_of_the_facts_file() -> None:
    assert frame(1, e.PING) == bytes.fromhex("A55A010101005188")
    assert frame(2, e.REQUEST, b"\x1eA023") == bytes.fromhex("A55A010210051E413032337E69")
    assert OpenFrame().feed(bytes.fromhex("A55A010290010 5D9C6".replace(" ", ""))) == [Reply(ReplyKind.RESULT, 2, 5)]


def test_a_signed_question_and_its_answer() -> None:
    asked = OpenFrame().ask(7, 30, bytes.fromhex(NONCE), "A023")
    assert e.Frames().feed(asked) == [(7, e.ASK_SIGNED, b"\x1e" + bytes.fromhex(NONCE) + b"A023")]
    (reply,) = OpenFrame().feed(result(4))
    assert (reply.kind, reply.level, reply.nonce.hex()) == (ReplyKind.RESULT, 4, NONCE)
    assert reply.proof.hex() == proof(KEY, NONCE, "A023", 4)


def test_a_level_that_is_none_is_no_answer() -> None:
    for level in (6, 7, 255):
        assert OpenFrame().feed(result(level)) == []
    assert OpenFrame().feed(frame(1, 0x55, b"x")) == []


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.integers(0, 5), max_size=5),
    st.lists(st.integers(1, 40), min_size=1, max_size=12),
    st.binary(max_size=12),
)
def test_any_slicing_gives_the_same_answers(levels: list[int], cuts: list[int], noise: bytes) -> None:
    noise = noise.replace(b"\xa5", b"")
    stream, codec, heard = b"".join(noise + result(level) for level in levels), OpenFrame(), []
    at = turn = 0
    while at < len(stream):
        size = cuts[turn % len(cuts)]
        heard += codec.feed(stream[at : at + size])
        at, turn = at + size, turn + 1
    assert [reply.level for reply in heard] == levels


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200))
def test_garbage_is_no_level(data: bytes) -> None:
    assert all(reply.kind is not ReplyKind.RESULT for reply in OpenFrame().feed(data))


def test_damaged_frames_are_never_another_level() -> None:
    dice = random.Random(5)
    for _ in range(20_000):
        data, level = bytearray(result(dice.randint(1, 5))), 0
        level = data[6]
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        assert [reply.level for reply in OpenFrame().feed(bytes(data))] in ([], [level])


def test_the_one_digit_box() -> None:
    assert [reply.level for reply in OneDigit().feed(b"5\r\n0678 1x")] == [5, 1]
    assert all(reply.kind is ReplyKind.BUTTON for reply in OneDigit().feed(b"12345"))
