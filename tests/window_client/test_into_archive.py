"""The archive takes a package (已归档): only the one that was written last, by the platform's word or by hand; and what a
back-entered case (补录) shows in its package."""

from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from local_cache.profile_key import ProfileKey
from local_cache.store import EncryptedStore
from tests.window_client.central.test_inbox import outcomes
from tests.window_client.desk_room import NOW, stage
from tests.window_client.test_archiving import _concluded, _later, _opened, _vault, _who
from tests.window_client.test_deciding import LUO, hall, made
from tests.window_client.test_enter_later import ACCEPTED, TAKEN, begin
from window_client import messages as m
from window_client.archive_word import Receipt, taken
from window_client.archiving import archived, contents_of
from window_client.central import wire
from window_client.central.catalogue import read_catalogue
from window_client.central.records import WireRecords
from window_client.clock import RandomIds
from window_client.domain.clerk import Clerk
from window_client.domain.received import ReceivedItem
from window_client.errors import ArchiveError
from window_client.papers import archive_checks as checks
from window_client.papers.archive import FACTS, PROCESS, pack
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.views import CaseView
from window_client.words import CaseState, DeliveryKind, DocumentKind, HandOutWay, InboxOutcome, Role, SecondVisit

TOOLS = Tools(RandomIds(), WireRecords("01"), read_catalogue)
ARCHIVE_NO = "450405-2026-0007"


def test_the_platform_passes_on_that_the_archive_took_this_very_package(tmp_path: Path) -> None:
    sealer, contents, _ = _concluded(tmp_path)
    case, clock = contents.case, _later()
    line = archived(EncryptedStore(tmp_path, _vault(tmp_path)), _who(tmp_path, sealer), clock, case.receipt_no)
    digest = line.rpartition(" ")[2]
    with stage(tmp_path) as room:
        room.clock.time = clock.time
        body = {"case": case.id, "state": "archived", "text": ARCHIVE_NO, "by": "区档案馆", "package": "00" * 32}
        words = (ReceivedItem(1, "result", NOW, body), ReceivedItem(2, "result", NOW, body | {"package": digest}))
        assert outcomes(room, *words) == [InboxOutcome.UNFIT, InboxOutcome.APPLIED]
        with room.store_rows() as unit:
            found = unit.cases.get(case.id)
            assert found is not None
            assert found.state is CaseState.ARCHIVED
            event = unit.cases.events(case.id)[-1]
            assert (event.kind, event.reason, event.actor) == ("archived", f"档号 {ARCHIVE_NO}", "区档案馆")
            told = [each for each in unit.deliveries.of_case(case.id) if each.kind is DeliveryKind.EVENT][-1]
            record = msgspec.json.decode(told.body, type=wire.EventRecord)
            assert (record.from_state, record.to_state) == ("delivered", "archived")
            assert "archived" in [entry.deed for entry in unit.audit.entries(limit=1000)]


def test_an_archive_without_a_line_is_noted_by_hand_with_its_number(tmp_path: Path) -> None:
    sealer, contents, _ = _concluded(tmp_path)
    store, who, number = EncryptedStore(tmp_path, _vault(tmp_path)), _who(tmp_path, sealer), contents.case.receipt_no
    archived(store, who, _later(), number)
    [package] = who.out.iterdir()
    other = tmp_path / "other.zip"
    other.write_bytes(package.read_bytes() + b" ")
    clerk = Clerk("mo", contents.case.opened_by, "莫", Role.CLERK, LUO.right_until)

    def say(receipt: Receipt, by: Clerk = LUO) -> str:
        return taken(store, TOOLS, Settings(), by, _later(), receipt)

    assert say(Receipt(number, package, ARCHIVE_NO), clerk) == ""
    for wrong in (Receipt(number, other, ARCHIVE_NO), Receipt(number, package, " ")):
        with pytest.raises(ArchiveError, match="not noted as archived"):
            say(wrong)
    assert say(Receipt(number, package, ARCHIVE_NO)) == f"{number} is in the archive as {ARCHIVE_NO}"
    with pytest.raises(ArchiveError):  # twice
        say(Receipt(number, package, ARCHIVE_NO))
    assert "sha256" in archived(store, who, _later(2), number)  # a copy may still be made; it changes nothing
    store.open()
    with store.unit() as unit:
        trail = [(each.actor, each.outcome) for each in unit.audit.entries(limit=1000) if each.deed == "archived"]
    store.close()
    assert trail == [(clerk.staff_no, "not_allowed"), (LUO.staff_no, "done")]


def test_a_back_entered_case_carries_its_mark_and_both_times_into_the_archive(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, case = begin(room, "2026-11-19 15:40")
        view = room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        decided = m.Decided(case, True, "登记表", "7号", "人社局", NOW)
        room.tell(decided, CaseView, lambda v: v.state is CaseState.ISSUED)
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True, visit=SecondVisit.WISH)
        room.tell(wish, CaseView, lambda v: v.state is CaseState.DELIVERED)
        made(room, DocumentKind.SERVICE_RECEIPT)
        made(room, DocumentKind.ACCEPTANCE_NOTICE)
        signer = ProfileKey(room.vault)
        with room.store_rows() as unit:
            contents = contents_of(unit, read_catalogue, view.receipt_no, LUO, room.clock.time)
    assert contents is not None
    package = pack([contents], sealer.unseal, signer)
    assert checks.faults(package, [contents], signer) == []
    files = _opened(package)
    facts = {each.get("名称"): each.text for each in ET.fromstring(files[FACTS]).iter("项")}  # noqa: S314 - our own file
    assert facts["补录"] == "是（停电，单号 0012）"
    assert (facts["收件时间"], facts["受理时间"]) == (TAKEN.isoformat(), ACCEPTED.isoformat())
    steps = list(ET.fromstring(files[PROCESS]))  # noqa: S314 - as above
    entered = {step.get("环节"): (step.get("时间"), step.get("补录时间")) for step in steps}
    assert entered["accepted"] == (ACCEPTED.isoformat(), NOW.isoformat())
    assert entered["handed_out"] == (NOW.isoformat(), "")
    assert steps[0].get("复核") == LUO.staff_no
