"""Onbon bytes: the published frames, and a parser that is never fooled by slicing, noise or cut frames."""

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames import onbon
from devices.frames.onbon import CLEAR, PING, Frame, Frames, crc16, encoded, frame, show

HEAD, MANY = "A5 A5 A5 A5 A5 A5 A5 A5 ", settings(max_examples=500, deadline=None)
ACK = bytes.fromhex(HEAD + "00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A")
DATA, ADDRESS = st.binary(max_size=60), st.integers(0, 0xFFFF)


def _fed(stream: bytes, sizes: list[int]) -> tuple[list[Frame], int]:
    frames, found, at = Frames(), list[Frame](), 0
    for size in [*sizes, len(stream)]:
        found += frames.feed(stream[at : at + size])
        at += size
    return found, frames.garbled


def test_published_requests() -> None:
    assert frame(PING) == bytes.fromhex(HEAD + "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A")
    assert frame(CLEAR) == bytes.fromhex(HEAD + "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A3 10 01 00 00 51 F8 5A")
    welcome = frame(show(["欢迎光临"], 128, 32), to=0xFFFE)
    assert welcome == bytes.fromhex(
        HEAD + "FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 00 00 80 80 20 00 00 00"
        "00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 3C 49 5A"
    )


def test_the_published_acknowledgement() -> None:
    assert _fed(ACK, [3, 1]) == ([Frame(onbon.HOST, 0xFFFE, b"\xa0\0\0\0\0")], 0)
    assert _fed(ACK, [])[0][0].is_ack


def test_the_check_is_made_before_the_escaping_and_low_byte_first() -> None:
    data = b"\xa5\xa6\x5a\x5b"
    raw = frame(data)
    body = raw[8:-1]
    assert not {0xA5, 0x5A} & set(body)
    assert body[14:22] == b"\xa6\x02\xa6\x01\x5b\x02\x5b\x01"
    assert int.from_bytes(raw[20:22], "little") == len(data)
    plain = raw[8:22] + data
    assert _fed(raw, [])[0][0].data == data
    assert crc16(plain).to_bytes(2, "little") in body.replace(b"\xa6\x01", b"\xa6").replace(b"\x5b\x02", b"\x5a")


def test_nothing_to_show_is_the_clear_command_and_the_erasing_one_is_nowhere() -> None:
    assert show([], 64, 16) == show(["", " "], 64, 16) == CLEAR
    assert all(b"\xa1\x00" not in each[:2] for each in (PING, CLEAR, show(["A"], 64, 16)))


def test_a_backslash_is_text_and_a_rare_character_is_marked() -> None:
    assert encoded("A\\C1") == "A＼C1".encode("gbk")
    assert encoded("𬭳〇\n") == "〓〇 ".encode("gbk")


@MANY
@given(st.text(max_size=40))
def test_any_text_becomes_gbk_without_commands(text: str) -> None:
    read = encoded(text).decode("gbk")
    assert len(read) == len(text)
    assert "\\" not in read
    assert all(char >= " " for char in read if char.isascii())


@MANY
@given(st.lists(st.tuples(ADDRESS, ADDRESS, DATA), max_size=3), st.lists(st.integers(1, 50), max_size=8))
def test_any_slicing_of_frames_run_together(frames: list[tuple[int, int, bytes]], sizes: list[int]) -> None:
    stream = b"".join(frame(data, to, source) for to, source, data in frames)
    assert _fed(stream, sizes) == ([Frame(*each) for each in frames], 0)


@MANY
@given(st.binary(max_size=80), DATA, st.lists(st.integers(1, 20), max_size=12))
def test_a_frame_is_found_behind_any_noise(noise: bytes, data: bytes, sizes: list[int]) -> None:
    found, _ = _fed(noise + frame(data), sizes)
    assert found == [Frame(1, onbon.HOST, data)]


@MANY
@given(DATA, st.data())
def test_a_cut_frame_is_none_and_spoils_no_other(data: bytes, chosen: st.DataObject) -> None:
    raw = frame(data)
    cut = raw[: chosen.draw(st.integers(0, len(raw) - 1))]
    assert _fed(cut, [])[0] == []
    assert _fed(cut + raw, [])[0] == [Frame(1, onbon.HOST, data)]


@MANY
@given(DATA, st.data())
def test_a_changed_byte_gives_no_other_value(data: bytes, chosen: st.DataObject) -> None:
    raw = bytearray(frame(data))
    raw[chosen.draw(st.integers(8, len(raw) - 2))] ^= chosen.draw(st.integers(1, 255))
    assert _fed(bytes(raw), [])[0] in ([], [Frame(1, onbon.HOST, data)])


@MANY
@given(st.binary(max_size=400))
def test_noise_alone_gives_nothing_and_keeps_little(noise: bytes) -> None:
    frames = Frames()
    assert frames.feed(noise * 40) == []
    assert len(frames._body or b"") <= 4096


def test_sixteen_bytes_of_bar_code_are_passed_over_and_other_checks_refused() -> None:
    def wire(flags: bytes, rest: bytes, size: int) -> bytes:
        body = b"\x00\x80\x01\x00\0\0\0" + flags + b"\0\xfe\x02" + size.to_bytes(2, "little") + rest
        body += crc16(body).to_bytes(2, "little")
        return onbon.PREFIX + body + b"\x5a"

    assert _fed(wire(b"\x01\x00", bytes(16) + b"\xa0\0\0\0\0", 5), [])[0] == [Frame(0x8000, 1, b"\xa0\0\0\0\0")]
    assert _fed(wire(b"\x00\x01", b"\xa0\0\0\0\0", 5), []) == ([], 1)
    assert _fed(wire(b"\x00\x00", b"\xa0\0\0\0\0", 6), []) == ([], 1)
