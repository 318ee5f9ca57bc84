"""Every kind of field: what is right, what is wrong and why."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.window_client.domain.records import TODAY, a_field
from window_client.domain import form
from window_client.domain.field_checks import CHECKS, bounds_hold
from window_client.domain.item import FieldSpec
from window_client.words import FieldKind as K
from window_client.words import RefusalCode as R

NAME = a_field(K.TEXT, "P.name", min="2", max="50")
CHOICE = a_field(K.CHOICE, choices=(("1", "甲"), ("2", "乙")))
CHOICES = a_field(K.CHOICES, choices=(("1", "甲"), ("2", "乙"), ("3", "丙")), min="1", max="2")
SEX = a_field(K.CHOICE, "P.sex", choices=(("0", "未知"), ("1", "男"), ("2", "女"), ("9", "未说明")))
BIRTH = a_field(K.DATE, "P.birth", max="today")
NUMBER = a_field(K.CERT_NO, "P.cert_no")
MALE_1985 = "450499198506150019"


def code(spec: FieldSpec, value: str, answers: Mapping[str, str] | None = None) -> R | None:
    problem = form.check(spec, value, answers or {}, TODAY)
    return problem.code if problem else None


def test_every_kind_has_its_check() -> None:
    assert set(CHECKS) == set(K)


@pytest.mark.parametrize("kind", K)
def test_an_empty_field_is_missing_only_where_it_is_required(kind: K) -> None:
    assert code(a_field(kind), "") is R.FIELD_REQUIRED
    assert code(a_field(kind, required=False), "") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("李壮", None),
        ("买买提·吐尔逊", None),
        ("𠮷田𬭳", None),  # extension B and E, two code units each on the card
        ("㛃䶮", None),
        ("\U0003134a\U000323af", None),  # extensions G and H
        ("〇一", None),
        ("\ue000某", None),  # private use: cards carry it for the rarest names
        ("葛\U000e0100城", None),  # a variation mark
        ("SMITH JOHN", None),
        ("JEAN-PAUL O'NEIL JR.", None),
        ("李", R.FIELD_TOO_SHORT),
        ("李" * 51, R.FIELD_TOO_LONG),
        ("李4", R.FIELD_HAS_DIGITS),
        ("李４", R.FIELD_HAS_DIGITS),
        ("李²", R.FIELD_HAS_DIGITS),
        ("李壮!", R.FIELD_RULE),
        ("李壮\u200b", R.FIELD_RULE),
    ],
)
def test_names_of_persons(value: str, expected: R | None) -> None:
    assert code(NAME, value) is expected
    assert code(a_field(K.TEXT, "E.legal.name", min="2", max="50"), value) is expected


def test_other_names_may_hold_digits() -> None:
    assert code(a_field(K.TEXT, "E.name"), "7天(梧州)店!") is None
    assert code(a_field(K.LONG_TEXT, max="3"), "一二三四") is R.FIELD_TOO_LONG


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (K.INTEGER, "12", None),
        (K.INTEGER, "-3", None),
        (K.INTEGER, "12.0", R.FIELD_NOT_A_NUMBER),
        (K.INTEGER, "1e3", R.FIELD_NOT_A_NUMBER),
        (K.INTEGER, "1_000", R.FIELD_NOT_A_NUMBER),
        (K.INTEGER, "９", R.FIELD_NOT_A_NUMBER),  # canonical() makes it plain before
        (K.DECIMAL, "12.50", None),
        (K.DECIMAL, "NaN", R.FIELD_NOT_A_NUMBER),
        (K.DECIMAL, "Infinity", R.FIELD_NOT_A_NUMBER),
        (K.DECIMAL, "1.", R.FIELD_NOT_A_NUMBER),
        (K.DECIMAL, "1" * 16, R.FIELD_NOT_A_NUMBER),
        (K.DECIMAL, "0.1234567", R.FIELD_NOT_A_NUMBER),
        (K.MONTH, "2026-12", None),
        (K.MONTH, "2026-13", R.FIELD_NOT_A_DATE),
        (K.MONTH, "2026-1", R.FIELD_NOT_A_DATE),
        (K.YES_NO, "1", None),
        (K.YES_NO, "0", None),
        (K.YES_NO, "是", R.FIELD_NOT_A_CHOICE),
        (K.PHONE, "13912345678", None),
        (K.PHONE, "19912345678", None),
        (K.PHONE, "12912345678", R.FIELD_BAD_PHONE),
        (K.PHONE, "1391234567", R.FIELD_BAD_PHONE),
        (K.PHONE, "13912345678\n", R.FIELD_BAD_PHONE),
        (K.PHONE, "1391234567٨", R.FIELD_BAD_PHONE),
        (K.BANK_NO, "6217000010001234567", None),  # Luhn is soft: a person decides
        (K.BANK_NO, "62170000100", R.FIELD_BAD_BANK_NO),
        (K.BANK_NO, "6217000010001234567x", R.FIELD_BAD_BANK_NO),
        (K.USCC, "91350100M000100Y43", None),
        (K.USCC, "91350100M000100Y44", R.FIELD_BAD_USCC),
    ],
)
def test_numbers_and_codes(kind: K, value: str, expected: R | None) -> None:
    assert code(a_field(kind), value) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [("0.01", None), ("0", R.FIELD_OUT_OF_RANGE), ("100", None), ("100.1", R.FIELD_OUT_OF_RANGE)]
)
def test_bounds_of_numbers(value: str, expected: R | None) -> None:
    assert code(a_field(K.DECIMAL, min="0.01", max="100"), value) is expected


def test_a_bound_that_is_none_is_told_as_none() -> None:
    problem = form.check(a_field(K.INTEGER, min="1"), "0", {}, TODAY)
    assert problem == form.Problem(R.FIELD_OUT_OF_RANGE, {"min": "1", "max": "∞"})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1985-06-15", None),
        (TODAY.isoformat(), None),
        ((TODAY + timedelta(days=1)).isoformat(), R.FIELD_OUT_OF_RANGE),
        ("1985-02-30", R.FIELD_NOT_A_DATE),
        ("19850615", R.FIELD_NOT_A_DATE),  # Python would take it; it is not the canonical form
        ("1985-W24-6", R.FIELD_NOT_A_DATE),
        ("昨天", R.FIELD_NOT_A_DATE),
        ("长期", R.FIELD_NOT_A_DATE),
    ],
)
def test_days(value: str, expected: R | None) -> None:
    assert code(BIRTH, value) is expected


def test_a_certificate_may_be_good_for_ever() -> None:
    assert code(a_field(K.DATE, "P.cert_to", min="today"), "长期") is None
    assert code(a_field(K.DATE, "P.cert_to", min="today"), "2020-01-01") is R.FIELD_OUT_OF_RANGE


@pytest.mark.parametrize(
    ("spec", "value", "expected"),
    [
        (CHOICE, "1", None),
        (CHOICE, "甲", R.FIELD_NOT_A_CHOICE),
        (CHOICES, "1", None),
        (CHOICES, "1,3", None),
        (CHOICES, "1,4", R.FIELD_NOT_A_CHOICE),
        (CHOICES, "1,1", R.FIELD_NOT_A_CHOICE),
        (CHOICES, "1,2,3", R.FIELD_OUT_OF_RANGE),
        (CHOICES, ",", R.FIELD_NOT_A_CHOICE),
        (a_field(K.CHOICES, choices=(("1", "甲"), ("2", "乙")), min="2"), "1", R.FIELD_REQUIRED),
    ],
)
def test_choices(spec: FieldSpec, value: str, expected: R | None) -> None:
    assert code(spec, value) is expected


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (MALE_1985, "111", None),
        (MALE_1985, "", None),  # no type said: a resident's
        ("450499198506150018", "111", R.FIELD_BAD_CERT_NO),
        ("450499", "111", R.FIELD_BAD_CERT_NO),
        ("450499198502300011", "111", R.FIELD_BAD_BIRTH),
        ("130503670401001", "111", R.FIELD_OLD_CERT_NO),
        ("932682198501010017", "553", None),
        ("USA110085010112", "553", None),
        ("USA110085010112", "111", R.FIELD_BAD_CERT_NO),
        ("932682198501010018", "553", R.FIELD_BAD_CERT_NO),
        ("E12345678", "414", None),
        ("H1234567800", "516", None),
        ("E12345678", "154", R.FIELD_BAD_CERT_NO),
    ],
)
def test_certificate_numbers_by_type(value: str, kind: str, expected: R | None) -> None:
    assert code(NUMBER, value, {"P.cert_type": kind}) is expected


def test_each_person_has_a_type_of_their_own() -> None:
    guardian = a_field(K.CERT_NO, "G.cert_no")
    assert code(guardian, "E12345678", {"P.cert_type": "414"}) is R.FIELD_BAD_CERT_NO
    assert code(guardian, "E12345678", {"G.cert_type": "414"}) is None


@pytest.mark.parametrize(
    ("spec", "value", "answers", "expected"),
    [
        (SEX, "1", {"P.cert_no": MALE_1985}, None),
        (SEX, "2", {"P.cert_no": MALE_1985}, R.FIELD_RULE),
        (SEX, "9", {"P.cert_no": MALE_1985}, None),
        (SEX, "2", {"P.cert_no": "450499198506150018"}, None),  # a wrong number decides nothing
        (SEX, "2", {"P.cert_no": MALE_1985, "P.cert_type": "553"}, None),
        (SEX, "2", {}, None),
        (BIRTH, "1985-06-15", {"P.cert_no": MALE_1985, "P.cert_type": "111"}, None),
        (BIRTH, "1985-06-16", {"P.cert_no": MALE_1985, "P.cert_type": "111"}, R.FIELD_RULE),
        (a_field(K.DATE, "B.start"), "1985-06-16", {"P.cert_no": MALE_1985}, None),
    ],
)
def test_sex_and_birth_agree_with_the_number(
    spec: FieldSpec, value: str, answers: dict[str, str], expected: R | None
) -> None:
    assert code(spec, value, answers) is expected


@given(st.sampled_from(K), st.text(max_size=30), st.text(max_size=20))
def test_no_text_ever_breaks_a_check(kind: K, value: str, number: str) -> None:
    """Whatever is typed comes out of canonical() and check() as a value and a mark, never as an exception."""
    spec = a_field(kind, "P.birth", choices=(("1", "甲"),))
    kept = form.canonical(spec, value)
    assert form.canonical(spec, kept) == kept
    form.check(spec, kept, {"P.cert_no": number, "P.birth": value}, TODAY)


@pytest.mark.parametrize(
    ("kind", "low", "high", "holds"),
    [
        (K.TEXT, "2", "50", True),
        (K.TEXT, "two", "", False),
        (K.TEXT, "1.5", "", False),
        (K.CHOICES, "1", "", True),
        (K.DECIMAL, "0.01", "100", True),
        (K.DECIMAL, "", "∞", False),
        (K.DATE, "today", "2030-01-01", True),
        (K.DATE, "tomorrow", "", False),
        (K.DATE, "", "2030-02-30", False),
    ],
)
def test_bounds_that_can_be_read(kind: K, low: str, high: str, holds: bool) -> None:
    assert bounds_hold(a_field(kind, min=low, max=high)) is holds
