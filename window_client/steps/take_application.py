"""An application made online becomes a case (网上预审转办件): nothing is typed again, only originals are looked at (Q16)."""

from window_client.domain import form
from window_client.domain.application import Application
from window_client.domain.case import Case
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
    _refuse_other_person(work, case, found)
    said = call_ticket.begin(work)
    add = bool(case.item_code)
    said += take_items.pick_item(PickItem(message.session, found.item, add=add), work)
    _fill(work, case, found)
    work.unit.applications.take(found.cursor, case.id)
    work.audit("take_application", case.receipt_no, found.number)
    return [*said, NoticeGone("card"), Show.QUEUE, Show.CASE]


def _refuse_other_person(work: Work, case: Case, found: Application) -> None:
    known = work.unit.cases.answers(case.id).get("P.cert_no")
    if known is not None and known.value != found.cert_no:
        raise Refusal(RefusalCode.CARD_DIFFERS)


def _fill(work: Work, case: Case, found: Application) -> None:
    """Its values in the form's own writing, weighed against what a card or a person at the window said."""
    current = work.unit.cases.get(case.id)
    assert current is not None
    sat = sitting.of(work, current)
    assert sat is not None  # its item was picked
    item = next(each for each in sat.merged.items if each.code == found.item)
    keys, specs = sat.keys(item), {spec.element: spec for spec in item.fields}
    person = {"P.name": found.name, "P.cert_type": found.cert_type, "P.cert_no": found.cert_no}
    values = {
        keys.get(element, element): form.canonical(specs[element], value) if element in specs else value
        for element, value in {**found.answers, **person}.items()
        if value and (element in keys or element in IDENTITY)
    }
    weigh_sources.bring_all(work, current, values, Source.SHARED)
