"""Conditions: a field is asked and a material demanded by the answers, and what hangs on an unseen field is unseen."""

import pytest

from tests.window_client.domain.records import TODAY, a_field
from window_client.domain import conditions, form
from window_client.domain.item import Condition, MaterialSpec
from window_client.words import FieldKind, Necessity, RefusalCode

YES = ("1",)
AIRCON = Condition("H.aircon", YES)


def names(values: dict[str, str]) -> list[str]:
    """Which fields a form of three asks for: yes → kind → its detail."""
    fields = conditions.closed(
        [
            a_field(FieldKind.TEXT, "H.detail", only_if=(Condition("H.kind", ("2", "3")),)),
            a_field(FieldKind.YES_NO, "H.aircon"),
            a_field(FieldKind.CHOICES, "H.kind", choices=(("1", "甲"), ("2", "乙"), ("3", "丙")), only_if=(AIRCON,)),
        ]
    )
    return [spec.element for spec in conditions.asked(fields, values)]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, ["H.aircon"]),
        ({"H.aircon": "0", "H.kind": "2"}, ["H.aircon"]),
        ({"H.aircon": "1"}, ["H.aircon", "H.kind"]),
        ({"H.aircon": "1", "H.kind": "1"}, ["H.aircon", "H.kind"]),
        ({"H.aircon": "1", "H.kind": "1,3"}, ["H.detail", "H.aircon", "H.kind"]),
        ({"H.kind": "3"}, ["H.aircon"]),
    ],
)
def test_fields_are_asked_by_the_answers(values: dict[str, str], asked: list[str]) -> None:
    assert names(values) == asked


def test_a_field_that_is_not_asked_is_never_wrong() -> None:
    spec = a_field(FieldKind.PHONE, "D.tel", only_if=(Condition("D.mode", ("2",)),))
    assert form.check(spec, "", {}, TODAY) is None
    assert form.check(spec, "12", {"D.mode": "1"}, TODAY) is None
    found = form.check(spec, "", {"D.mode": "2"}, TODAY)
    assert found is not None
    assert found.code is RefusalCode.FIELD_REQUIRED


def test_a_conditional_material_is_decided_by_the_answers() -> None:
    report = MaterialSpec("M.AIRCON", "检测报告", Necessity.CONDITIONAL, 1, 0, only_if=(AIRCON,))
    judged = MaterialSpec("M.AGENT", "委托书", Necessity.CONDITIONAL, 1, 0, when="代办")
    found = conditions.decided([report, judged], {"H.aircon": "1"})
    assert [spec.necessity for spec in found] == [Necessity.REQUIRED, Necessity.CONDITIONAL]
    assert conditions.decided([report, judged], {"H.aircon": "0"}) == [report, judged]


@pytest.mark.parametrize(
    ("only_if", "says"),
    [
        (Condition("X.b", YES), "hangs on itself"),
        (Condition("X.none", YES), "not asked by this item"),
        (Condition("X.kind", ("9",)), "no choice"),
        (Condition("X.kind", ()), "no choice"),
    ],
)
def test_a_condition_that_cannot_be_used_is_refused_by_name(only_if: Condition, says: str) -> None:
    fields = [
        a_field(FieldKind.YES_NO, "X.a", only_if=(only_if,)),
        a_field(FieldKind.TEXT, "X.b", only_if=(Condition("X.a", YES),)),
        a_field(FieldKind.CHOICE, "X.kind", choices=(("1", "甲"),)),
    ]
    with pytest.raises(ValueError, match=says):
        conditions.closed(fields)
