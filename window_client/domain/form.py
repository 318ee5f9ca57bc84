"""The form (表单): canonical values, what is wrong with one, and what a card fills in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from window_client.domain import field_checks
from window_client.domain.card import IdCard
from window_client.domain.check_digits import birth_of, citizen_fault, normal, sex_of
from window_client.domain.item import FieldSpec, Item
from window_client.domain.item_rules import RULES
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

LONG_TERM = "长期"

_LATIN = {FieldKind.CERT_NO, FieldKind.USCC, FieldKind.PHONE, FieldKind.BANK_NO, FieldKind.INTEGER, FieldKind.DECIMAL}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field now; `facts` fill the sentence and hold no personal data."""

    code: RefusalCode
    facts: Mapping[str, str] = field(default_factory=dict)


def canonical(spec: FieldSpec, typed: str) -> str:
    """What was typed as it is kept: numbers and codes half-width, upper-case and without spaces, texts trimmed."""
    return normal(typed) if spec.kind in _LATIN else typed.strip()


def check(spec: FieldSpec, value: str, answers: Mapping[str, str], today: date) -> Problem | None:
    """What is wrong with this value of this field, seen together with the other answers; None = nothing."""
    if not value:
        return Problem(RefusalCode.FIELD_REQUIRED) if spec.required else None
    found = field_checks.CHECKS[spec.kind](spec, value, answers, today)
    if found is not None:
        return Problem(*found)
    if _disagrees_with_number(spec.element, value, answers, today):
        return Problem(RefusalCode.FIELD_BAD_BIRTH)
    rule = RULES.get(spec.rule) if spec.rule else None
    if rule is not None and not rule(answers, today):
        return Problem(RefusalCode.FIELD_RULE, {"rule": spec.rule})
    return None


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
        "P.addr_reg": card.address,
        "P.cert_from": card.valid_from.isoformat() if card.valid_from else "",
        "P.cert_to": card.valid_to.isoformat() if card.valid_to else card.valid_to_text,
    }
    return {element: value for element, value in values.items() if value}


def card_problem(card: IdCard, today: date) -> RefusalCode | None:
    """Why this card may not be used: its number does not check, or it is out of date. 长期 never ends."""
    if card.kind is not CardKind.FOREIGNER_2017 and citizen_fault(card.number, today) is not None:
        return RefusalCode.CARD_NUMBER_WRONG
    if card.valid_to is not None and card.valid_to < today:
        return RefusalCode.CARD_EXPIRED
    return None


def _disagrees_with_number(element: str, value: str, answers: Mapping[str, str], today: date) -> bool:
    """Whether sex or birth say something else than a right resident number does (domain.md 9.1)."""
    number = answers.get("P.cert_no", "")
    if element not in {"P.sex", "P.birth"} or answers.get("P.cert_type", "111") != "111":
        return False
    if citizen_fault(number, today) is not None:
        return False
    if element == "P.sex":
        return value in {"1", "2"} and value != sex_of(number)
    born = birth_of(number)
    return born is not None and value != born.isoformat()
