"""Somebody acts for the applicant: both cards, the authority and its dates, for every item of a sitting at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.window_client.desk_room import CARD, stage
from tests.window_client.test_sitting import begin
from window_client import messages as m
from window_client.domain.check_digits import citizen_check
from window_client.views import CaseView, Notice
from window_client.words import ItemStanding, MaterialState, RefusalCode, Source

AGENT = replace(
    CARD, name="王五", number="45049919900101001" + citizen_check("45049919900101001"), birth=date(1990, 1, 1)
)
THIRD = replace(AGENT, name="赵六", number="45049919900101003" + citizen_check("45049919900101003"))


def test_the_second_card_is_the_agents_and_a_third_is_refused(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "R03")
        assert view.case is not None
        alone = {line.type: line.state for line in view.materials}
        assert alone["M.AGENT"] is MaterialState.NOT_NEEDED
        acting = room.tell(m.SetAgent(session, view.case, on=True), CaseView, lambda v: v.applicant.agent is not None)
        assert [line.state for line in acting.materials if line.type == "M.AGENT"] == [MaterialState.MISSING]
        pair = room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        assert pair.applicant.name == "李*"
        assert pair.applicant.agent == f"王* 450499********{AGENT.number[-4:]}"
        assert all(row.standing is ItemStanding.FILLING for row in pair.sitting.rows)
        named = {f.element: f.source for f in pair.fields if f.element.startswith("A.")}
        assert (named["A.name"], named["A.cert_no"], named["A.to"]) == (Source.READER, Source.READER, None)
        assert room.tell(m.CardRead(THIRD), Notice).code is RefusalCode.CARD_DIFFERS
        self_again = room.tell(m.CardRead(CARD), CaseView)
        assert (self_again.applicant.name, self_again.applicant.agent) == ("李*", pair.applicant.agent)
        over = room.tell(
            m.AnswerGiven(session, view.case, "A.to", "2026-11-22"),
            CaseView,
            lambda v: any(f.element == "A.to" and f.shown for f in v.fields),
        )
        mark = next(f for f in over.fields if f.element == "A.to")
        assert (mark.mark, mark.mark_facts["rule"]) == (RefusalCode.FIELD_RULE, "授权须未过期")


def test_a_guardian_needs_no_dates_and_nobody_acting_leaves_nothing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "S04")
        assert view.case is not None
        room.tell(m.SetAgent(session, view.case, on=True), CaseView, lambda v: v.applicant.agent is not None)
        room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        guard = room.tell(
            m.AnswerGiven(session, view.case, "A.kind", "2"),
            CaseView,
            lambda v: any(line.type == "M.GUARDIAN" for line in v.materials),
        )
        assert not {"A.from", "A.to"} & {f.element for f in guard.fields}
        own = room.tell(m.SetAgent(session, view.case, on=False), CaseView, lambda v: v.applicant.agent is None)
        assert not [f for f in own.fields if f.element.startswith("A.")]
        with room.store_rows() as unit:
            assert not [key for key in unit.cases.answers(view.case) if key.startswith("A.")]
