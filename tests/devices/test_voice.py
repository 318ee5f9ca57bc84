"""The voice on real ports against its twin, and the real speech program through the system's sound into a file."""

import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from devices.frames import syn6288
from devices.simulated.voice import VoiceTwin
from devices.voice import Voice
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.messages import DeviceReported, Hush, Speak, VoiceSpoke
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble

BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])
CALL = "请S零二三号到三号窗口办理"


def _driver(url: str, ear: Ear, **more: Any) -> Voice:
    return Voice(replace(Settings(), voice=url, **more), ear)


def _state(state: DeviceState) -> Callable[[DeviceReported], bool]:
    return lambda fact: fact.state is state


def _spoken(twin: VoiceTwin) -> list[tuple[str, bool]]:
    return [(row["text"], row["whole"]) for row in twin.do("ledger", {})]


@BOTH
def test_calls_are_spoken_one_after_the_other_and_not_twice(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(VoiceTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        assert ear.wait(DeviceReported, _state(DeviceState.READY)).detail == "SYN6288"
        for text in (CALL, CALL, CALL, "请S零二四号"):
            link.perform(Speak(text))
        ear.wait(VoiceSpoke, lambda fact: fact.text == "请S零二四号")
        spoken = _spoken(twin)
        assert spoken[-1] == ("请S零二四号", True)
        assert 1 <= [text for text, _ in spoken].count(CALL) <= 2  # one spoken, at most one waited
        assert all(whole for _, whole in spoken)
        assert twin.do("ledger", {})[0]["volume"] == 13


def test_silence_at_once_when_the_citizen_is_there(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(VoiceTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("slow", {"times": 100})
        link.perform(Speak(CALL))
        until(lambda: twin.do("state", {})["speaking"])
        link.perform(Speak("请S零二四号"))
        link.perform(Hush())
        until(lambda: not twin.do("state", {})["speaking"])
        twin.do("slow", {"times": 1})
        link.perform(Speak("请S零二五号"))
        ear.wait(VoiceSpoke, lambda fact: fact.text == "请S零二五号")
        assert _spoken(twin) == [(CALL, False), ("请S零二五号", True)]


def test_a_call_of_before_an_outage_is_told_and_never_spoken_late(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(VoiceTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("unplug", {})
        ear.wait(DeviceReported, _state(DeviceState.DOWN))
        link.perform(Speak(CALL))
        assert ear.wait(VoiceSpoke).trouble is not DeviceTrouble.NONE
        since = len(ear.facts)
        twin.do("plug", {})
        ear.wait(DeviceReported, _state(DeviceState.READY), since)
        link.perform(Speak("请S零二四号"))
        ear.wait(VoiceSpoke, lambda fact: fact.trouble is DeviceTrouble.NONE, since)
        assert [text for text, _ in _spoken(twin)] == ["请S零二四号"]


def test_spoken_without_an_answer_is_not_called_spoken(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(VoiceTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        twin.do("hush", {})
        link.perform(Speak(CALL))
        assert ear.wait(VoiceSpoke).trouble in {DeviceTrouble.SILENT, DeviceTrouble.GARBLED}
        assert [text for text, _ in _spoken(twin)] == [CALL]


def test_a_chip_without_a_loudspeaker_answers_as_always(tmp_path: Path) -> None:
    """The other lie: nobody can hear that. `VoiceSpoke` means that the chip said so."""
    ear = Ear()
    with plugged(VoiceTwin, tmp_path, pty=True) as twin, linked(_driver(twin.cable.url, ear), ear) as link:
        twin.do("break", {})
        link.perform(Speak(CALL))
        assert ear.wait(VoiceSpoke).trouble is DeviceTrouble.NONE
        assert _spoken(twin) == []


@pytest.mark.parametrize("size", [1, 2, 7])
def test_the_twin_takes_any_slicing_noise_and_no_wrong_xor(tmp_path: Path, size: int) -> None:
    twin, heard = VoiceTwin(pty=False, directory=tmp_path), list[bytes]()
    wrong = syn6288.speak("错", 50)[:-1] + b"\x00"
    stream = b"\x10\x04\x01" + syn6288.QUERY + wrong + syn6288.speak("好", 50)
    for at in range(0, len(stream), size):
        heard += twin.feed(stream[at : at + size])
    assert heard == [b"\x4f", b"\x41"]
    assert twin.do("state", {})["lines"] == ["好"]


@pytest.fixture
def loudspeaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's sound goes into this file: samples of 16 bits."""
    heard, chosen = tmp_path / "heard.raw", tmp_path / "alsa.conf"
    chosen.write_text(
        'pcm.!default { type plug slave.pcm "kept" }\n'
        f'pcm.kept {{ type file slave {{ pcm "quiet" }} file "|cat >> {heard}" format "raw" }}\n'
        "pcm.quiet { type null }\n"
    )
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(chosen))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    return heard


def _loudest(heard: Path) -> int:
    samples = array.array("h")
    data = heard.read_bytes() if heard.exists() else b""
    samples.frombytes(data[: len(data) // 2 * 2])
    return max(samples, default=0)


@pytest.mark.skipif("sys.platform != 'linux'")
def test_the_speech_program_speaks_through_the_systems_sound(tmp_path: Path, loudspeaker: Path) -> None:
    ear = Ear()
    with linked(_driver("program://espeak-ng", ear, voice_volume=40), ear) as link:
        assert ear.wait(DeviceReported, _state(DeviceState.READY)).detail == "espeak-ng cmn-latn-pinyin"
        link.perform(Speak(CALL))
        assert ear.wait(VoiceSpoke) == VoiceSpoke(CALL)
        until(lambda: _loudest(loudspeaker) >= 1000)
        until(lambda: loudspeaker.stat().st_size > 2 * 22050)  # more than a second of speech


@pytest.mark.skipif("sys.platform != 'linux'")
def test_no_sound_is_no_call_and_the_lamp_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """espeak-ng itself ends with status 0 where there is no sound at all."""
    (tmp_path / "none.conf").write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "none.conf"))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    ear = Ear()
    with linked(_driver("program://espeak-ng", ear), ear) as link:
        ear.wait(DeviceReported, _state(DeviceState.READY))
        link.perform(Speak(CALL))
        assert ear.wait(VoiceSpoke) == VoiceSpoke(CALL, DeviceTrouble.NO_SOUND)
        assert ear.wait(DeviceReported, _state(DeviceState.DOWN)).trouble is DeviceTrouble.NO_SOUND


@pytest.mark.parametrize(
    ("url", "trouble"),
    [("program://no-such-voice", DeviceTrouble.NO_VOICE), ("program://sh", DeviceTrouble.NOT_CONFIGURED)],
)
def test_a_program_that_is_not_there_or_no_voice(url: str, trouble: DeviceTrouble) -> None:
    ear = Ear()
    with linked(_driver(url, ear), ear) as link:
        assert ear.wait(DeviceReported, _state(DeviceState.DOWN)).trouble is trouble
        link.perform(Speak(CALL))
        assert ear.wait(VoiceSpoke).trouble is trouble
