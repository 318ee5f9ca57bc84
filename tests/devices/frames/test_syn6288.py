"""SYN6288 bytes: the published frames, the XOR over all, and no text that becomes a command."""

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames.syn6288 import QUERY, STOP, frame, speak, words

MANY = settings(max_examples=500, deadline=None)


def test_published_frames() -> None:
    assert bytes.fromhex("FD 00 02 02 FD") == STOP
    assert bytes.fromhex("FD 00 02 21 DE") == QUERY
    assert frame(0x31, b"\x01") == bytes.fromhex("FD 00 03 31 01 CE")
    assert frame(1, b"\x00" + "宇音天下".encode("gb2312")) == bytes.fromhex("FD 00 0B 01 00 D3 EE D2 F4 CC EC CF C2 C1")
    assert frame(1, b"\x00" + "请A023号到5号窗口办理".encode("gb2312")) == bytes.fromhex(
        "FD 00 18 01 00 C7 EB 41 30 32 33 BA C5 B5 BD 35 BA C5 B4 B0 BF DA B0 EC C0 ED 95"
    )


def test_volume_is_the_chips_own_scale() -> None:
    assert speak("A", 100)[5:] == b"[v16]A" + speak("A", 100)[-1:]
    assert b"[v0]" in speak("A", -5)
    assert b"[v8]" in speak("A", 50)


@MANY
@given(st.text(max_size=150), st.integers(-10, 200))
def test_any_text_is_one_right_frame_of_gbk_without_tags(text: str, volume: int) -> None:
    raw = speak(text, volume)
    check = 0
    for byte in raw:
        check ^= byte
    assert check == 0
    assert int.from_bytes(raw[1:3], "big") == len(raw) - 3 <= 203
    said = raw[5:-1].decode("gbk")
    assert said.count("[") == said.count("]") == 1


@MANY
@given(st.binary(max_size=60))
def test_the_chips_words_among_anything(data: bytes) -> None:
    assert words(data) == [byte for byte in data if byte in b"\x4a\x41\x45\x4e\x4f"]
