"""Several sources of one value (多来源): what a source brings is weighed; a person settles what disagrees; earlier cases
of the same person offer what they know (以往办件带入)."""

from collections.abc import Mapping

from window_client.domain import basket, form, sources
from window_client.domain.case import NAMING, Answer, Case
from window_client.domain.ids import CaseId
from window_client.domain.sources import Rival
from window_client.errors import Refusal
from window_client.messages import SettleSource, TakeEarlier
from window_client.steps import open_case, sitting
from window_client.steps.sitting import Sitting
from window_client.steps.work import Said, Show, Work
from window_client.views import EarlierOffer, NoticeGone
from window_client.words import CaseState, RefusalCode, Source

LOOKED_AT = 5
"""How many earlier cases are looked at, newest first."""


def bring_all(work: Work, case: Case, values: Mapping[str, str], source: Source) -> None:
    """A source brings values; the case is named after its applicant as the answers say him then."""
    known, rivals = work.unit.cases.answers(case.id), work.unit.rivals.of_case(case.id)
    used = []
    for element, value in values.items():
        before = [each for each in rivals if each.field == element]
        use = _bring(work, case.id, known.get(element), Answer(element, value, source, work.now), before)
        if use != known.get(element):
            used.append(use)
    work.unit.cases.put_answer(case.id, *used)
    rename(work, case.id, *values)


def rename(work: Work, case: CaseId, *changed: str) -> None:
    """The case named after its applicant, when one of these fields says who that is."""
    current = work.unit.cases.get(case)
    if current is None or not NAMING & set(changed):
        return
    named = current.named_after({key: answer.value for key, answer in work.unit.cases.answers(case).items()})
    if named != current:
        work.unit.cases.save(named)


def fitting(work: Work, sat: Sitting, values: Mapping[str, str]) -> dict[str, str]:
    """What fields of the form can hold of what a source says, in their own writing."""
    specs = {spec.element: spec for spec in sat.merged.item.fields}
    written = {key: form.canonical(specs[key], value) for key, value in values.items() if key in specs and value}
    return {
        key: value for key, value in written.items() if basket.check(sat.merged, key, {key: value}, work.today) is None
    }


def _bring(work: Work, case: CaseId, known: Answer | None, new: Answer, before: list[Rival]) -> Answer:
    """The stronger value, which is used; the other one is kept beside it. `before` = what was kept beside it so far."""
    use, rival = sources.weigh(known, new)
    if before and (known is None or known.value != use.value or rival is not None):
        work.unit.rivals.drop(case, new.field)
        for each in sources.reopened(before, use.value):
            work.unit.rivals.put(case, each)
    if rival is not None:
        work.unit.rivals.put(case, rival)
    return use


def settle_source(message: SettleSource, work: Work) -> Said:
    """A person chooses which source is right, and says why; every value stays in the record."""
    case, reason = open_case.case_in_hand(work, message.case), message.reason.strip()
    if not reason:
        raise Refusal(RefusalCode.REASON_MISSING, field=message.field)
    known = work.unit.cases.answers(case.id).get(message.field)
    rivals = [each for each in work.unit.rivals.of_case(case.id) if each.field == message.field]
    by = work.who().clerk.staff_no
    chosen = sources.choose(known, rivals, message.source, reason, by) if known is not None and rivals else None
    if chosen is None:
        raise Refusal(RefusalCode.SOURCE_GONE, field=message.field)
    answer, beside = chosen
    work.unit.cases.put_answer(case.id, answer)
    work.unit.rivals.drop(case.id, message.field)
    for each in beside:
        work.unit.rivals.put(case.id, each)
    rename(work, case.id, message.field)
    work.audit("settle_source", case.receipt_no, f"{message.field} {message.source.value}")
    return [NoticeGone(f"field:{message.field}"), Show.CASE]


def take_earlier(message: TakeEarlier, work: Work) -> Said:
    """Fill what an earlier case of the same person knows, each value marked with where it came from."""
    case = open_case.draft_in_hand(work, message.case)
    sat = sitting.of(work, case)
    found = _known(work, sat, message.earlier) if sat is not None else {}
    if not found:
        raise Refusal(RefusalCode.NO_CASE)
    bring_all(work, case, found, Source.EARLIER)
    work.audit("take_earlier", case.receipt_no, str(len(found)))
    return [NoticeGone("item"), Show.CASE]


def offer(work: Work, sat: Sitting | None) -> EarlierOffer | None:
    """The newest earlier case of the same person that can fill a field of this draft."""
    if sat is None or sat.case.state is not CaseState.DRAFT or not sat.case.applicant_key:
        return None
    for earlier in work.unit.cases.of_applicant(sat.case.applicant_key)[: LOOKED_AT + 1]:
        found = _known(work, sat, earlier.id) if earlier.accepted_at is not None else {}
        if found and earlier.accepted_at is not None:
            labels = {spec.element: spec.label for spec in sat.merged.item.fields}
            return EarlierOffer(
                case=earlier.id,
                receipt_no=earlier.receipt_no,
                item_name=earlier.item_name,
                day=earlier.accepted_at.date(),
                labels=tuple(labels[element] for element in found),
            )
    return None


def _known(work: Work, sat: Sitting, earlier_id: str) -> dict[str, str]:
    """Values of an accepted case of the same person that stand in fields asked here, empty, and are right there."""
    earlier = next(
        (each for each in work.unit.cases.of_applicant(sat.case.applicant_key) if each.id == earlier_id), None
    )
    if earlier is None or earlier.accepted_at is None or earlier.id == sat.case.id:
        return {}
    answers = sat.answers(work.unit.cases.answers(sat.case.id))
    values = {key: answer.value for key, answer in answers.items()}
    asked = [spec.element for spec in basket.asked(sat.merged, values)]
    found = sources.from_earlier(work.unit.cases.answers(earlier.id), asked, answers)
    return {
        element: value
        for element, value in found.items()
        if basket.check(sat.merged, element, {**values, **found}, work.today) is None
    }
