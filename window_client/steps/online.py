"""Applications made online, as cases see them (网上预审): which belong to a case, where they go, what they met already."""

from window_client.domain.case import Case
from window_client.domain.ids import CaseId
from window_client.steps.work import Work
from window_client.views import OfferRow
from window_client.words import MaterialMeans, MaterialState


def offers(work: Work, case: Case) -> tuple[OfferRow, ...]:
    """What this person applied for online and nobody serves yet."""
    if not case.applicant_key:
        return ()
    items = work.room.catalogue.items if work.room.catalogue else {}
    return tuple(
        OfferRow(each.cursor, each.kind, each.number, items[each.item].name, each.when)
        for each in work.unit.applications.open_of(case.applicant_key)
        if each.item in items
    )


def met(work: Work, case: Case) -> dict[str, tuple[MaterialState, MaterialMeans]]:
    """Materials that the pre-review passed: only their originals are looked at."""
    complete = (MaterialState.COMPLETE, MaterialMeans.PRE_REVIEWED)
    return {kind: complete for each in work.unit.applications.of_case(case.id) for kind in each.passed}


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
