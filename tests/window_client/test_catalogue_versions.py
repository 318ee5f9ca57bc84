"""Catalogue versions side by side (目录版本并存): an open case keeps its own, new ones take the newest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reference_platform.sample import HERE
from tests.window_client.desk_room import Stage, stage
from tests.window_client.test_sitting import begin
from window_client import messages as m
from window_client.domain.ids import SessionId
from window_client.views import CaseView, ItemsFound, Notice
from window_client.words import CaseState, DocumentKind, RefusalCode

TREE: dict[str, Any] = json.loads((HERE / "catalogue.json").read_bytes())
OLD = TREE["version"]


def newer(change: Callable[[dict[str, Any]], None], version: str = "次年版") -> m.CatalogueArrived:
    """The sample catalogue of another version; `change` gets its tree."""
    tree = json.loads(json.dumps(TREE))
    tree["version"] = version
    change(tree)
    return m.CatalogueArrived(version, f"etag {version}", json.dumps(tree).encode())


def item(tree: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in tree["items"] if each["code"] == code)
    return found


def changed_pension(tree: dict[str, Any]) -> None:
    """S02 asks for one thing more, for one less, and demands the household book."""
    pension = item(tree, "S02")
    pension["version"] += 1
    pension["fields"] = [each for each in pension["fields"] if each["element"] != "P.bank_no"]
    pension["rules"] = [each for each in pension["rules"] if each.get("beside") != "P.bank_no"]
    extra = {
        "element": "IN.since",
        "label": "首次参保日期",
        "kind": "date",
        "section": pension["fields"][-1]["section"],
    }
    pension["fields"].append(extra)
    pension["materials"][-1]["necessity"] = "required"
    for template in tree["papers"]:
        if template["code"] == DocumentKind.ACCEPTANCE_NOTICE.value:
            template["source"] += "\n// newer\n"


def take(room: Stage, message: m.CatalogueArrived) -> None:
    room.tell(message, CaseView)


def kept(room: Stage) -> list[str]:
    with room.store_rows() as unit:
        return unit.notes.names("catalogue@")


def elements(view: CaseView) -> set[str]:
    return {each.element for each in view.fields}


def pension(room: Stage) -> tuple[SessionId, CaseView]:
    """A draft of S02 by the older catalogue, ready to be accepted."""
    session = room.sign_in()
    room.equip()
    return session, room.ready_case(session)


def test_a_draft_keeps_fields_rules_and_papers_of_its_own_version_and_a_new_one_takes_the_new(tmp_path: Path) -> None:
    with stage(tmp_path / "data") as room:
        session, view = pension(room)
        take(room, newer(changed_pension))
        again = room.wait(CaseView, lambda v: v.case == view.case)
        assert elements(again) == elements(view)
        assert again.may_accept  # the new field and the household book are not asked of it
        assert view.case is not None
        done = room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
        with room.store_rows() as unit:
            case = unit.cases.get(view.case)
            assert case is not None
            assert (case.catalogue_version, case.item_version) == (OLD, item(TREE, "S02")["version"])
            hashes = {paper.template_hash for paper in unit.documents.of_case(view.case)}
            assert all("// newer" not in unit.documents.template(each) for each in hashes)
        assert done.receipt_no
        room.tell(m.SetAside(session), CaseView, lambda v: v.case is None)
        fresh = room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        assert "IN.since" in elements(fresh)
        assert "P.bank_no" not in elements(fresh)
        with room.store_rows() as unit:
            assert fresh.case is not None
            begun = unit.cases.get(fresh.case)
            assert begun is not None
            assert begun.catalogue_version == "次年版"


def test_versions_outlive_a_restart_and_go_with_their_last_open_case(tmp_path: Path) -> None:
    with stage(tmp_path / "data") as room:
        session, view = pension(room)
        take(room, newer(changed_pension))
        assert kept(room) == [f"catalogue@{OLD}"]
    with stage(tmp_path / "data") as room:
        session = room.sign_in()
        again = room.wait(CaseView, lambda v: v.item_code)
        assert again.may_accept
        assert "P.bank_no" in elements(again)
        assert view.case is not None
        room.tell(m.DiscardDraft(session, view.case), CaseView, lambda v: v.case is None)
        take(room, newer(changed_pension, "第三版"))
        assert kept(room) == []


def test_clocks_of_an_accepted_case_count_by_its_own_limits_and_todays_calendar(tmp_path: Path) -> None:
    def longer(tree: dict[str, Any]) -> None:
        item(tree, "R03")["legal"]["days"] += 10
        tree["calendar"]["version"] = "another"
        tree["calendar"]["off"].append("2026-11-25")

    with stage(tmp_path / "data") as room:
        session, view = begin(room, "R03")
        before = _received(room, session, view)
        take(room, newer(longer))
        after = room.wait(CaseView, lambda v: v.clocks and v.clocks != before.clocks)
        moved = {clock.kind: clock.due for clock in after.clocks}
        for clock in before.clocks:
            assert (
                0 <= (moved[clock.kind] - clock.due).days <= 3
            )  # the day off and at most a weekend, not ten days more


def _received(room: Stage, session: SessionId, view: CaseView) -> CaseView:
    assert view.case is not None
    return room.tell(m.ReceiveCase(session, view.case), CaseView, lambda v: v.state is CaseState.RECEIVED)


def test_items_of_one_sitting_share_the_version_it_was_begun_with(tmp_path: Path) -> None:
    def renamed(tree: dict[str, Any]) -> None:
        for code in ("R03", "I04"):
            item(tree, code)["name"] += "（次年）"

    with stage(tmp_path / "data") as room:
        session, view = begin(room, "R03", "I04")
        take(room, newer(renamed))
        assert view.case is not None
        more = room.tell(m.PickItem(session, "R04", add=True), CaseView, lambda v: len(v.sitting.rows) == 3)
        assert all("次年" not in row.name for row in more.sitting.rows)
        alone = room.tell(m.SeparateItem(session, view.case, "I04"), CaseView, lambda v: v.case != view.case)
        assert "次年" not in alone.item_name
        with room.store_rows() as unit:
            assert unit.keeping.versions_named() == {OLD}


def test_after_a_restart_an_old_draft_still_takes_any_item_of_its_own_version(tmp_path: Path) -> None:
    """Only what open cases serve is read of an older version, and what is asked for besides."""

    def renamed(tree: dict[str, Any]) -> None:
        for code in ("R03", "R04", "S07", "S08"):
            item(tree, code)["name"] += "（次年）"

    with stage(tmp_path / "data") as room:
        begin(room, "R03")
        take(room, newer(renamed))
    with stage(tmp_path / "data") as room:
        session = room.sign_in()
        assert "次年" not in room.wait(CaseView, lambda v: v.item_code).item_name
        room.tell(m.PickItem(session, "R04", add=True), CaseView, lambda v: len(v.sitting.rows) == 2)
        more = room.tell(m.PickItem(session, "B3", add=True), CaseView, lambda v: len(v.sitting.rows) == 4)
        assert [row.code for row in more.sitting.rows] == ["R03", "R04", "S07", "S08"]
        assert all("次年" not in row.name for row in more.sitting.rows)


def one_more(tree: dict[str, Any]) -> None:
    tree["items"].append({**item(tree, "R04"), "code": "R99", "name": "新设事项", "basic_code": "450190099000"})


def test_an_item_of_the_new_version_alone_waits_until_the_clerk_saw_what_differs(tmp_path: Path) -> None:
    def and_another_name(tree: dict[str, Any]) -> None:
        one_more(tree)
        item(tree, "R03")["name"] += "（次年）"

    with stage(tmp_path / "data") as room:
        session, view = begin(room, "R03")
        take(room, newer(and_another_name))
        found = room.tell(m.SearchItems(session, "新设事项"), ItemsFound)
        assert [row.code for row in found.rows] == ["R99"]
        room.tell(m.PickItem(session, "R99", add=True), Notice, lambda n: n.code is RefusalCode.ITEM_IN_NEWER)
        assert room.wait(CaseView).case == view.case
        assert view.case is not None
        room.tell(m.TakeNewVersion(session, view.case), CaseView, lambda v: not v.newer)
        room.tell(m.PickItem(session, "R99", add=True), CaseView, lambda v: len(v.sitting.rows) == 2)
        replaced = room.tell(m.RemoveItem(session, view.case, "R03"), CaseView, lambda v: v.item_code == "R99")
        assert replaced.case == view.case


def test_a_draft_for_which_nothing_differs_goes_over_by_itself_for_a_new_item(tmp_path: Path) -> None:
    with stage(tmp_path / "data") as room:
        session, view = begin(room, "R03")
        take(room, newer(one_more))
        more = room.tell(m.PickItem(session, "R99", add=True), CaseView, lambda v: len(v.sitting.rows) == 2)
        assert [row.code for row in more.sitting.rows] == ["R03", "R99"]
        with room.store_rows() as unit:
            assert view.case is not None
            case = unit.cases.get(view.case)
            assert case is not None
            assert case.catalogue_version == "次年版"
            assert unit.cases.events(view.case)[-1].kind == "catalogue_changed"


def test_a_window_is_no_longer_delegated_whatever_the_drafts_version(tmp_path: Path) -> None:
    def elsewhere(tree: dict[str, Any]) -> None:
        tree["delegations"] = [{"window": "99", "items": ["S02"], "since": "", "until": ""}]

    with stage(tmp_path / "data") as room:
        session, view = pension(room)
        take(room, newer(elsewhere))
        assert view.case is not None
        room.tell(m.AcceptCase(session, view.case), Notice, lambda n: n.code is RefusalCode.NOT_DELEGATED)
