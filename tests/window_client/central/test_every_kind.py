"""Every kind of event that a window reports goes through the real platform: none is refused, none waits, none is doubled,
and each has its word in the list of records."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from tests.window_client.desk_room import PAGE
from tests.window_client.test_acts import OLD
from tests.window_client.test_deciding import LUO, WHY
from ui.models.outbox_model import EVENTS
from window_client import messages as m
from window_client.domain.ids import CaseId
from window_client.steps import into_archive
from window_client.views import CaseView, ResultsView
from window_client.words import CaseState, HandOutWay, MaterialMeans, RefusalGround

DEPARTMENT = "人社局-02"
PHOTO = replace(PAGE, sha256=hashlib.sha256(PAGE.id.encode()).hexdigest(), size=len(PAGE.id))


@contextmanager
def arrived(hall: Hall, directory: Path, window: str) -> Iterator[tuple[Connected, dict[str, list[str]]]]:
    """A window; afterwards the kinds that the platform has of each of its cases, with no record left behind."""
    kinds: dict[str, list[str]] = {}
    with connected(hall, directory, window) as room:
        yield room, kinds
        assert room.settle().returned == 0
        for receipt_no in {view.receipt_no for view in room.said if isinstance(view, CaseView) and view.receipt_no}:
            record = hall.platform.record(receipt_no)
            kinds[receipt_no] = [event["kind"] for event in record["events"]]
            reached = [event["to_state"] for event in record["events"]]
            assert record["case"]["state"] == reached[-1]


def told(room: Connected, hall: Hall, case: CaseView, state: str, **more: str) -> None:
    """The department says it through the platform, and the window has taken it in."""
    body = {"case": case.case or "", "state": state, "text": "示例", "by": DEPARTMENT, **more}
    since = len(room.said)
    hall.platform.lay_in("01", room.settings.window, "decision", body)
    room.later(3)
    reached = CaseState.ISSUED if "name" in more else CaseState(state)
    room.wait(CaseView, lambda view: view.state is reached, since)


def test_the_long_way_of_a_case_with_a_parcel_that_came_back(hall: Hall, tmp_path: Path) -> None:
    with arrived(hall, tmp_path, "51") as (room, kinds):
        view = room.accept()
        assert view.case is not None
        room.settle()
        told(room, hall, view, "in_review")
        special = m.BeginSpecial(room.session, view.case, extension=False, reason="组织专家评审", days=5)
        room.tell(m.SecondPersonProved(LUO, special), CaseView, lambda v: v.state is CaseState.SPECIAL)
        over = m.EndSpecial(room.session, view.case, "评审报告已送达")
        room.tell(over, CaseView, lambda v: v.state is CaseState.IN_REVIEW)
        told(room, hall, view, "special", special="1", days="10")
        told(room, hall, view, "in_review")
        told(room, hall, view, "decided_grant", name="参保凭证")
        sent = m.HandOut(room.session, view.case, HandOutWay.COURIER, "", identity_checked=True, waybill="EMS1")
        room.tell(sent, ResultsView)
        room.tell(m.CameBack(room.session, view.case, "无人签收"), ResultsView)
        room.tell(replace(sent, waybill="EMS2"), ResultsView)
        signed = m.ConfirmArrival(room.session, view.case, room.clock.time.date(), "李小壮")
        room.tell(signed, CaseView, lambda v: v.state is CaseState.DELIVERED)
        with room.store_rows() as unit:
            into_archive.keep_packed(unit, [view.case], "5" * 64)
        told(room, hall, view, "archived", package="5" * 64)
    assert kinds[view.receipt_no] == [
        "received", "accepted", "in_review", "special", "special_over", "extended", "in_review",
        "decided_grant", "concluded", "issued", "sent_by_courier", "came_back", "sent_by_courier", "signed_for", "archived",
    ]  # fmt: skip
    assert set(kinds[view.receipt_no]) <= EVENTS


def test_an_electronic_message_that_came_back_is_fetched_at_the_counter(hall: Hall, tmp_path: Path) -> None:
    with arrived(hall, tmp_path, "52") as (room, kinds):
        case = electronic(room)
        view = room.tell(m.AcceptCase(room.session, case), CaseView, lambda v: v.state is CaseState.ISSUED)
        sent = m.HandOut(room.session, case, HandOutWay.ELECTRONIC, "", consent_seen=True)
        room.tell(sent, ResultsView)
        room.tell(m.CameBack(room.session, case, "地址无效"), ResultsView)
        room.tell(sent, ResultsView)
        came = m.ConfirmArrival(room.session, case, room.clock.time.date(), "平台回执")
        room.tell(came, CaseView, lambda v: v.state is CaseState.DELIVERED)
    assert kinds[view.receipt_no][-4:] == ["sent_electronically", "came_back", "sent_electronically", "arrived"]
    assert set(kinds[view.receipt_no]) <= EVENTS


def electronic(room: Connected) -> CaseId:
    """An instant item, its result wanted electronically."""
    room.tell(m.CardRead(OLD), CaseView, lambda v: v.applicant.number)
    view = room.tell(m.PickItem(room.session, "S03"), CaseView, lambda v: v.item_code)
    assert view.case is not None
    room.desk.submit(m.PagesCaptured(view.case, "M.PHOTO", (PHOTO,), MaterialMeans.SCANNED))
    since = len(room.said)
    for element, value in (
        ("P.addr_now", "新兴三路1号"),
        ("P.phone", "13977412345"),
        ("OLD.contact", "李小壮 13977412346"),
        ("D.mode", "3"),
        ("D.e_addr", "li.zhuang@example.cn"),
        ("D.e_consent", "1"),
    ):
        room.desk.submit(m.AnswerGiven(room.session, view.case, element, value))
    room.wait(CaseView, lambda v: v.may_accept, since)
    return view.case


def begun(room: Connected, item: str) -> CaseId:
    """A draft of a person of its own."""
    room.tell(m.CardRead(another_card()), CaseView, lambda v: v.applicant.number)
    view = room.tell(m.PickItem(room.session, item), CaseView, lambda v: v.item_code == item)
    assert view.case is not None
    return view.case


def test_every_other_end_of_a_case(hall: Hall, tmp_path: Path) -> None:
    with arrived(hall, tmp_path, "53") as (room, kinds):
        ends: dict[str, str] = {}

        def ended(wish: m.Message, state: CaseState) -> None:
            ends[state.value] = room.tell(wish, CaseView, lambda v: v.state is state).receipt_no

        refused = begun(room, "R04")
        ended(
            m.RefuseCase(room.session, refused, RefusalGround.OUT_OF_POWERS, "应由林业部门办理", "林业局"),
            CaseState.NOT_ACCEPTED,
        )
        corrected = begun(room, "R04")
        notice = m.GiveNotice(room.session, corrected, visit=WHY)
        room.tell(notice, CaseView, lambda v: v.state is CaseState.CORRECTION)
        again = m.SecondPersonProved(LUO, replace(notice, reason="法规调整"))
        room.tell(again, CaseView, lambda v: v.state is CaseState.CORRECTION)
        ended(m.WithdrawCase(room.session, corrected, True, "不办了"), CaseState.WITHDRAWN)
        taken = room.accept()
        assert taken.case is not None
        ended(m.SecondPersonProved(LUO, m.VoidCase(room.session, taken.case, "录错")), CaseState.VOID)
        late = room.accept()
        room.settle()
        told(room, hall, late, "decided_refuse", name="不予行政给付决定")
    assert kinds[ends["not_accepted"]] == ["received", "not_accepted"]
    assert kinds[ends["withdrawn"]] == [
        "received",
        "correction_notice",
        "supplemented",
        "correction_notice",
        "withdrawn",
    ]
    assert kinds[ends["void"]] == ["received", "accepted", "voided"]
    assert set().union(*kinds.values()) <= EVENTS
