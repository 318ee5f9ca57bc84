"""Electronic service (电子送达): the form asks for it with address and consent, the consent is a paper, nothing goes out
without it, and the service receipt says on which consent, where to and how the arrival is known."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.window_client.desk_room import Stage, stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_acts import _instant
from tests.window_client.test_deciding import hall, made, pdf_of
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, Notice, ResultsView
from window_client.words import CaseState, DeliveryKind, DocumentKind, HandOutWay, RefusalCode

ADDRESS = "li.zhuang@example.cn"


def _asked(room: Stage, address: str, consent: str) -> tuple[SessionId, CaseId]:
    """S03 on the desk, electronic service chosen in its form."""
    session, view = _instant(room)
    assert view.case is not None
    since = len(room.said)
    for element, value in (("D.mode", "3"), ("D.e_addr", address), ("D.e_consent", consent)):
        room.desk.submit(m.AnswerGiven(session, view.case, element, value))
    room.wait(CaseView, lambda v: any(f.element == "D.e_consent" and f.shown == consent for f in v.fields), since)
    return session, view.case


def _sent(case: CaseId, room: Stage) -> list[str]:
    """Kinds of the case's records that go to the platform."""
    with room.store_rows() as unit:
        rows = [row for row in unit.deliveries.of_case(case) if row.kind is DeliveryKind.EVENT]
    return [str(json.loads(row.body)["kind"]) for row in rows]


def test_on_consent_it_goes_out_and_its_arrival_is_on_the_service_receipt(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, case = _asked(room, ADDRESS, "1")
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ISSUED)
        letter = made(room, DocumentKind.ELECTRONIC_CONSENT)
        text = words_of(pdf_of(room, sealer, letter, session, tmp_path), tmp_path)
        for expected in ("电子送达确认书", ADDRESS, "未经受送达人同意，不采用电子送达", "受送达人（签名）"):
            assert expected in text
        [row] = room.tell(m.FindResults(session, ""), ResultsView).rows
        assert (row.asked_electronic, row.e_address) == (True, "l***@example.cn")
        wish = m.HandOut(session, case, HandOutWay.ELECTRONIC, "")
        assert room.tell(wish, Notice).code is RefusalCode.ELECTRONIC_CONSENT_UNSEEN
        assert "sent_electronically" not in _sent(case, room)
        wish = replace(wish, consent_seen=True)
        [row] = room.tell(wish, ResultsView).rows
        assert (row.state, row.sent_on) == (CaseState.ISSUED, room.clock.time.date())
        assert room.tell(wish, Notice).code is RefusalCode.ALREADY_HANDED_OUT
        room.clock.time += timedelta(days=1)
        arrived = m.ConfirmArrival(session, case, room.clock.time.date(), " ")
        assert room.tell(arrived, Notice).code is RefusalCode.ARRIVAL_PROOF_MISSING
        since = len(room.said)
        arrived = m.ConfirmArrival(session, case, room.clock.time.date(), "平台回执")
        room.tell(arrived, CaseView, lambda v: v.state is CaseState.DELIVERED)
        receipt = made(room, DocumentKind.SERVICE_RECEIPT, since)
        text = words_of(pdf_of(room, sealer, receipt, session, tmp_path), tmp_path)
        for expected in ("电子送达", ADDRESS, letter.number, "确认书", "到达依据平台回执", "2026年11月24日"):
            assert expected in text
        with room.store_rows() as unit:
            events = unit.cases.events(case)
            assert [event.kind for event in events[-2:]] == ["sent_electronically", "arrived"]
            assert (events[-2].reason, events[-2].documents) == (letter.number, letter.id)
            assert not any(ADDRESS in event.reason for event in events)
            told = [row.body.decode() for row in unit.deliveries.of_case(case)]
            assert [ADDRESS in body for body in told if '"kind":"sent_electronically"' in body] == [False]
            assert [ADDRESS in body for body in told if '"kind":"accepted"' in body] == [True]  # whither, said once
            assert "electronic_consent" in [entry.deed for entry in unit.audit.entries(limit=1000)]


def test_without_the_applicants_consent_nothing_goes_out_electronically(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, case = _asked(room, "13977412345", "0")
        marks = {f.element: f.mark for f in room.wait(CaseView).fields}
        assert marks["D.e_consent"] is not None  # the form says: choose another way
        assert room.tell(m.AcceptCase(session, case), Notice).code is not None
        since = len(room.said)
        room.desk.submit(m.AnswerGiven(session, case, "D.mode", "1"))
        room.wait(CaseView, lambda v: v.may_accept, since)
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ISSUED)
        [row] = room.tell(m.FindResults(session, ""), ResultsView).rows
        assert (row.asked_electronic, row.e_address) == (False, "")
        wish = m.HandOut(session, case, HandOutWay.ELECTRONIC, "", consent_seen=True)
        assert room.tell(wish, Notice).code is RefusalCode.ELECTRONIC_CONSENT_MISSING
        with room.store_rows() as unit:
            result = unit.documents.result(case)
            assert result is not None
            assert result.handed_at is None
            kinds = {each.kind for each in unit.documents.of_case(case)}
            assert DocumentKind.ELECTRONIC_CONSENT not in kinds
        assert "sent_electronically" not in _sent(case, room)


def test_an_address_that_is_none_is_refused_in_the_form(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        _asked(room, "新兴三路1号", "1")
        marks = {f.element: (f.mark, f.mark_facts) for f in room.wait(CaseView).fields}
        code, facts = marks["D.e_addr"]
        assert code is not None
        assert "电子送达地址是手机号码或电子邮箱" in facts.values()
