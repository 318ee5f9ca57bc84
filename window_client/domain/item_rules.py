"""Cross-field rules of items by name (跨字段规则). The catalogue names a rule; what it means stands here, versioned
with the program. A rule whose inputs are not all there yet holds: the missing field says so itself."""

from collections.abc import Callable, Mapping
from datetime import date

Rule = Callable[[Mapping[str, str], date], bool]


def _age(answers: Mapping[str, str], today: date) -> int | None:
    try:
        born = date.fromisoformat(answers.get("P.birth", ""))
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _at_least(years: int) -> Rule:
    def rule(answers: Mapping[str, str], today: date) -> bool:
        age = _age(answers, today)
        return age is None or age >= years

    return rule


def _later(later: str, earlier: str) -> Rule:
    def rule(answers: Mapping[str, str], _: date) -> bool:
        one, other = answers.get(later, ""), answers.get(earlier, "")
        return not (one and other) or one > other

    return rule


def _members(answers: Mapping[str, str], _: date) -> bool:
    """≥ 50 individuals, or ≥ 30 units, or ≥ 50 together (domain.md 9.2 S01)."""
    try:
        persons, units = int(answers.get("SO.indiv", "")), int(answers.get("SO.unit", ""))
    except ValueError:
        return True
    return (persons >= 50 and units == 0) or (units >= 30 and persons == 0) or persons + units >= 50


def _plain_name(answers: Mapping[str, str], _: date) -> bool:
    return not answers.get("E.name", "").startswith(("中国", "全国", "中华"))


RULES: Mapping[str, Rule] = {
    "age>=16": _at_least(16),
    "age>=60": _at_least(60),
    "B.end>B.start": _later("B.end", "B.start"),
    "AD.to>AD.from": _later("AD.to", "AD.from"),
    "SO.members": _members,
    "SO.plain_name": _plain_name,
}
