"""What was checked when a case was decided (规则校验), domain.md Q21: rule, version, inputs, outcome, explanation.

A hard rule is never overruled; a soft one, which the catalogue brings, only with a reason. Same inputs, same outcome
and text.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from window_client.domain import conditions, field_schema, form, item_rules, masking, terms
from window_client.domain.case import Answer
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.item import Item, SoftRule
from window_client.domain.sources import Rival
from window_client.words import MaterialState, SoftRuleKind

SCHEMA = "schema:"


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """One rule and how it came out. `inputs` are masked where they are a person's."""

    rule: str
    version: str
    hard: bool
    holds: bool
    says: str
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """All checks behind one event of a case, as JSON; `reason` = why a soft rule was overruled."""

    case: CaseId
    seq: int
    deed: str
    at: datetime
    actor: StaffNo
    checks: str
    reason: str = ""


def of_fields(item: Item, values: Mapping[str, str], today: date) -> list[RuleCheck]:
    """Every field that the answers ask for by its kind, bounds and schema; then its rules, hard and soft."""
    found, version = [], f"{item.code} v{item.version}"
    for spec in conditions.asked(item.fields, values):
        value = values.get(spec.element, "")
        problem = form.check_alone(spec, value, values, today)
        says = "符合要求" if problem is None else "、".join((problem.code.value, *problem.facts.values()))
        found.append(
            RuleCheck(f"field:{spec.element}", version, True, problem is None, says, _inputs([spec.element], values))
        )
        for rule in spec.rules:
            holds, inputs = item_rules.holds(rule, values, today), _inputs(terms.elements(rule.term), values)
            found.append(RuleCheck(f"rule:{rule.code}", version, rule.hard, holds, rule.says, inputs))
    return found


def of_form(item: Item, values: Mapping[str, str]) -> RuleCheck:
    """The whole form against the item's JSON Schema; inputs are named, never shown."""
    asked = conditions.asked(item.fields, values)
    wrong = field_schema.complaints(item, field_schema.document(item, asked, values))
    says = "表单符合事项模式" if not wrong else f"表单不符合事项模式：{'、'.join(wrong)}"
    return RuleCheck(f"{SCHEMA}{item.code}", f"{item.code} v{item.version}", True, not wrong, says, {})


def of_sources(rivals: Sequence[Rival], answers: Mapping[str, Answer], version: str) -> list[RuleCheck]:
    """Every field about which sources disagreed: each value with its source, and why one was chosen."""
    found = []
    for rival in rivals:
        used = answers.get(rival.field)
        if used is None:
            continue
        inputs = {each.source.value: masking.by_element(rival.field, each.value) for each in (used, rival)}
        says = f"采用 {used.source.value}，另有 {rival.source.value}：{rival.reason or '未选定'}"
        found.append(RuleCheck(f"source:{rival.field}", version, True, bool(rival.reason), says, inputs))
    return found


def _inputs(elements: Iterable[str], values: Mapping[str, str]) -> dict[str, str]:
    named = dict.fromkeys(each.partition(terms.COLUMN)[0] for each in elements)
    return {element: masking.by_element(element, values.get(element, "")) for element in named}


def of_materials(item: Item, states: Mapping[str, MaterialState]) -> list[RuleCheck]:
    """Every material: there, promised, committed or not needed."""
    version = f"{item.code} v{item.version}"
    return [
        RuleCheck(
            f"material:{spec.type}",
            version,
            True,
            states[spec.type] is not MaterialState.MISSING,
            states[spec.type].value,
            {"necessity": spec.necessity.value},
        )
        for spec in item.materials
    ]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What soft rules look at: answers, the promised day, earlier refusals (receipt number, day) of this person and item."""

    values: Mapping[str, str]
    due: date | None
    refused: Sequence[tuple[str, date]]
    today: date


def soft(rules: Iterable[SoftRule], item: Item, around: Circumstances) -> list[RuleCheck]:
    """The publisher's soft rules for this item, each by its kind; an answer not yet given breaks nothing."""
    return [_SOFT[rule.kind](rule, around) for rule in rules if not rule.items or item.code in rule.items]


def _soft(rule: SoftRule, *, holds: bool, inputs: Mapping[str, str], more: str = "") -> RuleCheck:
    says = rule.says if holds else rule.warns + (f"（{more}）" if more else "")
    return RuleCheck(rule.code, rule.version, False, holds, says, inputs)


def _certificate_lasts(rule: SoftRule, around: Circumstances) -> RuleCheck:
    """The applicant's certificate should still be valid on the promised day; 长期 and unknown dates hold."""
    until, due = around.values.get("P.cert_to", ""), around.due
    try:
        ends: date | None = date.fromisoformat(until)
    except ValueError:
        ends = None
    holds = ends is None or due is None or ends >= due
    return _soft(rule, holds=holds, inputs={"until": until, "due": str(due or "")})


def _not_refused_lately(rule: SoftRule, around: Circumstances) -> RuleCheck:
    """The same person was not refused the same item in the last days."""
    late = [number for number, day in around.refused if around.today - day <= timedelta(days=rule.days)]
    return _soft(rule, holds=not late, inputs={"refused": "、".join(late)}, more="、".join(late))


def _answers(rule: SoftRule, around: Circumstances) -> RuleCheck:
    """Some answers together ask for a second look."""
    names = {each.element for each in rule.broken_if}
    inputs = {name: masking.by_element(name, around.values.get(name, "")) for name in sorted(names)}
    return _soft(rule, holds=not conditions.hold(rule.broken_if, around.values), inputs=inputs)


_SOFT: Mapping[SoftRuleKind, Callable[[SoftRule, Circumstances], RuleCheck]] = {
    SoftRuleKind.CERTIFICATE_LASTS: _certificate_lasts,
    SoftRuleKind.NOT_REFUSED_LATELY: _not_refused_lately,
    SoftRuleKind.ANSWERS: _answers,
}


def encoded(checks: Sequence[RuleCheck]) -> str:
    """The checks as they are kept."""
    rows = [
        {
            "rule": each.rule,
            "version": each.version,
            "hard": each.hard,
            "holds": each.holds,
            "says": each.says,
            "inputs": dict(each.inputs),
        }
        for each in checks
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
