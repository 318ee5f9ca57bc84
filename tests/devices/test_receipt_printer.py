"""Printed is an answer: the driver on real ports against a printer that ends, jams, lies, falls silent and is unplugged."""

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from devices import receipt_printer
from devices.errors import NoAnswer
from devices.line import Line
from devices.link import Link
from devices.receipt_printer import ReceiptPrinter
from devices.simulated.printer import PrinterTwin
from tests.devices.twin_room import Ear, linked, plugged
from window_client.domain.ids import PaperId
from window_client.domain.paper import SlipPart
from window_client.messages import (
    CheckPrinter,
    DeviceReported,
    PaperDoubtful,
    PaperHeld,
    PaperPrinted,
    PrinterReady,
    PrintSlip,
)
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble

BOTH = pytest.mark.parametrize("pty", [True, False], ids=["pty", "tcp"])
ONE, TWO = PaperId("paper-1"), PaperId("paper-2")
SLIP = (
    SlipPart("text", "示范区政务服务中心", align="center"),
    SlipPart("text", "受理回执", align="center", scale=2, bold=True),
    SlipPart("rule"),
    SlipPart("text", "收件编号 0103202611230001"),
    SlipPart("text", "申请人 𬭳*"),
    SlipPart("code128", "0103202611230001", align="center"),
    SlipPart("qr", "https://example.invalid/q/Xyz123", align="center"),
    SlipPart("cut"),
)


@contextmanager
def _printing(directory: Path, *, pty: bool = False, **changes: Any) -> Iterator[tuple[PrinterTwin, Ear, Link]]:
    ear = Ear()
    with plugged(PrinterTwin, directory, pty=pty) as twin:
        settings = replace(Settings(), receipt_printer=twin.cable.url, **changes)
        with linked(ReceiptPrinter(settings, ear), ear) as link:
            ear.wait(PrinterReady)
            yield twin, ear, link


def _job_bytes(twin: PrinterTwin) -> bytes:
    """What came in besides real-time questions."""
    data = bytes.fromhex(twin.do("received_bytes", {}))
    for question in range(1, 5):
        data = data.replace(bytes([0x10, 0x04, question]), b"")
    return data


@BOTH
def test_a_slip_is_printed_confirmed_and_can_be_scanned(tmp_path: Path, *, pty: bool) -> None:
    with _printing(tmp_path, pty=pty) as (twin, ear, link):
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperPrinted) == PaperPrinted(ONE, confirmed=True)
        (receipt,) = twin.do("ledger", {})
    assert receipt["lines"][0] == "示范区政务服务中心"
    assert receipt["lines"][3] == "收件编号 0103202611230001"
    assert "▧" in receipt["lines"]
    assert receipt["barcodes"] == ["0103202611230001"]
    with Image.open(tmp_path / "receipt-0001.png") as picture:
        codes = {(code.format.name, code.text) for code in zxingcpp.read_barcodes(picture)}
    assert codes == {("Code128", "0103202611230001"), ("QRCode", "https://example.invalid/q/Xyz123")}
    assert (tmp_path / "receipt-0001.bin").read_bytes().startswith(b"\x1b@\x1c&")


@pytest.mark.parametrize(
    ("deed", "facts", "trouble", "undo"),
    [
        ("take_paper", {}, DeviceTrouble.PAPER_OUT, "feed_paper"),
        ("open_cover", {}, DeviceTrouble.COVER_OPEN, "close_cover"),
        ("jam_cutter", {}, DeviceTrouble.CUTTER, None),
    ],
)
def test_a_printer_that_cannot_is_asked_before_and_gets_not_a_byte(
    tmp_path: Path, deed: str, facts: dict[str, Any], trouble: DeviceTrouble, undo: str | None
) -> None:
    with _printing(tmp_path) as (twin, ear, link):
        twin.do(deed, facts)
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperHeld) == PaperHeld(ONE, trouble)
        ear.wait(DeviceReported, lambda f: (f.state, f.trouble) == (DeviceState.DOWN, trouble))
        assert _job_bytes(twin) == b""
        since = len(ear.facts)
        twin.do(undo, {}) if undo else twin.do("jam_cutter", {"on": False})
        ear.wait(PrinterReady, since=since)
        link.perform(PrintSlip(ONE, SLIP))
        ear.wait(PaperPrinted)
        assert len(twin.do("ledger", {})) == 1


def test_near_its_end_the_lamp_warns_and_paper_is_still_printed(tmp_path: Path) -> None:
    with _printing(tmp_path) as (twin, ear, link):
        twin.do("near_end", {})
        warned = ear.wait(DeviceReported, lambda f: f.state is DeviceState.ATTENTION)
        assert warned.trouble is DeviceTrouble.PAPER_NEAR_END
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperPrinted).confirmed


def test_silence_before_the_job_holds_it(tmp_path: Path) -> None:
    with _printing(tmp_path) as (twin, ear, link):
        twin.do("knob", {"silence": True})
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperHeld) == PaperHeld(ONE, DeviceTrouble.SILENT)
        assert _job_bytes(twin) == b""
        assert ear.count(PaperDoubtful) == 0


def test_answers_that_come_late_from_a_busy_machine_do_not_darken_the_lamp(tmp_path: Path) -> None:
    with _printing(tmp_path) as (twin, ear, _):
        twin.do("knob", {"latency": 0.45})
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.READY and (f.answer_ms or 0.0) > 440)
        assert not [f for f in ear.facts if isinstance(f, DeviceReported) and f.state is DeviceState.DOWN]


def test_paper_out_in_mid_job_is_doubtful_and_a_late_answer_vouches_for_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipt_printer, "ANSWER_S", 0.5)
    with _printing(tmp_path) as (twin, ear, link):
        twin.do("take_paper", {"after": 3})
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperDoubtful) == PaperDoubtful(ONE, DeviceTrouble.PAPER_OUT)
        assert twin.do("ledger", {}) == []
        since = len(ear.facts)
        twin.do("feed_paper", {})
        ear.wait(PrinterReady, since=since)
        assert len(twin.do("ledger", {})) == 1  # what was kept came out by itself: no second copy was sent
        twin.do("knob", {"print_without_answering": True})
        link.perform(PrintSlip(TWO, SLIP))
        assert ear.wait(PaperHeld).paper == TWO  # it owes an answer: nothing of the next job leaves before
        since = len(ear.facts)
        twin.do("perfect", {})
        ear.wait(PrinterReady, since=since)
        link.perform(PrintSlip(TWO, SLIP))
        assert ear.wait(PaperPrinted, since=since) == PaperPrinted(TWO, confirmed=True)
        assert len(twin.do("ledger", {})) == 2


@BOTH
@pytest.mark.parametrize(
    ("stop", "after", "trouble", "go"),
    [
        ("take_paper", {"after": 3}, DeviceTrouble.PAPER_OUT, "feed_paper"),
        ("open_cover_after", {"lines": 3}, DeviceTrouble.COVER_OPEN, "close_cover"),
    ],
)
def test_stopped_in_mid_job_the_lamp_says_so_and_the_job_finishes_on_exactly_one_paper(
    tmp_path: Path, stop: str, after: dict[str, int], trouble: DeviceTrouble, go: str, *, pty: bool
) -> None:
    with _printing(tmp_path, pty=pty) as (twin, ear, link):
        twin.do(stop, after)
        since = len(ear.facts)
        link.perform(PrintSlip(ONE, SLIP))
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN and f.trouble is trouble, since)
        assert ear.count(PaperDoubtful) == 0
        assert twin.do("ledger", {}) == []
        since = len(ear.facts)
        twin.do(go, {})
        assert ear.wait(PaperPrinted, since=since) == PaperPrinted(ONE, confirmed=True)
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.READY, since)
        assert len(twin.do("ledger", {})) == 1
        link.perform(PrintSlip(TWO, SLIP))
        assert ear.wait(PaperPrinted, lambda f: f.paper == TWO)
        assert len(twin.do("ledger", {})) == 2


def test_a_printer_that_forgets_the_rest_while_it_is_filled_is_doubtful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipt_printer, "ANSWER_S", 2.0)
    with _printing(tmp_path) as (twin, ear, link):
        twin.do("take_paper", {"after": 3})
        link.perform(PrintSlip(ONE, SLIP))
        ear.wait(DeviceReported, lambda f: f.trouble is DeviceTrouble.PAPER_OUT)
        twin.do("restart", {})
        twin.do("feed_paper", {})
        assert ear.wait(PaperDoubtful).paper == ONE
        assert ear.count(PaperPrinted) == 0


def test_a_printer_that_prints_without_answering_is_doubtful_and_not_printed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipt_printer, "ANSWER_S", 0.3)
    with _printing(tmp_path) as (twin, ear, link):
        twin.do("knob", {"print_without_answering": True})
        link.perform(PrintSlip(ONE, SLIP))
        doubt = ear.wait(PaperDoubtful)
        assert doubt == PaperDoubtful(ONE, DeviceTrouble.SILENT)
        assert len(twin.do("ledger", {})) == 1
        ear.wait(PrinterReady, since=ear.facts.index(doubt))
        assert ear.count(PaperPrinted) == 0
        assert len(twin.do("ledger", {})) == 1


@BOTH
@pytest.mark.parametrize("after_bytes", [1, 200])
def test_unplugged_in_mid_job_is_doubtful_and_the_next_slip_comes_out_clean(
    tmp_path: Path, after_bytes: int, *, pty: bool
) -> None:
    with _printing(tmp_path, pty=pty) as (twin, ear, link):
        _pull_after(twin, after_bytes)
        link.perform(PrintSlip(ONE, SLIP))
        doubt = ear.wait(PaperDoubtful)
        assert (doubt.paper, doubt.trouble) == (ONE, DeviceTrouble.UNPLUGGED)
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN)
        link.perform(PrintSlip(TWO, SLIP))
        assert ear.wait(PaperHeld).paper == TWO
        since = len(ear.facts)
        twin.do("plug", {})
        ear.wait(PrinterReady, since=since)
        link.perform(PrintSlip(TWO, SLIP))
        assert ear.wait(PaperPrinted, since=since) == PaperPrinted(TWO, confirmed=True)
        last = twin.do("ledger", {})[-1]
        assert last["barcodes"] == ["0103202611230001"]
        assert [line for line in last["lines"] if line][:2] == ["示范区政务服务中心", "受理回执"]


def _pull_after(twin: PrinterTwin, size: int) -> None:
    """Pull the cable once so many bytes of a job have come in; what comes with them is lost."""
    feed, seen = twin.feed, [0]

    def cut(data: bytes) -> list[bytes]:
        if data[:2] == b"\x10\x04" and len(data) % 3 == 0 and not seen[0]:
            return feed(data)
        room = max(0, size - seen[0])
        seen[0] += len(data)
        answers = feed(data[:room])
        if seen[0] >= size:
            twin.feed = feed  # type: ignore[method-assign]
            twin.cable.unplug()
        return answers

    twin.feed = cut  # type: ignore[method-assign]


def test_two_slips_are_printed_one_after_the_other(tmp_path: Path) -> None:
    with _printing(tmp_path) as (twin, ear, link):
        link.perform(PrintSlip(ONE, SLIP))
        link.perform(PrintSlip(TWO, SLIP))
        ear.wait(PaperPrinted, lambda f: f.paper == TWO)
        assert [fact.paper for fact in ear.facts if isinstance(fact, PaperPrinted)] == [ONE, TWO]
        assert len(twin.do("ledger", {})) == 2


def test_xoff_stops_the_job_until_xon(tmp_path: Path) -> None:
    with _printing(tmp_path) as (twin, ear, link):
        feed = twin.feed

        def busy(data: bytes) -> list[bytes]:
            if b"\x1b@" not in data:
                return feed(data)
            twin.feed = feed  # type: ignore[method-assign]
            return [*feed(data), b"\x13\x14\x00\x00\x00", b"\x11"]

        twin.feed = busy  # type: ignore[method-assign]
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperPrinted).confirmed
        assert len(twin.do("ledger", {})) == 1


def test_check_printer_answers_either_way(tmp_path: Path) -> None:
    with _printing(tmp_path) as (twin, ear, link):
        since = len(ear.facts)
        link.perform(CheckPrinter(ONE))
        ear.wait(PrinterReady, since=since)
        twin.do("open_cover", {})
        link.perform(CheckPrinter(ONE))
        assert ear.wait(PaperHeld) == PaperHeld(ONE, DeviceTrouble.COVER_OPEN)


def test_a_printer_that_cannot_answer_hands_over_unconfirmed(tmp_path: Path) -> None:
    with _printing(tmp_path, receipt_printer_answers=False) as (twin, ear, link):
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperPrinted) == PaperPrinted(ONE, confirmed=False)
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.OPEN)
        link.perform(PrintSlip(TWO, SLIP))
        ear.wait(PaperPrinted, lambda f: f.paper == TWO)
        assert b"\x1dr" not in bytes.fromhex(twin.do("received_bytes", {}))


def test_garbage_is_no_printer(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(PrinterTwin, tmp_path, pty=False) as twin:
        twin.do("push", {"bytes_hex": ""})
        twin.feed = lambda data: [b"\xaa\xaa\xaa\x96\x69"] if data else []  # type: ignore[method-assign]
        settings = replace(Settings(), receipt_printer=twin.cable.url)
        with linked(ReceiptPrinter(settings, ear), ear):
            ear.wait(DeviceReported, lambda f: f.trouble is DeviceTrouble.GARBLED)
            assert ear.count(PrinterReady) == 0


@pytest.mark.parametrize(("flow", "flag"), [("none", 0), ("rtscts", getattr(termios, "CRTSCTS", 0))])
def test_flow_control_is_set_at_the_port_itself(tmp_path: Path, flow: str, flag: int) -> None:
    with _printing(tmp_path, pty=True, receipt_printer_flow=flow) as (twin, ear, link):
        link.perform(PrintSlip(ONE, SLIP))
        assert ear.wait(PaperPrinted).confirmed
        if sys.platform != "win32":  # ptys are read back by termios; Windows has neither
            port = os.open(twin.cable.url, os.O_RDWR | os.O_NOCTTY)
            try:
                assert termios.tcgetattr(port)[2] & termios.CRTSCTS == flag
            finally:
                os.close(port)


class HandLine(Line):
    """A real port whose CTS or DSR the test holds: ptys have no such lines (devices.md 8)."""

    up = True

    def takes(self) -> bool:
        return self.up


@pytest.mark.parametrize("flow", ["rtscts", "dtrdsr"])
def test_a_dropped_line_stops_the_job_and_it_goes_on_once(tmp_path: Path, flow: str) -> None:
    ear = Ear()
    with plugged(PrinterTwin, tmp_path, pty=True) as twin:
        driver = ReceiptPrinter(replace(Settings(), receipt_printer=twin.cable.url, receipt_printer_flow=flow), ear)
        line = HandLine.open(twin.cable.url, driver.baud, driver.flow)
        assert isinstance(line, HandLine)
        try:
            assert driver.opened(line).startswith("DLE EOT")
            driver.order(line, PrintSlip(ONE, SLIP))
            for _ in range(4):
                driver.turn(line)  # it begins: two small pieces are on their way
            line.up, before = False, len(_job_bytes(twin))
            for _ in range(3):
                driver.turn(line)
            assert len(_job_bytes(twin)) <= before + 2 * receipt_printer.SMALL_CHUNK
            assert ear.count(PaperDoubtful) == ear.count(PaperPrinted) == 0
            line.up = True
            while not ear.count(PaperPrinted):
                driver.turn(line)
            assert len(twin.do("ledger", {})) == 1
        finally:
            line.close()


def test_with_the_line_down_before_the_job_not_a_byte_is_sent(tmp_path: Path) -> None:
    ear = Ear()
    with plugged(PrinterTwin, tmp_path, pty=True) as twin:
        settings = replace(Settings(), receipt_printer=twin.cable.url, receipt_printer_flow="rtscts")
        driver = ReceiptPrinter(settings, ear)
        line = HandLine.open(twin.cable.url, driver.baud, driver.flow)
        assert isinstance(line, HandLine)
        try:
            driver.opened(line)
            line.up = False
            driver.order(line, PrintSlip(ONE, SLIP))
            with pytest.raises(NoAnswer):
                driver.turn(line)
            assert ear.wait(PaperHeld).trouble is DeviceTrouble.NOT_TAKING
            assert _job_bytes(twin) == b""
        finally:
            line.close()


def test_what_the_printer_tells_unasked_keeps_the_job_in_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ASB says that the paper is out; its real-time answers are switched off, so only that keeps us from doubting."""
    monkeypatch.setattr(receipt_printer, "ANSWER_S", 1.0)
    with _printing(tmp_path) as (twin, ear, link):
        feed = twin.feed

        def silent(data: bytes) -> list[bytes]:
            feed(data)
            return [b"\x18\x00\x0c\x00"] if b"\x10\x04" in data else []

        def once(data: bytes) -> list[bytes]:
            if b"\x1b@" in data:
                twin.feed = silent  # type: ignore[method-assign]
                feed(data)
                return []
            return feed(data)

        twin.feed = once  # type: ignore[method-assign]
        link.perform(PrintSlip(ONE, SLIP))
        ear.wait(DeviceReported, lambda fact: fact.trouble is DeviceTrouble.PAPER_OUT)
        assert ear.count(PaperDoubtful) == 0
        with twin.lock:
            twin.feed = feed  # type: ignore[method-assign]
        twin.cable.send(b"\x00")  # the answer in the stream, at last
        assert ear.wait(PaperPrinted).confirmed
