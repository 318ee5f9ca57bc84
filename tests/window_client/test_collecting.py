"""Who may collect for the applicant: a unit's representative and an agent are found by their card, and named on the receipt."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from tests.window_client.desk_room import CARD, NOW, Stage, stage
from tests.window_client.test_agent import AGENT, THIRD
from tests.window_client.test_people import USCC, _shown, act, unit_case
from tests.window_client.test_sitting import scan
from window_client import messages as m
from window_client.domain.case import Case
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, Notice, ResultsView
from window_client.words import CaseState, DocumentKind, HandOutWay, MaterialState, RefusalCode, SecondVisit


def decided(room: Stage, session: SessionId, view: CaseView) -> CaseId:
    """This draft of a unit, with its pages, accepted and decided."""
    case = view.case
    assert case is not None
    view = scan(room, view, *(line.type for line in view.materials if line.state is MaterialState.MISSING))
    room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    room.clock.time += timedelta(hours=1)
    word = m.Decided(case, True, "排水许可证", "8号", "住建局-02", NOW + timedelta(minutes=30))
    room.tell(word, CaseView, lambda v: v.state is CaseState.ISSUED)
    room.tell(m.FindResults(session, ""), ResultsView)  # the issuing page is open
    return case


def receipt(room: Stage, case: CaseId) -> str:
    with room.store_rows() as unit:
        [paper] = [each for each in unit.documents.of_case(case) if each.kind is DocumentKind.SERVICE_RECEIPT]
    return paper.data


def by_agent(room: Stage, session: SessionId) -> CaseId:
    """A unit's case that its agent brought, with an authority until the day after the last."""
    view = unit_case(room, session)
    assert view.case is not None
    room.tell(m.AnswerGiven(session, view.case, "E.legal.name", "李壮"), CaseView)
    room.tell(m.AnswerGiven(session, view.case, "E.legal.cert_no", CARD.number), CaseView)
    dates = {"from": "2026-11-01", "to": "2026-11-24"}
    act(room, session, view.case, phone="13977412399", scope="all", **dates)
    view = room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
    if any(each.element == "P.name" for each in view.fields):
        room.tell(m.AnswerGiven(session, view.case or CaseId(""), "P.name", "王五"), CaseView)
        view = room.wait(CaseView, partial(_shown, "P.name"))
    assert [each.element for each in view.fields if each.mark] == []
    return decided(room, session, view)


def test_a_units_result_is_found_by_its_representatives_card_which_proves_him(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        unit_case(room, session)
        case = decided(room, session, room.tell(m.CardRead(CARD), CaseView, partial(_shown, "E.legal.cert_no")))
        for text in (CARD.number, USCC, USCC.lower()):
            [row] = room.tell(m.FindResults(session, text), ResultsView).rows
            assert (row.case, row.of_unit, row.card_shown, row.collector) == (case, True, False, "")
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "", identity_checked=True)
        assert room.tell(wish, Notice).code is RefusalCode.TAKER_MISSING  # a unit does not stand there by itself
        assert room.tell(m.CardRead(THIRD), ResultsView).rows == ()
        [row] = room.tell(m.CardRead(CARD), ResultsView).rows
        assert (row.case, row.card_shown, row.collector) == (case, True, "李壮（法定代表人或负责人）")
        room.tell(replace(wish, identity_checked=False), CaseView, lambda v: v.state is CaseState.DELIVERED)
        assert "李壮（法定代表人或负责人）" in receipt(room, case)


def test_an_agents_card_finds_it_too_and_proves_him_while_his_authority_lasts(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = by_agent(room, session)
        [row] = room.tell(m.CardRead(AGENT), ResultsView).rows
        assert (row.card_shown, row.collector, row.authority_over) == (True, "王五（委托代理人）", False)
        room.clock.time += timedelta(days=2)
        [row] = room.tell(m.CardRead(AGENT), ResultsView).rows
        assert (row.card_shown, row.authority_over) == (False, True)
        wish = m.HandOut(session, case, HandOutWay.COUNTER, "", visit=SecondVisit.WISH)
        assert room.tell(wish, Notice).code is RefusalCode.TAKER_UNPROVED
        [row] = room.tell(m.CardRead(CARD), ResultsView).rows  # the representative comes himself
        assert row.card_shown
        room.tell(m.CardRead(AGENT), ResultsView)
        seen = replace(wish, identity_checked=True)  # the clerk saw a new authority
        room.tell(seen, CaseView, lambda v: v.state is CaseState.DELIVERED)
        assert "王五（委托代理人）" in receipt(room, case)


def test_the_representative_of_a_shop_that_a_person_applied_for_is_not_its_applicant(tmp_path: Path) -> None:
    """Only a unit's representative collects: in a person's own case he is a name in the form."""
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = by_agent(room, session)
        with room.store_rows() as unit:
            found = unit.cases.get(case)
            assert found is not None
            assert _ids(unit.cases.collected_by(CARD.number)) == _ids(unit.cases.collected_by(AGENT.number)) == [case]
            assert unit.cases.collected_by("") == []
            unit.cases.save(replace(found, applicant_key="111:450499198506150027"))
            assert unit.cases.collected_by(CARD.number) == []
            assert _ids(unit.cases.collected_by(AGENT.number)) == [case]


def _ids(cases: list[Case]) -> list[CaseId]:
    return [each.id for each in cases]
