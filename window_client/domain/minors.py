"""Minors (未成年人): under eighteen a guardian acts, who is of age himself; who is over sixteen and lives of his own work may
act, also as a guardian, which a clerk says with a reason (民法典 17, 18, 23, 27). Pure."""

from collections.abc import Mapping
from datetime import date

from window_client.domain import agent
from window_client.domain.case import LEGAL
from window_client.domain.check_digits import birth_of
from window_client.domain.rule_checks import RuleCheck

FULL_AGE = 18
_RULE, _GUARDIAN_RULE = "minor", "guardian_age"
_CITIZEN = 18  # characters of a number that names a day of birth


def age(values: Mapping[str, str], today: date) -> int | None:
    """Full years of the applicant by his number, else by his day of birth; None when neither says it."""
    try:
        born = _born(values.get("P.cert_no", "")) or date.fromisoformat(values.get("P.birth", ""))
    except ValueError:
        return None
    return _years(born, today)


def _born(number: str) -> date | None:
    return birth_of(number) if len(number) == _CITIZEN else None


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def is_minor(values: Mapping[str, str], today: date) -> bool:
    """Whether the applicant is known to be under age."""
    years = age(values, today)
    return years is not None and years < FULL_AGE


def check(values: Mapping[str, str], today: date) -> list[RuleCheck]:
    """The soft checks of a minor's case and of whoever is a guardian; none for anybody else, or for a unit's own age."""
    return [*_applicant(values, today), *_guardian(values, today)]


def _applicant(values: Mapping[str, str], today: date) -> list[RuleCheck]:
    if LEGAL in values or not is_minor(values, today):
        return []
    holds = values.get(agent.KIND) == agent.GUARDIAN
    says = "未成年人由监护人办理" if holds else "申请人未满18周岁，未登记监护人"
    return [RuleCheck(_RULE, "1", False, holds, says, {"age": str(age(values, today))})]


def _guardian(values: Mapping[str, str], today: date) -> list[RuleCheck]:
    """By his number, where it names a day of birth."""
    born = _born(values.get("A.cert_no", "")) if values.get(agent.KIND) == agent.GUARDIAN else None
    if born is None:
        return []
    years = _years(born, today)
    says = "监护人已成年" if years >= FULL_AGE else "监护人未满18周岁，请由成年的监护人办理"
    return [RuleCheck(_GUARDIAN_RULE, "1", False, years >= FULL_AGE, says, {"age": str(years)})]
