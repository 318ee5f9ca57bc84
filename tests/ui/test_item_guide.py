"""The guide beside the hits: it follows the arrow keys, goes with the list, and says what the catalogue says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import SearchItems
from window_client.views import GuideMaterial, GuideView, ItemsFound
from window_client.words import Necessity

S = samples.SESSION
GUIDE = GuideView(
    legal=(3, "wd"),
    committed=(0, "wd"),
    basis="条例 <十六>",
    fees="不收费",
    result="营业执照",
    accepting=("材料齐全",),
    flow=("受理", "发照"),
    materials=(GuideMaterial("场所使用证明", Necessity.REQUIRED, 1, 1, ("申报承诺",), "", "租赁合同首页", "出租人"),),
)
FIRST, SECOND = samples.HITS[0], samples.HITS[1]
ROWS = (replace(FIRST, guide=GUIDE, used=True), replace(SECOND, guide=replace(GUIDE, result="变更通知书")))


@pytest.fixture
def hits(desk: Screen, qtbot: QtBot) -> Screen:
    desk.focus(names.ITEM_SEARCH)
    desk.latin("gt")
    desk.say(ItemsFound("gt", ROWS))
    qtbot.waitUntil(lambda: desk.shown(names.ITEM_GUIDE), timeout=20_000)
    return desk


def said(screen: Screen) -> str:
    return screen.find(QTextBrowser, names.ITEM_GUIDE).toPlainText()


def test_the_guide_follows_the_list_and_goes_with_it(hits: Screen) -> None:
    assert hits.shown(names.ITEM_GUIDE)
    for words in (
        "法定 3 个工作日 · 承诺 当场",
        "不收费",
        "场所使用证明",
        "示例：租赁合同首页",
        "何处办取：出租人",
        "条例 <十六>",
        "营业执照",
    ):
        assert words in said(hits)
    hits.key(Qt.Key.Key_Down)
    assert "变更通知书" in said(hits)
    hits.key(Qt.Key.Key_Escape)
    assert not hits.shown(names.ITEM_GUIDE)


def test_without_a_text_the_last_served_are_asked_for(desk: Screen, qtbot: QtBot) -> None:
    desk.focus(names.ITEM_SEARCH)
    desk.key(Qt.Key.Key_Down)
    assert desk.took(SearchItems) == [SearchItems(S, "")]
    desk.say(ItemsFound("", ROWS))
    qtbot.waitUntil(lambda: desk.shown(names.ITEM_GUIDE), timeout=20_000)


def test_the_guide_of_the_item_on_the_desk_is_two_keys_away(desk: Screen, qtbot: QtBot) -> None:
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F3)
    desk.key(Qt.Key.Key_Down)
    assert desk.took(SearchItems) == [SearchItems(S, samples.DRAFT.item_name)]
    desk.say(ItemsFound(samples.DRAFT.item_name, ROWS[:1]))
    qtbot.waitUntil(lambda: desk.shown(names.ITEM_GUIDE))
    desk.key(Qt.Key.Key_Escape)
    assert desk.text(names.ITEM_SEARCH) == samples.DRAFT.item_name
