"""One check a kind of field (字段校验). Each returns (code, facts) or None."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from window_client.domain.check_digits import NumberFault, citizen_fault, foreigner_2017_fault, uscc_fault
from window_client.domain.item import FieldSpec
from window_client.words import FieldKind, RefusalCode

Found = tuple[RefusalCode, Mapping[str, str]] | None
Check = Callable[[FieldSpec, str, Mapping[str, str], date], Found]

_PHONE = re.compile(r"1[3-9]\d{9}")
_BANK_NO = re.compile(r"\d{12,19}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_NUMBER_FAULTS = {
    NumberFault.SHAPE: RefusalCode.FIELD_BAD_CERT_NO,
    NumberFault.CHECK: RefusalCode.FIELD_BAD_CERT_NO,
    NumberFault.OLD_15: RefusalCode.FIELD_OLD_CERT_NO,
    NumberFault.BIRTH: RefusalCode.FIELD_BAD_BIRTH,
}
_OWN_18 = {"111", "154", "553"}  # numbers of the GB 11643 shape


def _text(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    if spec.min and len(value) < int(spec.min):
        return RefusalCode.FIELD_TOO_SHORT, {"min": spec.min}
    if spec.max and len(value) > int(spec.max):
        return RefusalCode.FIELD_TOO_LONG, {"max": spec.max}
    if spec.element.endswith(".name") and spec.element[0] in "PG" and any(sign.isdigit() for sign in value):
        return RefusalCode.FIELD_HAS_DIGITS, {}
    return None


def _number(whole: bool) -> Check:
    def check(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
        try:
            number = Decimal(value)
        except InvalidOperation:
            return RefusalCode.FIELD_NOT_A_NUMBER, {}
        if not number.is_finite() or (whole and number != number.to_integral_value()):
            return RefusalCode.FIELD_NOT_A_NUMBER, {}
        if (spec.min and number < Decimal(spec.min)) or (spec.max and number > Decimal(spec.max)):
            return RefusalCode.FIELD_OUT_OF_RANGE, {"min": spec.min or "-∞", "max": spec.max or "∞"}
        return None

    return check


def _date(spec: FieldSpec, value: str, _: Mapping[str, str], today: date) -> Found:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return RefusalCode.FIELD_NOT_A_DATE, {}
    low, high = _bound(spec.min, today), _bound(spec.max, today)
    if (low and day < low) or (high and day > high):
        return RefusalCode.FIELD_OUT_OF_RANGE, {"min": str(low or "-∞"), "max": str(high or "∞")}
    return None


def _bound(text: str, today: date) -> date | None:
    if not text:
        return None
    return today if text == "today" else date.fromisoformat(text)


def _month(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    return None if _MONTH.fullmatch(value) else (RefusalCode.FIELD_NOT_A_DATE, {})


def _choice(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    known = {code for code, _label in spec.choices}
    return None if not known or value in known else (RefusalCode.FIELD_NOT_A_CHOICE, {})


def _choices(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    known, chosen = {code for code, _label in spec.choices}, value.split(",")
    if not set(chosen) <= known:
        return RefusalCode.FIELD_NOT_A_CHOICE, {}
    if spec.min and len(chosen) < int(spec.min):
        return RefusalCode.FIELD_REQUIRED, {}
    return None


def _yes_no(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    return None if value in {"0", "1"} else (RefusalCode.FIELD_NOT_A_CHOICE, {})


def _phone(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    return None if _PHONE.fullmatch(value) else (RefusalCode.FIELD_BAD_PHONE, {})


def _bank_no(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    return None if _BANK_NO.fullmatch(value) else (RefusalCode.FIELD_BAD_BANK_NO, {})


def _uscc(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    return None if uscc_fault(value) is None else (RefusalCode.FIELD_BAD_USCC, {})


def _cert_no(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Found:
    """By the certificate's type; types without a public rule are taken as they are. The 2017 foreigner number is a
    553 number of its own shape."""
    own_type = answers.get("P.cert_type", "111") if spec.element == "P.cert_no" else "111"
    if own_type not in _OWN_18 or (own_type == "553" and foreigner_2017_fault(value) is None):
        return None
    fault = citizen_fault(value, today)
    return (_NUMBER_FAULTS[fault], {}) if fault else None


CHECKS: Mapping[FieldKind, Check] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.DATE: _date,
    FieldKind.MONTH: _month,
    FieldKind.INTEGER: _number(whole=True),
    FieldKind.DECIMAL: _number(whole=False),
    FieldKind.YES_NO: _yes_no,
    FieldKind.CERT_NO: _cert_no,
    FieldKind.USCC: _uscc,
    FieldKind.PHONE: _phone,
    FieldKind.BANK_NO: _bank_no,
}
