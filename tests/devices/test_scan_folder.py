"""A vendor's picture folder: only whole pictures that came after the scan was asked, each once, removed only if set."""

import io
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from devices import scan_folder
from tests.devices.test_document_capture import CASE, KeptPages, _capturing
from tests.devices.twin_room import Ear
from tests.waiting import SOON_S, until
from window_client.domain.ids import PageId
from window_client.messages import CancelCapture, CaptureFailed, DeviceReported, PagesCaptured, PagesKept, ScanPages
from window_client.words import DeviceState, DeviceTrouble, RefusalCode


def _photo(grey: int) -> bytes:
    kept = io.BytesIO()
    Image.linear_gradient("L").point(lambda value: value * grey // 255).resize((90, 60)).save(kept, "JPEG")
    return kept.getvalue()


def _folder(folder: Path, **changes: Any) -> dict[str, Any]:
    return {"document_scanner": f"folder:{folder}", "document_scanner_folder_quiet_s": 1.2, **changes}


def _captured(ear: Ear, since: int = 0) -> list[PageId]:
    ear.wait(PagesCaptured, lambda fact: not fact.more, since)
    facts = [fact for fact in ear.facts[since:] if isinstance(fact, PagesCaptured)]
    return [page.id for fact in facts for page in fact.pages]


def _asked(ear: Ear) -> None:
    """The lamp is lit: the thread waits for orders, so that the next one is begun at once."""
    ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY)


def _begun(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set once the folder was first looked at."""
    looked, seen = threading.Event(), scan_folder.ScanFolder._seen

    def see(self: scan_folder.ScanFolder) -> dict[str, tuple[int, int]]:
        found = seen(self)
        looked.set()
        return found

    monkeypatch.setattr(scan_folder.ScanFolder, "_seen", see)
    return looked


def test_new_pictures_are_taken_once_and_old_ones_never(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "yesterday.jpg").write_bytes(_photo(255))
    begun = _begun(monkeypatch)
    with _capturing(**_folder(tmp_path)) as (capture, ear, sealer):
        _asked(ear)
        capture.perform(ScanPages(CASE, "M1"))
        assert begun.wait(SOON_S)
        (tmp_path / "IMG_1.jpg").write_bytes(_photo(200))
        (tmp_path / "settings.ini").write_bytes(b"[camera]")
        ear.wait(PagesCaptured, lambda fact: fact.more)
        (tmp_path / "IMG_2.jpg").write_bytes(_photo(150))
        (tmp_path / "yesterday.jpg").write_bytes(_photo(100))  # touched again: still the picture of before
        pages = _captured(ear)
        assert [sealer.unseal(page) for page in pages] == [_photo(200), _photo(150)]
        since = len(ear.facts)
        begun.clear()
        capture.perform(ScanPages(CASE, "M2"))
        assert begun.wait(SOON_S)
        (tmp_path / "IMG_3.jpg").write_bytes(_photo(90))
        assert len(_captured(ear, since)) == 1
        capture.perform(PagesKept(tuple(sealer.kept)))
        assert capture.stop()
        assert {each.name for each in tmp_path.iterdir()} >= {"IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"}


def test_a_picture_still_being_written_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, photo = _begun(monkeypatch), _photo(180)
    with _capturing(**_folder(tmp_path)) as (capture, ear, sealer):
        _asked(ear)
        capture.perform(ScanPages(CASE, "M1"))
        assert begun.wait(SOON_S)
        with (tmp_path / "IMG_1.jpg").open("wb", buffering=0) as file:
            for at in range(0, len(photo), len(photo) // 6):
                file.write(photo[at : at + len(photo) // 6])
                threading.Event().wait(scan_folder.STILL_S / 2)
                assert ear.count(PagesCaptured) == 0
        (page,) = _captured(ear)
        assert sealer.unseal(page) == photo


def test_an_original_goes_only_after_its_row_is_written_and_only_if_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = _begun(monkeypatch)
    with _capturing(**_folder(tmp_path, document_scanner_folder_remove=True)) as (capture, ear, _):
        _asked(ear)
        capture.perform(ScanPages(CASE, "M1"))
        assert begun.wait(SOON_S)
        (tmp_path / "IMG_1.jpg").write_bytes(_photo(200))
        pages = _captured(ear)
        assert (tmp_path / "IMG_1.jpg").exists()
        capture.perform(PagesKept(tuple(pages)))
        until(lambda: not (tmp_path / "IMG_1.jpg").exists())


def test_the_next_scan_ends_the_wait_of_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = _begun(monkeypatch)
    with _capturing(**_folder(tmp_path, document_scanner_folder_quiet_s=60.0)) as (capture, ear, _):
        _asked(ear)
        capture.perform(ScanPages(CASE, "M1"))
        assert begun.wait(SOON_S)
        (tmp_path / "IMG_1.jpg").write_bytes(_photo(200))
        ear.wait(PagesCaptured, lambda fact: fact.material == "M1" and fact.more)
        capture.perform(ScanPages(CASE, "M2"))
        ear.wait(PagesCaptured, lambda fact: fact.material == "M1" and not fact.more)
        capture.perform(CancelCapture(CASE, "M2"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCAN_CANCELLED


def test_nothing_came_or_the_folder_is_gone(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    with _capturing(**_folder(pictures, document_scanner_folder_wait_s=0.3)) as (capture, ear, sealer):
        _asked(ear)
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed).code is RefusalCode.SCAN_FOLDER_EMPTY
        pictures.rmdir()
        ear.wait(DeviceReported, lambda fact: fact.trouble is DeviceTrouble.NO_SCANNER)
        since = len(ear.facts)
        capture.perform(ScanPages(CASE, "M1"))
        assert ear.wait(CaptureFailed, since=since).code is RefusalCode.SCANNER_ABSENT
        pictures.mkdir()
        ear.wait(DeviceReported, lambda fact: fact.state is DeviceState.READY, since)
        assert isinstance(sealer, KeptPages)
        assert sealer.kept == {}
