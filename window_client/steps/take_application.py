"""An application made online becomes a case (网上预审转办件): nothing is typed again, only originals are looked at (Q16)."""

from window_client.domain import form, legal_person
from window_client.domain.application import Application
from window_client.domain.case import LEGAL, Answer, Case
from window_client.errors import Refusal
from window_client.messages import PickItem, TakeApplication
from window_client.steps import call_ticket, open_case, sign_in, sitting, take_items, weigh_sources
from window_client.steps.sitting import IDENTITY
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import RefusalCode, Source


def take_application(message: TakeApplication, work: Work) -> Said:
    """Serve its item in the draft on the desk, filled with what the platform knows; one that is a case already is put
    on the desk again. Its values are weighed against those of a card; another person's card refuses it."""
    found = work.unit.applications.get(message.cursor)
    if found is None:
        raise Refusal(RefusalCode.NO_CASE)
    if found.case is not None:
        sign_in.keep_in_hand(work, found.case)
        return [Show.CASE, Show.WORK]
    case = open_case.draft_for_now(work)
    _refuse_other_applicant(work, case, found)
    said = call_ticket.begin(work)
    add = bool(case.item_code)
    if found.uscc:
        work.unit.cases.put_answer(case.id, Answer(LEGAL, "1", Source.SHARED, work.now))
    said += take_items.pick_item(PickItem(message.session, found.item, add=add), work)
    _fill(work, case, found)
    work.unit.applications.take(found.cursor, case.id)
    work.audit("take_application", case.receipt_no, found.number)
    return [*said, NoticeGone("card"), Show.QUEUE, Show.CASE]


def _refuse_other_applicant(work: Work, case: Case, found: Application) -> None:
    """Another person's card, another unit, or a person's and a unit's matters in one form."""
    known = work.unit.cases.answers(case.id)
    there, unit = known.get("P.cert_no"), known.get("E.uscc")
    if there is not None and there.value != found.cert_no and not legal_person.has_agent(known):
        raise Refusal(RefusalCode.CARD_DIFFERS)
    of_unit = LEGAL in known
    mixed = (of_unit or bool(case.item_code)) and of_unit != bool(found.uscc)
    if mixed or (of_unit and unit is not None and unit.value not in {"", found.uscc}):
        raise Refusal(RefusalCode.APPLICANT_DIFFERS)


def _fill(work: Work, case: Case, found: Application) -> None:
    """Its values in the form's own writing, weighed against what a card or a person at the window said. Where an agent
    stands there for the unit, its representative is named and not there."""
    current = work.unit.cases.get(case.id)
    assert current is not None
    sat = sitting.of(work, current)
    assert sat is not None  # its item was picked
    item = next(each for each in sat.merged.items if each.code == found.item)
    keys, specs = sat.keys(item), {spec.element: spec for spec in item.fields}
    away = bool(found.uscc) and legal_person.has_agent(work.unit.cases.answers(case.id))
    values = {
        keys.get(element, element): form.canonical(specs[element], value) if element in specs else value
        for element, value in {**found.answers, **(found.naming_away if away else found.naming)}.items()
        if value and (element in keys or element in IDENTITY)
    }
    weigh_sources.bring_all(work, current, values, Source.SHARED)
