"""`main.py case show`: every event, paper and delivery of a record, masked, and the look itself in the audit chain."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from local_cache.store import EncryptedStore
from tests.window_client.desk_room import CARD, NOW, FakeClock, stage
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.record_sheet import as_lines, explained
from window_client.views import CaseView
from window_client.words import CaseState, Role

WEI = Clerk("wei", StaffNo("9001"), "韦强", Role.TECHNICIAN, NOW + timedelta(days=1))


def test_a_record_is_explained_without_a_citizens_data(tmp_path: Path) -> None:
    with stage(tmp_path, machine="W03-PC") as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        assert view.case is not None
        done = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    store = EncryptedStore(tmp_path, room.vault)
    for number in (done.receipt_no, done.official_no):
        found = explained(store, WEI, "03", FakeClock(), number)
        assert found is not None
        text = as_lines(found) + json.dumps(found, ensure_ascii=False)
        for expected in ("kind=opened", "kind=received", "kind=accepted", "actor=1042", "device=W03-PC"):
            assert expected in text
        for expected in ("acceptance_notice", "acceptance_receipt", "deliveries: 2", "李*"):
            assert expected in text
        for secret in (CARD.name, CARD.number, CARD.address, "13977412345", "6217000000000006"):
            assert secret not in text
    assert explained(store, WEI, "03", FakeClock(), "nothing") is None
    clerk = replace(WEI, role=Role.CLERK)
    assert explained(store, clerk, "03", FakeClock(), done.receipt_no) is None
    store.open()
    with store.unit() as unit:
        looks = [(e.actor, e.outcome) for e in unit.audit.entries() if e.deed == "case_show"]
    store.close()
    assert looks == [("9001", "done"), ("9001", "done"), ("9001", "not_found"), ("9001", "not_allowed")]
