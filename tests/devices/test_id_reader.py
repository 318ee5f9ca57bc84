"""The reader's driver on real ports (pty and TCP) against its twin, with every fault of a cable."""

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from devices.id_reader import IdReader
from devices.simulated.id_reader import IdReaderTwin
from tests.devices.twin_room import Ear, linked, plugged
from window_client.domain import form
from window_client.messages import CardRead, CardTroubled, DeviceReported
from window_client.settings import Settings
from window_client.words import CardTrouble, DeviceState, DeviceTrouble

BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])


def _driver(url: str, ear: Ear) -> IdReader:
    return IdReader(replace(Settings(), id_reader=url, id_reader_poll_ms=20), ear)


def _ready(fact: DeviceReported) -> bool:
    return fact.state is DeviceState.READY


def _down(fact: DeviceReported) -> bool:
    return fact.state is DeviceState.DOWN


@BOTH
def test_a_card_is_read_once_until_it_was_lifted(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear):
        ready = ear.wait(DeviceReported, _ready)
        assert "05.03-20110510" in ready.detail
        laid = time.monotonic()
        twin.do("lay_card", {"card": "resident"})
        fact = ear.wait(CardRead)
        assert (fact.card.name, fact.card.number) == ("李壮", "450499198506150019")
        assert len(fact.photo) == 1024
        assert laid <= fact.began <= time.monotonic()
        twin.do("lift_card", {})
        assert ear.count(CardRead) == 1
        twin.do("lay_card", {"card": "rare"})
        assert ear.wait(CardRead, lambda f: f.card.name.startswith("𬭳"))


@pytest.mark.parametrize(
    ("card", "trouble"),
    [
        ("unreadable", CardTrouble.UNREADABLE),
        ("bank", CardTrouble.NOT_AN_ID_CARD),
        ("forged", CardTrouble.POSSIBLY_FORGED),
    ],
)
def test_a_card_that_gives_no_person_says_why(tmp_path: Path, card: str, trouble: CardTrouble) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=False) as twin, linked(_driver(twin.cable.url, ear), ear):
        twin.do("lay_card", {"card": card})
        assert ear.wait(CardTroubled).trouble is trouble


@BOTH
def test_unplugged_in_mid_frame_and_back(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=pty) as twin, linked(_driver(twin.cable.url, ear), ear):
        ear.wait(DeviceReported, _ready)
        twin.do("knob", {"unplug_at": 5})
        twin.do("lay_card", {"card": "resident"})
        down = ear.wait(DeviceReported, _down)
        assert down.trouble in {DeviceTrouble.UNPLUGGED, DeviceTrouble.PORT_MISSING}
        assert ear.count(CardRead) == 0
        since = len(ear.facts)
        twin.do("lift_card", {})
        twin.do("plug", {})
        ear.wait(DeviceReported, _ready, since)  # how soon: `make bench` (hotplug)
        twin.do("lay_card", {"card": "resident"})
        ear.wait(CardRead)


def test_a_port_that_appears_later_is_found(tmp_path: Path) -> None:
    ear = Ear()
    twin = IdReaderTwin(pty=True, directory=tmp_path)
    with linked(_driver(twin.cable.url, ear), ear):
        assert ear.wait(DeviceReported, _down).trouble is DeviceTrouble.PORT_MISSING
        twin.cable.plug()
        ear.wait(DeviceReported, _ready)
    twin.cable.unplug()


@pytest.mark.parametrize(
    ("knob", "trouble"),
    [
        ({"silence": True}, DeviceTrouble.SILENT),
        ({"bad_checksum": True}, DeviceTrouble.GARBLED),
    ],
)
def test_silence_and_damage_have_their_own_words(
    tmp_path: Path, knob: dict[str, object], trouble: DeviceTrouble
) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=False) as twin, linked(_driver(twin.cable.url, ear), ear):
        ear.wait(DeviceReported, _ready)
        twin.do("knob", dict(knob))
        assert ear.wait(DeviceReported, _down).trouble is trouble
        since = len(ear.facts)
        twin.do("perfect", {})
        ear.wait(DeviceReported, _ready, since)


@pytest.mark.parametrize("knob", [{"garbage": 40}, {"dribble": 0.0004}, {"latency": 0.05}])
def test_noise_and_slowness_cost_no_card(tmp_path: Path, knob: dict[str, object]) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=True) as twin:
        twin.do("knob", dict(knob))
        with linked(_driver(twin.cable.url, ear), ear):
            twin.do("lay_card", {"card": "resident"})
            assert ear.wait(CardRead).card.name == "李壮"


@BOTH
def test_the_newest_address_wins_and_a_fingerprint_does_no_harm(tmp_path: Path, *, pty: bool) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=pty) as twin:
        driver = IdReader(
            replace(Settings(), id_reader=twin.cable.url, id_reader_poll_ms=20, id_reader_fingerprint=True), ear
        )
        with linked(driver, ear):
            twin.do("lay_card", {"card": "moved"})
            moved = ear.wait(CardRead)
            assert moved.card.newest_address == "广西梧州市万秀区西江四路2号"
            assert form.from_card(moved.card)["P.addr_reg"] == "广西梧州市万秀区西江四路2号"
            assert len(moved.photo) == 1024
            twin.do("lift_card", {})
            twin.do("lay_card", {"card": "elder"})  # no fingerprint, no newest address: both normal
            elder = ear.wait(CardRead, lambda f: f.card.name == "陈德福").card
            assert (elder.newest_address, elder.valid_to_text) == ("", "长期")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_a_reader_set_to_another_speed_is_found(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=True) as twin:
        twin.do("set_baud", {"baud": 57600})
        with linked(_driver(twin.cable.url, ear), ear):
            assert ear.wait(DeviceReported, _ready).detail.endswith(" 57600 baud")
            twin.do("lay_card", {"card": "resident"})
            ear.wait(CardRead)


@pytest.mark.parametrize("sw3", [0x24, 0x47])
def test_a_confused_reader_is_reset(tmp_path: Path, sw3: int) -> None:
    ear = Ear()
    with plugged(IdReaderTwin, tmp_path, pty=False) as twin, linked(_driver(twin.cable.url, ear), ear):
        ear.wait(DeviceReported, _ready)
        since = len(ear.facts)
        twin.do("fail", {"sw3": sw3})
        assert ear.wait(DeviceReported, _down, since).trouble is DeviceTrouble.READER_FAULT
        twin.do("lay_card", {"card": "resident"})
        ear.wait(CardRead)
        assert twin.do("state", {})["resets"] == 1
