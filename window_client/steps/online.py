"""Applications made online, as cases see them (网上预审): which belong to a case, where they go, what they met already."""

from window_client.domain.case import LEGAL, Case
from window_client.domain.ids import CaseId
from window_client.steps.work import Work
from window_client.views import OfferRow
from window_client.words import MaterialMeans, MaterialState


def offers(work: Work, case: Case) -> tuple[OfferRow, ...]:
    """What this person applied for online, for himself or for his unit, and nobody serves yet."""
    keys = {case.applicant_key, _who_is_there(work, case) if case.is_unit or not case.applicant_key else ""} - {""}
    items = work.room.catalogue.items if work.room.catalogue else {}
    found = {each.cursor: each for key in keys for each in work.unit.applications.open_of(key)}
    return tuple(
        OfferRow(each.cursor, each.kind, each.number, items[each.item].name, each.when, each.unit)
        for _, each in sorted(found.items())
        if each.item in items
    )


def _who_is_there(work: Work, case: Case) -> str:
    """Key of the person in the form of a unit; "" while nobody is known."""
    answers = work.unit.cases.answers(case.id)
    person = {element: answer.value for element, answer in answers.items() if element != LEGAL}
    return case.named_after(person).applicant_key


def met(work: Work, case: Case) -> dict[str, tuple[MaterialState, MaterialMeans]]:
    """Materials that the pre-review passed: only their originals are looked at."""
    complete = (MaterialState.COMPLETE, MaterialMeans.PRE_REVIEWED)
    return {kind: complete for each in work.unit.applications.of_case(case.id) for kind in each.passed}


def remarks(work: Work, case: Case) -> dict[str, str]:
    """What the pre-review found wrong with copies, by material: shown until the material is there (Q16)."""
    return {kind: word for each in work.unit.applications.of_case(case.id) for kind, word in each.remarks.items()}


def follow(work: Work, sitting: CaseId, item: str, case: CaseId | None) -> None:
    """The application for this item goes with its item: to a case of its own, or back to the open ones (None)."""
    for each in work.unit.applications.of_case(sitting):
        if each.item == item:
            work.unit.applications.take(each.cursor, case)


def give_back(work: Work, case: CaseId) -> None:
    """The draft is thrown away: what it served is open again."""
    for each in work.unit.applications.of_case(case):
        work.unit.applications.take(each.cursor, None)


def numbers(work: Work, case: CaseId) -> str:
    """Numbers of the applications that this case came from, for the platform; "" for a walk-in."""
    return " ".join(each.number for each in work.unit.applications.of_case(case))
