"""A form that follows its answers, through the desk on a real store: fields and materials come, go and come back."""

from pathlib import Path

import msgspec

from reference_platform.sample import HERE
from tests.window_client.desk_room import CARD, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView
from window_client.words import CaseState, MaterialState


def answer(room: Stage, session: SessionId, case: CaseId, element: str, value: str) -> CaseView:
    """Give one answer; the view after it."""
    return room.tell(m.AnswerGiven(session, case, element, value), CaseView, lambda v: v.case == case)


def shown(view: CaseView) -> set[str]:
    """The elements on the form."""
    return {field.element for field in view.fields}


def test_a_field_comes_with_its_answer_and_goes_and_keeps_what_was_typed(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
        view = room.tell(m.PickItem(session, "R04"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        assert not {"D.to", "D.tel", "D.addr"} & shown(view)
        view = answer(room, session, view.case, "D.mode", "2")
        assert {"D.to", "D.tel", "D.addr"} <= shown(view)
        assert "收件人" in view.missing
        assert view.case is not None
        answer(room, session, view.case, "D.to", "李壮")
        view = answer(room, session, view.case, "D.mode", "1")
        assert "D.to" not in shown(view)
        assert "收件人" not in view.missing
        assert view.case is not None
        view = answer(room, session, view.case, "D.mode", "2")
        assert next(field.shown for field in view.fields if field.element == "D.to") == "李壮"


def test_a_material_is_demanded_by_the_answer(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "R04"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        assert view.materials[-1].state is MaterialState.NOT_NEEDED
        view = answer(room, session, view.case, "H.aircon", "1")
        assert view.materials[-1].state is MaterialState.MISSING
        assert "集中空调通风系统检测报告" in view.missing
        assert view.case is not None
        view = answer(room, session, view.case, "H.aircon", "0")
        assert view.materials[-1].state is MaterialState.NOT_NEEDED


def test_answers_that_are_not_asked_for_are_not_kept_with_an_accepted_case(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        source = msgspec.json.decode((HERE / "catalogue.json").read_bytes())
        item = next(each for each in source["items"] if each["code"] == "S02")
        phone = next(each for each in item["fields"] if each["element"] == "P.phone")
        phone["only_if"] = [{"element": "IN.tier", "any_of": ["2"]}]
        room.desk.submit(m.CatalogueArrived("v2", "e2", msgspec.json.encode(source)))
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            assert "P.phone" not in unit.cases.answers(case)
            [record] = unit.cases.checks(case)
            assert "field:P.phone" not in record.checks
