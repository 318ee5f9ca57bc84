"""Small trade records for the domain's tests: nobody real."""

from datetime import date, datetime, timedelta, timezone

from window_client.domain.card import IdCard
from window_client.domain.case import Case
from window_client.domain.delivery import Delivery
from window_client.domain.ids import CaseId, DeliveryId, PageId, PaperId, StaffNo, TicketId, VisitId
from window_client.domain.item import Calendar, Catalogue, FieldSpec, Item, Limit
from window_client.domain.materials import MaterialPage, SealedPage
from window_client.domain.paper import Paper
from window_client.domain.ticket import Ticket
from window_client.words import (
    CardKind,
    CaseState,
    DeliveryKind,
    DeliveryState,
    FieldKind,
    MaterialMeans,
    PaperState,
    TicketState,
    VisitList,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 5, tzinfo=timezone(timedelta(hours=8)))


def a_case(state: CaseState = CaseState.DRAFT) -> Case:
    return Case(
        id=CaseId("c1"),
        visit=VisitId("v1"),
        receipt_no="01032026112300015",
        official_no="",
        state=state,
        item_code="R01",
        item_version=1,
        item_name="个体工商户设立登记",
        catalogue_version="2026.11",
        ticket=None,
        window="03",
        opened_by=StaffNo("1042"),
        opened_at=NOW,
        applicant_name="李壮",
    )


def a_paper(state: PaperState) -> Paper:
    return Paper(PaperId("p1"), CaseId("c1"), "acceptance_receipt", "acceptance_receipt", "ab", (), state, NOW)


def a_delivery(state: DeliveryState) -> Delivery:
    who = StaffNo("1042")
    return Delivery(DeliveryId("d1"), DeliveryKind.EVENT, CaseId("c1"), 1, who, "03", NOW, b"{}", state)


def a_ticket(state: TicketState) -> Ticket:
    return Ticket(TicketId("t1"), "S023", "社会事务", state, NOW, NOW)


def a_field(kind: FieldKind = FieldKind.TEXT, element: str = "X.any", **more: object) -> FieldSpec:
    return FieldSpec(element, "某项", kind, "某节", **more)  # type: ignore[arg-type]


def an_item(code: str = "X01", name: str = "某事项", **more: object) -> Item:
    values: dict[str, object] = {
        "version": 1,
        "category": "社会事务",
        "department": "民政局",
        "basic_code": f"4501900{code[-2:]}000",
        "case_type": 2,
        "legal": Limit(20, "wd"),
        "committed": Limit(5, "wd"),
        "visit_list": VisitList.ONE_VISIT,
        "basis": "某法",
        "fields": (a_field(),),
        "materials": (),
    }
    return Item(code, name, **{**values, **more})  # type: ignore[arg-type]


def a_catalogue(*items: Item) -> Catalogue:
    calendar = Calendar("1", (2026,), frozenset(), frozenset())
    hall = {"hall": "某政务服务中心", "organ": "某局", "complaint_phone": "0774-0000000"}
    return Catalogue("2026.11", True, {item.code: item for item in items}, {}, {}, calendar, hall=hall)


def a_card(kind: CardKind = CardKind.RESIDENT, **more: object) -> IdCard:
    values: dict[str, object] = {
        "name": "李壮",
        "sex": "1",
        "number": "450499198506150019",
        "birth": date(1985, 6, 15),
        "valid_from": date(2015, 3, 1),
        "valid_to": date(2035, 3, 1),
        "valid_to_text": "20350301",
        "ethnic": "08",
        "address": "广西梧州市长洲区新兴三路1号",
    }
    return IdCard(kind, **{**values, **more})  # type: ignore[arg-type]


def a_page(means: MaterialMeans = MaterialMeans.SCANNED, position: int = 1) -> MaterialPage:
    sealed = SealedPage(PageId("ab" * 32), "cd" * 32, 1000, "image/png", 100, 140, 1, b"\x89PNG")
    return MaterialPage(CaseId("c1"), "M.ID", position, sealed, means, NOW)
