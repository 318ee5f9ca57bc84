"""The result of one item is there (前项办结): its number fills the fields of those that waited for it (domain.md 9.4 rule 8)."""

from window_client.domain.case import Case
from window_client.steps import sitting, weigh_sources
from window_client.steps.work import Work
from window_client.words import Source


def fill(work: Work, case: Case, number: str) -> None:
    """What a clerk typed meanwhile stays beside the number until he chooses; a number that cannot be the field's value is
    left to him."""
    rows = work.unit.baskets.together(case.id)
    own = next((row.item for row in rows if row.became == case.id), "")
    for waiting in {row.sitting for row in rows if row.became is None}:
        draft = work.unit.cases.get(waiting)
        sat = sitting.of(work, draft) if draft is not None else None
        if draft is None or sat is None or not number:
            continue
        elements = {element for link in sat.merged.links if link.before == own for element in link.elements}
        fits = weigh_sources.fitting(work, sat, dict.fromkeys(sorted(elements), number))
        weigh_sources.bring_all(work, draft, fits, Source.ELICENCE)
        work.audit("result_filled", draft.receipt_no, own)
