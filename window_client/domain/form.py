"""The form (表单): canonical values, what is wrong with one, and what a card fills in. Pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from window_client.domain import conditions, field_checks, field_schema, item_rules, terms
from window_client.domain.card import IdCard
from window_client.domain.check_digits import citizen_fault, foreigner_2017_fault, normal
from window_client.domain.field_checks import LONG_TERM as LONG_TERM
from window_client.domain.item import FieldSpec, Item
from window_client.words import CardKind, FieldKind, RefusalCode

CERT_TYPES: Mapping[str, str] = {
    "111": "居民身份证",
    "154": "居住证",
    "414": "普通护照",
    "516": "港澳居民来往内地通行证",
    "511": "台湾居民来往大陆通行证",
    "553": "外国人永久居留证",
}
"""GA/T 2000.156 codes offered at the window (domain.md 3.10)."""

CARD_CERT_TYPES: Mapping[CardKind, str] = {
    CardKind.RESIDENT: "111",
    CardKind.HMT_RESIDENT: "154",  # platforms differ (domain.md 3.10, mark C): mapped at the border when one is known
    CardKind.FOREIGNER_2017: "553",
    CardKind.FOREIGNER_2023: "553",
}

_DAY = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))")
_MONTH = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})月?|([0-9]{2}))")
_LATIN = {FieldKind.CERT_NO, FieldKind.USCC, FieldKind.PHONE, FieldKind.BANK_NO, FieldKind.INTEGER, FieldKind.DECIMAL}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field now; `facts` fill the sentence and hold no personal data."""

    code: RefusalCode
    facts: Mapping[str, str] = field(default_factory=dict)


def canonical(spec: FieldSpec, typed: str) -> str:
    """What was typed as it is kept: numbers and codes half-width, upper-case and without spaces, days ISO where they
    can be read (19850615, 1985/6/15, 1985年6月15日), texts trimmed. Never raises, never drops what it cannot read."""
    if spec.kind in _LATIN:
        return normal(typed)
    if spec.kind is FieldKind.TABLE:
        return _rows(spec, typed)
    if spec.kind is FieldKind.DATE:
        return _dashed(_DAY, typed)
    return _dashed(_MONTH, typed) if spec.kind is FieldKind.MONTH else typed.strip()


def _rows(spec: FieldSpec, typed: str) -> str:
    """The rows that hold anything, each cell in its own canonical form; "" without one."""
    kept = [
        {each.element: canonical(each, row[each.element]) for each in spec.columns if row.get(each.element)}
        for row in terms.rows(typed)
    ]
    filled = [row for row in kept if any(row.values())]
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":")) if filled else ""


def _dashed(shape: re.Pattern[str], typed: str) -> str:
    found = shape.fullmatch(normal(typed))
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else typed.strip()


def check(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Problem | None:
    """What is wrong with this value of this field, seen together with the other answers; None = nothing. A field that these
    answers do not ask for is never wrong."""
    if not conditions.hold(spec.only_if, answers):
        return None
    problem = check_alone(spec, value, answers, today)
    if problem is not None:
        return problem
    if not spec.rules:
        return None
    rule = item_rules.broken(spec.rules, {**answers, spec.element: value}, today, hard=True)
    return Problem(RefusalCode.FIELD_RULE, {"rule": rule.says}) if rule is not None else None


def check_alone(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Problem | None:
    """The same without the rules that look at other fields: presence, kind, bounds and the catalogue's schema."""
    if not value:
        return Problem(RefusalCode.FIELD_REQUIRED) if spec.required else None
    found = field_checks.CHECKS[spec.kind](spec, value, answers, today)
    if found is not None:
        return Problem(*found)
    fault = field_schema.fault(spec, value)
    return Problem(fault.code, fault.facts) if fault is not None else None


def advice(spec: FieldSpec, answers: Mapping[str, str], today: date) -> str:
    """What a soft rule beside this field says against the answers; "" when nothing does."""
    if not conditions.hold(spec.only_if, answers):
        return ""
    rule = item_rules.broken(spec.rules, answers, today, hard=False)
    return rule.says if rule is not None else ""


def is_cert_no(number: str, kind: str, today: date) -> bool:
    """Whether this can be the number of a document of this kind (GA/T 2000.156 code), not a slip of the keyboard."""
    number = normal(number)
    if kind not in CARD_CERT_TYPES.values():
        return bool(number)
    return citizen_fault(number, today) is None or foreigner_2017_fault(number) is None


def missing(item: Item, answers: Mapping[str, str], today: date) -> list[FieldSpec]:
    """Fields that keep the item from being accepted, in form order."""
    return [spec for spec in item.fields if check(spec, answers.get(spec.element, ""), answers, today)]


def from_card(card: IdCard) -> dict[str, str]:
    """Which data elements a card fills, in canonical values; elements that the layout lacks are absent."""
    values = {
        "P.name": card.name or card.english_name,
        "P.cert_type": CARD_CERT_TYPES[card.kind],
        "P.cert_no": card.number,
        "P.sex": card.sex,
        "P.birth": card.birth.isoformat() if card.birth else "",
        "P.ethnic": card.ethnic,
        "P.addr_reg": card.newest_address or card.address,
        "P.cert_from": card.valid_from.isoformat() if card.valid_from else "",
        "P.cert_to": card.valid_to.isoformat() if card.valid_to else card.valid_to_text,
    }
    return {element: value for element, value in values.items() if value}


def card_problem(card: IdCard, today: date) -> RefusalCode | None:
    """Why this card may not be used: its number does not check, or it is out of date. Good on its last day; 长期 never
    ends."""
    old_foreigner = card.kind is CardKind.FOREIGNER_2017
    fault = foreigner_2017_fault(card.number) if old_foreigner else citizen_fault(card.number, today)
    if fault is not None:
        return RefusalCode.CARD_NUMBER_WRONG
    if card.valid_to is not None and card.valid_to < today:
        return RefusalCode.CARD_EXPIRED
    return None
