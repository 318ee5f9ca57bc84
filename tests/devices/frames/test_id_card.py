"""SAM frames and card texts: the published vectors, and that no slicing, noise or damage ever gives a wrong value."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames import id_card
from devices.frames.card_text import TextBlockError, decode, newest_address
from devices.frames.id_card import Reading, Replies, Reply, request, split_reading
from devices.simulated.cards import CARDS, resident
from devices.simulated.id_reader import reply
from ui.card_texts import CARDS as CARDS_SAY
from window_client.domain.form import card_problem
from window_client.words import CardKind, CardTrouble, RefusalCode

TODAY = date(2026, 11, 23)
ZHANG = resident(
    "张三",
    "1",
    "01",
    "19491231",
    "北京市朝阳区某路1号",
    "11010519491231002X",
    ("20200101", "长期"),
    "北京市公安局朝阳分局",
)


@pytest.mark.parametrize(
    ("command", "frame"),
    [
        (id_card.RESET, "AAAAAA9669000310FFEC"),
        (id_card.STATUS, "AAAAAA9669000311FFED"),
        (id_card.SAM_ID, "AAAAAA9669000312FFEE"),
        (id_card.FIND, "AAAAAA96690003200122"),
        (id_card.SELECT, "AAAAAA96690003200221"),
        (id_card.READ_TEXT_PHOTO, "AAAAAA96690003300132"),
        (id_card.READ_NEWEST_ADDRESS, "AAAAAA96690003300330"),
        (id_card.READ_WITH_FINGERPRINT, "AAAAAA96690003301023"),
    ],
)
def test_requests_are_the_published_frames(command: bytes, frame: str) -> None:
    assert request(command) == bytes.fromhex(frame)


@pytest.mark.parametrize(
    ("frame", "sw3", "size"),
    [
        ("AAAAAA96690004000090 94", 0x90, 0),
        ("AAAAAA9669000800009F0000000097", 0x9F, 4),
        ("AAAAAA9669000400008084", 0x80, 0),
        ("AAAAAA9669000C00009000000000000000009C", 0x90, 8),
        ("AAAAAA9669000400008185", 0x81, 0),
        ("AAAAAA9669000400004145", 0x41, 0),
    ],
)
def test_published_replies(frame: str, sw3: int, size: int) -> None:
    (found,) = Replies().feed(bytes.fromhex(frame.replace(" ", "")))
    assert (found.sw3, len(found.data)) == (sw3, size)


def _read_reply(text: bytes, photo: bytes = bytes(1024)) -> bytes:
    return reply(0x90, (256).to_bytes(2, "big") + (1024).to_bytes(2, "big") + text + photo)


def test_the_synthetic_card_of_the_fact_sheet() -> None:
    frame = _read_reply(ZHANG)
    assert len(frame) == 1295
    assert frame[:14] == bytes.fromhex("AAAAAA96690508000090 01000400".replace(" ", ""))
    assert frame[-1] == 0xDE
    (found,) = Replies().feed(frame)
    reading = split_reading(found.data)
    assert reading is not None
    card = decode(reading.text)
    assert (card.name, card.number, card.valid_to, card.valid_to_text) == ("张三", "11010519491231002X", None, "长期")
    assert card.address == "北京市朝阳区某路1号"
    assert card_problem(card, TODAY) is None


def test_the_sam_number_of_the_fact_sheet() -> None:
    frame = bytes.fromhex("AAAAAA9669001400009005000300AEDC320140E20100B168DE3A5D")
    (found,) = Replies().feed(frame)
    assert id_card.sam_number(found.data) == "05.03-20110510-0000123456-0987654321"


def test_a_photo_that_holds_preambles_and_status_bytes_is_no_frame() -> None:
    photo = (id_card.PREAMBLE + bytes.fromhex("000400004145")) * 90
    frame = _read_reply(ZHANG, (photo + bytes(1024))[:1024])
    found = Replies().feed(frame + reply(0x80))
    assert [each.sw3 for each in found] == [0x90, 0x80]


def test_a_card_without_fingerprint_is_read() -> None:
    data = bytes.fromhex("010004000000") + ZHANG + bytes(1024)
    assert split_reading(data) == Reading(ZHANG, bytes(1024))
    assert split_reading(data[:-1]) is None


@pytest.mark.parametrize("size", [0, 512, 1024])
def test_the_three_sizes_of_a_reading_with_fingerprint(size: int) -> None:
    data = bytes.fromhex("01000400") + size.to_bytes(2, "big") + ZHANG + bytes(1024) + b"\x01" * size
    assert len(reply(0x90, data)) == {0: 1297, 512: 1809, 1024: 2321}[size]
    assert split_reading(data) == Reading(ZHANG, bytes(1024), b"\x01" * size)


def test_a_reading_shows_nobody() -> None:
    assert repr(Reading(ZHANG, b"x", b"y")) == "<Reading 256+1+1 bytes>"


def test_the_newest_address_is_70_bytes() -> None:
    block = "梧州市万秀区西江四路2号".ljust(35).encode("utf-16-le")
    assert len(reply(0x90, block)) == 81
    assert newest_address(block) == "梧州市万秀区西江四路2号"
    for broken in (b"", block[:-2], b"\x00\xd8" * 35):
        with pytest.raises(TextBlockError):
            newest_address(broken)


PUBLISHED = bytes.fromhex("909F91101121232431323340414760668081")
"""Every SW3 of the table in devices.md 1.5."""


def test_every_published_status_but_success_has_a_word_and_a_sentence_of_its_own() -> None:
    failures = [sw3 for sw3 in PUBLISHED if sw3 not in {id_card.OK, id_card.FOUND}]
    words = [id_card.card_trouble(sw3) for sw3 in failures]
    assert CardTrouble.READER_FAULT not in words
    assert len({CARDS_SAY[word] for word in words}) == len(failures)


def test_a_status_that_nobody_published_is_the_readers_fault() -> None:
    unknown = [sw3 for sw3 in range(256) if sw3 not in PUBLISHED]
    assert {id_card.card_trouble(sw3) for sw3 in unknown} == {CardTrouble.READER_FAULT}


def test_the_four_layouts() -> None:
    kinds = {name: decode(CARDS[name].text) for name in ("resident", "hmt", "foreigner2017", "foreigner2023", "rare")}
    assert kinds["resident"].kind is CardKind.RESIDENT
    assert (kinds["hmt"].kind, kinds["hmt"].permit_no, kinds["hmt"].ethnic) == (
        CardKind.HMT_RESIDENT,
        "H12345678",
        "",
    )
    old = kinds["foreigner2017"]
    assert (old.sex, old.number, old.nationality, old.english_name) == ("1", "USA110085010112", "USA", "SMITH JOHN")
    new = kinds["foreigner2023"]
    assert (new.number, new.nationality, new.address) == ("932682198501010017", "SAU", "")
    assert new.english_name.startswith("AL SAUD MOHAMMED")
    assert len(new.english_name) == 46
    assert kinds["rare"].name == "𬭳䶮·㛃"
    assert all(card_problem(card, TODAY) is None for card in kinds.values())


def test_cards_that_may_not_be_used() -> None:
    assert card_problem(decode(CARDS["expired"].text), TODAY) is RefusalCode.CARD_EXPIRED
    assert card_problem(decode(CARDS["wrong"].text), TODAY) is RefusalCode.CARD_NUMBER_WRONG


@pytest.mark.parametrize(
    "block", [b"", bytes(255), ZHANG[:-8] + "?".encode("utf-16-le") + ZHANG[-6:], b"\x00\xd8" * 128]
)
def test_a_broken_text_block_is_refused(block: bytes) -> None:
    with pytest.raises(TextBlockError):
        decode(block)


FRAMES = st.lists(
    st.builds(reply, st.integers(0, 255), st.binary(max_size=300)),
    min_size=1,
    max_size=4,
)


def _cuts(data: bytes, places: list[int]) -> list[bytes]:
    marks = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(marks)]


@settings(max_examples=500, deadline=None)
@given(frames=FRAMES, places=st.lists(st.integers(0, 5000), max_size=12))
def test_any_slicing_gives_the_same_replies(frames: list[bytes], places: list[int]) -> None:
    stream = b"".join(frames)
    whole = Replies().feed(stream)
    replies = Replies()
    sliced = [found for piece in _cuts(stream, places) for found in replies.feed(piece)]
    assert sliced == whole
    assert len(whole) == len(frames)


@settings(max_examples=500, deadline=None)
@given(noise=st.binary(max_size=64).filter(lambda b: b"\xaa" not in b), frame=st.builds(reply, st.integers(0, 255)))
def test_noise_before_a_frame_is_skipped(noise: bytes, frame: bytes) -> None:
    assert Replies().feed(noise + frame) == Replies().feed(frame)


@settings(max_examples=500, deadline=None)
@given(
    frame=st.builds(reply, st.integers(0, 255), st.binary(max_size=40)), at=st.integers(7, 60), flip=st.integers(1, 255)
)
def test_one_changed_byte_is_never_a_value(frame: bytes, at: int, flip: int) -> None:
    spot = at % (len(frame) - 7) + 7
    damaged = frame[:spot] + bytes([frame[spot] ^ flip]) + frame[spot + 1 :]
    good = Replies().feed(frame)
    assert [found for found in Replies().feed(damaged) if found == good[0]] == []


@settings(max_examples=500, deadline=None)
@given(pieces=st.lists(st.one_of(st.just(id_card.PREAMBLE), st.binary(max_size=60)), max_size=12))
def test_no_bytes_ever_raise(pieces: list[bytes]) -> None:
    """Behind whatever came, two longest answers of silence later, a whole answer is heard again."""
    replies = Replies()
    for piece in pieces:
        replies.feed(piece)
    calm, answer = [bytes(4096)] * 2, reply(0x90, b"calm")
    assert [found for piece in (*calm, answer) for found in replies.feed(piece)][-1:] == [Reply(0x90, b"calm")]
