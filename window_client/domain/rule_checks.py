"""What was checked when a case was decided (规则校验), domain.md Q21: rule, version, inputs, outcome, explanation.

A hard rule is never overruled; a soft one only with a reason. Same inputs, same outcome and text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from window_client.domain import conditions, field_schema, form, item_rules, masking, terms
from window_client.domain.case import Answer
from window_client.domain.ids import CaseId, StaffNo
from window_client.domain.item import Item
from window_client.domain.sources import Rival
from window_client.words import MaterialState

VERSION = "1"
"""Of the rules written here; rules of fields and materials carry the version of their item."""

REFUSED_DAYS = 30
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


def certificate_lasts(until: str, due: date | None) -> RuleCheck:
    """Soft: the applicant's certificate should still be valid on the promised day; 长期 and unknown dates hold."""
    try:
        ends: date | None = date.fromisoformat(until)
    except ValueError:
        ends = None
    holds = ends is None or due is None or ends >= due
    says = "申请人证件在承诺办结日仍有效" if holds else "申请人证件在承诺办结日之前到期"
    return RuleCheck("certificate-lasts", VERSION, False, holds, says, {"until": until, "due": str(due or "")})


def not_refused_lately(refused: Sequence[tuple[str, date]], today: date) -> RuleCheck:
    """Soft: the same person was not refused the same item in the last thirty days. `refused`: receipt number, day."""
    late = [number for number, day in refused if today - day <= timedelta(days=REFUSED_DAYS)]
    says = f"三十天内同一事项曾不予受理（{'、'.join(late)}）" if late else "三十天内同一事项未曾不予受理"
    return RuleCheck("not-refused-lately", VERSION, False, not late, says, {"refused": "、".join(late)})


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
