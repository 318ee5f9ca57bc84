"""A second visit (再跑一次): whoever makes an applicant come again says why, where the item promised one visit."""

from window_client.domain import visits
from window_client.domain.case import Case
from window_client.domain.item import Item
from window_client.errors import Refusal
from window_client.steps.advance import note
from window_client.steps.work import Work
from window_client.words import RefusalCode, SecondVisit


def noted(
    work: Work, case: Case, item: Item, why: SecondVisit | None, code: RefusalCode = RefusalCode.SECOND_VISIT
) -> Case:
    """The case with the event of it, saved by the caller; refuses without a reason. No second event for the same day:
    two things to bring are one way to the hall."""
    if any(each.kind == visits.KIND and each.at.date() == work.today for each in work.unit.cases.events(case.id)):
        return case
    if why is None and visits.promised(item):
        raise Refusal(code)
    return note(work, case, visits.KIND, visits.SAYS[why] if why else "")
