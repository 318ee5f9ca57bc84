"""Materials of earlier cases used again, through the desk on a real encrypted store."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.window_client.desk_room import CARD, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, PageId, SessionId
from window_client.views import CaseView, EarlierPages, MaterialView, Notice
from window_client.words import CaseState, MaterialMeans, MaterialState, RefusalCode, TrustLevel

SITE = "M.SITE"


def line(view: CaseView) -> MaterialView:
    return next(each for each in view.materials if each.type == SITE)


def in_state(state: MaterialState, view: CaseView) -> bool:
    return any(each.type == SITE and each.state is state for each in view.materials)


def _beside(kind: str, notice: Notice) -> bool:
    return notice.place == f"material:{kind}"


def received_before(room: Stage, *, seen: bool) -> tuple[SessionId, CaseId]:
    """An earlier case of the same person with one page of the material, received (收件) and gone from the desk."""
    session = room.sign_in()
    room.equip()
    room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
    view = room.tell(m.PickItem(session, "R01"), CaseView, lambda v: v.item_code)
    assert view.case is not None
    pages = (PAGE, replace(PAGE, id=PageId("ef" * 32), sha256="12" * 32))
    came = m.PagesCaptured(view.case, SITE, pages, MaterialMeans.SCANNED)
    room.tell(came, CaseView, lambda v: len(line(v).pages) == 2)
    if seen:
        mark = m.MarkMaterial(session, view.case, SITE, original_seen=True, copy_kept=False)
        room.tell(mark, CaseView, lambda v: line(v).original_seen)
    room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)
    return session, view.case


def another(room: Stage, session: SessionId, item: str = "I04") -> CaseId:
    """A new draft of another item for the same person."""
    before = room.tell(m.OpenCase(session), CaseView, lambda v: v.state is CaseState.DRAFT).case
    room.tell(m.CardRead(CARD), CaseView, lambda v: v.case == before and v.applicant.number)
    view = room.tell(m.PickItem(session, item), CaseView, lambda v: v.item_code == item)
    assert view.case is not None
    return view.case


def test_pages_are_used_again_by_hash_with_consent_and_their_origin(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, source = received_before(room, seen=True)
        room.clock.time += timedelta(days=100)
        case = another(room, session)
        [row] = room.tell(m.FindEarlier(session, case, SITE), EarlierPages).rows
        assert (row.case, row.pages, row.level) == (source, 2, TrustLevel.B)
        assert row.until.isoformat() == "2027-11-23"  # 365 days after the taking
        refused = room.tell(m.ReusePages(session, case, SITE, source, consent=False), Notice)
        assert (refused.code, refused.place) == (RefusalCode.CONSENT_MISSING, "material:M.SITE")
        wish = m.ReusePages(session, case, SITE, source, consent=True)
        view = room.tell(wish, CaseView, partial(in_state, MaterialState.COMPLETE))
        assert line(view).means is MaterialMeans.REUSED
        with room.store_rows() as unit:
            old, new = unit.cases.pages(source), [p for p in unit.cases.pages(case) if p.material == SITE]
            assert [each.page for each in new] == [each.page for each in old]  # the same files
            assert {each.origin for each in new} == {row.receipt_no}
            [told] = [e.reason for e in unit.cases.events(case) if e.kind == "material_reused"]
        assert "申请人同意" in told
        again = room.tell(
            m.PlacePage(session, case, SITE, PAGE.id, 2), CaseView, lambda v: line(v).pages[1].id == PAGE.id
        )
        assert [page.means for page in line(again).pages] == [MaterialMeans.REUSED] * 2


def test_what_nobody_compared_waits_for_the_original(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, source = received_before(room, seen=False)
        case = another(room, session)
        wish = m.ReusePages(session, case, SITE, source, consent=True)
        room.tell(wish, CaseView, partial(in_state, MaterialState.UNSEEN))
        mark = m.MarkMaterial(session, case, SITE, original_seen=True, copy_kept=False)
        room.tell(mark, CaseView, partial(in_state, MaterialState.COMPLETE))


@pytest.mark.parametrize(("days", "offered"), [(365, 1), (366, 0)])
def test_after_its_days_it_is_not_offered_and_not_taken(tmp_path: Path, days: int, offered: int) -> None:
    with stage(tmp_path) as room:
        session, source = received_before(room, seen=True)
        room.clock.time += timedelta(days=days)
        case = another(room, session)
        assert len(room.tell(m.FindEarlier(session, case, SITE), EarlierPages).rows) == offered
        wish = m.ReusePages(session, case, SITE, source, consent=True)
        if offered:
            room.tell(wish, CaseView, partial(in_state, MaterialState.COMPLETE))
            room.clock.time += timedelta(days=1)  # the draft lies over midnight: its last day is past
            view = room.tell(m.OpenCase(session, case), CaseView, partial(in_state, MaterialState.DEFECTIVE))
            assert line(view).mark is RefusalCode.PAGE_OVER
        else:
            since = len(room.said)
            room.desk.submit(wish)
            at_line = partial(_beside, SITE)
            assert room.wait(Notice, at_line, since).code is RefusalCode.NOT_REUSABLE


def test_another_persons_and_a_defective_material_are_not_used(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, source = received_before(room, seen=True)
        case = another(room, session)
        room.tell(m.OpenCase(session, source), CaseView, lambda v: v.case == source)
        bad = m.JudgeMaterial(session, source, SITE, ("R01",), "unclear")
        room.tell(bad, CaseView, partial(in_state, MaterialState.DEFECTIVE))
        room.tell(m.OpenCase(session, case), CaseView, lambda v: v.case == case)
        wish = m.ReusePages(session, case, SITE, source, consent=True)
        assert room.tell(m.FindEarlier(session, case, SITE), EarlierPages).rows == ()
        assert room.tell(wish, Notice).code is RefusalCode.NOT_REUSABLE


def test_another_person_is_offered_nothing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, source = received_before(room, seen=True)
        stranger = replace(CARD, number="450499198506150035", name="韦强")
        before = room.tell(m.OpenCase(session), CaseView, lambda v: v.state is CaseState.DRAFT).case
        room.tell(m.CardRead(stranger), CaseView, lambda v: v.case == before and v.applicant.number)
        case = room.tell(m.PickItem(session, "I04"), CaseView, lambda v: v.item_code == "I04").case
        assert case is not None
        assert room.tell(m.FindEarlier(session, case, SITE), EarlierPages).rows == ()
        wish = m.ReusePages(session, case, SITE, source, consent=True)
        assert room.tell(wish, Notice).code is RefusalCode.NOT_REUSABLE
