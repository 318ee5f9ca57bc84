"""Cross-field rules of items by name (跨字段规则). The catalogue names a rule; what it means stands here, versioned
with the program. A rule whose inputs are not all there yet holds: the missing field says so itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Holds = Callable[[Mapping[str, str], date], bool]

_BIRTH_NO = re.compile(r"[A-Z][0-9]{9}")


@dataclass(frozen=True, slots=True)
class Rule:
    """`holds(answers, today)`; `says` is the rule in the trade's words, shown beside the field that breaks it."""

    says: str
    holds: Holds


def _age(answers: Mapping[str, str], today: date) -> int | None:
    """Full years (周岁), counted up on the birthday; 29 February counts up on 1 March of common years."""
    try:
        born = date.fromisoformat(answers.get("P.birth", ""))
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _at_least(years: int) -> Holds:
    def holds(answers: Mapping[str, str], today: date) -> bool:
        age = _age(answers, today)
        return age is None or age >= years

    return holds


def _later(later: str, earlier: str) -> Holds:
    def holds(answers: Mapping[str, str], _: date) -> bool:
        one, other = answers.get(later, ""), answers.get(earlier, "")
        return not (one and other) or one > other

    return holds


def _members(answers: Mapping[str, str], _: date) -> bool:
    """≥ 50 individuals, or ≥ 30 units, or ≥ 50 together (domain.md 9.2 S01)."""
    try:
        persons, units = int(answers.get("SO.indiv", "")), int(answers.get("SO.unit", ""))
    except ValueError:
        return True
    return (units >= 30 and persons == 0) or persons + units >= 50


def _plain_name(answers: Mapping[str, str], _: date) -> bool:
    return not answers.get("E.name", "").startswith(("中国", "全国", "中华"))


def _birth_no(answers: Mapping[str, str], _: date) -> bool:
    number = answers.get("NB.birth_no", "")
    return not number or _BIRTH_NO.fullmatch(number) is not None


def _by_today(element: str, *, after: bool) -> Holds:
    """The day is not before (`after`), or not behind, today; no day yet holds."""

    def holds(answers: Mapping[str, str], today: date) -> bool:
        day = answers.get(element, "")
        return not day or (day >= today.isoformat() if after else day <= today.isoformat())

    return holds


RULES: Mapping[str, Rule] = {
    "age>=16": Rule("须年满16周岁", _at_least(16)),
    "age>=60": Rule("须年满60周岁", _at_least(60)),
    "B.end>B.start": Rule("竣工日期须晚于开工日期", _later("B.end", "B.start")),
    "AD.to>AD.from": Rule("设置止须晚于设置起", _later("AD.to", "AD.from")),
    "SO.members": Rule("个人会员50个以上, 或单位会员30个以上, 或合计50个以上", _members),
    "SO.plain_name": Rule("不得冠以 中国、全国、中华", _plain_name),
    "A.from<=today": Rule("授权须已生效", _by_today("A.from", after=False)),
    "A.to>=today": Rule("授权须未过期", _by_today("A.to", after=True)),
    "NB.birth_no": Rule("大写字母1位加数字9位", _birth_no),
}
