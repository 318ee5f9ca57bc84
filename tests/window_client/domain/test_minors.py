"""How old an applicant is, and who must act for a minor."""

from datetime import date

import pytest

from window_client.domain import minors
from window_client.domain.check_digits import citizen_check

TODAY = date(2026, 11, 23)


def born(day: str) -> str:
    first = f"450499{day}001"
    return first + citizen_check(first)


@pytest.mark.parametrize(
    ("values", "years"),
    [
        ({"P.cert_no": born("20081123")}, 18),
        ({"P.cert_no": born("20081124")}, 17),
        ({"P.cert_no": "E12345678", "P.birth": "2015-01-01"}, 11),
        ({"P.cert_no": "450499201313130010", "P.birth": "2015-01-01"}, 11),
        ({"P.birth": "2015-13-01"}, None),
        ({}, None),
    ],
)
def test_age(values: dict[str, str], years: int | None) -> None:
    assert minors.age(values, TODAY) == years
    assert minors.is_minor(values, TODAY) is (years is not None and years < 18)


def test_only_a_minor_who_applies_himself_is_checked() -> None:
    child = {"P.cert_no": born("20150101")}
    assert minors.check({"P.cert_no": born("19850101")}, TODAY) == []
    assert minors.check({**child, "U.legal": "1"}, TODAY) == []
    [alone] = minors.check(child, TODAY)
    [agent] = minors.check({**child, "A.kind": "1"}, TODAY)
    [guarded] = minors.check({**child, "A.kind": "2"}, TODAY)
    assert [(each.hard, each.holds) for each in (alone, agent, guarded)] == [
        (False, False),
        (False, False),
        (False, True),
    ]


def test_a_guardian_must_be_of_age_himself() -> None:
    child = {"P.cert_no": born("20150101"), "A.kind": "2"}
    _, sister = minors.check({**child, "A.cert_no": born("20081124")}, TODAY)
    _, mother = minors.check({**child, "A.cert_no": born("20081123")}, TODAY)
    assert [(each.rule, each.hard, each.holds) for each in (sister, mother)] == [
        ("guardian_age", False, False),
        ("guardian_age", False, True),
    ]
    assert len(minors.check({**child, "A.cert_no": "E12345678"}, TODAY)) == 1  # a passport names no day
    assert len(minors.check({**child, "A.kind": "1", "A.cert_no": born("20081124")}, TODAY)) == 1  # no guardian
