"""An archive package of a concluded case passes its four checks; each kind of damage is found by its own check."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from local_cache.profile_key import ProfileKey
from local_cache.sealer import FileSealer
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.window_client.central.test_inbox import outcomes
from tests.window_client.desk_room import CARD, CHEAP, NOW, FakeClock, Stage, stage
from tests.window_client.test_catalogue_versions import OLD, TREE, item, kept, newer, take
from tests.window_client.test_deciding import LUO, hall, made
from tests.window_client.test_sitting import USCC, answer, begin
from window_client import messages as m
from window_client.archiving import Archivist, archived, contents_of
from window_client.central.catalogue import read_catalogue
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.materials import SealedPage
from window_client.domain.received import ReceivedItem
from window_client.papers import archive_checks as checks
from window_client.papers.archive import FACTS, MANIFEST, PROCESS, SHARED, SIGNATURE, digests, pack, signed_text
from window_client.papers.archive_facts import Contents
from window_client.views import CaseView, WorkView
from window_client.words import (
    CaseState,
    DocumentKind,
    DocumentState,
    HandOutWay,
    InboxOutcome,
    ItemStanding,
    MaterialMeans,
    MaterialState,
    Role,
)

Files = dict[str, bytes]


def _concluded(directory: Path) -> tuple[FileSealer, Contents, bytes]:
    """A case from its card to the hand-out, and its package."""
    with hall(directory) as (room, sealer):
        number = _delivered(room)
        with room.store_rows() as unit:
            contents = contents_of(unit, read_catalogue, number, LUO, room.clock.time)
        assert contents is not None
        return sealer, contents, pack([contents], sealer.unseal, ProfileKey(room.vault))


def _delivered(room: Stage) -> str:
    """A case of S02 from its card to the hand-out: its number."""
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
    return view.receipt_no


def _vault(directory: Path) -> FileVault:
    vault = FileVault(directory, use_key_ring=False, cost=CHEAP)
    assert vault.unlock_by_machine()
    return vault


def _signer(directory: Path) -> ProfileKey:
    return ProfileKey(_vault(directory))


def _who(directory: Path, sealer: FileSealer) -> Archivist:
    return Archivist(LUO, "03", sealer.unseal, _signer(directory), read_catalogue, directory / "archive")


def _together(room: Stage, sealer: FileSealer) -> tuple[str, list[str]]:
    """Two items of one sitting, accepted, decided and handed out: the sitting's number, the receipt numbers."""
    session, view = begin(room, "R03", "I04")
    view, sitting = answer(room, session, view), view.case
    assert sitting is not None
    for element, value in (("E.uscc", USCC), ("E.legal.name", "李壮"), ("E.legal.cert_no", CARD.number)):
        room.desk.submit(m.AnswerGiven(session, sitting, element, value))
    for number, kind in enumerate(line.type for line in view.materials if line.state is MaterialState.MISSING):
        png = b"\x89PNG\r\n\x1a\n" + bytes([number])
        page = SealedPage(*sealer.seal(png), len(png), "image/png", 100, 140, 1, b"\x89PNG")
        room.desk.submit(m.PagesCaptured(sitting, kind, (page,), MaterialMeans.SCANNED))
    ready = room.wait(CaseView, lambda v: [row.standing for row in v.sitting.rows] == [ItemStanding.READY] * 2)
    done = room.tell(m.AcceptCase(session, sitting), CaseView, lambda v: all(r.case for r in v.sitting.rows) and v.due)
    cases = [row.case for row in done.sitting.rows if row.case is not None]
    room.clock.time += timedelta(hours=1)
    for case in cases:
        room.tell(m.OpenCase(session, case), CaseView, partial(_is, case, CaseState.ACCEPTED))
        decision = m.Decided(case, True, "许可证", "7号", "审批科", room.clock.time)
        room.tell(decision, CaseView, partial(_is, case, CaseState.ISSUED))
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True, originals_seen=True)
        room.tell(wish, CaseView, partial(_is, case, CaseState.DELIVERED))
        made(room, DocumentKind.SERVICE_RECEIPT)
    with room.store_rows() as unit:
        found = [unit.cases.get(case) for case in cases]
    return ready.sitting.number, [each.receipt_no for each in found if each is not None]


def _is(case: CaseId, state: CaseState, view: CaseView) -> bool:
    ready = all(each.state is DocumentState.READY for each in view.documents)
    return view.case == case and view.state is state and (ready or state is not CaseState.DELIVERED)


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
    assert checks.faults(package, [contents], _signer(tmp_path)) == []
    files = _opened(package)
    assert {FACTS, PROCESS, MANIFEST, "说明.txt"} <= set(files)
    assert any(name.startswith("02办理过程/") for name in files)
    assert any(name.startswith("01申请材料/") and name.endswith("-application_form.pdf") for name in files)
    assert any(name.startswith("04评价与送达/") for name in files)
    facts = {item.get("名称"): item.text for item in ET.fromstring(files[FACTS])}  # noqa: S314 - our own file
    assert facts["收件编号"] == contents.case.receipt_no
    assert datetime.fromisoformat(facts["归档时间"] or "").month == contents.at.month
    assert {name: facts[name] for name in ("保管期限", "事项类型", "申请人类型", "申请人证件类型", "档号")} == {
        "保管期限": "30年", "事项类型": "20", "申请人类型": "居民身份证", "申请人证件类型": "111", "档号": None,
    }  # fmt: skip
    assert facts["收件时间"] <= facts["受理时间"] <= facts["办结时间"] <= facts["送达时间"]  # type: ignore[operator]
    listed = list(ET.fromstring(files[FACTS]).iter("文件"))  # noqa: S314 - as above
    assert {each.get("路径") for each in listed} == {name for name in files if name.endswith(".pdf")}
    assert all(each.get("题名") and each.get("日期") and each.get("形式") and each.get("sm3") for each in listed)
    steps = ET.fromstring(files[PROCESS])  # noqa: S314 - as above
    assert [step.get("至") for step in steps][-1] == "delivered"
    assert len(steps) == len(contents.events)


def _forged(files: Files) -> None:
    signed = json.loads(files[SIGNATURE])
    files[SIGNATURE] = json.dumps(signed | {"signature": "00" * 64}).encode()


def _unsigned(files: Files) -> None:
    del files[SIGNATURE]


def _by_another_window(files: Files) -> None:
    """Changed and signed anew, with another key."""
    files[PROCESS] += b" "
    rows = json.loads(files[MANIFEST])["files"]
    for row in rows:
        row.update(digests(files[row["path"]]))
    files[MANIFEST] = json.dumps({"files": rows}).encode()
    key = Ed25519PrivateKey.generate()
    signed = json.loads(files[SIGNATURE]) | {"manifest": digests(files[MANIFEST])}
    signed |= {"key": key.public_key().public_bytes_raw().hex(), "signature": key.sign(signed_text(signed)).hex()}
    files[SIGNATURE] = json.dumps(signed).encode()


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
        (_forged, checks.AUTHENTIC),
        (_unsigned, checks.AUTHENTIC),
        (_by_another_window, checks.AUTHENTIC),
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
    assert check in {fault.check for fault in checks.faults(_closed(files), [contents], _signer(tmp_path))}


def test_bytes_that_are_no_package_are_told(tmp_path: Path) -> None:
    _, contents, _ = _concluded(tmp_path)
    assert [fault.check for fault in checks.faults(b"PK broken", [contents], _signer(tmp_path))] == [checks.USABLE]


def test_an_open_case_stays_on_the_to_fix_list_and_is_not_written(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        made(room, DocumentKind.ACCEPTANCE_NOTICE)
    store, who = EncryptedStore(tmp_path, room.vault), _who(tmp_path, sealer)
    found = archived(store, who, FakeClock(), view.receipt_no)
    assert {line.split(":")[0] for line in found.splitlines()} == {f"{view.receipt_no} {checks.COMPLETE}"}
    assert not who.out.exists()
    assert archived(store, who, FakeClock(), "nothing") == ""
    with stage(tmp_path) as room:
        room.sign_in()
        [row] = room.wait(WorkView, lambda v: v.to_fix).to_fix
        assert (row.receipt_no, row.applicant) == (view.receipt_no, "李*")
        assert checks.COMPLETE in row.what


def _later(days: int = 1) -> FakeClock:
    clock = FakeClock()
    clock.time += timedelta(days=days)
    return clock


def test_a_package_is_written_for_its_reader_alone(tmp_path: Path) -> None:
    sealer, contents, _ = _concluded(tmp_path)
    who = _who(tmp_path, sealer)
    store = EncryptedStore(tmp_path, _vault(tmp_path))
    found = archived(store, who, _later(), contents.case.receipt_no)
    [path] = who.out.iterdir()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == f"{contents.case.receipt_no} packed in {who.out}, sha256 {digest}"
    assert path.name == f"{contents.case.official_no}.zip"
    assert path.stat().st_mode & 0o077 == 0


def test_a_mass_export_needs_a_supervisor_who_is_somebody_else(tmp_path: Path) -> None:
    sealer, contents, _ = _concluded(tmp_path)
    store, clock = EncryptedStore(tmp_path, _vault(tmp_path)), _later()
    who = _who(tmp_path, sealer)
    other = replace(LUO, user="he", staff_no=StaffNo("0008"))
    for second in (None, LUO, replace(other, role=Role.CLERK)):
        assert archived(store, replace(who, second=second), clock, "all") == ""
        assert not who.out.exists()
    found = archived(store, replace(who, second=other), clock, "all")
    assert found.startswith(f"{contents.case.receipt_no} packed in {who.out}, sha256 ")
    store.open()
    with store.unit() as unit:
        trail = [each for each in unit.audit.entries() if each.deed == "archive_case"]
    store.close()
    assert [each.outcome for each in trail] == ["second_person_needed"] * 3 + ["done"]
    assert trail[-1].facts == "second=0008"


def test_cases_of_one_sitting_share_their_materials_in_one_nested_package(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        number, cases = _together(room, sealer)
        with room.store_rows() as unit:
            contents = [contents_of(unit, read_catalogue, each, LUO, room.clock.time) for each in cases]
        files = _opened(pack([each for each in contents if each], sealer.unseal, ProfileKey(room.vault)))
        shared = [name for name in files if name.startswith(f"{SHARED}/")]
        assert len(shared) == 1  # the licence was scanned once and belongs to both
        folders = {each.number for each in contents if each}
        assert len(folders) == 2
        for folder in folders:
            root = ET.fromstring(files[f"{folder}/{FACTS}"])  # noqa: S314 - our own file
            named = {each.get("路径"): each.get("sha256") for each in root.iter("文件")}
            assert named[f"../{shared[0]}"] == digests(files[shared[0]])["sha256"]
            assert not [name for name in files if name.startswith(f"{folder}/01") and "M.LIC" in name]
    store = EncryptedStore(tmp_path, _vault(tmp_path))
    found = archived(store, _who(tmp_path, sealer), _later(), number)
    assert found.startswith(f"{' '.join(cases)} packed in {tmp_path / 'archive'}, sha256 ")
    assert [path.name for path in (tmp_path / "archive").iterdir()] == [f"{number}.zip"]


def _of_next_year(tree: dict[str, Any]) -> None:
    """S02 is another department's, kept for ever, and demands the household book."""
    pension = item(tree, "S02")
    pension.update(version=pension["version"] + 1, department="次年的局", keep="永久", case_type=2, instant=None)
    pension["materials"][-1].update(necessity="required", instead=[])


def test_a_delivered_case_is_archived_by_its_own_version_which_stays_until_the_archive_has_it(tmp_path: Path) -> None:
    own = item(TREE, "S02")
    with hall(tmp_path) as (room, sealer):
        number = _delivered(room)
        take(room, newer(_of_next_year))
        take(room, newer(_of_next_year, "第三版"))
        assert kept(room) == [f"catalogue@{OLD}"]  # no case was begun with the one between
    found = archived(EncryptedStore(tmp_path, _vault(tmp_path)), _who(tmp_path, sealer), _later(), number)
    assert "packed in" in found  # the newest would ask for the household book
    [path] = (tmp_path / "archive").iterdir()
    facts = {each.get("名称"): each.text for each in ET.fromstring(_opened(path.read_bytes())[FACTS])}  # noqa: S314
    assert {name: facts[name] for name in ("事项版本", "办理单位", "保管期限", "办件类型")} == {
        "事项版本": str(own["version"]), "办理单位": own["department"], "保管期限": own["keep"], "办件类型": "1",
    }  # fmt: skip
    with stage(tmp_path) as room:
        room.clock.time = _later().time
        with room.store_rows() as unit:
            case = unit.cases.by_number(number)
        assert case is not None
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        body = {"case": case.id, "state": "archived", "text": "450405-2026-0007", "by": "区档案馆", "package": digest}
        assert outcomes(room, ReceivedItem(1, "result", NOW, body)) == [InboxOutcome.APPLIED]
        take(room, newer(_of_next_year, "第四版"))
        assert kept(room) == []
