"""Find the item: only what this window may accept, what it served last first, and the guide of each hit."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from reference_platform.sample import HERE
from tests.window_client.desk_room import CARD, Stage, stage
from window_client import messages as m
from window_client.domain.ids import SessionId
from window_client.views import CaseView, ItemsFound, Notice
from window_client.words import CaseState, RefusalCode

RAW = (HERE / "catalogue.json").read_bytes()


def found(room: Stage, session: SessionId, text: str) -> list[str]:
    return [row.code for row in room.tell(m.SearchItems(session, text), ItemsFound).rows]


def publish(room: Stage, delegations: list[dict[str, Any]]) -> None:
    """The platform publishes the sample with these delegations."""
    source = msgspec.json.decode(RAW)
    source["delegations"] = delegations
    room.tell(m.CatalogueArrived("d", "e", msgspec.json.encode(source)), CaseView)


def test_what_was_served_last_comes_first_also_after_a_restart(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        assert found(room, session, "")[:2] == ["I01", "I02"]
        room.tell(m.PickItem(session, "S03"), CaseView, lambda v: v.item_code)
        room.tell(m.PickItem(session, "R04"), CaseView, lambda v: v.item_code == "R04")
        assert found(room, session, "")[:3] == ["R04", "S03", "I01"]
        assert found(room, session, "登记")[:2] == ["R01", "R02"]  # rank before use
    with stage(tmp_path) as room:
        session = room.sign_in()
        rows = room.tell(m.SearchItems(session, ""), ItemsFound).rows
        assert [(row.code, row.used) for row in rows[:3]] == [("R04", True), ("S03", True), ("I01", False)]


def test_each_hit_carries_its_guide(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        [row] = [each for each in room.tell(m.SearchItems(session, "spjyxkxb"), ItemsFound).rows if each.code == "R03"]
        guide = row.guide
        assert (guide.legal, guide.committed, guide.result) == ((10, "wd"), (5, "wd"), "食品经营许可证")
        assert guide.fees
        assert guide.flow
        assert guide.accepting
        assert guide.basis
        licence = next(each for each in guide.materials if each.name.startswith("营业执照"))
        assert (licence.copies, licence.instead) == (1, ("电子证照",))
        assert "统一社会信用代码" in licence.sample
        assert "注册经营窗口" in licence.obtain_from
        bundle = room.tell(m.SearchItems(session, "kbcydyjs"), ItemsFound).rows[0]
        assert len(bundle.guide.items) == 4


MINE = {"window": "03", "items": ["S02", "注册经营"]}


@pytest.mark.parametrize(
    ("delegations", "codes"),
    [
        ([], {"S02", "R01", "I01"}),
        ([MINE], {"S02", "R01"}),
        ([{"window": "07", "items": ["S02"]}], set()),
        ([MINE | {"until": "2026-11-22"}], set()),  # over since yesterday
        ([MINE | {"since": "2026-11-23", "until": "2026-11-23"}], {"S02", "R01"}),  # today alone
    ],
)
def test_only_what_is_delegated_is_found(tmp_path: Path, delegations: list[dict[str, Any]], codes: set[str]) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        publish(room, delegations)
        assert {code for code in ("S02", "R01", "I01") if code in found(room, session, code)} == codes
        bundles = room.tell(m.SearchItems(session, "kbcydyjs"), ItemsFound).rows
        assert bool(bundles) is (not delegations)  # I04 of the bundle is nobody's here


def test_a_draft_of_an_item_that_is_taken_away_is_not_accepted(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        case = room.ready_case(session, CARD).case
        assert case is not None
        publish(room, [{"window": "03", "items": ["S03"]}])
        assert found(room, session, "S02") == []
        said = room.tell(m.AcceptCase(session, case), Notice)
        assert said.code is RefusalCode.NOT_DELEGATED
        assert "养老保险" in said.facts["names"]
        said = room.tell(m.PickItem(session, "R01"), Notice)
        assert (said.code, said.place) == (RefusalCode.NOT_DELEGATED, "item")
        publish(room, [{"window": "03", "items": ["S02"]}])
        room.tell(m.AcceptCase(session, case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
