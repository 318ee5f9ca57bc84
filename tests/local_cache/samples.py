"""Sample values for the store's tests; invented people only."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

from local_cache.moments import HALL_ZONE
from window_client import ports
from window_client.domain.case import Answer, Case, Event
from window_client.domain.clerk import Clerk
from window_client.domain.delivery import Delivery
from window_client.domain.ids import CaseId, DeliveryId, PageId, PaperId, StaffNo, TicketId, VisitId
from window_client.domain.material_marks import Verdict
from window_client.domain.materials import MaterialPage, SealedPage
from window_client.domain.number import NumberBlock
from window_client.domain.paper import Paper, SlipPart
from window_client.domain.ticket import Ticket
from window_client.words import (
    CaseState,
    DeliveryKind,
    MaterialMeans,
    NumberKind,
    PaperState,
    Role,
    Source,
    TicketState,
)

NOW = datetime(2026, 11, 23, 9, 30, 15, 123456, HALL_ZONE)
NAME = "覃𠀀梅"
CERT = "450499199001010019"
_serial = count(1)

CLERK = Clerk("zhang", StaffNo("1042"), "张小样", Role.CLERK, NOW + timedelta(days=30))


def a_case(ident: str = "", **changes: object) -> Case:
    """A draft with every text filled."""
    case = Case(
        id=CaseId(ident or f"case-{next(_serial)}"),
        visit=VisitId("visit-1"),
        receipt_no="",
        official_no="",
        state=CaseState.DRAFT,
        item_code="R01",
        item_version=3,
        item_name="个体工商户开业登记",
        catalogue_version="2026-11",
        ticket=TicketId("t-1"),
        window="03",
        opened_by=StaffNo("1042"),
        opened_at=NOW,
        applicant_name=NAME,
        applicant_key=f"111:{CERT}",
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def an_event(case: Case, seq: int = 1, to_state: CaseState = CaseState.DRAFT) -> Event:
    return Event(case.id, seq, "opened", None, to_state, StaffNo("1042"), Role.CLERK, "03", NOW, "来窗口")


def an_answer(field: str = "P.name", value: str = NAME) -> Answer:
    return Answer(field, value, Source.READER, NOW)


def a_page(case: Case, name: str = "ab" * 32, position: int = 1) -> MaterialPage:
    page = SealedPage(PageId(name), "cd" * 32, 120_000, "image/jpeg", 1654, 2339, 1, b"\x89PNG thumbnail")
    return MaterialPage(case.id, "M.ID", position, page, MaterialMeans.SCANNED, NOW)


def a_verdict(case: Case, item: str = "R01", material: str = "M.ID") -> Verdict:
    return Verdict(case.id, item, material, "unclear", "图像不清", "请提交清晰的原件", NOW, StaffNo("1042"))


def a_paper(case: Case, ident: str = "", copy: int = 0) -> Paper:
    slip = (SlipPart("text", "受理通知书", "center", 2, True), SlipPart("qr", "https://example.invalid/q"))
    ident = ident or f"paper-{next(_serial)}"
    return Paper(PaperId(ident), case.id, "acceptance_receipt", "slip-1", "ef" * 32, slip, PaperState.QUEUED, NOW, copy)


def a_delivery(case: Case, seq: int = 1, kind: DeliveryKind = DeliveryKind.EVENT, **changes: object) -> Delivery:
    ident = DeliveryId(f"delivery-{next(_serial)}")
    body = f'{{"applicant":"{NAME}","number":"{CERT}","seq":{seq}}}'.encode()
    delivery = Delivery(ident, kind, case.id, seq, StaffNo("1042"), "03", NOW, body)
    return replace(delivery, **changes)  # type: ignore[arg-type]


def a_ticket(state: TicketState = TicketState.CALLED) -> Ticket:
    return Ticket(TicketId("t-1"), "S023", "社会事务", state, NOW, NOW + timedelta(minutes=5), why_next="fifo")


def a_block(ident: str = "b-1", first: int = 1, last: int = 1000) -> NumberBlock:
    return NumberBlock(ident, NumberKind.RECEIPT, "0103261123", first, last, first)


def number_text(block: NumberBlock, seq: int) -> str:
    return f"{block.prefix}{seq:06d}"


def put_audit(unit: ports.Unit, deed: str = "accept_case", subject: str = "case-1") -> None:
    unit.audit.append(at=NOW, actor="1042", role="clerk", window="03", deed=deed, subject=subject, outcome="done")


def accept(unit: ports.Unit, draft: Case) -> Case:
    """The rows of one acceptance: case, two events, number, paper, delivery and its page, audit."""
    receipt = unit.numbers.take(NumberKind.RECEIPT, case=draft.id, at=NOW, text=number_text)
    assert receipt is not None
    accepted = replace(
        draft, state=CaseState.ACCEPTED, receipt_no=receipt, accepted_at=NOW, due=date(2026, 12, 3), events=2
    )
    unit.cases.save(accepted)
    unit.cases.add_event(an_event(draft, 1, CaseState.RECEIVED))
    unit.cases.add_event(an_event(draft, 2, CaseState.ACCEPTED))
    unit.papers.add(a_paper(accepted))
    unit.deliveries.add(a_delivery(accepted, 1))
    unit.deliveries.add(a_delivery(accepted, 2, body=b"x" * 2000))
    put_audit(unit, subject=draft.id)
    return accepted
