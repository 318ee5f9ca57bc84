"""A new item by data alone: it is put into the platform's catalogue file, and the desk finds, fills and accepts it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reference_platform.sample import CATALOGUE
from tests.platform_server import PlatformServer
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, another_card, connected
from tests.window_client.desk_room import PAGE
from window_client import messages as m
from window_client.central.sending import digest
from window_client.views import CaseView, ItemsFound
from window_client.words import CaseState, MaterialMeans, MaterialState

NEW_ITEM = Path(__file__).with_name("new_item.json")
TYPED = {
    "P.phone": "13977412345",
    "RD.place": "新兴三路人行道",
    "RD.area": "12.5",
    "RD.from": "2026-12-01",
    "RD.to": "2026-12-20",
    "RD.kind": "2",
    "RD.vehicle": "桂D12345",
}


def publish(file: Path, version: str, *items: dict[str, Any]) -> None:
    """As a publisher does: the whole new file in the place of the old one."""
    tree = json.loads(CATALOGUE.read_bytes())
    tree["version"], tree["items"] = version, [*tree["items"], *items]
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    fresh.replace(file)


def told_of_new(room: Connected, version: str) -> None:
    """The heartbeat names a tag that this window does not have."""
    since = len(room.said)
    room.later(60)
    room.wait(m.CatalogueArrived, lambda came: came.version == version, since)
    room.wait(CaseView, since=since)


def test_an_item_that_only_data_knows_is_found_by_pinyin_filled_and_accepted(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.json"
    publish(file, "一")
    with PlatformServer.on_sqlite(tmp_path, catalogue=file) as platform, Hall(platform, "01") as hall:
        with connected(hall, tmp_path / "window", "03") as room:
            assert not room.tell(m.SearchItems(room.session, "zydl"), ItemsFound).rows
            publish(file, "二", json.loads(NEW_ITEM.read_bytes()))
            told_of_new(room, "二")
            for text in ("zydl", "zhanyong", "摆摊"):
                found = room.tell(m.SearchItems(room.session, text), ItemsFound)
                assert [row.code for row in found.rows] == ["N01"]
            room.tell(m.CardRead(another_card()), CaseView, lambda v: v.applicant.number)
            view = room.tell(m.PickItem(room.session, "N01"), CaseView, lambda v: v.item_code == "N01")
            assert view.case is not None
            for element, value in TYPED.items():
                room.tell(m.AnswerGiven(room.session, view.case, element, value), CaseView)
            filled = room.wait(CaseView, lambda v: not [each for each in v.fields if each.mark])
            (missing,) = [line.type for line in filled.materials if line.state is MaterialState.MISSING]
            room.desk.submit(_page(filled, missing))
            ready = room.wait(CaseView, lambda v: v.may_accept)
            assert ready.case is not None
            done = room.tell(m.AcceptCase(room.session, ready.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
            assert done.due is not None
            assert room.settle().returned == 0
        content = platform.record(done.receipt_no)["events"][-1]["content"]
    assert (content["item_code"], content["catalogue_version"]) == ("N01", "二")
    assert {element: content["answers"][element][0] for element in TYPED} == TYPED


def _page(view: CaseView, material: str) -> m.PagesCaptured:
    assert view.case is not None
    content = PAGE.id.encode()  # what this window's sealer gives for it
    page = replace(PAGE, sha256=digest(content), size=len(content))
    return m.PagesCaptured(view.case, material, (page,), MaterialMeans.SCANNED)


@pytest.mark.expects_log
def test_a_broken_file_is_not_published_and_the_last_good_one_serves_on(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.json"
    publish(file, "一")
    with PlatformServer.on_sqlite(tmp_path, catalogue=file) as platform, Hall(platform, "01") as hall:
        client = hall.window()
        first = client.catalogue("")
        assert first is not None
        file.write_text('{"version": "二"')
        assert client.catalogue(first.etag) is None
        publish(file, "三", json.loads(NEW_ITEM.read_bytes()))
        third = client.catalogue(first.etag)
        assert third is not None
        assert third.version == "三"
