"""Check a case by rule (规则校验): what a decision rests on is kept with it; a soft rule yields to a reason only."""

from collections.abc import Mapping, Sequence
from datetime import date

from window_client.domain import minors, rule_checks
from window_client.domain.case import Answer, Case
from window_client.domain.item import Item
from window_client.domain.rule_checks import CheckRecord, RuleCheck
from window_client.errors import Refusal
from window_client.steps.work import Work
from window_client.views import MaterialView
from window_client.words import CaseState, RefusalCode


def checks(
    work: Work,
    case: Case,
    item: Item,
    answers: Mapping[str, Answer],
    lines: Sequence[MaterialView],
    due: date | None = None,
) -> list[RuleCheck]:
    """Every check of the case as it stands, hard ones first."""
    values = {element: answer.value for element, answer in answers.items()}
    around = rule_checks.Circumstances(values, due, _refused(work, case), work.today)
    return [
        *rule_checks.of_fields(item, values, work.today),
        rule_checks.of_form(item, values),
        *rule_checks.of_sources(work.unit.rivals.of_case(case.id), answers, version=f"{item.code} v{item.version}"),
        *rule_checks.of_materials(item, {line.type: line.state for line in lines}),
        *minors.check(values, work.today),
        *rule_checks.soft(work.catalogue_of(case).soft_rules, item, around),
    ]


def refuse_form(found: Sequence[RuleCheck]) -> None:
    """The item's JSON Schema has the last word on the form; its fields were refused in their own words before."""
    wrong = [each.says for each in found if each.rule.startswith(rule_checks.SCHEMA) and not each.holds]
    if wrong:
        raise Refusal(RefusalCode.FIELDS_MISSING, facts={"fields": "；".join(wrong)})


def refuse_soft(found: Sequence[RuleCheck], reason: str) -> None:
    """A soft rule that does not hold asks for a reason; hard ones were refused in their own words before."""
    broken = [each.says for each in found if not each.hard and not each.holds]
    if broken and not reason.strip():
        raise Refusal(RefusalCode.SOFT_RULE, facts={"rules": "；".join(broken)})


def keep(work: Work, case: Case, deed: str, found: Sequence[RuleCheck], reason: str = "") -> None:
    """Write the checks behind the last event of the case."""
    broken = any(not each.hard and not each.holds for each in found)
    work.unit.cases.add_checks(
        CheckRecord(
            case=case.id,
            seq=case.events,
            deed=deed,
            at=work.now,
            actor=work.who().clerk.staff_no,
            checks=rule_checks.encoded(found),
            reason=reason.strip() if broken else "",
        )
    )


def _refused(work: Work, case: Case) -> list[tuple[str, date]]:
    """Earlier refusals of this person and item."""
    if not case.applicant_key:
        return []
    return [
        (each.receipt_no, (work.unit.cases.last_event_at(each.id) or each.opened_at).date())
        for each in work.unit.cases.of_applicant(case.applicant_key)
        if each.item_code == case.item_code and each.state is CaseState.NOT_ACCEPTED
    ]
