"""The form (表单): answer its fields, see a value in full."""

from window_client.domain import form
from window_client.errors import Refusal
from window_client.messages import AnswerGiven, RevealValue
from window_client.steps import checklist, open_case, sitting, weigh_sources
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone, Revealed
from window_client.words import RefusalCode, Source

REVEAL_SECONDS = 30


def answer_given(message: AnswerGiven, work: Work) -> Said:
    """Keep what was typed, right or wrong: a wrong value is marked, never lost. Values read from a card are locked."""
    case = open_case.case_in_hand(work, message.case)
    item = sitting.item_of(work, case)
    if item is None or all(spec.element != message.field for spec in item.fields):
        raise Refusal(RefusalCode.NO_ITEM, field=message.field)
    known = work.unit.cases.answers(case.id).get(message.field)
    if known is not None and known.source is Source.READER:
        raise Refusal(RefusalCode.FIELD_LOCKED, field=message.field)
    spec = next(spec for spec in item.fields if spec.element == message.field)
    value = form.canonical(spec, message.value)
    if value:
        weigh_sources.bring_all(work, case, {message.field: value}, Source.TYPED)
    else:
        work.unit.cases.drop_answers(case.id, [message.field])
        weigh_sources.rename(work, case.id, message.field)
    return [NoticeGone(f"field:{message.field}"), Show.CASE]


def reveal_value(message: RevealValue, work: Work) -> Said:
    """One masked value in full for half a minute; audited by field and reason, never by value."""
    case = work.unit.cases.get(message.case)
    if case is None:
        raise Refusal(RefusalCode.NO_CASE)
    answer = checklist.answers_of(work, case).get(message.field)
    if answer is None:
        raise Refusal(RefusalCode.FIELD_REQUIRED, field=message.field)
    work.audit("reveal", case.receipt_no, f"{message.field} {message.reason.value}")
    return [Revealed(case.id, message.field, answer.value, REVEAL_SECONDS)]
