"""Several items in one sitting through the desk on a real encrypted store: one form, own cases (domain.md 9.4)."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.window_client.desk_room import CARD, NOW, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, PageId, SessionId
from window_client.views import CaseView, Notice, WorkView
from window_client.words import CaseState, ItemStanding, MaterialMeans, MaterialState, RefusalCode, SecondVisit, Source

TYPED = {
    "P.phone": "13977412345",
    "E.name": "晓月米粉店",
    "E.form": "1",
    "E.capital": "5",
    "E.staff": "3",
    "E.scope": "餐饮服务",
    "L.addr": "新兴三路8号",
    "L.area": "42",
    "L.right": "2",
    "D.mode": "1",
    "FD.biz": "1",
    "FD.items": "1",
    "FD.safety": "李壮",
    "FD.net": "0",
    "FD.water": "0",
    "AD.width": "3",
    "AD.height": "1",
    "AD.light": "1",
    "AD.from": "2026-12-01",
    "AD.to": "2027-12-01",
}
USCC = "92450405MAA1B2C3X5"


def begin(room: Stage, *codes: str) -> tuple[SessionId, CaseView]:
    """Card read, these items taken together."""
    session = room.sign_in()
    room.equip()
    room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
    view = room.tell(m.PickItem(session, codes[0]), CaseView, lambda v: v.item_code)
    for code in codes[1:]:
        view = room.tell(m.PickItem(session, code, add=True), CaseView, lambda v: len(v.sitting.rows) > 1)
    return session, view


def answer(room: Stage, session: SessionId, view: CaseView, *only: str) -> CaseView:
    """Type what the form asks for."""
    assert view.case is not None
    asked = {field.element for field in view.fields}
    for element, value in TYPED.items():
        if element in asked and (not only or element.startswith(only)):
            view = room.tell(m.AnswerGiven(session, view.case, element, value), CaseView, partial(_shows, element))
    return view


def scan(room: Stage, view: CaseView, *kinds: str) -> CaseView:
    """A page of its own for each material."""
    assert view.case is not None
    for number, kind in enumerate(kinds):
        page = replace(PAGE, id=PageId(f"{number:02d}" * 32), sha256=f"{number + 40:02d}" * 32)
        view = room.tell(
            m.PagesCaptured(view.case, kind, (page,), MaterialMeans.SCANNED), CaseView, partial(_has_page, kind)
        )
    return view


def _shows(element: str, view: CaseView) -> bool:
    return any(field.element == element and field.shown for field in view.fields)


def _has_page(kind: str, view: CaseView) -> bool:
    return any(line.type == kind and line.pages for line in view.materials)


def standings(view: CaseView) -> dict[str, ItemStanding]:
    return {row.code: row.standing for row in view.sitting.rows}


def test_a_bundle_is_one_form_with_at_most_21_fields_to_type_instead_of_41(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        _, view = begin(room, "B1")
        assert [row.code for row in view.sitting.rows] == ["R01", "R03", "I04"]
        assert view.sitting.offered == (("R05", "公众聚集场所投入使用、营业前消防安全检查"),)
        catalogue = room.wait(CaseView)
        assert len(catalogue.fields) == 29  # and the members of a family, when one runs the shop
        to_type = [f for f in view.fields if f.source is None and not f.comes_from]
        assert len(to_type) == 20
        linked = {f.element for f in view.fields if f.source is Source.SYSTEM}
        assert linked == {"E.legal.name", "E.legal.cert_no"}
        assert [f.element for f in view.fields if f.comes_from] == ["E.uscc"]
        assert sum(line.type == "M.ID" for line in view.materials) == 1


def test_all_that_may_be_accepted_is_and_what_waits_says_so(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "B1")
        view = answer(room, session, view)
        view = scan(room, view, "M.SITE", "M.PLAN", "M.EQUIP", "M.DESIGN", "M.FORM#sign")
        assert standings(view) == {
            "R01": ItemStanding.READY,
            "R03": ItemStanding.WAITING,
            "I04": ItemStanding.WAITING,
        }
        assert view.sitting.rows[1].waits_for == ("营业执照",)
        assert view.case is not None
        slip = room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        shown = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
        assert shown.item_code == "R01"
        assert shown.receipt_no != view.receipt_no
        assert any(shown.receipt_no in part.text for part in slip.slip)
        assert standings(shown)["R03"] is ItemStanding.WAITING
        assert shown.sitting.rows[1].case == view.case
        drafts = room.wait(WorkView, lambda v: v.drafts).drafts
        assert [draft.case for draft in drafts] == [view.case]
        assert shown.case is not None
        # the licence comes, and with it its number: nobody types it
        room.tell(m.Decided(shown.case, True, "营业执照", USCC, "市场监管", NOW), CaseView)
        back = room.tell(m.OpenCase(session, view.case), CaseView, lambda v: v.case == view.case)
        uscc = next(f for f in back.fields if f.element == "E.uscc")
        assert (uscc.shown, uscc.source) == (USCC, Source.ELICENCE)
        licence = next(line for line in back.materials if line.type == "M.LIC")
        assert (licence.state, licence.means) == (MaterialState.COMPLETE, MaterialMeans.RESULT)


def test_a_number_typed_while_the_result_was_awaited_stays_beside_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "B1")
        view = scan(room, answer(room, session, view), "M.SITE", "M.FORM#sign")
        assert view.case is not None
        other = m.AnswerGiven(session, view.case, "E.uscc", "91350100M000100Y43")
        view = room.tell(other, CaseView, partial(_shows, "E.uscc"))
        room.tell(m.AcceptCase(session, other.case), m.PrintSlip)
        first = room.wait(CaseView, lambda v: v.sitting.rows and v.sitting.rows[0].standing is ItemStanding.A_CASE)
        assert first.sitting.rows[0].case is not None
        room.desk.submit(m.Decided(first.sitting.rows[0].case, True, "营业执照", USCC, "市场监管", NOW))
        room.tell(m.OpenCase(session, None), CaseView, lambda v: v.case not in {other.case, None})
        back = room.tell(m.OpenCase(session, other.case), CaseView, lambda v: v.case == other.case)
        uscc = next(f for f in back.fields if f.element == "E.uscc")
        assert (uscc.shown, uscc.source, uscc.mark) == (USCC, Source.ELICENCE, RefusalCode.FIELD_DISPUTED)
        assert [(each.source, each.shown) for each in uscc.rivals] == [(Source.TYPED, "91350100M000100Y43")]


def test_removing_an_item_takes_its_own_fields_and_pages_and_nothing_else(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "B1")
        view = answer(room, session, view)
        view = scan(room, view, "M.SITE", "M.DESIGN")
        before = {f.element: f.shown for f in view.fields}
        assert view.case is not None
        after = room.tell(m.RemoveItem(session, view.case, "I04"), CaseView, lambda v: len(v.sitting.rows) == 2)
        left = {f.element: f.shown for f in after.fields}
        assert set(before) - set(left) == {"AD.width", "AD.height", "AD.light", "AD.from", "AD.to"}
        assert all(before[element] == shown for element, shown in left.items())
        assert [line.type for line in after.materials if line.pages] == ["M.SITE"]
        with room.store_rows() as unit:
            assert not [key for key in unit.cases.answers(view.case) if key.startswith("AD.")]
            assert [row.material for row in unit.cases.pages(view.case)] == ["M.SITE"]


def test_one_failing_item_does_not_stop_the_others_and_each_case_has_its_own_number(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "S02", "S03")
        assert view.case is not None
        for element, value in {
            "P.addr_now": "新兴三路1号",
            "P.phone": "13977412345",
            "IN.tier": "1",
            "IN.special": "1",
            "P.bank_no": "6217000000000006",
        }.items():
            room.desk.submit(m.AnswerGiven(session, view.case, element, value))
        view = room.wait(CaseView, lambda v: v.may_accept)
        assert view.case is not None
        assert standings(view) == {"S02": ItemStanding.READY, "S03": ItemStanding.FILLING}
        room.tell(m.AcceptCase(session, view.case), m.PrintSlip)
        left = room.wait(CaseView, lambda v: v.sitting.rows and v.sitting.rows[0].standing is ItemStanding.A_CASE)
        assert left.case == view.case
        assert left.state is CaseState.DRAFT
        done = left.sitting.rows[0]
        assert done.state is CaseState.ACCEPTED
        assert done.case is not None
        assert done.receipt_no not in {view.receipt_no, view.sitting.number}
        with room.store_rows() as unit:
            own = unit.cases.answers(done.case)
            assert own["P.phone"].value == "13977412345"
            assert "OLD.contact" not in own
            assert unit.cases.answers(view.case)["P.phone"].value == "13977412345"


def test_a_scan_stored_once_belongs_to_each_case(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "I04")
        view = answer(room, session, view)
        view = scan(room, view, "M.SITE", "M.DESIGN", "M.LIC", "M.FORM#sign")
        assert view.case is not None
        case = view.case
        view = room.tell(m.AnswerGiven(session, case, "E.uscc", USCC), CaseView, lambda v: v.may_accept)
        room.tell(m.AcceptCase(session, case), m.PrintSlip)
        shown = room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            cases = [row.case for row in shown.sitting.rows if row.case]
            sites = [[row.page for row in unit.cases.pages(each) if row.material == "M.SITE"] for each in cases]
            assert len(sites) == 2
            assert sites[0] == sites[1] != []


def test_after_a_restart_the_sitting_lies_on_the_desk_as_it_was(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "B1")
        before = answer(room, session, view, "E.", "L.")
    with stage(tmp_path) as room:
        room.sign_in(online=False)
        after = room.wait(CaseView, lambda v: v.case)
        assert after.case == before.case
        assert after.sitting.rows == before.sitting.rows
        assert [(f.element, f.shown) for f in after.fields] == [(f.element, f.shown) for f in before.fields]


def test_a_decision_on_one_item_needs_it_alone(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "I04")
        assert view.case is not None
        notice = room.tell(m.ReceiveCase(session, view.case), Notice)
        assert notice.code is RefusalCode.SEVERAL_ITEMS
        alone = room.tell(m.SeparateItem(session, view.case, "I04"), CaseView, lambda v: v.item_code == "I04")
        assert alone.case != view.case
        assert alone.receipt_no != view.receipt_no
        room.tell(m.ReceiveCase(session, alone.case or CaseId("")), CaseView, lambda v: v.state is CaseState.RECEIVED)


def test_each_item_that_lacks_something_gets_its_own_notice(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "R03")
        assert view.case is not None
        shown = room.tell(
            m.GiveNotice(session, view.case, (), visit=SecondVisit.UNPREPARED),
            CaseView,
            lambda v: all(r.case for r in v.sitting.rows) and v.sitting.rows,
        )
        with room.store_rows() as unit:
            papers = [unit.documents.of_case(row.case) for row in shown.sitting.rows if row.case]
            assert [len([p for p in each if p.kind == "correction_notice"]) for each in papers] == [1, 1]
