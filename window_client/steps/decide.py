"""Decide on an application (决定): receive, tell once, refuse, correct on the spot, withdraw, void (domain.md 2.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from window_client.domain import limits, notice
from window_client.domain.case import Case
from window_client.domain.document import Defect, Promise
from window_client.domain.ids import DocumentId
from window_client.domain.item import Item, Limit
from window_client.domain.life import Grounds
from window_client.domain.materials import may_commit
from window_client.domain.notice import Value
from window_client.errors import Refusal
from window_client.messages import (
    CommitInstead,
    CorrectOnSpot,
    DeliverDue,
    GiveNotice,
    PaperworkDue,
    ReceiveCase,
    RefuseCase,
    RemindCase,
    VoidCase,
    WithdrawCase,
)
from window_client.steps import (
    check_case,
    checklist,
    deliver,
    open_case,
    second_visit,
    show,
    silence,
    sitting,
    take_items,
)
from window_client.steps.advance import advance, note
from window_client.steps.freeze_paper import freeze
from window_client.steps.sitting import Sitting
from window_client.steps.work import Said, Show, Work
from window_client.views import MaterialView, NoticeGone
from window_client.words import (
    CaseState,
    DocumentKind,
    ItemStanding,
    MaterialMeans,
    NumberKind,
    PromiseKind,
    RefusalCode,
)

TAKEN: Mapping[MaterialMeans, str] = {
    MaterialMeans.PRE_REVIEWED: "网上预审通过",
    MaterialMeans.CARD: "读卡核验",
    MaterialMeans.SCANNED: "扫描件",
    MaterialMeans.IMPORTED: "电子文件",
    MaterialMeans.GENERATED: "系统生成",
    MaterialMeans.COMMITTED: "告知承诺",
    MaterialMeans.RESULT: "前项办理结果",
    MaterialMeans.REUSED: "复用以往材料",
    MaterialMeans.ELICENCE: "电子证照",
}

REMINDED = "reminded"

RESULT: Said = [
    NoticeGone("accept"),
    NoticeGone("second"),
    NoticeGone("decide"),
    PaperworkDue(),
    DeliverDue(),
    Show.CASE,
    Show.WORK,
    Show.SYNC,
]


def receive_case(message: ReceiveCase, work: Work) -> Said:
    """Take the materials against a receipt; the five working days begin (收件)."""
    case, item = _in_hand(work, message)
    work.unit.cases.save(received(work, case, item))
    work.audit("receive_case", case.receipt_no)
    return RESULT


def received(work: Work, case: Case, item: Item, *, receipt: bool = True) -> Case:
    """The case in RECEIVED, from a draft or with the supplements of a correction; saved by the caller."""
    if case.state is CaseState.RECEIVED:
        return case
    kind = "received" if case.state is CaseState.DRAFT else "supplemented"
    if case.back is not None:
        silence.look_again(work)
    papers: tuple[DocumentId, ...] = ()
    if receipt:
        answers, pages = checklist.answers_of(work, case), checklist.pages(work, case, item)
        table = material_table(item, show.material_lines(work, case, item, answers, pages))
        papers = freeze(work, case, item, DocumentKind.MATERIAL_RECEIPT, table)
    grounds = Grounds(identified=bool(case.applicant_name), receipt=True)
    return advance(work, case, CaseState.RECEIVED, kind, grounds, documents=papers)


def give_notice(message: GiveNotice, work: Work) -> Said:
    """All defects at once, in one paper, with a deadline; a second notice needs a second person and a reason. Of a
    sitting each item that lacks something becomes its own case with its own notice; the others are not stopped."""
    case = open_case.case_in_hand(work, message.case)
    sat = sitting.of(work, case)
    if sat is None:
        raise Refusal(RefusalCode.NO_ITEM)
    lacking = [item for item in sat.merged.items if len(sat.merged.items) == 1 or _lacks(work, sat, item)]
    if not lacking:
        raise Refusal(RefusalCode.NO_DEFECT)
    for item in lacking:
        own = take_items.separate(work, sat, item) if sat.rows else case
        _give_notice(work, own, item, replace(message, remarks=_remarks(sat, item, message)))
    return RESULT


def _lacks(work: Work, sat: Sitting, item: Item) -> bool:
    answers, pages = sat.answers(work.unit.cases.answers(sat.case.id)), work.unit.cases.pages(sat.case.id)
    lines = show.material_lines(work, sat.case, item, answers, pages)
    open_ones = {ItemStanding.FILLING, ItemStanding.NOT_COVERED}
    return sitting.standing(work, sat, item, answers, lines).word in open_ones


def _remarks(sat: Sitting, item: Item, message: GiveNotice) -> tuple[Defect, ...]:
    """What the clerk wrote about this item, and not what is only another item's."""
    named = {spec.name for spec in item.materials} | {spec.label for spec in item.fields}
    others = {spec.name for each in sat.merged.items for spec in each.materials}
    others |= {spec.label for each in sat.merged.items for spec in each.fields}
    return tuple(remark for remark in message.remarks if remark.name in named or remark.name not in others)


def _give_notice(work: Work, case: Case, item: Item, message: GiveNotice) -> None:
    open_ones = checklist.defects(work, case, item)
    named = {defect.name for defect in message.remarks}
    own = (checklist.sourced(item, each) for each in message.remarks)
    defects = (*(each for each in open_ones if each.name not in named), *own)
    taken = bool(checklist.pages(work, case, item))
    case = received(work, case, item, receipt=taken)
    deadline = limits.due(work.today, Limit(work.settings.correction_days, "wd"), work.catalogue().calendar)
    grounds = Grounds(
        reason=message.reason,
        defects=defects,
        lacking=tuple(each.name for each in open_ones),
        notices=sum(1 for each in work.unit.cases.events(case.id) if each.to_state is CaseState.CORRECTION),
        second=work.second.staff_no if work.second else None,
    )
    if not defects:
        raise Refusal(RefusalCode.NO_DEFECT)
    extra: dict[str, Value] = {
        "defects": notice.defect_rows(defects),
        "deadline": notice.day_text(deadline.day, deadline.provisional),
        "taken": "1" if taken else "",
    }
    papers = freeze(work, case, item, DocumentKind.CORRECTION_NOTICE, extra)
    case = advance(work, case, CaseState.CORRECTION, "correction_notice", grounds, documents=papers)
    work.unit.cases.save(second_visit.noted(work, case, item, message.visit))
    _keep_checks(work, case, item, "give_notice")
    work.audit("give_notice", case.receipt_no, f"defects={len(defects)}" + _signed(work))


def refuse_case(message: RefuseCase, work: Work) -> Said:
    """Not accepted, in writing, with ground, reason, competent organ and remedies."""
    case, item = _in_hand(work, message)
    case = received(work, case, item, receipt=False)
    grounds = Grounds(reason=message.reason.strip(), ground=message.ground, organ=message.organ.strip(), remedies=True)
    extra: dict[str, Value] = {
        "ground": notice.GROUNDS[message.ground],
        "reason": grounds.reason,
        "competent_organ": grounds.organ,
    }
    papers = freeze(work, case, item, DocumentKind.NON_ACCEPTANCE_NOTICE, extra)
    case = advance(work, case, CaseState.NOT_ACCEPTED, "not_accepted", grounds, documents=papers)
    work.unit.cases.save(case)
    _keep_checks(work, case, item, "refuse_case")
    work.audit("refuse_case", case.receipt_no, message.ground.value)
    return RESULT


def correct_on_spot(message: CorrectOnSpot, work: Work) -> Said:
    """The applicant corrected something here; it is noted and nothing moves."""
    case = open_case.case_in_hand(work, message.case)
    if not message.what.strip():
        raise Refusal(RefusalCode.REASON_MISSING)
    work.unit.cases.save(note(work, case, "corrected_on_spot", message.what.strip()))
    work.audit("correct_on_spot", case.receipt_no)
    return [NoticeGone("accept"), NoticeGone("decide"), Show.CASE]


def remind_case(message: RemindCase, work: Work) -> Said:
    """The applicant was reminded; without it nobody may take silence for giving up."""
    case = open_case.case_in_hand(work, message.case)
    if case.state is not CaseState.CORRECTION:
        raise Refusal(RefusalCode.WRONG_STATE)
    if not message.how.strip():
        raise Refusal(RefusalCode.REASON_MISSING)
    work.unit.cases.save(note(work, case, REMINDED, message.how.strip()))
    work.audit("remind_case", case.receipt_no)
    return [NoticeGone("accept"), NoticeGone("decide"), Show.CASE]


def withdraw_case(message: WithdrawCase, work: Work) -> Said:
    """The applicant takes the application back before the decision."""
    case = _named(work, message.case)
    grounds = Grounds(reason=message.reason.strip(), request=message.request)
    deliver.give_way(work, case.id)
    work.unit.cases.save(advance(work, case, CaseState.WITHDRAWN, "withdrawn", grounds))
    work.audit("withdraw_case", case.receipt_no)
    return RESULT


def void_case(message: VoidCase, work: Work) -> Said:
    """Void with a reason and a second person; nothing is removed."""
    case = _named(work, message.case)
    grounds = Grounds(reason=message.reason.strip(), second=work.second.staff_no if work.second else None)
    deliver.give_way(work, case.id)
    work.unit.cases.save(advance(work, case, CaseState.VOID, "voided", grounds))
    for kind, number in ((NumberKind.RECEIPT, case.receipt_no), (NumberKind.OFFICIAL, case.official_no)):
        if number:
            work.unit.numbers.void(kind, number, at=work.now, reason=grounds.reason)
    work.audit("void_case", case.receipt_no, _signed(work).strip())
    return RESULT


def commit_instead(message: CommitInstead, work: Work) -> Said:
    """A commitment replaces this proof where the catalogue allows it (告知承诺), or no longer does."""
    case, item = _in_hand(work, message)
    spec = next((each for each in item.materials if each.type == message.material), None)
    if spec is None or not may_commit(spec):
        raise Refusal(RefusalCode.CANNOT_BE_PROMISED, material=message.material)
    if message.on:
        promise = Promise(case.id, spec.type, spec.name, PromiseKind.COMMITMENT, None, work.now)
        work.unit.documents.put_promise(promise)
    else:
        work.unit.documents.drop_promise(case.id, spec.type)
    work.audit("commit_instead", case.receipt_no, f"{spec.type} {'on' if message.on else 'off'}")
    return [NoticeGone(f"material:{spec.type}"), NoticeGone("accept"), Show.CASE]


def material_table(item: Item, lines: Sequence[MaterialView]) -> dict[str, Value]:
    """The list of materials that a paper carries."""
    pages = {line.type: sum(page.page_count for page in line.pages) for line in lines}
    met = {line.type: TAKEN[line.means] for line in lines if line.means in TAKEN}
    return {"materials": notice.material_rows(item, pages, met)}


def _keep_checks(work: Work, case: Case, item: Item, deed: str) -> None:
    answers = work.unit.cases.answers(case.id)
    lines = show.material_lines(work, case, item, answers, checklist.pages(work, case, item))
    check_case.keep(work, case, deed, check_case.checks(work, case, item, answers, lines))


def _in_hand(work: Work, message: ReceiveCase | RefuseCase | CommitInstead) -> tuple[Case, Item]:
    case = open_case.case_in_hand(work, message.case)
    sat = sitting.of(work, case)
    if sat is None:
        raise Refusal(RefusalCode.NO_ITEM)
    if len(sat.merged.items) > 1 and not isinstance(message, CommitInstead):
        raise Refusal(RefusalCode.SEVERAL_ITEMS)
    return case, sat.merged.item


def _named(work: Work, named: str) -> Case:
    case = work.unit.cases.get(work.room.case) if work.room.case else None
    if case is None or case.id != named:
        raise Refusal(RefusalCode.NO_CASE)
    return case


def _signed(work: Work) -> str:
    return f" second={work.second.staff_no}" if work.second else ""
