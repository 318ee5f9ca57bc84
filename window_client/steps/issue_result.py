"""Results at the counter (统一窗口出件): the department's decision arrives, its person is found, it is handed out once."""

from dataclasses import replace

from window_client.domain import form, masking, notice
from window_client.domain.card import IdCard
from window_client.domain.case import Case
from window_client.domain.document import Promise
from window_client.domain.ids import StaffNo
from window_client.domain.life import Grounds
from window_client.domain.notice import Value
from window_client.domain.result import Result
from window_client.errors import Refusal
from window_client.messages import CloseIssuing, Decided, DeliverDue, FindResults, HandOut, PaperworkDue
from window_client.steps import sitting
from window_client.steps.advance import advance, advance_by
from window_client.steps.freeze_paper import freeze
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone, ResultRow, ResultsView
from window_client.words import CaseState, DocumentKind, HandOutWay, PromiseKind, RefusalCode, Role

MOST = 50
WAYS = {HandOutWay.COUNTER: "当面领取", HandOutWay.COURIER: "邮寄送达"}


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
        sitting.fill_from_result(work, case, message.number)


def find_results(message: FindResults, work: Work) -> Said:
    """By number or certificate number; nothing asked = all that wait here."""
    work.remember(issuing=True)
    return [_listed(work, message.text.strip()), NoticeGone("issue")]


def close_issuing(message: CloseIssuing, work: Work) -> Said:
    """Back to the desk: a card on the reader fills forms again."""
    work.remember(issuing=False, shown_key="")
    return [NoticeGone("issue")]


def by_card(card: IdCard, work: Work) -> Said:
    """A card read while results are handed out finds its person's results and proves who stands there."""
    problem = form.card_problem(card, work.today)
    if problem is not None:
        raise Refusal(problem)
    values = form.from_card(card)
    work.remember(shown_key=f"{values['P.cert_type']}:{values['P.cert_no']}")
    work.audit("card_read", "issuing", card.kind.value)
    return [_rows(work, work.unit.cases.of_applicant(work.room.shown_key)), NoticeGone("issue")]


def hand_out(message: HandOut, work: Work) -> Said:
    """To its person or to the courier, with a service receipt; never without an accepted case, never twice."""
    case, result = work.unit.cases.get(message.case), work.unit.documents.result(message.case)
    if case is None or result is None:
        raise Refusal(RefusalCode.NO_CASE)
    if result.handed_at is not None:
        raise Refusal(RefusalCode.ALREADY_HANDED_OUT)
    promises = work.unit.documents.promises(case.id)
    _refuse_open_promises(promises)
    if message.way is HandOutWay.COURIER and not message.waybill.strip():
        raise Refusal(RefusalCode.WAYBILL_MISSING)
    grounds = Grounds(
        identified=_identified(work, case, message),
        original_seen=message.originals_seen or not promises,
        handed_over=True,
        reason=WAYS[message.way],
    )
    item = sitting.item_of(work, case)
    extra: dict[str, Value] = {
        "result_name": result.name,
        "result_number": result.number,
        "way": WAYS[message.way],
        "waybill": message.waybill.strip(),
        "taker": message.taker.strip() or "本人",
        "at": notice.minute_text(work.now),
    }
    papers = freeze(work, case, item, DocumentKind.SERVICE_RECEIPT, extra) if item else ()
    if item and message.way is HandOutWay.COURIER:
        papers += freeze(work, case, item, DocumentKind.DELIVERY_LABEL, extra | _address(work, case, message))
    kind = "sent_by_courier" if message.way is HandOutWay.COURIER else "handed_out"
    work.unit.cases.save(advance(work, case, CaseState.DELIVERED, kind, grounds, documents=papers))
    work.unit.documents.put_result(
        replace(
            result,
            handed_at=work.now,
            handed_by=work.who().clerk.staff_no,
            way=message.way,
            taker=message.taker.strip() or "本人",
            waybill=message.waybill.strip(),
        )
    )
    work.audit("hand_out", case.receipt_no, message.way.value)
    done = work.unit.cases.get(case.id)
    waiting = work.unit.cases.in_state(CaseState.ISSUED, MOST)
    listed = _rows(work, [*([done] if done else []), *waiting])  # the one just handed out stays in sight
    return [PaperworkDue(), DeliverDue(), NoticeGone("issue"), listed, Show.CASE, Show.WORK, Show.SYNC]


def _address(work: Work, case: Case, message: HandOut) -> dict[str, Value]:
    """Where the courier goes: from the form, as the applicant gave it."""
    answers = work.unit.cases.answers(case.id)
    found = {name: answers[name].value for name in ("P.addr_now", "P.addr_reg", "L.addr", "P.phone") if name in answers}
    address = next((found[name] for name in ("P.addr_now", "L.addr", "P.addr_reg") if found.get(name)), "")
    taker = message.taker.strip() or case.applicant_name
    return {"taker": taker, "phone": found.get("P.phone", ""), "address": address}


def _identified(work: Work, case: Case, message: HandOut) -> bool:
    """The applicant's own card was read here, or the clerk says that the document was looked at."""
    return message.identity_checked or (bool(case.applicant_key) and work.room.shown_key == case.applicant_key)


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
    keys = (f"{kind}:{text.upper()}" for kind in form.CERT_TYPES)
    return _rows(work, [case for key in keys for case in work.unit.cases.of_applicant(key)])


def _rows(work: Work, cases: list[Case]) -> ResultsView:
    rows = []
    for case in cases[:MOST]:
        result = work.unit.documents.result(case.id)
        if result is None:
            continue
        promises = work.unit.documents.promises(case.id)
        late = tuple(p.name for p in promises if p.kind is PromiseKind.TOLERANT and p.kept_at is None)
        rows.append(
            ResultRow(
                case=case.id,
                receipt_no=case.receipt_no,
                item_name=case.item_name,
                applicant=masking.name(case.applicant_name),
                granted=result.granted,
                name=result.name,
                number=result.number,
                state=case.state,
                promised=late,
                originals=bool(promises),
                card_shown=bool(case.applicant_key) and work.room.shown_key == case.applicant_key,
            )
        )
    return ResultsView(tuple(rows))
