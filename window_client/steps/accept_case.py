"""Accept the case (受理): case, events, number, paper, deliveries and audit in one commit, effects only after it."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from window_client.domain import basket, conditions, limits, slip
from window_client.domain.case import Answer, Case
from window_client.domain.delivery import Delivery
from window_client.domain.document_numbers import official_number
from window_client.domain.ids import DeliveryId, PaperId
from window_client.domain.item import Item
from window_client.domain.life import Grounds
from window_client.domain.materials import MaterialPage
from window_client.domain.paper import Paper
from window_client.domain.rule_checks import RuleCheck
from window_client.errors import Refusal
from window_client.messages import AcceptCase, Decided, DeliverDue, PaperworkDue, PrintDue
from window_client.ports import AcceptedContent
from window_client.steps import (
    check_case,
    checklist,
    decide,
    find_item,
    issue_result,
    online,
    open_case,
    promising,
    second_visit,
    show,
    sign_in,
    sitting,
    take_items,
    watch_central,
)
from window_client.steps.advance import advance, true_time
from window_client.steps.sitting import Sitting, Standing
from window_client.steps.work import Said, Show, Work
from window_client.views import MaterialView, NoticeGone
from window_client.words import (
    CaseState,
    DeliveryKind,
    ItemStanding,
    MaterialState,
    Necessity,
    NumberKind,
    PaperState,
    RefusalCode,
)

RECEIPT = "acceptance_receipt"


def accept_case(message: AcceptCase, work: Work) -> Said:
    """Check everything once more, then write all facts of the acceptance; print and send follow from the rows. Of a
    sitting all that may be accepted is; one item does not stop the others."""
    if _is_accepted(work, message):
        return [NoticeGone("accept"), Show.CASE]
    case = open_case.case_in_hand(work, message.case)
    sat = sitting.of(work, case)
    if sat is None:
        raise Refusal(RefusalCode.NO_ITEM)
    ready_ones = _ready(work, sat, message.overrule)
    watch_central.refuse_wrong_clock(work)
    accepted = [_accept(work, sat, ready, message) for ready in ready_ones]
    _leave_on_desk(work, case, accepted)
    return [
        NoticeGone("accept"),
        PrintDue(),
        PaperworkDue(),
        DeliverDue(),
        Show.CASE,
        Show.WORK,
        Show.SYNC,
    ]


@dataclass(frozen=True, slots=True)
class _Ready:
    """An item that may be accepted, with its own list and the checks that it passed."""

    item: Item
    lines: list[MaterialView]
    checks: list[RuleCheck]


def _ready(work: Work, sat: Sitting, overrule: str) -> list[_Ready]:
    """The items that may be accepted; refuses when there is none."""
    answers, pages = sat.answers(work.unit.cases.answers(sat.case.id)), work.unit.cases.pages(sat.case.id)
    ready, refusals = [], []
    for item in sat.merged.items:
        lines = show.material_lines(work, sat.case, item, answers, pages)
        try:
            find_item.refuse_not_delegated(work, item)
            _refuse_unready(sitting.standing(work, sat, item, answers, lines), item)
            due = limits.due_of(item, work.today, work.catalogue().calendar).day
            own = {**answers, **basket.own_answers(sat.merged, item, answers)}
            found = check_case.checks(work, replace(sat.case, item_code=item.code), item, own, lines, due)
            check_case.refuse_form(found)
            check_case.refuse_soft(found, overrule)
            ready.append(_Ready(item, lines, found))
        except Refusal as refusal:
            refusals.append(refusal)
    if not ready:
        raise refusals[0]
    return ready


def _accept(work: Work, sat: Sitting, ready: _Ready, message: AcceptCase) -> Case:
    item, lines = ready.item, ready.lines
    case = take_items.separate(work, sat, item) if sat.rows else sitting.with_links(work, sat)
    answers = _only_needed(work, case, item, work.unit.cases.answers(case.id))
    pages = checklist.pages(work, case, item)
    _drop_surplus(work, case, pages)
    accepted = _move(work, case, item, AcceptedContent(answers, pages, online.numbers(work, case.id)), lines)
    check_case.keep(work, accepted, "accept_case", ready.checks, message.overrule)
    if any(line.due is not None or _follows(line) for line in lines):
        accepted = second_visit.noted(work, accepted, item, message.visit, RefusalCode.PROMISED_VISIT)
        work.unit.cases.save(accepted)
    _queue_pages(work, accepted, pages)
    _queue_paper(work, accepted, item, lines)
    work.audit("accept_case", accepted.receipt_no, accepted.official_no)
    _decide_at_once(work, accepted, item)
    return accepted


def _follows(line: MaterialView) -> bool:
    """Whether the acceptance has just promised it."""
    return line.state is MaterialState.MISSING and line.necessity is Necessity.TOLERANT


def _leave_on_desk(work: Work, case: Case, accepted: list[Case]) -> None:
    """What is left of a sitting stays on the desk while the clerk can do something about it; what only waits for a
    result goes to the drafts, and the first accepted case is shown."""
    left = work.unit.cases.get(case.id)
    if left is None or all(each.id != left.id for each in accepted):
        sat = sitting.of(work, case if left is None else left)
        if sat is not None and not _only_waits(work, sat):
            return
    sign_in.keep_in_hand(work, accepted[0].id)


def _only_waits(work: Work, sat: Sitting) -> bool:
    answers, pages = sat.answers(work.unit.cases.answers(sat.case.id)), work.unit.cases.pages(sat.case.id)
    lines = partial(show.material_lines, work, sat.case, answers=answers, pages=pages)
    stand = [sitting.standing(work, sat, item, answers, lines(item)) for item in sat.merged.items]
    return all(each.word is ItemStanding.WAITING for each in stand)


def _is_accepted(work: Work, message: AcceptCase) -> bool:
    """F12 pressed twice: the first press did it, and a case of the sitting lies on the desk."""
    if work.room.case is None or work.room.case not in {message.case, *sitting.siblings(work, message.case)}:
        return False
    case = work.unit.cases.get(work.room.case)
    return case is not None and case.accepted_at is not None


def _decide_at_once(work: Work, case: Case, item: Item) -> None:
    """An instant case (即办件): its department published that a complete one is granted, by which rule and in whose name.
    Review, decision, conclusion and result follow the acceptance in the same commit, each with its own event; with
    anything promised the department looks first."""
    if item.instant is None or work.unit.documents.promises(case.id):
        return
    rule, number = item.instant, case.official_no or case.receipt_no
    said = Decided(
        case.id, granted=True, name=rule.result, number=number, decided_by=rule.by, at=work.now, rule=rule.rule
    )
    issue_result.take_decision(work, case, said)


def _drop_surplus(work: Work, case: Case, needed: list[MaterialPage]) -> None:
    """Pages taken for an item that was left again go with the draft."""
    for row in work.unit.cases.pages(case.id):
        if row not in needed:
            work.unit.cases.drop_page(case.id, row.material, row.page.id)


def _refuse_unready(stands: Standing, item: Item) -> None:
    if not stands.covered:
        raise Refusal(RefusalCode.NOT_COVERED, facts={"names": item.name})
    if stands.fields:
        raise Refusal(RefusalCode.FIELDS_MISSING, facts={"fields": "、".join(stands.fields)})
    if stands.materials:
        raise Refusal(RefusalCode.MATERIALS_MISSING, facts={"materials": "、".join(stands.materials)})
    if stands.other is not None:
        raise Refusal(RefusalCode.DUPLICATE_CASE, facts={"receipt_no": stands.other.receipt_no})
    if stands.waits:
        raise Refusal(RefusalCode.WAITS_FOR_RESULT, facts={"names": "、".join(link.name for link in stands.waits)})


def _only_needed(work: Work, case: Case, item: Item, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Minimum data: what no field of the item asks for is dropped at acceptance, except who the applicant is; answers
    of fields that other answers put away are not asked for."""
    values = {element: answer.value for element, answer in answers.items()}
    needed = {spec.element for spec in conditions.asked(item.fields, values)} | sitting.IDENTITY
    surplus = [element for element in answers if element not in needed]
    if surplus:
        work.unit.cases.drop_answers(case.id, surplus)
    return {element: answer for element, answer in answers.items() if element in needed}


def _move(work: Work, case: Case, item: Item, content: AcceptedContent, lines: list[MaterialView]) -> Case:
    """DRAFT or CORRECTION → RECEIVED → ACCEPTED in one commit, with the papers of it; on the day all was there."""
    official = case.official_no or work.unit.numbers.take(
        NumberKind.OFFICIAL, case=case.id, at=work.now, text=official_number
    )
    received = replace(decide.received(work, case, item, receipt=False), official_no=official or "")
    at = true_time(work, received, CaseState.ACCEPTED)
    due = limits.due_of(item, at.date(), work.catalogue().calendar)
    accepting = replace(received, accepted_at=at, due=due.day, due_provisional=due.provisional)
    papers = promising.on_acceptance(work, accepting, item, lines)
    accepted = advance(work, accepting, CaseState.ACCEPTED, "accepted", Grounds(), documents=papers, content=content)
    work.unit.cases.save(accepted)
    return accepted


def _queue_pages(work: Work, case: Case, pages: list[MaterialPage]) -> None:
    """One statement for all: each row by itself costs a fifth of the commit."""
    work.unit.deliveries.add_all(
        [_page_delivery(work, case, row) for row in {row.page.id: row for row in pages}.values()]
    )


def _page_delivery(work: Work, case: Case, row: MaterialPage) -> Delivery:
    page, clerk = row.page, work.who().clerk.staff_no
    delivery = DeliveryId(str(uuid5(NAMESPACE_URL, f"{case.id}/{page.id}")))
    body = f"{page.id} {page.sha256} {page.mime}".encode()
    return Delivery(delivery, DeliveryKind.PAGE, case.id, case.events, clerk, case.window, work.now, body)


def _queue_paper(work: Work, case: Case, item: Item, lines: list[MaterialView]) -> None:
    template = work.catalogue_of(case).slips.get(RECEIPT)
    if template is None:
        return
    taken = [
        (line.name, _how(line)) for line in lines if line.state in {MaterialState.COMPLETE, MaterialState.PROMISED}
    ]
    values = slip.values(case, item, work.catalogue(), work.settings.window_name, work.who().clerk.staff_no)
    paper = Paper(
        id=PaperId(work.tools.ids.uuid()),
        case=case.id,
        kind=RECEIPT,
        template=template.code,
        template_hash=template.hash,
        slip=slip.compose(template, values, taken),
        state=PaperState.QUEUED,
        queued_at=work.now,
    )
    work.unit.papers.add(paper)


def _how(line: MaterialView) -> str:
    """How a material was met, as the receipt says it: 3页, 读卡核验, 容缺后补."""
    count = sum(page.page_count for page in line.pages)
    if count:
        return f"{count}页"
    return "容缺后补" if line.state is MaterialState.PROMISED else decide.TAKEN.get(line.means, "")
