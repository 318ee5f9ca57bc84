"""Network scanners: our client against a twin that serves eSCL, and the twin against a foreign client (sane-airscan)."""

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from devices.frames import escl
from devices.simulated.escl import EsclTwin
from tests.devices.test_document_capture import CASE, _capturing
from tests.devices.twin_room import Ear
from tests.waiting import until
from window_client.messages import (
    CancelCapture,
    CaptureFailed,
    DeviceReported,
    PagesCaptured,
    ScanPages,
    ScanTried,
    TryScan,
)
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

FEEDER, DUPLEX = "Feeder", "ADF Duplex"


@contextmanager
def _scanner() -> Iterator[EsclTwin]:
    twin = EsclTwin()
    twin.do_plug()
    try:
        yield twin
    finally:
        twin.do_unplug()


@pytest.fixture
def twin() -> Iterator[EsclTwin]:
    with _scanner() as served:
        yield served


def _settings(twin: EsclTwin, source: str = "", **changes: Any) -> dict[str, Any]:
    plain = {"document_scanner_deskew": False, "document_scanner_drop_blank": False, "document_scanner_page_kb": 0}
    return {
        "document_scanner": twin.url,
        "document_scanner_source": source,
        "document_scanner_dpi": 75,
        **plain,
        **changes,
    }


def _pages(ear: Ear, since: int = 0) -> list[PagesCaptured]:
    """All facts of one capture, the last one included."""
    ear.wait(PagesCaptured, lambda fact: not fact.more, since)
    return [fact for fact in ear.facts[since:] if isinstance(fact, PagesCaptured)]


def test_a_page_of_the_glass(twin: EsclTwin) -> None:
    with _capturing(**_settings(twin)) as (capture, ear, sealer):
        lamp = ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY)
        assert (lamp.port, lamp.detail) == (twin.url, "Twin Office Scanner")
        capture.perform(ScanPages(CASE, "M1"))
        page = _pages(ear)[0].pages[0]
        with Image.open(io.BytesIO(sealer.unseal(page.id))) as image:
            assert image.format == "JPEG"
            assert image.size == (page.width, page.height) == (620, 877)
    assert twin.do_state()["jobs"] == 0
    assert [line.split()[0] for line in twin.requests if "ScanJobs/" in line] == ["GET", "DELETE"]


@pytest.mark.parametrize(("source", "sides"), [(FEEDER, 3), (DUPLEX, 6)])
def test_a_feeder_gives_every_side_as_it_comes(twin: EsclTwin, source: str, sides: int) -> None:
    twin.do_load(sheets=3)
    with _capturing(**_settings(twin, source)) as (capture, ear, sealer):
        capture.perform(ScanPages(CASE, "M1"))
        told = _pages(ear)
    assert [len(fact.pages) for fact in told] == [*[1] * sides, 0]
    assert [fact.more for fact in told] == [*[True] * sides, False]
    assert len(sealer.kept) == sides
    assert twin.do_state() | {"tray": 0, "drawn_in": 3, "jobs": 0} == twin.do_state()


def test_blank_backs_are_left_out_and_told(twin: EsclTwin) -> None:
    twin.do_load(sheets=2, blank_backs=True)
    with _capturing(**_settings(twin, DUPLEX, document_scanner_drop_blank=True)) as (capture, ear, sealer):
        capture.perform(ScanPages(CASE, "M1"))
        told = _pages(ear)
        assert (len(sealer.kept), told[-1].blank) == (2, 2)
        twin.do_lay(blank=True)
    with _capturing(**_settings(twin, document_scanner_drop_blank=True)) as (capture, ear, sealer):
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCAN_BLANK
        assert sealer.kept == {}


@pytest.mark.parametrize(
    ("adf", "code", "trouble"),
    [
        ("ScannerAdfJam", RefusalCode.SCANNER_JAMMED, DeviceTrouble.PAPER_JAM),
        ("ScannerAdfHatchOpen", RefusalCode.SCANNER_COVER_OPEN, DeviceTrouble.COVER_OPEN),
        ("", RefusalCode.SCANNER_NO_PAPER, DeviceTrouble.NONE),
    ],
)
def test_what_ails_a_feeder_is_told(twin: EsclTwin, adf: str, code: RefusalCode, trouble: DeviceTrouble) -> None:
    with _capturing(**_settings(twin, FEEDER)) as (capture, ear, sealer):
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY)
        twin.do_trouble(adf)
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is code
        assert sealer.kept == {}
        if adf:
            ear.wait(DeviceReported, lambda fact: fact.trouble is trouble)
            since = len(ear.facts)
            twin.do_perfect()
            ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY, since)


def test_a_jam_in_the_middle_loses_none_before_it(twin: EsclTwin) -> None:
    twin.do_load(sheets=5)
    twin.do_knob(jam_at=3)
    with _capturing(**_settings(twin, FEEDER)) as (capture, ear, sealer):
        capture.perform(ScanPages(CASE, "M1"))
        failed = ear.wait(CaptureFailed)
        assert (failed.code, dict(failed.facts)) == (RefusalCode.SCANNER_JAMMED, {"pages": "2"})
        assert len(sealer.kept) == 2
    assert twin.do_state()["jobs"] == 0


def test_a_scanner_that_says_404_too_soon_and_misnames_itself_loses_no_page(
    twin: EsclTwin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devices.escl_scanner.RETRY_S", 0.01)
    twin.do_load(sheets=2)
    twin.do_knob(false_404=2, wrong_host=1)
    with _capturing(**_settings(twin, FEEDER)) as (capture, ear, _):
        capture.perform(ScanPages(CASE, "M1"))
        assert sum(len(fact.pages) for fact in _pages(ear)) == 2


@pytest.mark.parametrize(
    ("knob", "code"),
    [
        ("rotten", RefusalCode.SCAN_FAILED),
        ("cut", RefusalCode.SCANNER_ABSENT),
    ],
)
def test_answers_that_are_no_page(twin: EsclTwin, knob: str, code: RefusalCode) -> None:
    with _capturing(**_settings(twin)) as (capture, ear, sealer):
        twin.do_knob(**{knob: 1})
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is code
        assert sealer.kept == {}


@pytest.mark.parametrize(("times", "code"), [(3, None), (40, RefusalCode.SCANNER_BUSY)])
def test_a_busy_scanner_is_asked_again_for_a_while(
    twin: EsclTwin, monkeypatch: pytest.MonkeyPatch, times: int, code: RefusalCode | None
) -> None:
    monkeypatch.setattr("devices.escl_scanner.RETRY_S", 0.01)
    twin.do_knob(busy=times)
    with _capturing(**_settings(twin)) as (capture, ear, _):
        capture.perform(ScanPages(CASE, "M1"))
        if code is None:
            assert len(_pages(ear)) >= 1
        else:
            assert ear.wait(CaptureFailed).code is code


def test_a_job_from_before_a_power_cut_keeps_nobody_from_scanning(
    twin: EsclTwin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devices.escl_scanner.RETRY_S", 0.05)
    monkeypatch.setattr("devices.simulated.escl.JOB_S", 0.2)
    status, _, _ = twin.answer("POST", "/eSCL/ScanJobs", escl.job("Platen", *escl.A4, 75))
    assert status == 201
    with _capturing(**_settings(twin)) as (capture, ear, _):
        capture.perform(ScanPages(CASE, "M1"))
        assert len(_pages(ear)) >= 1


def test_gone_from_the_network_and_back(twin: EsclTwin) -> None:
    with _capturing(**_settings(twin)) as (capture, ear, _):
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY)
        twin.do_unplug()
        ear.wait(DeviceReported, lambda fact: fact.trouble is DeviceTrouble.NO_SCANNER)
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCANNER_ABSENT
        since = len(ear.facts)
        twin.do_plug()
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY, since)
        capture.perform(ScanPages(CASE, "M1"))
        assert len(_pages(ear, since)) == 2


def test_cancel_ends_a_long_scan_at_once_and_the_scanner_keeps_the_rest_of_the_paper(twin: EsclTwin) -> None:
    twin.do_load(sheets=40)
    twin.do_knob(delay=0.5)
    with _capturing(**_settings(twin, FEEDER)) as (capture, ear, _):
        capture.perform(ScanPages(CASE, "M1"))
        capture.perform(ScanPages(CASE, "M2"))
        ear.wait(PagesCaptured, lambda fact: fact.more)
        capture.perform(CancelCapture(CASE, "M2"))
        capture.perform(CancelCapture(CASE, "M1"))
        assert ear.wait(CaptureFailed, lambda fact: fact.material == "M1").code is RefusalCode.SCAN_CANCELLED
        assert ear.wait(CaptureFailed, lambda fact: fact.material == "M2").code is RefusalCode.SCAN_CANCELLED
        assert ear.count(CaptureFailed) == 2
        since = len(ear.facts)
        twin.do_perfect()
        assert twin.do_state()["tray"] > 20
        assert twin.do_state()["jobs"] == 0
        twin.do_load(sheets=0)
        capture.perform(ScanPages(CASE, "M1"))
        ear.wait(PagesCaptured, since=since)


def test_a_technicians_scan_is_a_real_one_and_keeps_nothing(twin: EsclTwin) -> None:
    with _capturing(**_settings(twin)) as (capture, ear, sealer):
        capture.perform(TryScan())
        tried = ear.wait(ScanTried)
        assert (tried.code, tried.width, tried.height) == (None, 620, 877)
        assert tried.kilobytes > 10
        assert sealer.kept == {}
        until(lambda: not twin.do_state()["jobs"])  # the job is taken off the scanner after the answer
        twin.do_unplug()
        since = len(ear.facts)
        capture.perform(TryScan())
        assert ear.wait(ScanTried, since=since).code is RefusalCode.SCANNER_ABSENT
    with _capturing() as (capture, ear, _):
        capture.perform(TryScan())
        assert ear.wait(ScanTried).code is RefusalCode.SCANNER_ABSENT


def test_a_stuck_scanner_holds_nobody_up(twin: EsclTwin) -> None:
    """Also the end of the window waits for no scanner: `_capturing` checks that stop comes in time."""
    twin.do_knob(delay=20)
    with _capturing(**_settings(twin)) as (capture, ear, _):
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY)
        capture.perform(ScanPages(CASE, "M1"))
        until(lambda: any("NextDocument" in line for line in twin.requests))


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<a",
        b"<html/>",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b"<ScannerStatus>" + b"<a>" * 90_000,
        b" " * (escl.LONGEST + 1),
        bytes(range(256)),
    ],
    ids=["empty", "cut", "other", "entities", "deep", "long", "bytes"],
)
def test_no_document_of_the_protocol_is_refused(document: bytes) -> None:
    for read in (escl.capabilities, escl.status, escl.wanted_job):
        with pytest.raises(escl.NotEscl):
            read(document)


def test_the_nearest_resolution_is_asked_for() -> None:
    offered = escl.Input(2550, 3508, frozenset({75, 150, 300}))
    assert [escl.resolution(offered, dpi) for dpi in (72, 200, 240, 1200)] == [75, 150, 300, 300]
    assert escl.resolution(escl.Input(1, 1, frozenset()), 200) == 200


def _airscan(twin: EsclTwin, folder: Path) -> dict[str, str]:
    """SANE's own network client, told of our twin."""
    (folder / "dll.conf").write_text("airscan\n")
    (folder / "airscan.conf").write_text(f'[devices]\n"Twin" = {twin.url}, eSCL\n[options]\ndiscovery = disable\n')
    return {"document_scanner": "airscan:e0:Twin", "document_scanner_config": str(folder)}


@pytest.mark.skipif(shutil.which("scanimage") is None, reason="needs SANE")
def test_the_twin_satisfies_a_client_that_others_wrote_and_a_jam_loses_none_before_it(
    twin: EsclTwin, tmp_path: Path
) -> None:
    """What sane-airscan accepts from our twin is the protocol, not our idea of it. Through SANE's whole feeder path."""
    changes = {**_settings(twin, DUPLEX), **_airscan(twin, tmp_path)}
    twin.do_load(sheets=2)
    with _capturing(**changes) as (capture, ear, sealer):
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY)
        capture.perform(ScanPages(CASE, "M1"))
        assert sum(len(fact.pages) for fact in _pages(ear)) == 4
        twin.do_load(sheets=2)
        twin.do_knob(jam_at=2)
        sealer.kept.clear()
        capture.perform(ScanPages(CASE, "M1"))
        failed = ear.wait(CaptureFailed)
        assert (failed.code, dict(failed.facts)) == (RefusalCode.SCANNER_JAMMED, {"pages": "1"})
        assert len(sealer.kept) == 1
