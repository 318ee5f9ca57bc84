"""An archive package of a concluded case passes its four checks; each kind of damage is found by its own check."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from local_cache.sealer import FileSealer
from local_cache.store import EncryptedStore
from tests.window_client.desk_room import NOW, FakeClock, stage
from tests.window_client.test_deciding import LUO, hall, made
from window_client import messages as m
from window_client.archiving import archived, contents_of
from window_client.central.catalogue import read_catalogue
from window_client.papers import archive_checks as checks
from window_client.papers.archive import FACTS, MANIFEST, PROCESS, Contents, pack
from window_client.views import CaseView, WorkView
from window_client.words import CaseState, DocumentKind, HandOutWay

Files = dict[str, bytes]


def _concluded(directory: Path) -> tuple[FileSealer, Contents, bytes]:
    """A case from its card to the hand-out, and its package."""
    with hall(directory) as (room, sealer):
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        room.clock.time += timedelta(hours=1)
        room.tell(
            m.Decided(view.case, True, "登记表", "7号", "人社局", NOW), CaseView, lambda v: v.state is CaseState.ISSUED
        )
        room.tell(
            m.HandOut(session, view.case, HandOutWay.COUNTER, "", identity_checked=True),
            CaseView,
            lambda v: v.state is CaseState.DELIVERED,
        )
        made(room, DocumentKind.SERVICE_RECEIPT)
        made(room, DocumentKind.ACCEPTANCE_NOTICE)
        with room.store_rows() as unit:
            contents = contents_of(unit, read_catalogue, view.receipt_no, LUO, room.clock.time)
        assert contents is not None
        return sealer, contents, pack(contents, sealer.unseal)


def _opened(package: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _closed(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def test_a_concluded_case_is_packed_and_passes(tmp_path: Path) -> None:
    _, contents, package = _concluded(tmp_path)
    assert checks.faults(package, contents) == []
    files = _opened(package)
    assert {FACTS, PROCESS, MANIFEST, "说明.txt"} <= set(files)
    assert any(name.startswith("02办理过程/") for name in files)
    assert any(name.startswith("04评价与送达/") for name in files)
    facts = {item.get("名称"): item.text for item in ET.fromstring(files[FACTS])}  # noqa: S314 - our own file
    assert facts["收件编号"] == contents.case.receipt_no
    assert datetime.fromisoformat(facts["归档时间"] or "").month == contents.at.month
    steps = ET.fromstring(files[PROCESS])  # noqa: S314 - as above
    assert [step.get("至") for step in steps][-1] == "delivered"
    assert len(steps) == len(contents.events)


def _changed(files: Files) -> None:
    files[PROCESS] += b" "


def _added(files: Files) -> None:
    files["03结果/extra.pdf"] = b"%PDF-1.7"


def _removed(files: Files) -> None:
    del files[FACTS]


def _program(files: Files) -> None:
    files["01申请材料/tool.exe"] = b"MZ"


def _scripted(files: Files) -> None:
    name = next(name for name in files if name.endswith(".pdf"))
    files[name] += b"/JavaScript (x)"


def _unlisted(files: Files) -> None:
    files[MANIFEST] = json.dumps({"files": []}).encode()


def _false_picture(files: Files) -> None:
    files["01申请材料/a.png"] = b"not a picture"


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        (_changed, checks.AUTHENTIC),
        (_added, checks.AUTHENTIC),
        (_unlisted, checks.AUTHENTIC),
        (_removed, checks.COMPLETE),
        (_program, checks.SAFE),
        (_scripted, checks.SAFE),
        (_false_picture, checks.USABLE),
    ],
)
def test_each_harm_is_found_by_its_check(tmp_path: Path, harm: Callable[[Files], None], check: str) -> None:
    _, contents, package = _concluded(tmp_path)
    files = _opened(package)
    harm(files)
    assert check in {fault.check for fault in checks.faults(_closed(files), contents)}


def test_bytes_that_are_no_package_are_told(tmp_path: Path) -> None:
    _, contents, _ = _concluded(tmp_path)
    assert [fault.check for fault in checks.faults(b"PK broken", contents)] == [checks.USABLE]


def test_an_open_case_stays_on_the_to_fix_list_and_is_not_written(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        made(room, DocumentKind.ACCEPTANCE_NOTICE)
    store, out = EncryptedStore(tmp_path, room.vault), tmp_path / "archive"
    found = archived(store, sealer.unseal, read_catalogue, LUO, "03", FakeClock(), view.receipt_no, out)
    assert {line.split(":")[0] for line in found.splitlines()} == {f"{view.receipt_no} {checks.COMPLETE}"}
    assert not out.exists()
    assert archived(store, sealer.unseal, read_catalogue, LUO, "03", FakeClock(), "nothing", out) == ""
    with stage(tmp_path) as room:
        room.sign_in()
        [row] = room.wait(WorkView, lambda v: v.to_fix).to_fix
        assert (row.receipt_no, row.applicant) == (view.receipt_no, "李*")
        assert checks.COMPLETE in row.what


def test_a_package_is_written_for_its_reader_alone(tmp_path: Path) -> None:
    sealer, contents, _ = _concluded(tmp_path)
    out = tmp_path / "archive"
    vault = sealer._vault
    store = EncryptedStore(tmp_path, vault)
    found = archived(store, sealer.unseal, read_catalogue, LUO, "03", FakeClock(), contents.case.receipt_no, out)
    assert found == f"{contents.case.receipt_no} archived in {out}"
    assert archived(store, sealer.unseal, read_catalogue, LUO, "03", FakeClock(), "all", out) == found
    [path] = out.iterdir()
    assert path.name == f"{contents.case.official_no}.zip"
    assert path.stat().st_mode & 0o077 == 0
