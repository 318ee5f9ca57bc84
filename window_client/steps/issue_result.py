"""Results at the counter (统一窗口出件): the department's decision arrives, its person is found, it is handed out once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from window_client.domain import electronic, form, masking, notice, visits
from window_client.domain.card import IdCard
from window_client.domain.case import Case
from window_client.domain.document import Promise
from window_client.domain.ids import DocumentId, StaffNo
from window_client.domain.item import Item
from window_client.domain.life import Grounds
from window_client.domain.notice import Value
from window_client.domain.result import Result
from window_client.errors import Refusal
from window_client.messages import (
    CameBack,
    CloseIssuing,
    ConfirmArrival,
    Decided,
    DeliverDue,
    FindResults,
    HandOut,
    PaperworkDue,
)
from window_client.steps import collecting, follow_result, second_visit, serve_electronic, sitting
from window_client.steps.advance import advance, advance_by, note
from window_client.steps.freeze_paper import freeze
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone, ResultRow, ResultsView
from window_client.words import CaseState, DocumentKind, HandOutWay, PromiseKind, RefusalCode, Role, SecondVisit

MOST, LISTED = 300, 50
FETCHED, BY_MAIL = "1", "2"
"""Codes of `electronic.MODE`, in which the applicant chooses how the result reaches him (domain.md 9.1): 窗口领取, 邮寄."""

WAYS = {HandOutWay.COUNTER: "当面领取", HandOutWay.COURIER: "邮寄送达", HandOutWay.ELECTRONIC: "电子送达"}
FROM_AFAR = frozenset({HandOutWay.COURIER, HandOutWay.ELECTRONIC})
"""Nobody stands at the counter: it is delivered when its arrival is known."""


def decided(message: Decided, work: Work) -> Said:
    """The department decided on a case of this window."""
    case = work.unit.cases.get(message.case)
    if case is None:
        raise Refusal(RefusalCode.NO_CASE)
    take_decision(work, case, message)
    return [DeliverDue(), Show.CASE, Show.WORK, *([_listed(work)] if work.room.issuing else [])]


def take_decision(work: Work, case: Case, message: Decided) -> None:
    """Review, decision, conclusion and the result at the window, each with its own event. A case decided twice is
    impossible: the second decision is refused by the state table."""
    last = work.unit.cases.last_event_at(case.id)
    at = min(max(message.at, last) if last else message.at, work.now)
    decision = CaseState.DECIDED_GRANT if message.granted else CaseState.DECIDED_REFUSE
    path = [CaseState.IN_REVIEW] if case.state is CaseState.ACCEPTED else []
    department, grounds = StaffNo(message.decided_by), Grounds(from_department=True, reason=message.rule)
    for state in (*path, decision, CaseState.CONCLUDED, CaseState.ISSUED):
        case = advance_by(work, case, state, state.value, grounds, department, Role.DEPARTMENT, at)
    work.unit.cases.save(case)
    work.unit.documents.put_result(
        Result(case.id, message.granted, message.name, message.number, message.at, message.decided_by)
    )
    work.audit("decided", case.receipt_no, decision.value)
    if message.granted:
        follow_result.fill(work, case, message.number)


def find_results(message: FindResults, work: Work) -> Said:
    """By number, certificate number or unit's code; nothing asked = all that wait here."""
    work.remember(issuing=True)
    return [_listed(work, message.text.strip()), NoticeGone("issue")]


def close_issuing(message: CloseIssuing, work: Work) -> Said:
    """Back to the desk: a card on the reader fills forms again."""
    work.remember(issuing=False, shown_key="")
    return [NoticeGone("issue")]


def by_card(card: IdCard, work: Work) -> Said:
    """A card read while results are handed out finds its person's results, those that he may collect for a unit or
    another person too, and proves who stands there."""
    problem = form.card_problem(card, work.today)
    if problem is not None:
        raise Refusal(problem)
    values = form.from_card(card)
    work.remember(shown_key=f"{values['P.cert_type']}:{values['P.cert_no']}")
    work.audit("card_read", "issuing", card.kind.value)
    return [_rows(work, collecting.of_key(work, work.room.shown_key)), NoticeGone("issue")]


def hand_out(message: HandOut, work: Work) -> Said:
    """To its person with a service receipt, to the courier with a label, or electronically on the applicant's consent;
    never without an accepted case, never twice. What is on its way is delivered when its arrival is known:
    `confirm_arrival`."""
    case, result = work.unit.cases.get(message.case), work.unit.documents.result(message.case)
    if case is None or result is None:
        raise Refusal(RefusalCode.NO_CASE)
    if result.handed_at is not None:
        raise Refusal(RefusalCode.ALREADY_HANDED_OUT)
    promises = work.unit.documents.promises(case.id)
    _refuse_open_promises(promises)
    if promises and not message.originals_seen:
        raise Refusal(RefusalCode.ORIGINALS_UNSEEN)
    by_courier = message.way is HandOutWay.COURIER
    if by_courier and not message.waybill.strip():
        raise Refusal(RefusalCode.WAYBILL_MISSING)
    handed = replace(
        result,
        handed_at=work.now,
        handed_by=work.who().clerk.staff_no,
        way=message.way,
        taker=_taker(work, case, message),
        waybill=message.waybill.strip() if by_courier else "",
    )
    if by_courier:
        papers = _paper(work, case, handed, DocumentKind.DELIVERY_LABEL, _address(work, case))
        moved = note(work, case, "sent_by_courier", handed.waybill, papers, tell=True)
    elif message.way is HandOutWay.ELECTRONIC:
        moved = serve_electronic.send(work, case, seen=message.consent_seen)
    else:
        papers = _paper(work, case, handed, DocumentKind.SERVICE_RECEIPT, {})
        grounds = Grounds(identified=_identified(work, case, message), handed_over=True, reason=WAYS[message.way])
        item = _fetched(work, case)
        here = second_visit.noted(work, case, item, message.visit or _chosen(work, case)) if item else case
        moved = advance(work, here, CaseState.DELIVERED, "handed_out", grounds, documents=papers)
    work.unit.cases.save(moved)
    work.unit.documents.put_result(handed)
    work.audit("hand_out", case.receipt_no, message.way.value)
    return _done(work, case)


def confirm_arrival(message: ConfirmArrival, work: Work) -> Said:
    """It arrived (签收): who signed the courier's receipt, or how the electronic arrival is known, and on which day; with
    it the result is delivered, and the service receipt says so."""
    case, result = work.unit.cases.get(message.case), work.unit.documents.result(message.case)
    if case is None or result is None or result.handed_at is None or result.way not in FROM_AFAR:
        raise Refusal(RefusalCode.NO_CASE)
    by_line, said = result.way is HandOutWay.ELECTRONIC, message.signer.strip()
    if not said:
        raise Refusal(RefusalCode.ARRIVAL_PROOF_MISSING if by_line else RefusalCode.SIGNER_MISSING)
    if not result.handed_at.date() <= message.on <= work.today:
        raise Refusal(RefusalCode.ARRIVAL_DAY_WRONG, facts={"sent": result.handed_at.date().isoformat()})
    more = serve_electronic.on_receipt(work, case, said) if by_line else {"taker": said}
    papers = _paper(work, case, result, DocumentKind.SERVICE_RECEIPT, {"at": notice.day_text(message.on), **more})
    how = f"到达 {said}" if by_line else f"签收 {result.waybill}"
    grounds = Grounds(identified=True, handed_over=True, reason=f"{message.on.isoformat()} {how}")
    kind = "arrived" if by_line else "signed_for"
    work.unit.cases.save(advance(work, case, CaseState.DELIVERED, kind, grounds, documents=papers))
    work.audit("confirm_arrival", case.receipt_no, message.on.isoformat())
    return _done(work, case)


def came_back(message: CameBack, work: Work) -> Said:
    """The parcel or the electronic message came back (退回): the result waits here again, and may go any way. What was sent,
    when and why it came back stays in the events of the case; the platform hears of it."""
    case, result = work.unit.cases.get(message.case), work.unit.documents.result(message.case)
    sent = result is not None and result.handed_at is not None and result.way in FROM_AFAR
    if case is None or result is None or not sent or case.state is not CaseState.ISSUED:
        raise Refusal(RefusalCode.NOT_UNDER_WAY)
    why = message.reason.strip()
    if not why:
        raise Refusal(RefusalCode.RETURN_REASON_MISSING)
    said = f"退回 {result.waybill} {why}" if result.waybill else f"退回 {why}"
    work.unit.cases.save(note(work, case, "came_back", said, tell=True))
    work.unit.documents.put_result(replace(result, handed_at=None, handed_by="", way=None, taker="", waybill=""))
    work.audit("came_back", case.receipt_no)
    return _done(work, case)


def _paper(
    work: Work, case: Case, result: Result, kind: DocumentKind, more: Mapping[str, Value]
) -> tuple[DocumentId, ...]:
    """A paper about how the result reached its person."""
    item = sitting.item_of(work, case)
    if item is None or result.way is None:
        return ()
    extra: dict[str, Value] = {
        "result_name": result.name,
        "result_number": result.number,
        "way": WAYS[result.way],
        "waybill": result.waybill,
        "taker": result.taker,
        "at": notice.minute_text(work.now),
        **more,
    }
    return freeze(work, case, item, kind, extra)


def _fetched(work: Work, case: Case) -> Item | None:
    """The item, when over the counter its person had to come for it on another day than the acceptance."""
    if case.accepted_at is None or case.accepted_at.date() >= work.today:
        return None
    return work.item_of(case)


def _chosen(work: Work, case: Case) -> SecondVisit | None:
    """The applicant wanted to fetch it: said in the form."""
    mode = work.unit.cases.answers(case.id).get(electronic.MODE)
    return SecondVisit.WISH if mode is not None and mode.value == FETCHED else None


def _done(work: Work, case: Case) -> Said:
    """The one just handed out stays in sight."""
    done = work.unit.cases.get(case.id)
    waiting = [each for each in work.unit.cases.in_state(CaseState.ISSUED, MOST) if each.id != case.id]
    listed = _rows(work, [*([done] if done else []), *waiting])
    return [PaperworkDue(), DeliverDue(), NoticeGone("issue"), listed, Show.CASE, Show.WORK, Show.SYNC]


def _address(work: Work, case: Case) -> dict[str, Value]:
    """Where the courier goes: as the form says it for the parcel, else where the applicant lives or works."""
    answers = work.unit.cases.answers(case.id)
    found = {element: answer.value for element, answer in answers.items() if answer.value}

    def first(*elements: str) -> str:
        return next((found[each] for each in elements if each in found), "")

    taker = first("D.to")
    more: dict[str, Value] = {"taker": taker} if taker else {}
    address = first("D.addr", "P.addr_now", "L.addr", "P.addr_reg")
    return {"phone": first("D.tel", "P.phone"), "address": address, **more}


def _taker(work: Work, case: Case, message: HandOut) -> str:
    """Who takes it; a unit cannot stand at the counter by itself."""
    typed = message.taker.strip()
    found = typed or (case.applicant_name if message.way in FROM_AFAR else collecting.taker(work, case))
    if not found:
        raise Refusal(RefusalCode.TAKER_MISSING)
    return found


def _identified(work: Work, case: Case, message: HandOut) -> bool:
    """The card of who may collect it was read here, or the clerk says that the document was looked at."""
    return message.identity_checked or collecting.is_proved(work, case)


def _refuse_open_promises(promises: list[Promise]) -> None:
    late = [each.name for each in promises if each.kind is PromiseKind.TOLERANT and each.kept_at is None]
    if late:
        raise Refusal(RefusalCode.PROMISE_OPEN, facts={"names": "、".join(late)})


def _listed(work: Work, text: str = "") -> ResultsView:
    if not text:
        return _rows(work, work.unit.cases.in_state(CaseState.ISSUED, MOST))
    found = work.unit.cases.by_number(text)
    if found is not None:
        return _rows(work, [found])
    return _rows(work, collecting.of_number(work, text.upper()))


def _rows(work: Work, cases: Sequence[Case]) -> ResultsView:
    """What waits here first, then what is on its way and not known to have arrived, then what is over."""
    rows = [row for case in cases for row in _row(work, case)]
    rows.sort(key=lambda row: (row.state is not CaseState.ISSUED, row.sent_on is not None))
    return ResultsView(tuple(rows[:LISTED]), work.today)


def _row(work: Work, case: Case) -> Iterator[ResultRow]:
    result = work.unit.documents.result(case.id)
    if result is None:
        return
    promises = work.unit.documents.promises(case.id)
    mode, fetched = work.unit.cases.answers(case.id).get(electronic.MODE), _fetched(work, case)
    asked = mode is not None and mode.value == electronic.CHOSEN
    there = collecting.for_him(work, case)
    yield ResultRow(
        case=case.id,
        receipt_no=case.receipt_no,
        item_name=case.item_name,
        applicant=masking.applicant(case.applicant_name, case.applicant_key),
        granted=result.granted,
        name=result.name,
        number=result.number,
        state=case.state,
        promised=tuple(p.name for p in promises if p.kind is PromiseKind.TOLERANT and p.kept_at is None),
        originals=bool(promises),
        card_shown=collecting.is_proved(work, case),
        collector=there.told if there else "",
        authority_over=bool(there and there.over),
        of_unit=case.is_unit,
        visit_asked=fetched is not None and visits.promised(fetched) and _chosen(work, case) is None,
        mailed=mode is not None and mode.value == BY_MAIL,
        waybill=result.waybill,
        sent_on=result.handed_at.date() if result.handed_at and result.way in FROM_AFAR else None,
        asked_electronic=asked,
        e_address=serve_electronic.masked_address(work, case) if asked else "",
    )
