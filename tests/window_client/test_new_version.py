"""A draft begun by an older catalogue (事项已更新): the differences are shown, and one wish takes the newest over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.window_client.desk_room import PAGE, Stage, stage
from tests.window_client.test_catalogue_versions import OLD, changed_pension, elements, item, newer, pension, take
from tests.window_client.test_sitting import answer, begin
from window_client import messages as m
from window_client.domain.ids import PageId, SessionId
from window_client.views import CaseView, Notice
from window_client.words import CaseState, ItemChange, MaterialMeans, RefusalCode, Source


def taken_over(room: Stage, session: SessionId, view: CaseView) -> CaseView:
    assert view.case is not None
    return room.tell(m.TakeNewVersion(session, view.case), CaseView, lambda v: not v.newer)


def offered(room: Stage, change: Callable[[dict[str, Any]], None]) -> CaseView:
    take(room, newer(change))
    return room.wait(CaseView, lambda v: v.newer)


def changed_more(tree: dict[str, Any]) -> None:
    changed_pension(tree)
    pension = item(tree, "S02")
    phone = next(each for each in pension["fields"] if each["element"] == "P.phone")
    tier = next(each for each in pension["fields"] if each["element"] == "IN.tier")
    phone["label"] = "联系手机"
    tier["choices"] = [pair for pair in tier["choices"] if pair[0] != "1"]
    pension["committed"] = {"days": 3, "unit": "wd"}
    pension["legal"] = {"days": 20, "unit": "wd"}
    pension["materials"] = [each for each in pension["materials"] if each["type"] != "M.FORM"]
    pension["materials"].append({**pension["materials"][-1], "type": "M.SHOT", "name": "近期照片"})


def test_the_differences_stand_beside_the_draft_each_once(tmp_path: Path) -> None:
    with stage(tmp_path / "data") as room:
        pension(room)
        view = offered(room, changed_more)
        said = {(each.kind, each.what): (each.before, each.after) for each in view.newer}
        assert said == {
            (ItemChange.FIELD_NEW, "首次参保日期"): ("", ""),
            (ItemChange.FIELD_GONE, "银行卡号"): ("", ""),
            (ItemChange.FIELD_RENAMED, "联系手机"): ("手机号码", "联系手机"),
            (ItemChange.FIELD_OTHERWISE, "缴费档次"): ("", ""),
            (ItemChange.MATERIAL_NEW, "近期照片"): ("", "required"),
            (ItemChange.MATERIAL_GONE, "参保登记表"): ("", ""),
            (ItemChange.MATERIAL_NECESSITY, "户口簿"): ("conditional", "required"),
            (ItemChange.COMMITTED_LIMIT, "城乡居民基本养老保险参保登记"): ("0 wd", "3 wd"),
            (ItemChange.LEGAL_LIMIT, "城乡居民基本养老保险参保登记"): ("0 wd", "20 wd"),
        }


def test_answers_stay_where_their_element_stays_and_the_others_are_kept_apart_and_shown(tmp_path: Path) -> None:
    with stage(tmp_path / "data") as room:
        session, before = pension(room)
        assert before.case is not None
        page = replace(PAGE, id=PageId("ef" * 32))
        room.tell(
            m.PagesCaptured(before.case, "M.FORM", (page,), MaterialMeans.SCANNED),
            CaseView,
            lambda v: any(line.type == "M.FORM" and line.pages for line in v.materials),
        )
        offered(room, changed_more)
        with room.store_rows() as unit:
            had = {key: answer.value for key, answer in unit.cases.answers(before.case).items()}
        after = taken_over(room, session, before)
        assert after.case == before.case
        assert {"IN.since", "IN.tier"} <= elements(after)
        assert {(kept.label, kept.shown) for kept in after.kept_apart} == {
            ("银行卡号", "6217000000000006"),  # typed here a moment ago: not hidden from whoever typed it
            ("缴费档次", "200元"),  # asked as before, without this choice
            ("参保登记表", "1 页"),
        }
        with room.store_rows() as unit:
            now = unit.cases.answers(before.case)
            assert {value for key, value in had.items() if key not in {"IN.tier", "P.bank_no"}} <= {
                each.value for each in now.values()
            }
            assert now["P.name"].source is Source.READER
            assert "IN.tier" not in now
            assert [page.material for page in unit.cases.pages(before.case)] == ["M.FORM"]
            events = unit.cases.events(before.case)
            case = unit.cases.get(before.case)
        assert case is not None
        assert (events[-1].kind, events[-1].to_state) == ("catalogue_changed", CaseState.DRAFT)
        assert OLD in events[-1].reason
        assert case.catalogue_version == "次年版"
        assert case.item_version == 2


def test_what_was_kept_apart_goes_with_the_acceptance_and_the_page_with_it(tmp_path: Path) -> None:
    def without_bank(tree: dict[str, Any]) -> None:
        changed_pension(tree)
        pension = item(tree, "S02")
        pension["fields"] = [each for each in pension["fields"] if each["element"] != "IN.since"]
        pension["materials"][-1]["necessity"] = "conditional"

    with stage(tmp_path / "data") as room:
        session, before = pension(room)
        offered(room, without_bank)
        after = taken_over(room, session, before)
        assert after.kept_apart
        assert after.may_accept
        assert after.case is not None
        room.tell(m.AcceptCase(session, after.case), CaseView, lambda v: v.accepted_at)
        with room.store_rows() as unit:
            assert not [key for key in unit.cases.answers(after.case) if key.startswith("old:")]


def test_a_sitting_goes_over_as_a_whole_with_the_answers_of_each_item(tmp_path: Path) -> None:
    def other_adverts(tree: dict[str, Any]) -> None:
        adverts = item(tree, "I04")
        adverts["fields"] = [each for each in adverts["fields"] if each["element"] != "AD.light"]
        item(tree, "R03")["basis"] += "（修订）"

    with stage(tmp_path / "data") as room:
        session, view = begin(room, "R03", "I04")
        filled = answer(room, session, view)
        shown = offered(room, other_adverts)
        assert {(each.kind, each.items) for each in shown.newer} == {
            (ItemChange.FIELD_GONE, (item_name(filled, "I04"),)),
            (ItemChange.OTHERWISE, (item_name(filled, "R03"),)),
        }
        after = taken_over(room, session, filled)
        typed = {each.element: each.shown for each in after.fields}
        assert {**{each.element: each.shown for each in filled.fields if each.element != "AD.light"}} == typed
        assert [(kept.label, kept.shown) for kept in after.kept_apart] == [("是否亮化", "是")]
        assert [row.code for row in after.sitting.rows] == ["R03", "I04"]


def item_name(view: CaseView, code: str) -> str:
    return next(row.name for row in view.sitting.rows if row.code == code)


def test_an_item_that_the_newest_catalogue_lacks_keeps_the_draft_as_it_is(tmp_path: Path) -> None:
    def gone(tree: dict[str, Any]) -> None:
        tree["items"] = [each for each in tree["items"] if each["code"] != "I04"]
        for bundle in tree["bundles"]:
            bundle["items"] = [code for code in bundle["items"] if code != "I04"]
            bundle["optional"] = [code for code in bundle.get("optional", ()) if code != "I04"]

    with stage(tmp_path / "data") as room:
        session, view = begin(room, "R03", "I04")
        shown = offered(room, gone)
        assert [each.kind for each in shown.newer] == [ItemChange.GONE]
        assert view.case is not None
        refused = room.tell(m.TakeNewVersion(session, view.case), Notice, lambda n: n.place == "item")
        assert refused.code is RefusalCode.ITEM_GONE
        assert elements(room.wait(CaseView)) == elements(view)
        room.tell(m.RemoveItem(session, view.case, "I04"), CaseView, lambda v: not v.newer)


def test_a_draft_of_the_newest_version_has_nothing_to_take_over(tmp_path: Path) -> None:
    with stage(tmp_path / "data") as room:
        session, view = pension(room)
        assert view.case is not None
        assert view.newer == ()
        refused = room.tell(m.TakeNewVersion(session, view.case), Notice, lambda n: n.place == "item")
        assert refused.code is RefusalCode.NO_NEWER_VERSION
