"""Rules that a decision rests on: recorded with version, inputs and text; soft ones yield to a reason, hard ones never."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from reference_platform import sample
from tests.window_client.desk_room import CARD, stage
from window_client import messages as m
from window_client.central.catalogue import from_wire
from window_client.domain import rule_checks
from window_client.errors import CatalogueError
from window_client.views import CaseView, Notice
from window_client.words import CaseState, RefusalCode, RefusalGround

CATALOGUE = from_wire(sample.load())
ENDING = replace(CARD, valid_to=date(2026, 11, 25), valid_to_text="20261125")


def test_the_same_inputs_give_the_same_outcome_and_text() -> None:
    item = from_wire(sample.load()).items["S03"]
    values = {"P.birth": "2000-01-01", "P.cert_no": "450499200001010013"}
    first = rule_checks.of_fields(item, values, date(2026, 11, 23))
    assert first == rule_checks.of_fields(item, dict(values), date(2026, 11, 23))
    birth = next(each for each in first if each.rule == "rule:age>=60")
    assert (birth.holds, birth.hard, birth.version) == (False, True, "S03 v1")
    number = next(each for each in first if each.rule == "field:P.cert_no")
    assert "450499200001010013" not in json.dumps(dict(number.inputs))


def test_soft_rules_know_their_edges() -> None:
    today = date(2026, 11, 23)

    def broken(until: str = "", refused: int = 99, right: str = "", item: str = "R01") -> list[str]:
        values = {"P.cert_to": until, "L.right": right}
        late = [("0103", today - timedelta(days=refused))]
        around = rule_checks.Circumstances(values, date(2026, 12, 1), late, today)
        found = rule_checks.soft(CATALOGUE.soft_rules, CATALOGUE.items[item], around)
        assert all(not each.hard and each.version == "1" for each in found)
        return [each.rule for each in found if not each.holds]

    assert broken("2026-11-30") == ["certificate-lasts"]
    assert all(broken(until) == [] for until in ("2026-12-01", "长期", ""))
    assert broken(refused=30) == ["not-refused-lately"]
    assert broken(refused=31) == []
    assert broken(right="4") == ["place-right-other"]
    assert broken(right="1") == []
    assert broken(right="4", item="R04") == []  # published for R01 alone


def test_a_soft_rule_that_cannot_be_used_is_refused_by_name() -> None:
    wire = sample.load()
    rule = next(each for each in wire.soft_rules if each.kind == "answers")
    for wrong, says in (
        ({"kind": "moon"}, "kind 'moon' is unknown"),
        ({"warns": ""}, "warns is empty"),
        ({"broken_if": []}, "broken_if is empty"),
        ({"kind": "not_refused_lately"}, "days is missing"),
        ({"items": ["S02"]}, "item 'S02'"),
        ({"items": ["X"]}, "item 'X'"),
    ):
        with pytest.raises(CatalogueError, match=f"place-right-other: .*{says}"):
            from_wire(msgspec.structs.replace(wire, soft_rules=[msgspec.structs.replace(rule, **wrong)]))


def test_every_check_of_an_acceptance_is_kept_with_its_event(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session).case
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            [record] = unit.cases.checks(case)
            assert record.seq == unit.cases.events(case)[-1].seq
            found = json.loads(record.checks)
            assert {each["version"] for each in found} == {"S02 v1", "1"}
            assert all(each["holds"] and each["says"] and each["rule"] for each in found)
            assert CARD.number not in record.checks


def test_a_soft_rule_is_overruled_with_a_reason_that_stays(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        card = replace(ENDING)
        view = room.ready_case(session, card)
        assert view.case is not None
        refuse = m.RefuseCase(session, view.case, RefusalGround.NOT_IN_LAW, "不属于参保范围")
        room.tell(refuse, CaseView, lambda v: v.state is CaseState.NOT_ACCEPTED)
        room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
        case = room.ready_case(session, card).case
        assert case is not None
        refused = room.tell(m.AcceptCase(session, case), Notice)
        assert (refused.code, refused.place) == (RefusalCode.SOFT_RULE, "accept")
        assert view.receipt_no in refused.facts["rules"]
        assert room.tell(m.AcceptCase(session, case, "  "), Notice).code is RefusalCode.SOFT_RULE
        room.tell(m.AcceptCase(session, case, "新证明已补"), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            [record] = unit.cases.checks(case)
            assert record.reason == "新证明已补"
            broken = [each["rule"] for each in json.loads(record.checks) if not each["holds"]]
            assert broken == ["not-refused-lately"]
            [earlier] = unit.cases.checks(view.case)
            assert earlier.deed == "refuse_case"


def test_a_hard_rule_is_not_overruled_by_any_reason(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        view = room.ready_case(session)
        view = room.tell(m.PickItem(session, "S03"), CaseView, lambda v: v.item_code == "S03")
        assert view.case is not None
        wish = m.AcceptCase(session, view.case, "领导同意")
        assert room.tell(wish, Notice).code is RefusalCode.FIELDS_MISSING
