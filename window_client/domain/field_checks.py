"""One check a kind of field (字段校验). Each returns (code, facts) or None; values come in canonical form."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from window_client.domain import terms
from window_client.domain.check_digits import (
    NumberFault,
    birth_of,
    citizen_fault,
    foreigner_2017_fault,
    sex_of,
    uscc_fault,
)
from window_client.domain.item import FieldSpec
from window_client.words import FieldKind, RefusalCode

Found = tuple[RefusalCode, Mapping[str, str]] | None
Check = Callable[[FieldSpec, str, Mapping[str, str], date], Found]

LONG_TERM = "长期"

_PHONE = re.compile(r"1[3-9][0-9]{9}")
_BANK_NO = re.compile(r"[0-9]{12,19}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_PERSON_NAMES = {"P.name", "G.name", "E.legal.name"}
_NAME_MARKS = frozenset("·•‧・-'’.,() （）")
_NAME_SAYS = "姓名只能有汉字、字母和间隔号"
_AGREE_SAYS = "须与身份证号码一致"
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
    return _person_name(value) if spec.element in _PERSON_NAMES else None


def _person_name(value: str) -> Found:
    """Any letter of any script, so all of Han up to extension H, 〇, code points of private use (cards carry them)
    and what combines with a letter; marks between names; no digits (domain.md 9.1)."""
    if any(sign.isdigit() for sign in value):
        return RefusalCode.FIELD_HAS_DIGITS, {}
    if all(unicodedata.category(sign)[0] in "LM" or _is_rare(sign) or sign in _NAME_MARKS for sign in value):
        return None
    return RefusalCode.FIELD_RULE, {"rule": _NAME_SAYS}


def _is_rare(sign: str) -> bool:
    """〇, private use, and planes 2 and 3, where this Python may not know the newest Han yet."""
    return sign == "〇" or unicodedata.category(sign) == "Co" or 0x20000 <= ord(sign) < 0x40000


def _number(shape: re.Pattern[str]) -> Check:
    def check(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
        if not shape.fullmatch(value):
            return RefusalCode.FIELD_NOT_A_NUMBER, {}
        number = Decimal(value)
        if (spec.min and number < Decimal(spec.min)) or (spec.max and number > Decimal(spec.max)):
            return RefusalCode.FIELD_OUT_OF_RANGE, {"min": spec.min or "-∞", "max": spec.max or "∞"}
        return None

    return check


def _date(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Found:
    if value == LONG_TERM and spec.element.endswith(".cert_to"):
        return None
    day = day_of(value)
    if day is None:
        return RefusalCode.FIELD_NOT_A_DATE, {}
    low, high = _bound(spec.min, today), _bound(spec.max, today)
    if (low and day < low) or (high and day > high):
        return RefusalCode.FIELD_OUT_OF_RANGE, {"min": str(low or "-∞"), "max": str(high or "∞")}
    return _agrees(spec.element, value, answers, today)


def day_of(text: str) -> date | None:
    """The day of a canonical date "YYYY-MM-DD"; None for anything else that Python would read as a date too."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _bound(text: str, today: date) -> date | None:
    if not text:
        return None
    return today if text == "today" else date.fromisoformat(text)


def _month(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    return None if _MONTH.fullmatch(value) else (RefusalCode.FIELD_NOT_A_DATE, {})


def _choice(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Found:
    if value not in {code for code, _label in spec.choices}:
        return RefusalCode.FIELD_NOT_A_CHOICE, {}
    return _agrees(spec.element, value, answers, today)


def _agrees(element: str, value: str, answers: Mapping[str, str], today: date) -> Found:
    """Sex and birth must say what a right resident number says (domain.md 9.1); a wrong number decides nothing."""
    number = answers.get("P.cert_no", "")
    if element not in {"P.sex", "P.birth"} or answers.get("P.cert_type", "111") != "111":
        return None
    if citizen_fault(number, today) is not None:
        return None
    if element == "P.sex":
        differs = value in {"1", "2"} and value != sex_of(number)
    else:
        differs = day_of(value) != birth_of(number)
    return (RefusalCode.FIELD_RULE, {"rule": _AGREE_SAYS}) if differs else None


def _choices(spec: FieldSpec, value: str, _: Mapping[str, str], __: date) -> Found:
    known, chosen = {code for code, _label in spec.choices}, value.split(",")
    if not set(chosen) <= known or len(set(chosen)) < len(chosen):
        return RefusalCode.FIELD_NOT_A_CHOICE, {}
    if spec.min and len(chosen) < int(spec.min):
        return RefusalCode.FIELD_REQUIRED, {}
    if spec.max and len(chosen) > int(spec.max):
        return RefusalCode.FIELD_OUT_OF_RANGE, {"max": spec.max}
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
    """By the certificate's type beside it (P.cert_type, G.cert_type …, 111 when absent); types without a public rule
    are taken as they are. The 2017 foreigner number is a 553 number of its own shape."""
    own_type = answers.get(spec.element.removesuffix("cert_no") + "cert_type") or "111"
    if own_type not in _OWN_18 or (own_type == "553" and foreigner_2017_fault(value) is None):
        return None
    fault = citizen_fault(value, today)
    return (_NUMBER_FAULTS[fault], {}) if fault else None


def _table(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Found:
    """Each cell by its column, named with its row; then how many rows there are. A cell sees its own row first."""
    found = terms.rows(value)
    if spec.min and len(found) < int(spec.min):
        return RefusalCode.FIELD_TOO_FEW_ROWS, {"min": spec.min}
    if spec.max and len(found) > int(spec.max):
        return RefusalCode.FIELD_TOO_MANY_ROWS, {"max": spec.max}
    faults = cell_faults(spec, found, answers, today)
    if not faults:
        return None
    row, column = next(iter(faults))
    label = next(each.label for each in spec.columns if each.element == column)
    return RefusalCode.FIELD_ROW_WRONG, {"row": str(row + 1), "column": label}


def cell_faults(
    spec: FieldSpec, rows: Sequence[Mapping[str, str]], answers: Mapping[str, str], today: date
) -> dict[tuple[int, str], tuple[RefusalCode, Mapping[str, str]]]:
    """What is wrong with the cells of a table: (row from 0, column) → refusal and its facts."""
    faults = {}
    for place, row in enumerate(rows):
        beside = {**answers, **row}
        for column in spec.columns:
            cell = row.get(column.element, "")
            wrong = CHECKS[column.kind](column, cell, beside, today) if cell else None
            if not cell and column.required:
                wrong = (RefusalCode.FIELD_REQUIRED, {})
            if wrong is not None:
                faults[place, column.element] = wrong
    return faults


CHECKS: Mapping[FieldKind, Check] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.DATE: _date,
    FieldKind.MONTH: _month,
    FieldKind.INTEGER: _number(_WHOLE),
    FieldKind.DECIMAL: _number(_DECIMAL),
    FieldKind.YES_NO: _yes_no,
    FieldKind.CERT_NO: _cert_no,
    FieldKind.USCC: _uscc,
    FieldKind.PHONE: _phone,
    FieldKind.BANK_NO: _bank_no,
    FieldKind.TABLE: _table,
}


_COUNTED = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.CHOICES, FieldKind.TABLE}


def bounds_hold(spec: FieldSpec) -> bool:
    """Whether `min` and `max` can be read for this kind of field: lengths and counts, numbers, or days and "today"."""
    if spec.kind is FieldKind.DATE:
        return all(bound in {"", "today"} or day_of(bound) for bound in (spec.min, spec.max))
    shape = _WHOLE if spec.kind in _COUNTED else _DECIMAL
    return all(not bound or shape.fullmatch(bound) for bound in (spec.min, spec.max))
