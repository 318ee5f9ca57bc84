"""Two sources of one value: both are kept, a person chooses and says why; an earlier case fills what it knows."""

import json
from dataclasses import replace
from pathlib import Path

from tests.window_client.desk_room import CARD, stage
from tests.window_client.test_conditional_form import answer
from tests.window_client.test_repeating_group import field
from window_client import messages as m
from window_client.views import CaseView, Notice
from window_client.words import CaseState, RefusalCode, Source

HOME = "广西梧州市万秀区旧街2号"


def test_a_card_that_says_otherwise_is_flagged_until_a_person_chooses(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        first = room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        assert first.case is not None
        answer(room, session, first.case, "P.addr_reg", HOME)
        view = room.ready_without_acceptance(session)
        shown = field(view, "P.addr_reg")
        assert (shown.source, shown.mark) == (Source.READER, RefusalCode.FIELD_DISPUTED)
        assert [(each.source, each.shown, each.open) for each in shown.rivals] == [(Source.TYPED, HOME, True)]
        assert view.missing == ("户籍地址",)
        said = room.tell(m.AcceptCase(session, first.case), Notice)
        assert said.code is RefusalCode.FIELDS_MISSING
        said = room.tell(m.SettleSource(session, first.case, "P.addr_reg", Source.TYPED, " "), Notice)
        assert (said.code, said.place) == (RefusalCode.REASON_MISSING, "field:P.addr_reg")
        said = room.tell(m.SettleSource(session, first.case, "P.addr_reg", Source.SHARED, "某"), Notice)
        assert said.code is RefusalCode.SOURCE_GONE
        chosen = m.SettleSource(session, first.case, "P.addr_reg", Source.TYPED, "户口簿已变更")
        view = room.tell(chosen, CaseView)
        shown = field(view, "P.addr_reg")
        assert (shown.source, shown.shown, shown.mark, shown.locked) == (Source.TYPED, HOME, None, False)
        assert [(each.source, each.open) for each in shown.rivals] == [(Source.READER, False)]
        assert CARD.address not in shown.rivals[0].shown  # nobody typed it here: masked
        room.tell(m.AcceptCase(session, first.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            [record] = unit.cases.checks(first.case)
            [kept] = [each for each in json.loads(record.checks) if each["rule"] == "source:P.addr_reg"]
            assert kept["holds"]
            assert "户口簿已变更" in kept["says"]
            assert set(kept["inputs"]) == {"typed", "reader"}
            assert CARD.address not in record.checks
            assert unit.cases.answers(first.case)["P.addr_reg"].value == HOME
            [rival] = unit.rivals.of_case(first.case)
            assert (rival.value, rival.by) == (CARD.address, "1042")


def test_agreement_and_corrections_are_no_dispute(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        answer(room, session, view.case, "P.name", CARD.name)  # says the same
        answer(room, session, view.case, "P.phone", "13977412340")
        answer(room, session, view.case, "P.phone", "13977412345")  # the same source corrects itself
        answer(room, session, view.case, "P.cert_no", "450499198506150018")  # a slip: no other person's number
        view = room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
        assert [each.element for each in view.fields if each.rivals] == []
        assert field(view, "P.cert_no").source is Source.READER


def test_an_earlier_case_of_the_same_person_fills_what_it_knows(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        before = room.ready_case(session)
        assert before.case is not None
        assert before.earlier is None
        room.tell(m.AcceptCase(session, before.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        room.desk.submit(m.SetAside(session))
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number and v.state is CaseState.DRAFT)
        view = room.tell(m.PickItem(session, "S03"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        assert view.earlier is not None
        assert (view.earlier.case, view.earlier.labels) == (before.case, ("现居住地址", "手机号码"))
        filled = room.tell(m.TakeEarlier(session, view.case, view.earlier.case), CaseView)
        assert field(filled, "P.phone").source is Source.EARLIER
        assert field(filled, "P.phone").shown == "13977412345"
        assert filled.earlier is None  # nothing more to give
        typed = answer(room, session, view.case, "P.phone", "13977412340")  # a new number is no dispute
        assert (field(typed, "P.phone").source, field(typed, "P.phone").mark) == (Source.TYPED, None)
        stranger = room.tell(m.TakeEarlier(session, view.case, view.case), Notice)
        assert stranger.code is RefusalCode.NO_CASE


def test_nothing_of_another_person_is_offered(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        before = room.ready_case(session)
        assert before.case is not None
        room.tell(m.AcceptCase(session, before.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        room.desk.submit(m.SetAside(session))
        other = replace(CARD, number="450499198506150027", name="韦兰", sex="2")
        room.tell(m.CardRead(other), CaseView, lambda v: v.applicant.number and v.state is CaseState.DRAFT)
        view = room.tell(m.PickItem(session, "S03"), CaseView, lambda v: v.item_code)
        assert view.earlier is None
        assert view.case is not None
        said = room.tell(m.TakeEarlier(session, view.case, before.case), Notice)
        assert said.code is RefusalCode.NO_CASE
