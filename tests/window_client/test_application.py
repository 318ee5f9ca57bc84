"""An application made online becomes a case without a key stroke (Q16); it goes with its item, and only once."""

from pathlib import Path

from tests.window_client.desk_room import CARD, NOW, Stage, stage
from tests.window_client.test_agent import AGENT
from tests.window_client.test_conditional_form import answer
from tests.window_client.test_repeating_group import field
from window_client import messages as m
from window_client.domain.received import ReceivedItem
from window_client.views import CaseView, Notice, OutboxView
from window_client.words import InboxOutcome, MaterialMeans, MaterialState, RefusalCode, Source

ANSWERS = {
    "answer:P.addr_now": "新兴三路1号",
    "answer:P.phone": "13977412345",
    "answer:IN.tier": "1",
    "answer:IN.special": "1",
    "answer:P.bank_no": "6217000000000006",
}
BODY = {
    "number": "YS20261123001",
    "item": "S02",
    "name": "李壮",
    "cert_type": "111",
    "cert_no": "450499198506150019",
    "text": "预审通过",
    **ANSWERS,
}


def applied(cursor: int = 7, kind: str = "pre_application", **changes: str) -> ReceivedItem:
    return ReceivedItem(cursor, kind, NOW, {**BODY, **changes})


def with_card(room: Stage) -> CaseView:
    return room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)


def test_a_passed_application_is_a_case_with_nothing_typed(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((applied(),)))
        [offer] = with_card(room).offers
        assert (offer.number, offer.kind, offer.cursor) == ("YS20261123001", "pre_application", 7)
        view = room.tell(m.TakeApplication(session, offer.cursor), CaseView, lambda v: v.may_accept)
        assert view.offers == ()
        sources = {field.element: field.source for field in view.fields if field.shown}
        assert sources["P.phone"] is Source.SHARED
        assert sources["P.name"] is Source.READER
        assert Source.TYPED not in sources.values()
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.accepted_at)
        with room.store_rows() as unit:
            bodies = [each.body for each in unit.deliveries.of_case(view.case)]
        assert any(b'"applications":"YS20261123001"' in body for body in bodies)


def test_what_the_platform_knows_otherwise_than_card_and_clerk_is_asked(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((applied(name="李状", cert_type="414"),)))
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
        view = room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        answer(room, session, view.case, "P.phone", "13977412340")
        answer(room, session, view.case, "P.addr_now", "新兴三路1号")
        view = room.tell(m.TakeApplication(session, 7), CaseView, lambda v: field(v, "P.phone").rivals)
        phone, name = field(view, "P.phone"), field(view, "P.name")
        assert (phone.shown, phone.source, phone.mark) == ("13977412345", Source.SHARED, RefusalCode.FIELD_DISPUTED)
        assert [(each.source, each.shown) for each in phone.rivals] == [(Source.TYPED, "13977412340")]
        assert (name.source, name.mark) == (Source.READER, RefusalCode.FIELD_DISPUTED)
        assert [each.source for each in name.rivals] == [Source.SHARED]
        assert (field(view, "P.addr_now").source, field(view, "P.addr_now").rivals) == (Source.SHARED, ())
        assert field(view, "P.cert_type").source is Source.READER  # the document in hand says what it is
        assert not view.may_accept
        assert view.case is not None
        chosen = m.SettleSource(session, view.case, "P.name", Source.SHARED, "以公安系统姓名为准")
        view = room.tell(chosen, CaseView)
        assert field(view, "P.name").mark is None
        with room.store_rows() as unit:
            case = unit.cases.get(view.case) if view.case else None
            assert case is not None
            assert case.applicant_name == "李状"


def test_a_material_that_passed_needs_no_page_and_the_others_stay_open(tmp_path: Path) -> None:
    """An item that needs a paper: what the pre-review passed is met, what it remarked on is not."""
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        reviewed = {"material:M.SITE": "passed", "material:M.AGENT": "看不清"}
        room.desk.submit(m.InboxArrived((applied(8, item="R01", **reviewed),)))
        view = room.tell(m.TakeApplication(session, 8), CaseView, lambda v: v.item_code)
        line = next(line for line in view.materials if line.type == "M.SITE")
        assert (line.state, line.means) == (MaterialState.COMPLETE, MaterialMeans.PRE_REVIEWED)
        remarked = next(line for line in view.materials if line.type == "M.AGENT")
        assert (remarked.state, remarked.pre_review) == (MaterialState.NOT_NEEDED, "看不清")
        assert line.pre_review == ""
        assert view.applicant.number  # nobody laid a card: the platform said who it is


def test_another_persons_card_refuses_it_and_changes_nothing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((applied(cert_no="110101199003077758"),)))
        before = with_card(room)
        assert before.offers == ()  # not this person's
        assert room.tell(m.TakeApplication(session, 7), Notice).code is RefusalCode.CARD_DIFFERS
        with room.store_rows() as unit:
            assert unit.applications.open_of("111:110101199003077758")[0].case is None
            assert before.case is not None
            assert "P.phone" not in unit.cases.answers(before.case)


def test_taken_twice_it_is_the_same_case_and_thrown_away_it_is_open_again(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((applied(),)))
        with_card(room)
        view = room.tell(m.TakeApplication(session, 7), CaseView, lambda v: v.item_code)
        assert view.case is not None
        room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
        again = room.tell(m.TakeApplication(session, 7), CaseView, lambda v: v.item_code)
        assert again.case == view.case
        room.tell(m.DiscardDraft(session, view.case), CaseView, lambda v: v.case is None)
        assert [offer.cursor for offer in with_card(room).offers] == [7]


def test_out_of_a_sitting_it_goes_with_its_own_item(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((applied(),)))
        with_card(room)
        room.tell(m.PickItem(session, "R01"), CaseView, lambda v: v.item_code)
        view = room.tell(m.TakeApplication(session, 7), CaseView, lambda v: len(v.sitting.rows) == 2)
        assert view.case is not None
        own = room.tell(m.SeparateItem(session, view.case, "S02"), CaseView, lambda v: v.item_code == "S02")
        assert own.case is not None
        with room.store_rows() as unit:
            assert [each.number for each in unit.applications.of_case(own.case)] == ["YS20261123001"]
            assert unit.applications.of_case(view.case) == []


def test_an_application_without_a_person_is_kept_for_somebody_to_look_at(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((applied(1, cert_no=""), applied(2, "appointment", when="11-23 15:00"))))
        view = room.tell(m.LookAtOutbox(session, on=True), OutboxView)
        assert [row.outcome for row in view.received] == [InboxOutcome.SHOWN, InboxOutcome.UNFIT]
        [offer] = with_card(room).offers
        assert (offer.kind, offer.when) == ("appointment", "11-23 15:00")


OF_UNIT = {
    "item": "I03",
    "unit": "示例米粉店",
    "uscc": "92450405MAA1B2C3X5",
    "answer:L.addr": "新兴三路8号",
    "answer:W.volume": "12",
    "answer:W.outlets": "1",
    "material:M.LIC": "passed",
    "material:M.PIPE": "passed",
    "material:M.FORM": "passed",
    "material:M.WATER": "passed",
}


def of_unit() -> ReceivedItem:
    return ReceivedItem(7, "pre_application", NOW, {**BODY, **OF_UNIT})


def test_a_units_application_is_its_case_when_its_representatives_card_lies_there(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((of_unit(),)))
        [offer] = with_card(room).offers
        assert offer.unit == "示例米粉店"
        view = room.tell(m.TakeApplication(session, 7), CaseView, lambda v: v.may_accept)
        assert (view.applicant.name, view.applicant.number, view.applicant.unit) == (*_unit(), True)
        sources = {each.element: each.source for each in view.fields if each.shown}
        assert Source.TYPED not in sources.values()
        assert (sources["E.uscc"], sources["P.name"]) == (Source.SHARED, Source.READER)
        assert sources["E.legal.cert_no"] is Source.SYSTEM  # who stands there, and masked as he is
        assert view.case is not None
        done = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.accepted_at)
        assert (done.applicant.name, done.applicant.number) == _unit()


def _unit() -> tuple[str, str]:
    return OF_UNIT["unit"], OF_UNIT["uscc"]


def test_a_units_agent_finds_its_application_by_the_code_and_names_the_representative(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((of_unit(),)))
        view = room.tell(m.PickItem(session, "I03"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        room.tell(m.SetUnit(session, view.case, on=True), CaseView, lambda v: v.applicant.unit)
        room.tell(m.SetAgent(session, view.case, on=True), CaseView, lambda v: v.applicant.agent is not None)
        room.tell(m.CardRead(AGENT), CaseView, lambda v: v.applicant.agent)
        room.tell(m.AnswerGiven(session, view.case, "E.uscc", OF_UNIT["uscc"]), CaseView, lambda v: v.offers)
        view = room.tell(m.TakeApplication(session, 7), CaseView, lambda v: field(v, "E.legal.name").shown)
        assert (view.applicant.name, view.applicant.number) == _unit()
        assert field(view, "E.legal.name").shown == "李壮"
        assert field(view, "P.name").shown == ""  # he is not there


def test_a_units_and_a_persons_matters_are_not_put_into_one_form(tmp_path: Path) -> None:
    other = "91450405MAA1B2C3X6"
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.desk.submit(m.InboxArrived((of_unit(), applied(8))))
        with_card(room)
        room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        take_unit, take_person = m.TakeApplication(session, 7), m.TakeApplication(session, 8)
        assert room.tell(take_unit, Notice).code is RefusalCode.APPLICANT_DIFFERS
        view = room.tell(m.PickItem(session, "I03"), CaseView, lambda v: v.item_code == "I03")
        assert view.case is not None
        room.tell(m.SetUnit(session, view.case, on=True), CaseView, lambda v: v.applicant.unit)
        assert room.tell(take_person, Notice).code is RefusalCode.APPLICANT_DIFFERS
        answer(room, session, view.case, "E.uscc", other)
        assert room.tell(take_unit, Notice).code is RefusalCode.APPLICANT_DIFFERS
        answer(room, session, view.case, "E.uscc", OF_UNIT["uscc"])
        [left] = room.tell(take_unit, CaseView, lambda v: field(v, "W.volume").shown).offers
        assert left.cursor == 8  # his own
