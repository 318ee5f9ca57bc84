"""What clerks say of materials, through the desk on a real encrypted store: own verdicts, marks, order, notice."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.window_client.desk_room import PAGE, Stage, stage
from tests.window_client.papers.reading import words_of
from tests.window_client.test_deciding import WHY, hall, made, pdf_of
from tests.window_client.test_sitting import USCC, answer, begin, scan, standings
from window_client import messages as m
from window_client.domain.ids import CaseId, PageId
from window_client.views import CaseView, MaterialView, Notice
from window_client.words import (
    CaseState,
    DocumentKind,
    DropReason,
    ItemStanding,
    MaterialMeans,
    MaterialState,
    RefusalCode,
    TrustLevel,
)


def line(view: CaseView, kind: str) -> MaterialView:
    return next(each for each in view.materials if each.type == kind)


def _in_state(kind: str, state: MaterialState, view: CaseView) -> bool:
    return any(each.type == kind and each.state is state for each in view.materials)


def judged(view: CaseView, kind: str) -> dict[str, str]:
    return {each.item: each.wrong for each in line(view, kind).judged}


def test_each_item_has_its_own_verdict_on_a_shared_page(tmp_path: Path) -> None:
    """domain.md 9.4 rules 6 and 7: a lease may do for the shop sign and not for the registration."""
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "I04")
        view = scan(room, view, "M.SITE", "M.FORM#sign", "M.DESIGN", "M.LIC")
        assert view.case is not None
        answer(room, session, view)
        number = m.AnswerGiven(session, view.case, "E.uscc", USCC)
        room.tell(number, CaseView, lambda v: set(standings(v).values()) == {ItemStanding.READY})
        wish = m.JudgeMaterial(session, view.case, "M.SITE", ("R01",), "lease_short", "只剩一个月")
        view = room.tell(wish, CaseView, partial(_in_state, "M.SITE", MaterialState.DEFECTIVE))
        assert judged(view, "M.SITE") == {"R01": "租赁期限不足：只剩一个月", "I04": ""}
        assert standings(view) == {"R01": ItemStanding.FILLING, "I04": ItemStanding.READY}
        case = view.case
        assert case is not None
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: standings(v).get("I04") is ItemStanding.A_CASE)
        with room.store_rows() as unit:
            [draft] = unit.cases.drafts("03")
            [accepted] = [each for each in unit.cases.of_applicant(draft.applicant_key) if each.id != draft.id]
            assert (draft.item_code, accepted.item_code) == ("R01", "I04")
            assert [each.item for each in unit.materials.verdicts(draft.id)] == ["R01"]
            assert unit.materials.verdicts(accepted.id) == []


def test_an_item_that_is_taken_out_takes_its_verdict_and_leaves_the_shared_pages(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "I04")
        view = scan(room, view, "M.SITE", "M.DESIGN")
        assert view.case is not None
        room.desk.submit(m.JudgeMaterial(session, view.case, "M.SITE", ("I04",), "unclear"))
        case, both = view.case, m.JudgeMaterial(session, view.case, "M.SITE", ("R01",), "no_seal")
        room.tell(both, CaseView, lambda v: all(judged(v, "M.SITE").values()))
        view = room.tell(m.RemoveItem(session, case, "I04"), CaseView, lambda v: not v.sitting.rows[1:])
        assert judged(view, "M.SITE") == {"R01": "缺少印章或印章不清"}
        assert len(line(view, "M.SITE").pages) == 1
        with room.store_rows() as unit:
            assert [row.material for row in unit.cases.pages(case)] == ["M.SITE"]


def test_a_defect_goes_into_the_one_time_notice_with_its_remedy(tmp_path: Path) -> None:
    with hall(tmp_path) as (room, sealer):
        session, view = begin(room, "R01")
        view = scan(room, view, "M.SITE")
        assert view.case is not None
        wish = m.JudgeMaterial(session, view.case, "M.SITE", ("R01",), "other", "合同缺最后一页")
        room.tell(wish, CaseView, partial(_in_state, "M.SITE", MaterialState.DEFECTIVE))
        room.tell(m.GiveNotice(session, view.case, visit=WHY), CaseView, lambda v: v.state is CaseState.CORRECTION)
        row = made(room, DocumentKind.CORRECTION_NOTICE)
        text = words_of(pdf_of(room, sealer, row, session, tmp_path), tmp_path)
        assert "合同缺最后一页" in text
        assert "经营场所使用证明" in text


def test_a_verdict_needs_a_reason_of_the_list_and_words_where_it_says_nothing(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01")
        assert view.case is not None
        for reason in ("other", "invented", "plan_rule"):  # the last is a reason for drawings only
            wish = m.JudgeMaterial(session, view.case, "M.SITE", ("R01",), reason)
            notice = room.tell(wish, Notice)
            assert (notice.code, notice.place) == (RefusalCode.REASON_MISSING, "material:M.SITE")


def test_marks_keep_their_first_time_and_go_with_the_item(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01", "I04")
        view = scan(room, view, "M.SITE")
        assert view.case is not None
        seen = m.MarkMaterial(session, view.case, "M.SITE", original_seen=True, copy_kept=False)
        room.tell(seen, CaseView, lambda v: line(v, "M.SITE").original_seen)
        first = room.clock.time
        room.clock.time = first.replace(hour=11)
        both = m.MarkMaterial(session, view.case, "M.SITE", original_seen=True, copy_kept=True)
        room.tell(both, CaseView, lambda v: line(v, "M.SITE").copy_kept)
        own = room.tell(m.SeparateItem(session, view.case, "I04"), CaseView, lambda v: v.item_code == "I04")
        assert own.case is not None
        with room.store_rows() as unit:
            mark = unit.materials.marks(own.case)["M.SITE"]
        assert (mark.original_seen, mark.copy_kept) == (first, room.clock.time)


def test_turn_and_order_are_kept_beside_the_file(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01")
        assert view.case is not None
        pages = tuple(replace(PAGE, id=PageId(f"{n}" * 64)) for n in (1, 2, 3))
        came = m.PagesCaptured(view.case, "M.SITE", pages, MaterialMeans.SCANNED)
        room.tell(came, CaseView, lambda v: len(line(v, "M.SITE").pages) == 3)
        room.desk.submit(m.TurnPage(session, view.case, "M.SITE", pages[2].id, 270))
        first = m.PlacePage(session, view.case, "M.SITE", pages[2].id, 1)
        room.tell(first, CaseView, lambda v: line(v, "M.SITE").pages[0].id == pages[2].id)
        again = m.PagesCaptured(view.case, "M.SITE", (replace(PAGE, id=PageId("4" * 64)),), MaterialMeans.SCANNED)
        view = room.tell(again, CaseView, lambda v: len(line(v, "M.SITE").pages) == 4)
        assert [(page.id[0], page.turn) for page in line(view, "M.SITE").pages] == [
            ("3", 270), ("1", 0), ("2", 0), ("4", 0),
        ]  # fmt: skip


def test_a_page_of_another_case_is_not_drawn(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01")
        view = scan(room, view, "M.SITE")
        assert view.case is not None
        look = m.LookAtPage(session, view.case, "M.SITE", line(view, "M.SITE").pages[0].id, 0, 600)
        assert room.tell(look, m.DrawPage).width == 600
        room.tell(m.OpenCase(session), CaseView, lambda v: v.case != view.case)
        assert room.tell(look, Notice).code is RefusalCode.NO_CASE


def test_a_dropped_page_leaves_its_reason_and_the_draft_thrown_away_takes_all(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session, view = begin(room, "R01")
        view = scan(room, view, "M.SITE")
        assert view.case is not None
        page = line(view, "M.SITE").pages[0].id
        without = m.DropPage(session, view.case, "M.SITE", page, DropReason.OTHER)
        assert room.tell(without, Notice).code is RefusalCode.REASON_MISSING
        room.desk.submit(m.JudgeMaterial(session, view.case, "M.SITE", ("R01",), "unclear"))
        gone = m.DropPage(session, view.case, "M.SITE", page, DropReason.UNCLEAR, "反光")
        room.tell(gone, CaseView, lambda v: not line(v, "M.SITE").pages)
        with room.store_rows() as unit:
            told = [event.reason for event in unit.cases.events(view.case) if event.kind == "page_dropped"]
            assert told == ["经营场所使用证明 第1页：图像不清，重新采集，反光"]
            assert unit.materials.verdicts(view.case)
        room.tell(m.DiscardDraft(session, view.case), CaseView, lambda v: v.case is None)
        with room.store_rows() as unit:
            assert unit.materials.verdicts(view.case) == []


def test_what_its_user_uploaded_counts_once_the_original_was_seen(tmp_path: Path) -> None:
    """domain.md 3.8, level C."""
    with stage(tmp_path) as room:
        session, view = begin(room, "R01")
        view = scan(room, view, "M.SITE")
        assert view.case is not None
        _grade(room, view.case, TrustLevel.C)
        mark = m.MarkMaterial(session, view.case, "M.SITE", original_seen=False, copy_kept=False)
        view = room.tell(mark, CaseView, partial(_in_state, "M.SITE", MaterialState.UNSEEN))
        assert line(view, "M.SITE").mark is RefusalCode.ORIGINAL_UNSEEN
        assert "经营场所使用证明" in view.missing
        room.tell(replace(mark, original_seen=True), CaseView, partial(_in_state, "M.SITE", MaterialState.COMPLETE))


def _grade(room: Stage, case: str, level: TrustLevel) -> None:
    """As an adapter would have brought it."""
    with room.store_rows() as unit:
        [row] = unit.cases.pages(CaseId(case))
        unit.cases.add_page(replace(row, level=level))
