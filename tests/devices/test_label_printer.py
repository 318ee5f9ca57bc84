"""Labels on the twin: the picture that came out is read by another program; out of paper is told and waited for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from devices.frames import tspl
from devices.frames.tspl import Stock
from devices.label_picture import draw
from devices.label_printer import LabelPrinter
from devices.line_shell import try_device
from devices.link import Link
from devices.simulated.label_printer import LabelPrinterTwin
from tests.devices.twin_room import Ear, linked, plugged
from window_client.domain.label import Label, of_materials
from window_client.messages import DeviceReported, LabelsEnded, PrintLabels
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble

NUMBER = "01032026112300190"
LABELS = of_materials(NUMBER, ["营业执照", "从业人员健康证明"], "2026-11-23", "3号窗口")


@contextmanager
def printer(directory: Path, ear: Ear, **changes: object) -> Iterator[tuple[LabelPrinterTwin, Link]]:
    with plugged(LabelPrinterTwin, directory, pty=True) as twin:
        settings = Settings(label_printer=twin.cable.url, **changes)  # type: ignore[arg-type]
        with linked(LabelPrinter(settings, ear), ear) as link:
            ear.wait(DeviceReported, lambda fact: fact.state in {DeviceState.READY, DeviceState.OPEN})
            yield twin, link


def code_of(picture: str | Path) -> str:
    with Image.open(picture) as opened:
        (code,) = zxingcpp.read_barcodes(opened.convert("L"))
    assert code.format == zxingcpp.BarcodeFormat.Code128
    return str(code.text)


def test_every_label_carries_its_number_for_any_scanner(tmp_path: Path) -> None:
    ear = Ear()
    with printer(tmp_path, ear) as (twin, link):
        link.perform(PrintLabels("j1", LABELS))
        assert ear.wait(LabelsEnded) == LabelsEnded("j1", 2, DeviceTrouble.NONE, confirmed=True)
        pictures = twin.do("ledger", {})
    assert [code_of(picture) for picture in pictures] == [NUMBER, NUMBER]
    with Image.open(pictures[0]) as opened:
        assert opened.size == (480, 320)
    first, second = (Path(picture).read_bytes() for picture in pictures)
    assert first != second


@pytest.mark.parametrize("stock", [Stock(40, 30, 2, 203), Stock(60, 40, 2, 300), Stock(100, 60, 3, 203)])
def test_every_size_of_label_can_be_read(tmp_path: Path, stock: Stock) -> None:
    raster = draw(Label(NUMBER, "一种名字特别长的材料" * 4, "12/12"), stock)
    inverted = bytes(byte ^ 0xFF for byte in raster.data)
    Image.frombytes("1", (raster.width, raster.height), inverted).save(tmp_path / "label.png")
    assert code_of(tmp_path / "label.png") == NUMBER


def test_the_end_of_the_roll_is_told_and_waited_for(tmp_path: Path) -> None:
    ear = Ear()
    with printer(tmp_path, ear) as (twin, link):
        twin.do("take_paper", {})
        link.perform(PrintLabels("j1", LABELS))
        ended = ear.wait(LabelsEnded)
        assert (ended.done, ended.trouble) == (0, DeviceTrouble.PAPER_OUT)
        assert twin.do("ledger", {}) == []
        twin.do("feed_paper", {})
        link.perform(PrintLabels("j2", LABELS))
        assert ear.wait(LabelsEnded, lambda fact: fact.job == "j2").done == 2
        twin.do("take_ribbon", {})
        ear.wait(DeviceReported, lambda fact: fact.trouble is DeviceTrouble.RIBBON_OUT)


def test_a_cable_pulled_in_the_middle_tells_how_many_are_surely_out(tmp_path: Path) -> None:
    ear = Ear()
    with printer(tmp_path, ear) as (twin, link):
        twin.do("knob", {"latency": 0.2})
        link.perform(PrintLabels("j1", LABELS * 20))
        twin.do("unplug", {})
        ended = ear.wait(LabelsEnded)
        assert ended.trouble is not DeviceTrouble.NONE
        assert ended.done <= len(twin.do("ledger", {}))


def test_a_printer_that_never_answers_is_only_sent_to(tmp_path: Path) -> None:
    ear = Ear()
    with printer(tmp_path, ear, label_printer_answers=False) as (_, link):
        link.perform(PrintLabels("j1", LABELS[:1]))
        assert ear.wait(LabelsEnded) == LabelsEnded("j1", 1, DeviceTrouble.NONE, confirmed=False)


def test_the_technicians_label_from_a_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with plugged(LabelPrinterTwin, tmp_path, pty=True) as twin:
        assert try_device(Settings(), "label-printer", twin.cable.url, as_json=True) == 0
        assert "confirmed" in capsys.readouterr().out
        (picture,) = twin.do("ledger", {})
    assert code_of(picture) == "TEST0103"


def test_what_the_status_byte_says() -> None:
    said = {
        0x00: "none",
        0x01: "cover_open",
        0x04: "paper_out",
        0x05: "cover_open",
        0x08: "ribbon_out",
        0x80: "printer_error",
    }
    assert {byte: tspl.trouble(byte).value for byte in said} == said
