"""The health of a device (最近应答, 用时): only what the device itself said counts, and only the time that it took."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from devices.barcode_scanner import BarcodeScanner
from devices.evaluator import PING_S, Evaluator
from devices.id_reader import IdReader
from devices.line import ANSWER_S, Line
from devices.simulated.barcode_scanner import BarcodeScannerTwin
from devices.simulated.evaluator import EvaluatorTwin
from devices.simulated.id_reader import IdReaderTwin
from devices.simulated.printer import PrinterTwin
from tests.devices.twin_room import Ear, linked, plugged
from tests.waiting import until
from window_client.messages import BarcodeScanned, DeviceReported
from window_client.settings import Settings
from window_client.words import DeviceState

SETTINGS = replace(Settings(), id_reader_poll_ms=20)


def test_an_answer_takes_as_long_as_the_device_took(tmp_path: Path) -> None:
    ear = Ear()
    with (
        plugged(IdReaderTwin, tmp_path, pty=False) as twin,
        linked(IdReader(replace(SETTINGS, id_reader=twin.cable.url), ear), ear),
    ):
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.READY and f.answer_ms is not None)
        twin.do("knob", {"latency": 0.15})
        told = ear.wait(DeviceReported, lambda f: (f.answer_ms or 0.0) >= 150)
        assert told.heard_at is not None
        assert timedelta() <= told.at - told.heard_at < timedelta(seconds=5)
        assert told.at <= datetime.now(UTC)


def test_between_two_questions_nobody_claims_an_answer(tmp_path: Path) -> None:
    """An evaluator listens ten times a second and is asked every other second only."""
    ear = Ear()
    with (
        plugged(EvaluatorTwin, tmp_path, pty=False) as twin,
        linked(Evaluator(replace(SETTINGS, evaluator=twin.cable.url), ear), ear),
    ):
        first = ear.wait(DeviceReported, lambda f: f.heard_at is not None)
        ear.wait(DeviceReported, lambda f: f.heard_at is None and f.at > first.at)
        again = ear.wait(DeviceReported, lambda f: f.heard_at is not None and f.at > first.at)
        assert first.heard_at is not None
        assert again.heard_at is not None
        assert again.heard_at - first.heard_at > timedelta(seconds=PING_S * 0.9)


def test_a_scanner_was_heard_when_it_scanned(tmp_path: Path) -> None:
    ear = Ear()
    with (
        plugged(BarcodeScannerTwin, tmp_path, pty=False) as twin,
        linked(BarcodeScanner(replace(SETTINGS, barcode_scanner=twin.cable.url), ear), ear),
    ):
        until(lambda: twin.cable.is_held)
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.OPEN)
        twin.do("scan", {"payload": "6901234567892"})
        ear.wait(BarcodeScanned)
        told = ear.wait(DeviceReported, lambda f: f.heard_at is not None)
        assert (told.state, told.answer_ms) == (DeviceState.OPEN, None)  # nobody had asked
        since = len(ear.facts)
        assert ear.wait(DeviceReported, since=since).heard_at is None


def test_what_comes_long_after_a_question_is_no_answer_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with plugged(PrinterTwin, tmp_path, pty=False) as twin:
        line = Line.open(twin.cable.url, 19200)
        try:
            line.write(b"\x10\x04\x01")
            until(lambda: line.read(0.0))
            assert line.answer_s is not None
            assert line.answer_s < ANSWER_S
            before = line.answer_s
            twin.cable.send(b"\x14\x00\x00\x0f")
            until(lambda: line.read(0.0))
            assert line.answer_s == before  # told unasked
            monkeypatch.setattr("devices.line.ANSWER_S", 0.0)
            line.write(b"\x10\x04\x01")
            until(lambda: line.read(0.0))
            assert line.answer_s == before
        finally:
            line.close()
