"""A repeating group (股东名册) and a soft rule beside its field, through the desk on a real store."""

import json
from pathlib import Path

from tests.window_client.desk_room import CARD, stage
from tests.window_client.test_conditional_form import answer
from window_client import messages as m
from window_client.views import CaseView, FieldView, Notice
from window_client.words import CaseState, RefusalCode

HOLDER = {
    "name": "李壮",
    "cert_type": "111",
    "cert_no": "450499196107200059",
    "amount": "6",
    "way": "1",
    "day": "20261123",
}
OTHER = HOLDER | {"name": "韦兰", "cert_no": "450499198506150027", "amount": "4"}


def field(view: CaseView, element: str) -> FieldView:
    return next(each for each in view.fields if each.element == element)


def rows(*each: dict[str, str]) -> str:
    return json.dumps(each, ensure_ascii=False)


def test_rows_are_kept_as_they_are_left_and_every_cell_is_judged(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "R02"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        assert field(view, "E.holders").mark is RefusalCode.FIELD_REQUIRED
        half = answer(
            room, session, view.case, "E.holders", rows({"name": "李壮"}, {}, {"cert_no": "450499196107200058"})
        )
        shown = field(half, "E.holders")
        assert json.loads(shown.shown) == [{"name": "李壮"}, {"cert_no": "450499196107200058"}]  # a blank row is no row
        marks = {(each.row, each.column): each.code for each in shown.cell_marks}
        assert marks[1, "cert_no"] is RefusalCode.FIELD_BAD_CERT_NO
        assert marks[0, "amount"] is RefusalCode.FIELD_REQUIRED
        assert (0, "name") not in marks
        assert shown.mark is RefusalCode.FIELD_ROW_WRONG
        whole = answer(room, session, view.case, "E.holders", rows(HOLDER, OTHER))
        assert field(whole, "E.holders").mark is None
        assert json.loads(field(whole, "E.holders").shown)[0]["day"] == "2026-11-23"
        short = answer(room, session, view.case, "E.capital", "11")
        assert field(short, "E.holders").mark_facts == {"rule": "股东出资额合计须等于注册资本"}
        right = answer(room, session, view.case, "E.capital", "10.0")
        assert field(right, "E.holders").mark is None
        with room.store_rows() as unit:
            assert json.loads(unit.cases.answers(view.case)["E.holders"].value)[1]["name"] == "韦兰"
        none = answer(room, session, view.case, "E.holders", rows({}, {}))
        assert field(none, "E.holders").mark is RefusalCode.FIELD_REQUIRED


def test_a_soft_rule_stands_beside_its_field_and_yields_to_a_reason(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        ready = room.ready_case(session, CARD)
        assert ready.case is not None
        assert field(ready, "P.bank_no").advice == ""
        view = answer(room, session, ready.case, "P.bank_no", "6217000000000007")
        assert "银行卡号与末位校验不符" in field(view, "P.bank_no").advice
        assert field(view, "P.bank_no").mark is None
        said = room.tell(m.AcceptCase(session, ready.case), Notice)
        assert (said.code, said.facts) == (RefusalCode.SOFT_RULE, {"rules": "银行卡号与末位校验不符, 请对照卡面"})
        overruled = m.AcceptCase(session, ready.case, "卡面如此, 已核对")
        room.tell(overruled, CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            [record] = unit.cases.checks(ready.case)
            assert record.reason == "卡面如此, 已核对"
            soft = [each for each in json.loads(record.checks) if each["rule"] == "rule:bank-no-luhn"]
            assert [(each["hard"], each["holds"], each["inputs"]) for each in soft] == [
                (False, False, {"P.bank_no": "****0007"})
            ]
            assert [each["holds"] for each in json.loads(record.checks) if each["rule"] == "schema:S02"] == [True]
