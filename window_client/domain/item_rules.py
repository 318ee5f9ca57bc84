"""Cross-field rules of an item (跨字段规则), catalogue data: a term that must hold, and the trade's words for it.

A hard rule that does not hold keeps the case from being accepted; a soft one yields to a reason, which is kept (Q21).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from window_client.domain import terms
from window_client.domain.terms import Term


@dataclass(frozen=True, slots=True)
class Rule:
    """`says` is the rule in the trade's words, shown beside the field that it stands at."""

    code: str
    says: str
    term: Term
    hard: bool = True


def holds(rule: Rule, answers: Mapping[str, str], today: date) -> bool:
    """Whether nothing known speaks against it."""
    return terms.weigh(rule.term, answers, today) is not False


def broken(rules: Sequence[Rule], answers: Mapping[str, str], today: date, *, hard: bool) -> Rule | None:
    """The first rule of this strength that does not hold."""
    return next((each for each in rules if each.hard is hard and not holds(each, answers, today)), None)
