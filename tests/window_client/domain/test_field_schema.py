"""JSON Schema 2020-12: fragments of the catalogue speak Chinese; the item's schema agrees with the checks of its fields."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from reference_platform import sample
from tests.window_client.domain.records import TODAY, a_field
from window_client.central.catalogue import from_wire
from window_client.domain import conditions, field_schema, form
from window_client.words import FieldKind as K
from window_client.words import RefusalCode as R

ITEMS = from_wire(sample.load()).items


@pytest.mark.parametrize(
    ("kind", "fragment", "value", "code", "facts"),
    [
        (K.TEXT, {"minLength": 3}, "ab", R.FIELD_TOO_SHORT, {"min": "3"}),
        (K.TEXT, {"maxLength": 2}, "abc", R.FIELD_TOO_LONG, {"max": "2"}),
        (K.DECIMAL, {"minimum": 5}, "4.5", R.FIELD_OUT_OF_RANGE, {"min": "5"}),
        (K.INTEGER, {"maximum": 5}, "6", R.FIELD_OUT_OF_RANGE, {"max": "5"}),
        (K.TEXT, {"type": "number"}, "x", R.FIELD_NOT_A_NUMBER, {}),
        (K.TEXT, {"enum": ["甲", "乙"]}, "丙", R.FIELD_NOT_A_CHOICE, {}),
        (K.TEXT, {"pattern": "^A", "x-says": "以A开头"}, "b", R.FIELD_RULE, {"rule": "以A开头"}),
        (K.INTEGER, {"multipleOf": 5, "x-says": "须为5的倍数"}, "7", R.FIELD_RULE, {"rule": "须为5的倍数"}),
        (K.TEXT, {"minLength": 3, "x-says": "写全称"}, "ab", R.FIELD_RULE, {"rule": "写全称"}),
        (K.CHOICES, {"contains": {"const": "1"}, "x-says": "须含热食"}, "2,3", R.FIELD_RULE, {"rule": "须含热食"}),
        (K.YES_NO, {"const": True, "x-says": "须声明"}, "0", R.FIELD_RULE, {"rule": "须声明"}),
    ],
)
def test_a_fragment_refuses_in_words(
    kind: K, fragment: dict[str, Any], value: str, code: R, facts: dict[str, str]
) -> None:
    field_schema.refuse_unusable(fragment)
    choices = (("1", "热食"), ("2", "冷食"), ("3", "生食"))
    spec = a_field(kind, schema=field_schema.canonical(fragment), choices=choices)
    problem = form.check(spec, value, {}, TODAY)
    assert problem is not None
    assert (problem.code, dict(problem.facts)) == (code, facts)


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ({"minLength": "a"}, "is not of type"),
        ({"type": "strange"}, "is not valid"),
        ({"pattern": "(", "x-says": "某"}, "regex"),
        ({"pattern": "(?=a)b", "x-says": "某"}, "regex"),  # look-around could take for ever
        ({"pattern": "^a"}, "'pattern' needs a sentence in 'x-says'"),
        ({"$ref": "https://example.com/other.json", "x-says": "某"}, "leads out of the catalogue"),
    ],
)
def test_a_fragment_that_cannot_be_used_is_refused(fragment: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        field_schema.refuse_unusable(fragment)


@pytest.mark.parametrize("code", ITEMS)
def test_every_item_is_one_schema_of_2020_12(code: str) -> None:
    schema = field_schema.of_item(ITEMS[code])
    Draft202012Validator(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == {spec.element for spec in ITEMS[code].fields}


VALUES = st.sampled_from(
    [
        *("", "1", "0", "2", "12", "2,3", "x", "张三", "0.5", "-1", "2026-11-23", "2026-11", "13977412345", "长期"),
        *("450499198506150019", "11450499MB0000T019", "2026-450405-01-01-000001", "U450000001", "6217000000000006"),
        json.dumps([{"name": "张三", "kin": "1", "cert_no": "450499198506150019", "post": "1"}], ensure_ascii=False),
        *("[]", '[{"name":""}]', '[{"name":"张三"}]', "中国某协会"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(sorted(ITEMS)))
def test_what_every_field_takes_the_schema_takes(data: st.DataObject, code: str) -> None:
    """The schema is never stricter than the checks at the fields, and finds what they call missing wherever the answers
    that ask for it are well formed (an ill-formed one is complained of itself)."""
    item, today = ITEMS[code], date(2026, 11, 23)
    values = {spec.element: data.draw(VALUES) for spec in item.fields}
    asked = conditions.asked(item.fields, values)
    wrong = {spec.element for spec in asked if form.check_alone(spec, values[spec.element], values, today)}
    complaints = field_schema.complaints(item, field_schema.document(item, asked, values))
    if not wrong:
        assert complaints == []
    assert {each.split("/")[1] for each in complaints} <= wrong | {""}
    missing = [spec for spec in asked if spec.required and not values[spec.element]]
    if any(not wrong & {each.element for each in spec.only_if} for spec in missing):
        assert "/" in complaints
