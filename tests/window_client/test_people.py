"""Who applies and who acts: the scope of an authority, a helper of the hall, a minor's guardian, a unit's representative."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from tests.window_client.desk_room import CARD, Stage, stage
from tests.window_client.test_agent import AGENT
from tests.window_client.test_conditional_form import answer
from tests.window_client.test_repeating_group import field
from tests.window_client.test_sitting import answer as fill
from tests.window_client.test_sitting import begin, scan, standings
from window_client import messages as m
from window_client.domain.check_digits import citizen_check
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, Notice
from window_client.words import CaseState, ItemStanding, MaterialState, RefusalCode, Source

CHILD = replace(
    CARD, name="李小", number="45049920150310003" + citizen_check("45049920150310003"), birth=date(2015, 3, 10)
)
USCC = "92450405MAA1B2C3X5"


def act(room: Stage, session: SessionId, case: CaseId, **answers: str) -> CaseView:
    """Somebody acts, with these answers about him (`to` = A.to)."""
    view = room.tell(m.SetAgent(session, case, on=True), CaseView, lambda v: v.applicant.agent is not None)
    for name, value in answers.items():
        view = answer(room, session, case, f"A.{name}", value)
    return view


def test_an_item_that_the_authority_does_not_name_is_told_and_not_accepted(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "I04")
        fill(room, session, view)
        case = view.case
        assert case is not None
        room.tell(m.AnswerGiven(session, case, "E.uscc", USCC), CaseView)
        act(room, session, case, phone="13977412399", **{"from": "2026-11-01", "to": "2027-11-01"})
        room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        view = answer(room, session, case, "A.scope", "R01")
        view = scan(room, view, "M.SITE", "M.DESIGN", "M.LIC", "M.FORM#sign", "M.AGENT")
        assert standings(view) == {"R01": ItemStanding.READY, "I04": ItemStanding.NOT_COVERED}
        scope = field(view, "A.scope")
        assert (scope.mark, scope.mark_facts["item"]) == (RefusalCode.FIELD_RULE, view.sitting.rows[1].name)
        assert [label for _, label in scope.choices] == ["所办全部事项", *(row.name for row in view.sitting.rows)]
        assert view.applicant.authority == f"{view.sitting.rows[0].name} · 至 2027-11-01"
        room.tell(m.AcceptCase(session, case), m.PrintSlip)  # what it names goes on
        left = room.wait(CaseView, lambda v: v.sitting.rows and v.sitting.rows[0].standing is ItemStanding.A_CASE)
        assert (left.case, standings(left)["I04"]) == (case, ItemStanding.NOT_COVERED)
        said = room.tell(m.AcceptCase(session, case), Notice)
        assert (said.code, said.facts["names"]) == (RefusalCode.NOT_COVERED, left.sitting.rows[1].name)
        view = answer(room, session, case, "A.scope", "R01,I04")  # a better paper was brought
        assert standings(view)["I04"] is ItemStanding.READY


def test_a_helper_beside_the_applicant_needs_no_authority_and_stands_in_the_record(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        case = view.case
        assert case is not None
        view = act(room, session, case, kind="4")
        assert {f.element for f in view.fields if f.element.startswith("A.")} == {"A.kind", "A.staff", "A.help"}
        assert not [line for line in view.materials if line.type == "M.AGENT"]
        assert room.tell(m.CardRead(AGENT), Notice).code is RefusalCode.CARD_DIFFERS  # nobody acts for him
        answer(room, session, case, "A.staff", "B017")
        view = answer(room, session, case, "A.help", "1,2")
        assert (view.applicant.acts_as, view.applicant.agent) == ("帮办（本人在场）", "工号B017 帮填表单、帮传材料")
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            [body] = [json.loads(each.body) for each in unit.deliveries.of_case(case) if b'"content":{' in each.body]
        assert body["content"]["answers"]["A.staff"] == ["B017", "typed"]


def test_a_minors_card_asks_for_the_guardian_how_he_is_one_and_its_proof(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CHILD), CaseView, lambda v: v.applicant.number)
        view = room.tell(m.PickItem(session, "S04"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        assert (view.applicant.age, view.applicant.acts_as) == (11, "监护人")
        assert field(view, "A.kind").source is Source.SYSTEM
        assert (field(view, "A.relation").mark, field(view, "A.relation").required) == (
            RefusalCode.FIELD_REQUIRED,
            True,
        )
        assert [line.state for line in view.materials if line.type == "M.GUARDIAN"] == [MaterialState.MISSING]
        room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        view = answer(room, session, view.case, "A.relation", "2")
        assert view.applicant.authority == "母亲"


def test_without_a_guardian_a_minor_is_accepted_with_a_reason_only(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        young = replace(CARD, number="45049920100310003" + citizen_check("45049920100310003"), birth=date(2010, 3, 10))
        view = room.tell(m.CardRead(young), CaseView, lambda v: v.applicant.number)
        room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        room.tell(m.SetAgent(session, view.case, on=False), CaseView, lambda v: v.applicant.agent is None)
        view = room.filled(session)
        assert view.may_accept
        assert view.case is not None
        said = room.tell(m.AcceptCase(session, view.case), Notice)
        assert (said.code, said.facts["rules"]) == (RefusalCode.SOFT_RULE, "申请人未满18周岁，未登记监护人")
        reason = "已满16周岁，以自己的劳动收入为主要生活来源"
        room.tell(m.AcceptCase(session, view.case, reason), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            assert unit.cases.checks(view.case)[-1].reason == reason


def unit_case(room: Stage, session: SessionId, code: str = "I03") -> CaseView:
    """A draft of this item that a unit applies for."""
    view = room.tell(m.PickItem(session, code), CaseView, lambda v: v.item_code)
    assert view.case is not None
    view = room.tell(m.SetUnit(session, view.case, on=True), CaseView, lambda v: v.applicant.unit)
    for element, value in {
        "E.name": "示例米粉店",
        "E.uscc": USCC,
        "L.addr": "新兴三路8号",
        "W.volume": "12",
        "W.outlets": "1",
        "P.phone": "13977412345",
    }.items():
        view = answer(room, session, CaseId(view.case or ""), element, value)
    return view


def test_a_unit_applies_and_its_representatives_card_names_him(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = unit_case(room, session)
        case = view.case
        assert case is not None
        view = room.tell(m.CardRead(CARD), CaseView, partial(_shown, "E.legal.cert_no"))
        assert (view.applicant.name, view.applicant.number) == ("示例米粉店", USCC)
        assert field(view, "E.legal.cert_no").source is Source.SYSTEM
        other = answer(room, session, case, "E.legal.cert_no", AGENT.number)
        assert field(other, "E.legal.cert_no").mark is RefusalCode.FIELD_RULE  # who came is not the representative
        answer(room, session, case, "E.legal.cert_no", "")
        view = scan(room, view, *(line.type for line in view.materials if line.state is MaterialState.MISSING))
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            kept = unit.cases.get(case)
            assert kept is not None
            assert (kept.applicant_name, kept.applicant_key) == ("示例米粉店", f"uscc:{USCC}")
            answers = unit.cases.answers(case)
            assert (answers["E.legal.name"].value, answers["U.legal"].value) == (CARD.name, "1")
        room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
        again = unit_case(room, session)  # somebody else comes for the same unit
        assert again.case is not None
        room.tell(m.CardRead(AGENT), CaseView, partial(_shown, "E.legal.cert_no"))
        shown = room.wait(CaseView)
        scan(room, shown, *(line.type for line in shown.materials if line.state is MaterialState.MISSING))
        said = room.tell(m.AcceptCase(session, again.case), Notice)
        assert (said.code, said.facts["receipt_no"]) == (RefusalCode.DUPLICATE_CASE, kept.receipt_no)


def test_a_units_agent_stands_there_alone(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = unit_case(room, session)
        assert view.case is not None
        act(room, session, view.case)
        view = room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        assert field(view, "A.cert_no").source is Source.READER
        assert not [f for f in view.fields if f.element in {"P.cert_no"}]
        assert field(view, "E.legal.name").mark is RefusalCode.FIELD_REQUIRED
        back = room.tell(
            m.SetUnit(session, view.case or CaseId(""), on=False), CaseView, lambda v: not v.applicant.unit
        )
        assert back.applicant.name == ""


def _shown(element: str, view: CaseView) -> bool:
    return any(each.element == element and each.shown for each in view.fields)
