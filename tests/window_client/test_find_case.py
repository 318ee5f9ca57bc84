"""Finding an earlier case: masked hits, an audit line without the text, and only for who may."""

from pathlib import Path

from local_cache.store import EncryptedStore
from tests.window_client.desk_room import CARD, stage
from window_client import messages as m
from window_client.views import CasesFound, CaseView, Notice
from window_client.words import CaseState, RefusalCode, Role


def test_an_earlier_case_is_found_masked_and_opened(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        for text in ("李壮", CARD.number, "0019", "2345", view.receipt_no):
            (row,) = room.tell(m.FindCases(session, text), CasesFound).rows
            assert (row.case, row.applicant, row.cert_no) == (view.case, "李*", "450499********0019")
        assert room.tell(m.FindCases(session, "王二"), CasesFound).rows == ()
        refused = room.tell(m.FindCases(session, "李"), Notice)
        assert (refused.code, refused.place) == (RefusalCode.SEARCH_TOO_SHORT, "find")
        directory, vault = room.directory, room.vault
    store = EncryptedStore(directory, vault)
    store.open()
    with store.unit() as unit:
        lines = [entry for entry in unit.audit.entries() if entry.deed == "find_case"]
    store.close()
    assert [entry.facts for entry in lines][:2] == ["by=name shown=1", "by=number shown=1"]
    assert not [entry for entry in lines if "李壮" in str(entry) or CARD.number in str(entry)]


def test_a_technician_finds_nobody(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.tell(m.FindCases(session, "李壮"), Notice).code is RefusalCode.NOT_ALLOWED
