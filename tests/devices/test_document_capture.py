"""Pages: really scanned by SANE's test backend, really read from files, looked at by a child, sealed, never plain on disk."""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from devices import picture_check
from devices.document_capture import DocumentCapture
from devices.simulated.sane import sane_settings, sane_test_config
from tests.devices.twin_room import Ear
from window_client.domain.ids import CaseId, PageId
from window_client.errors import StoreUnavailable
from window_client.messages import (
    CaptureFailed,
    DeviceReported,
    PagesCaptured,
    Rehandshake,
    ScanPages,
    TakeFiles,
)
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble, MaterialMeans, RefusalCode

CASE = CaseId("case-1")


class KeptPages:
    """A sealer that keeps in memory; `fault` is raised instead."""

    def __init__(self) -> None:
        self.kept: dict[PageId, bytes] = {}
        self.fault: StoreUnavailable | None = None

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        if self.fault:
            raise self.fault
        digest = hashlib.sha256(plain).hexdigest()
        self.kept[PageId(digest[:16])] = plain
        return PageId(digest[:16]), digest

    def unseal(self, page: PageId) -> bytes:
        return self.kept[page]


@contextmanager
def _capturing(**changes: Any) -> Iterator[tuple[DocumentCapture, Ear, KeptPages]]:
    ear, sealer = Ear(), KeptPages()
    capture = DocumentCapture(replace(Settings(), **changes), ear, sealer)
    capture.start()
    try:
        yield capture, ear, sealer
    finally:
        assert capture.stop(10)


def _scanner(directory: Path, **changes: Any) -> dict[str, Any]:
    names = sane_settings(directory)
    return {
        "document_scanner": names["document-scanner"],
        "document_scanner_config": names["document-scanner-config"],
        "document_scanner_dpi": 75,
        **changes,
    }


def _picture(size: tuple[int, int] = (300, 200), kind: str = "JPEG", **save: Any) -> bytes:
    kept = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(kept, kind, **save)
    return kept.getvalue()


def _file(directory: Path, name: str, data: bytes) -> str:
    (directory / name).write_bytes(data)
    return str(directory / name)


def test_a_page_is_scanned_and_sealed(tmp_path: Path) -> None:
    with _capturing(**_scanner(tmp_path)) as (capture, ear, sealer):
        assert ear.wait(DeviceReported, lambda f: f.state is DeviceState.READY).port == "test:0"
        capture.perform(ScanPages(CASE, "M1"))
        fact = ear.wait(PagesCaptured)
    (page,) = fact.pages
    assert (fact.case, fact.material, fact.means) == (CASE, "M1", MaterialMeans.SCANNED)
    assert sealer.unseal(page.id).startswith(b"\x89PNG")
    assert page.sha256 == hashlib.sha256(sealer.unseal(page.id)).hexdigest()
    assert (page.mime, page.page_count, page.size) == ("image/png", 1, len(sealer.unseal(page.id)))
    assert (page.width, page.height) == (620, 876)
    with Image.open(io.BytesIO(page.thumbnail)) as thumbnail:
        assert thumbnail.format == "PNG"
        assert max(thumbnail.size) == 160
    assert {file.name for file in tmp_path.rglob("*") if file.is_file()} == {"dll.conf", "test.conf"}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("SANE_STATUS_JAMMED", RefusalCode.SCANNER_JAMMED),
        ("SANE_STATUS_NO_DOCS", RefusalCode.SCANNER_NO_PAPER),
        ("SANE_STATUS_COVER_OPEN", RefusalCode.SCANNER_COVER_OPEN),
        ("SANE_STATUS_DEVICE_BUSY", RefusalCode.SCANNER_BUSY),
        ("SANE_STATUS_IO_ERROR", RefusalCode.SCAN_FAILED),
    ],
)
def test_each_trouble_of_a_scanner_has_its_code(tmp_path: Path, status: str, code: RefusalCode) -> None:
    with _capturing(**_scanner(tmp_path)) as (capture, ear, sealer):
        sane_test_config(tmp_path, status)
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is code
        assert sealer.kept == {}


def test_a_feeder_gives_its_ten_pages_and_says_when_it_jams(tmp_path: Path) -> None:
    feeder = _scanner(tmp_path, document_scanner_source="Automatic Document Feeder", document_scanner_dpi=20)
    with _capturing(**feeder) as (capture, ear, _):
        capture.perform(ScanPages(CASE, "M1"))
        ear.wait(PagesCaptured, lambda fact: not fact.more)
        assert sum(len(fact.pages) for fact in ear.facts if isinstance(fact, PagesCaptured)) == 10
        assert ear.count(CaptureFailed) == 0
        sane_test_config(tmp_path, "SANE_STATUS_JAMMED")
        since = len(ear.facts)
        capture.perform(ScanPages(CASE, "M1"))
        failed = ear.wait(CaptureFailed, since=since)
        assert (failed.code, dict(failed.facts)) == (RefusalCode.SCANNER_JAMMED, {"pages": "0"})
        lamp = ear.wait(DeviceReported, since=since)
        assert (lamp.state, lamp.trouble) == (DeviceState.ATTENTION, DeviceTrouble.PAPER_JAM)
        sane_test_config(tmp_path)
        capture.perform(ScanPages(CASE, "M1"))
        ear.wait(DeviceReported, lambda lamp: lamp.state is DeviceState.READY, since=since)


def test_a_feeder_stops_somewhere(tmp_path: Path) -> None:
    feeder = _scanner(tmp_path, document_scanner_source="Automatic Document Feeder", document_scanner_dpi=20)
    with _capturing(**feeder, document_scanner_pages_max=3) as (capture, ear, _):
        capture.perform(ScanPages(CASE, "M1"))
        ear.wait(PagesCaptured, lambda fact: not fact.more)
        assert sum(len(fact.pages) for fact in ear.facts if isinstance(fact, PagesCaptured)) == 3


def test_a_scanner_that_is_not_there_says_so(tmp_path: Path) -> None:
    with _capturing(**_scanner(tmp_path, document_scanner="epson:9")) as (capture, ear, _):
        assert ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN).trouble is DeviceTrouble.NO_SCANNER
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCANNER_ABSENT


def test_without_the_scanning_program_files_still_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with _capturing(**_scanner(tmp_path)) as (capture, ear, _):
        assert ear.wait(DeviceReported, lambda f: f.state is DeviceState.DOWN).trouble is DeviceTrouble.NO_PROGRAM
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCANNER_ABSENT
        capture.perform(TakeFiles(CASE, "M1", (_file(tmp_path, "a.jpg", _picture()),)))
        assert ear.wait(PagesCaptured).means is MaterialMeans.IMPORTED


def test_nothing_bound_is_unbound_and_a_look_on_demand_finds_it(tmp_path: Path) -> None:
    with _capturing() as (capture, ear, _):
        assert ear.wait(DeviceReported).state is DeviceState.UNBOUND
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCANNER_ABSENT
    with _capturing(**_scanner(tmp_path)) as (capture, ear, _):
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.READY)
        since = len(ear.facts)
        capture.perform(Rehandshake(DeviceKind.DOCUMENT_SCANNER))
        ear.wait(DeviceReported, lambda f: f.state is DeviceState.READY, since=since)


@pytest.mark.parametrize(
    ("data", "mime", "size"),
    [
        (_picture(kind="JPEG"), "image/jpeg", (300, 200)),
        (_picture(kind="PNG"), "image/png", (300, 200)),
        (_picture(kind="PDF", resolution=72), "application/pdf", (300, 200)),
    ],
    ids=["jpeg", "png", "pdf"],
)
def test_files_are_known_by_their_content(tmp_path: Path, data: bytes, mime: str, size: tuple[int, int]) -> None:
    with _capturing() as (capture, ear, sealer):
        capture.perform(TakeFiles(CASE, "M1", (_file(tmp_path, "scan.dat", data),)))
        (page,) = ear.wait(PagesCaptured).pages
        assert (page.mime, (page.width, page.height), page.page_count) == (mime, size, 1)
        assert sealer.unseal(page.id) == data


def test_a_photo_lying_on_its_side_is_held_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    with _capturing() as (capture, ear, _):
        capture.perform(TakeFiles(CASE, "M1", (_file(tmp_path, "a.jpg", _picture(exif=turned)),)))
        (page,) = ear.wait(PagesCaptured).pages
    assert (page.width, page.height) == (200, 300)
    with Image.open(io.BytesIO(page.thumbnail)) as thumbnail:
        assert thumbnail.height > thumbnail.width


def test_pages_of_a_pdf_are_counted(tmp_path: Path) -> None:
    kept = io.BytesIO()
    first, *others = [Image.new("RGB", (60, 80), "white") for _ in range(3)]
    first.save(kept, "PDF", save_all=True, append_images=others)
    with _capturing() as (capture, ear, _):
        capture.perform(TakeFiles(CASE, "M1", (_file(tmp_path, "a.pdf", kept.getvalue()),)))
        assert ear.wait(PagesCaptured).pages[0].page_count == 3


def _bomb() -> bytes:
    """A PNG that says it has 60 000 × 60 000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")


BAD = {
    "text": (b"hello", RefusalCode.FILE_KIND_WRONG),
    "empty": (b"", RefusalCode.FILE_KIND_WRONG),
    "gif": (b"GIF89a" + bytes(20), RefusalCode.FILE_KIND_WRONG),
    "large": (_picture()[:20] + bytes(1_000_001), RefusalCode.FILE_TOO_LARGE),
    "cut-jpeg": (_picture((900, 900))[:-400], RefusalCode.PICTURE_BROKEN),
    "cut-png": (_picture((900, 900), "PNG")[:-400], RefusalCode.PICTURE_BROKEN),
    "cut-pdf": (_picture(kind="PDF")[:200], RefusalCode.PICTURE_BROKEN),
    "bomb": (_bomb(), RefusalCode.PICTURE_BROKEN),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_why_and_the_good_one_beside_it_is_kept(tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    paths = (_file(tmp_path, "bad", data), _file(tmp_path, "good", _picture()))
    with _capturing(page_max_mb=1) as (capture, ear, sealer):
        capture.perform(TakeFiles(CASE, "M1", paths))
        failed = ear.wait(CaptureFailed)
        assert (failed.code, dict(failed.facts)) == (code, {"place": "1", "files": "2"})
        assert len(ear.wait(PagesCaptured).pages) == 1
        assert list(sealer.kept.values()) == [_picture()]


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    with _capturing() as (capture, ear, _):
        capture.perform(TakeFiles(CASE, "M1", (str(tmp_path / "gone.jpg"), str(tmp_path))))
        ear.wait(CaptureFailed, lambda f: f.facts["place"] == "2")
        codes = [fact.code for fact in ear.facts if isinstance(fact, CaptureFailed)]
        assert codes == [RefusalCode.FILE_NOT_READABLE] * 2


@pytest.mark.parametrize(("full", "code"), [(True, RefusalCode.STORE_FULL), (False, RefusalCode.STORE_FAILED)])
def test_a_store_that_cannot_take_the_page_is_told(tmp_path: Path, *, full: bool, code: RefusalCode) -> None:
    with _capturing() as (capture, ear, sealer):
        sealer.fault = StoreUnavailable("disk", full=full)
        capture.perform(TakeFiles(CASE, "M1", (_file(tmp_path, "a.jpg", _picture()),)))
        assert ear.wait(CaptureFailed).code is code
        assert ear.count(PagesCaptured) == 0


def test_a_child_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_check, "LIMIT_S", 0.0)
    with _capturing() as (capture, ear, _):
        capture.perform(TakeFiles(CASE, "M1", (_file(tmp_path, "a.jpg", _picture()),)))
        assert ear.wait(CaptureFailed).code is RefusalCode.PICTURE_BROKEN
