"""Traces: nothing personal leaves the device's thread, whatever the slicing; a recording plays again to its driver."""

import json
import random
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.frames import id_card
from devices.rack import DRIVERS
from devices.replay import TraceUnusable, read_trace, replay
from devices.simulated.alpha_display import AlphaTwin
from devices.simulated.cards import CARDS
from devices.simulated.display import DisplayTwin
from devices.simulated.id_reader import IdReaderTwin, reply
from devices.simulated.label_printer import LabelPrinterTwin
from devices.simulated.modbus_display import ModbusTwin
from devices.simulated.onbon_display import OnbonTwin
from devices.simulated.printer import PrinterTwin
from devices.simulated.twin import Twin
from devices.simulated.voice import VoiceTwin
from devices.trace import Trace
from devices.trace_masks import MASKS, mask_of, unhidden
from tests.devices.test_replug import racked
from tests.devices.twin_room import Ear, plugged
from tests.waiting import until
from window_client.domain.ids import PaperId
from window_client.domain.paper import SlipPart
from window_client.messages import (
    CardRead,
    DeviceReported,
    Difference,
    DisplayShown,
    PaperPrinted,
    PrintSlip,
    RecordTrace,
    Rehandshake,
    ShowOnDisplay,
    Speak,
    TraceHeard,
    TraceRecorded,
    VoiceSpoke,
    WatchTrace,
)
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, TraceWay, TraceWord

CARD = CARDS["resident"]
READ = reply(0x90, (256).to_bytes(2, "big") + (1024).to_bytes(2, "big") + CARD.text + bytes(range(256)) * 4)


def slices(data: bytes, cuts: list[int]) -> list[bytes]:
    at = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in pairwise(at)]


def known(shown: str) -> bytes:
    return b"".join(part for part in unhidden(shown) if isinstance(part, bytes))


@settings(max_examples=500, deadline=None)
@given(cuts=st.lists(st.integers(0, 5000), max_size=12), junk=st.binary(max_size=30), asked=st.sampled_from(
    [id_card.FIND, id_card.STATUS, id_card.SAM_ID, id_card.SELECT, id_card.READ_TEXT_PHOTO]
), lost=st.integers(0, 1294))  # fmt: skip
def test_no_slicing_damage_or_late_answer_shows_a_byte_of_a_card(
    cuts: list[int], junk: bytes, asked: bytes, lost: int
) -> None:
    mask = mask_of(DeviceKind.ID_READER)
    shown = mask.feed(TraceWay.OUT, id_card.request(asked))
    for part in slices(junk + READ[:lost] + READ, cuts):
        shown += mask.feed(TraceWay.IN, part)
    shown += mask.feed(TraceWay.OUT, id_card.request(id_card.FIND))
    for text, _, _ in shown:
        assert len(known(text)) <= len(id_card.PREAMBLE) + 5
        assert CARD.text[:8] not in known(text)


def test_harmless_answers_are_shown_whole_and_named() -> None:
    mask = mask_of(DeviceKind.ID_READER)
    assert mask.feed(TraceWay.OUT, id_card.request(id_card.FIND))[0][:2] == ("AA AA AA 96 69 00 03 20 01 22", "find")
    assert mask.feed(TraceWay.IN, reply(0x80)) == [
        ("AA AA AA 96 69 00 04 00 00 80 84", TraceWord.READER_NO_CARD, "SW3 80")
    ]
    mask.feed(TraceWay.OUT, id_card.request(id_card.SELECT))
    serial = mask.feed(TraceWay.IN, reply(0x90, b"\x01\x02\x03\x04\x05\x06\x07\x08"))
    assert serial[0][0].endswith("90 [9]")


def test_a_slip_and_a_code_are_hidden_and_statuses_are_not() -> None:
    printer, scanner = mask_of(DeviceKind.RECEIPT_PRINTER), mask_of(DeviceKind.BARCODE_SCANNER)
    assert printer.feed(TraceWay.OUT, "李壮".encode("gb18030")) == [("[4]", TraceWord.JOB_HIDDEN, "4")]
    assert printer.feed(TraceWay.OUT, b"\x10\x04\x02")[0][1:] == (TraceWord.PRINTER_ASKED, "DLE EOT 2")
    assert printer.feed(TraceWay.IN, b"\x12") == [("12", TraceWord.PRINTER_ANSWER, "DLE EOT 2")]
    assert scanner.feed(TraceWay.IN, b"450499198506150019\r") == [("[19]", TraceWord.CODE_HIDDEN, "19")]


def test_a_device_without_a_mask_shows_lengths_only() -> None:
    strange = next(kind for kind in DeviceKind if kind not in MASKS)
    assert mask_of(strange).feed(TraceWay.IN, b"secret") == [("[6]", TraceWord.HIDDEN, "6")]


def test_watched_recorded_and_played_again(tmp_path: Path) -> None:
    ear, file = Ear(), tmp_path / "reader.trace"
    with plugged(IdReaderTwin, tmp_path, pty=False) as twin:
        settings = Settings(id_reader=twin.cable.url, id_reader_poll_ms=20)
        with racked(settings, ear) as rack:
            rack.perform(RecordTrace(DeviceKind.ID_READER, str(file)))
            rack.perform(WatchTrace(DeviceKind.ID_READER))
            ear.wait(TraceRecorded, lambda f: f.running)
            ear.wait(TraceHeard)
            since = len(ear.facts)
            twin.do("lay_card", {"card": "resident"})
            ear.wait(CardRead)
            seen = ear.wait(TraceHeard, lambda f: any("[1285]" in line.hex for line in f.lines), since)
            assert seen.lines[0].at < datetime.now(seen.lines[0].at.tzinfo)
            twin.do("lift_card", {})
            twin.do("knob", {"unplug_at": 3})
            ear.wait(TraceHeard, lambda f: any(line.way is TraceWay.LOST for line in f.lines), since)
            rack.perform(RecordTrace(DeviceKind.ID_READER, ""))
            ended = ear.wait(TraceRecorded, lambda f: not f.running)
            assert ended.lines > 8
    text = file.read_text(encoding="utf-8")
    assert CARD.text.hex(" ").upper()[:24] not in text
    assert "李" not in text
    played = replay(file, settings, DRIVERS)
    assert (played.differs, played.fault) == (None, None)
    assert "CardRead" in played.facts
    assert played.lines == ended.lines


def test_a_driver_that_does_something_else_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "reader.trace"
    head = {"trace": 1, "device": "id-reader", "at": ""}
    row = {"s": 0, "way": "out", "hex": "AA AA AA 96 69 00 03 10 FF EC", "word": "other_asked", "facts": ""}
    file.write_text(json.dumps(head) + "\n" + json.dumps(row), encoding="utf-8")
    found = replay(file, Settings(), DRIVERS).differs
    assert found is not None
    assert (found.line, found.then, found.then_word) == (1, row["hex"], TraceWord.OTHER_ASKED)
    assert (found.now, found.now_word) == ("AA AA AA 96 69 00 03 11 FF ED", TraceWord.READER_ASKED)


@pytest.mark.parametrize(
    ("twin", "kind"),
    [
        (IdReaderTwin, "id_reader"),
        (PrinterTwin, "receipt_printer"),
        (VoiceTwin, "voice"),
        (LabelPrinterTwin, "label_printer"),
    ],
)
def test_a_recording_that_begins_on_a_running_line_plays_again(tmp_path: Path, twin: type[Twin], kind: str) -> None:
    """As on the technician's page: nobody pulls a cable to record."""
    ear, file, device = Ear(), tmp_path / "late.trace", DeviceKind(kind.replace("_", "-"))
    with plugged(twin, tmp_path, pty=False) as far:
        settings = Settings(**{kind: far.cable.url}, id_reader_poll_ms=20)  # type: ignore[arg-type]
        with racked(settings, ear) as rack:
            ear.wait(DeviceReported, lambda f: f.device is device and f.state is DeviceState.READY)
            rack.perform(RecordTrace(device, str(file)))
            ear.wait(TraceRecorded)
            since = far.do("state", {})["received"]
            until(lambda: far.do("state", {})["received"] > since + 4)
            rack.perform(RecordTrace(device, ""))
            ended = ear.wait(TraceRecorded, lambda f: not f.running)
    played = replay(file, settings, DRIVERS)
    assert (played.differs, played.fault, played.lines) == (None, None, ended.lines)
    assert read_trace(file)[1][0].way is TraceWay.OPENED


def test_a_handshake_that_was_asked_for_while_recording_is_passed_over(tmp_path: Path) -> None:
    ear, file = Ear(), tmp_path / "f5.trace"
    with plugged(IdReaderTwin, tmp_path, pty=False) as twin:
        settings = Settings(id_reader=twin.cable.url, id_reader_poll_ms=20)
        with racked(settings, ear) as rack:
            rack.perform(RecordTrace(DeviceKind.ID_READER, str(file)))
            ear.wait(DeviceReported, lambda f: f.device is DeviceKind.ID_READER and f.state is DeviceState.READY)
            rack.perform(WatchTrace(DeviceKind.ID_READER))
            ear.wait(TraceHeard)
            since = len(ear.facts)
            rack.perform(Rehandshake(DeviceKind.ID_READER))
            ear.wait(TraceHeard, lambda f: any(line.word is TraceWord.NUMBER_ASKED for line in f.lines), since)
            twin.do("lay_card", {"card": "resident"})
            ear.wait(CardRead, since=since)
            rack.perform(RecordTrace(DeviceKind.ID_READER, ""))
            ear.wait(TraceRecorded, lambda f: not f.running)
    assert file.read_text(encoding="utf-8").count("number_asked") == 2
    played = replay(file, settings, DRIVERS)
    assert (played.differs, "CardRead" in played.facts) == (None, True)


def test_a_driver_that_says_nothing_where_it_spoke_is_told_of_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devices.replay.STALLED_S", 0.05)
    file, head = tmp_path / "printer.trace", {"trace": 1, "device": "receipt-printer", "at": ""}
    row = {"s": 0, "way": "out", "hex": "10 04 01", "word": "printer_asked", "facts": ""}
    file.write_text(json.dumps(head) + "\n" + json.dumps(row), encoding="utf-8")
    found = replay(file, Settings(receipt_printer_answers=False), DRIVERS).differs
    assert found == Difference(1, "10 04 01", "", TraceWord.PRINTER_ASKED)


@pytest.mark.parametrize(
    "text", ["", "{}", "not json", '{"trace": 9, "device": "id-reader"}', '{"trace": 1, "device": "x"}']
)
def test_a_file_that_is_no_trace_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.trace"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TraceUnusable):
        read_trace(file)
    with pytest.raises(TraceUnusable, match="cannot be read"):
        read_trace(tmp_path / "missing")


def test_a_recorded_job_holds_no_letter_of_the_slip_and_is_passed_over(tmp_path: Path) -> None:
    ear, file = Ear(), tmp_path / "printer.trace"
    with plugged(PrinterTwin, tmp_path, pty=False) as twin:
        settings = Settings(receipt_printer=twin.cable.url)
        with racked(settings, ear) as rack:
            rack.perform(RecordTrace(DeviceKind.RECEIPT_PRINTER, str(file)))
            ear.wait(TraceRecorded)
            rack.perform(PrintSlip(PaperId("p"), (SlipPart("text", "ZHANGSAN"), SlipPart("cut"))))
            ear.wait(PaperPrinted)
            rack.perform(RecordTrace(DeviceKind.RECEIPT_PRINTER, ""))
            ear.wait(TraceRecorded, lambda f: not f.running)
    text = file.read_text(encoding="utf-8")
    assert "job_hidden" in text
    assert b"ZHANG".hex(" ").upper() not in text
    played = replay(file, settings, DRIVERS)
    assert (played.differs, played.fault) == (None, None)


def test_200_000_random_frames_show_nothing_longer_than_a_head() -> None:
    noise = random.Random(20261123)
    mask, out = mask_of(DeviceKind.ID_READER), id_card.request(id_card.SAM_ID)
    for _ in range(200_000):
        for text, _, _ in mask.feed(TraceWay.IN, noise.randbytes(noise.randrange(1, 12))):
            assert len(known(text)) <= len(reply(0x90, bytes(16)))
    assert Trace(DeviceKind.ID_READER).take() == ()
    assert mask.feed(TraceWay.OUT, out)[-1][1] is TraceWord.NUMBER_ASKED


@pytest.mark.parametrize(
    ("twin", "make"),
    [(DisplayTwin, "cd5220"), (OnbonTwin, "onbon"), (ModbusTwin, "modbus"), (AlphaTwin, "alpha")],
    ids=["cd5220", "onbon", "modbus", "alpha"],
)
def test_a_display_is_played_without_its_orders_and_ends(tmp_path: Path, twin: type[Twin], make: str) -> None:
    ear, file = Ear(), tmp_path / "display.trace"
    with plugged(twin, tmp_path, pty=False) as board:
        settings = Settings(window_display=board.cable.url, window_display_kind=make)
        with racked(settings, ear) as rack:
            rack.perform(RecordTrace(DeviceKind.WINDOW_DISPLAY, str(file)))
            ear.wait(TraceRecorded)
            rack.perform(ShowOnDisplay(("A023",)))
            ear.wait(DisplayShown)
            rack.perform(RecordTrace(DeviceKind.WINDOW_DISPLAY, ""))
            ended = ear.wait(TraceRecorded, lambda f: not f.running)
    played = replay(file, settings, DRIVERS)
    assert (played.differs, played.fault, played.lines) == (None, None, ended.lines)


def test_a_voice_is_played_without_its_calls(tmp_path: Path) -> None:
    ear, file = Ear(), tmp_path / "voice.trace"
    with plugged(VoiceTwin, tmp_path, pty=False) as chip:
        settings = Settings(voice=chip.cable.url)
        with racked(settings, ear) as rack:
            rack.perform(RecordTrace(DeviceKind.VOICE, str(file)))
            ear.wait(TraceRecorded)
            rack.perform(Speak("请A零二三号"))
            ear.wait(VoiceSpoke)
            rack.perform(RecordTrace(DeviceKind.VOICE, ""))
            ended = ear.wait(TraceRecorded, lambda f: not f.running)
    played = replay(file, settings, DRIVERS)
    assert (played.differs, played.fault, played.lines) == (None, None, ended.lines)
