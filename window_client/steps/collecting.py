"""Who stands at the issuing counter (领取人核验): the card that was read proves the applicant, or one who may collect for him."""

from window_client.domain import collector, form
from window_client.domain.case import USCC, Case
from window_client.domain.collector import Collector
from window_client.steps.work import Work

HIMSELF = "本人"


def of_key(work: Work, key: str) -> list[Case]:
    """Cases of this person, and those that he may collect for somebody else: his own first, newest first."""
    own = work.unit.cases.of_applicant(key)
    return [*own, *work.unit.cases.collected_by(key.partition(":")[2])]


def of_number(work: Work, number: str) -> list[Case]:
    """The same by a typed certificate number, or a unit's code."""
    own = [case for kind in (*form.CERT_TYPES, USCC) for case in work.unit.cases.of_applicant(f"{kind}:{number}")]
    return [*own, *work.unit.cases.collected_by(number)]


def himself(work: Work, case: Case) -> bool:
    """The applicant's own card was read."""
    return bool(case.applicant_key) and work.room.shown_key == case.applicant_key


def for_him(work: Work, case: Case) -> Collector | None:
    """Who collects for the applicant, by the card that was read."""
    answers = {element: answer.value for element, answer in work.unit.cases.answers(case.id).items()}
    number = work.room.shown_key.partition(":")[2]
    return collector.collector(answers, number, work.today, of_unit=case.is_unit)


def is_proved(work: Work, case: Case) -> bool:
    """By the card alone, without the clerk's own look at a document."""
    there = for_him(work, case)
    return himself(work, case) or (there is not None and not there.over)


def taker(work: Work, case: Case) -> str:
    """How the service receipt names who took it, when nobody typed a name: "" of a unit whose people showed no card."""
    there = for_him(work, case)
    if there is not None and not himself(work, case):
        return there.told
    return "" if case.is_unit else HIMSELF
