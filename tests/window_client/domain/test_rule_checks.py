"""What a decision rests on (规则校验): every rule with its outcome; inputs masked; soft rules by their kind."""

import json
from datetime import date

import pytest

from tests.window_client.domain.records import NOW, TODAY, a_field, an_item
from window_client.domain import rule_checks as rc
from window_client.domain import terms
from window_client.domain.case import Answer
from window_client.domain.item import Condition, MaterialSpec, SoftRule
from window_client.domain.item_rules import Rule
from window_client.domain.sources import Rival
from window_client.words import FieldKind, MaterialState, Necessity, SoftRuleKind, Source

ADULT = Rule("age>=16", "须年满16周岁", terms.parse({">=": [{"years": "P.birth"}, 16]}))
ITEM = an_item(
    fields=(
        a_field(FieldKind.TEXT, "P.name", min="2"),
        a_field(FieldKind.DATE, "P.birth", rules=(ADULT,)),
        a_field(FieldKind.PHONE, "P.phone", required=False),
    ),
    materials=(MaterialSpec("M.ID", "身份证", Necessity.REQUIRED, 1, 0),),
)


def test_fields_then_their_rules_each_with_masked_inputs() -> None:
    found = rc.of_fields(ITEM, {"P.name": "李", "P.birth": "2020-01-01", "P.phone": "13977412345"}, TODAY)
    assert [(each.rule, each.holds) for each in found] == [
        ("field:P.name", False),
        ("field:P.birth", True),
        ("rule:age>=16", False),
        ("field:P.phone", True),
    ]
    assert found[0].says.startswith("field_too_short")
    assert found[3].inputs == {"P.phone": "139****2345"}
    assert {each.version for each in found} == {"X01 v1"}


def test_the_whole_form_is_named_and_never_shown() -> None:
    right = rc.of_form(ITEM, {"P.name": "李壮", "P.birth": "1985-06-15"})
    assert (right.holds, right.inputs, right.rule) == (True, {}, "schema:X01")
    wrong = rc.of_form(ITEM, {"P.birth": "1985-06-15"})
    assert not wrong.holds
    assert "不符合" in wrong.says


def test_sources_that_disagreed_hold_once_somebody_said_why() -> None:
    used = {"P.phone": Answer("P.phone", "13977412345", Source.TYPED, NOW)}
    open_one = Rival("P.phone", "13977400000", Source.SHARED, NOW)
    found = rc.of_sources([open_one, Rival("P.gone", "x", Source.SHARED, NOW)], used, "X01 v1")
    assert [(each.holds, each.inputs) for each in found] == [(False, {"typed": "139****2345", "shared": "139****0000"})]
    assert rc.of_sources([Rival("P.phone", "1", Source.SHARED, NOW, "本人确认")], used, "v")[0].holds


def test_materials_hold_unless_missing() -> None:
    assert [each.holds for each in rc.of_materials(ITEM, {"M.ID": MaterialState.MISSING})] == [False]
    assert [each.holds for each in rc.of_materials(ITEM, {"M.ID": MaterialState.PROMISED})] == [True]


def around(
    values: dict[str, str] | None = None, due: date | None = None, *refused: tuple[str, date]
) -> rc.Circumstances:
    return rc.Circumstances(values or {}, due, refused, TODAY)


@pytest.mark.parametrize(
    ("until", "due", "holds"),
    [
        ("2035-03-01", date(2026, 12, 1), True),
        ("2026-11-30", date(2026, 12, 1), False),
        ("长期", date(2026, 12, 1), True),
        ("", date(2026, 12, 1), True),
        ("2020-01-01", None, True),
    ],
)
def test_a_certificate_should_last_until_the_promised_day(until: str, due: date | None, holds: bool) -> None:
    rule = SoftRule("cert", "1", SoftRuleKind.CERTIFICATE_LASTS, "有效", "将过期")
    (found,) = rc.soft([rule], ITEM, around({"P.cert_to": until}, due))
    assert (found.holds, found.hard, found.says) == (holds, False, "有效" if holds else "将过期")


def test_a_late_refusal_of_the_same_matter_is_named() -> None:
    rule = SoftRule("late", "1", SoftRuleKind.NOT_REFUSED_LATELY, "无", "近期不予受理过", items=("X01",), days=30)
    early, late = ("A1", date(2026, 1, 1)), ("B2", date(2026, 11, 1))
    assert rc.soft([rule], ITEM, around({}, None, early))[0].holds
    assert rc.soft([rule], ITEM, around({}, None, early, late))[0].says == "近期不予受理过（B2）"
    assert rc.soft([rule], an_item("X02"), around()) == []


def test_answers_that_ask_for_a_second_look() -> None:
    rule = SoftRule(
        "look", "1", SoftRuleKind.ANSWERS, "无", "请再看", broken_if=(Condition("P.phone", ("13977412345",)),)
    )
    (found,) = rc.soft([rule], ITEM, around({"P.phone": "13977412345"}))
    assert (found.holds, found.inputs) == (False, {"P.phone": "139****2345"})
    assert rc.soft([rule], ITEM, around())[0].holds


def test_checks_are_kept_as_json_in_their_order() -> None:
    rows = json.loads(rc.encoded(rc.of_fields(ITEM, {}, TODAY)))
    assert [row["rule"] for row in rows] == ["field:P.name", "field:P.birth", "rule:age>=16", "field:P.phone"]
    assert set(rows[0]) == {"rule", "version", "hard", "holds", "says", "inputs"}
