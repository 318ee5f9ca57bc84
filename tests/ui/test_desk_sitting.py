"""The items of a sitting on the desk: how each stands, added, taken out, put alone, opened."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.scroll_page import ScrollPage
from window_client.messages import OpenCase, PickItem, RemoveItem, SeparateItem, SetAgent, SetUnit
from window_client.views import ApplicantView, CaseId, CaseView, ItemRow, ItemRowView, ItemsFound, SittingView
from window_client.words import CaseState, ItemStanding, VisitList

S, CASE = samples.SESSION, samples.CASE
OTHER = CaseId("other")
SITTING = SittingView(
    rows=(
        ItemRowView("R01", "个体工商户设立登记", ItemStanding.FILLING, missing=2),
        ItemRowView("R03", "食品经营许可新办(餐饮服务)", ItemStanding.WAITING, waits_for=("营业执照",)),
        ItemRowView("S03", "老年人优待证办理", ItemStanding.A_CASE, case=OTHER, state=CaseState.ACCEPTED),
    ),
    number="050320261123000019",
    due=date(2026, 12, 8),
    offered=(("R05", "公众聚集场所投入使用、营业前消防安全检查"),),
)
TOGETHER: CaseView = replace(samples.DRAFT, sitting=SITTING)


@pytest.fixture
def together(desk: Screen) -> Screen:
    desk.say(samples.SERVING, TOGETHER)
    return desk


def test_each_item_says_how_it_stands(together: Screen) -> None:
    said = {code: together.find(QLabel, names.sitting_state(code)).text() for code in ("R01", "R03", "S03")}
    assert said == {"R01": "缺 2 项", "R03": "等待：需要营业执照", "S03": "已受理"}
    head = together.find(QLabel, names.SITTING_NO).text()
    assert "050320261123000019" in head
    assert "2026-12-08" in head


@pytest.mark.parametrize("count", [1, 2, 3])
def test_offers_make_the_page_no_wider_than_the_window(together: Screen, count: int) -> None:
    together.window.resize(1366, 768)
    offered = tuple((f"R1{number}", "设置大型户外广告及在城市建筑物、设施上悬挂") for number in range(count))
    together.say(replace(TOGETHER, sitting=replace(SITTING, offered=offered)))
    together.qtbot.waitUntil(lambda: together.shown(names.offer(f"R1{count - 1}")))
    page = together.find(QWidget, names.DESK_PAGE).findChild(ScrollPage)
    assert page is not None
    together.window.grab()  # laid out to the end
    assert page.inside.minimumSizeHint().width() <= page.viewport().width()
    assert together.find(QLabel, names.SITTING_NO).width() > 0


def test_one_item_alone_shows_no_bar(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.DRAFT)
    assert not desk.shown(names.SITTING)


def test_an_item_is_taken_out_put_alone_and_a_case_is_opened(together: Screen) -> None:
    together.find(QPushButton, names.sitting_remove("R03")).click()
    together.find(QPushButton, names.sitting_alone("R01")).click()
    together.find(QPushButton, names.sitting_open("S03")).click()
    assert together.wishes == [
        RemoveItem(S, CASE, "R03"),
        SeparateItem(S, CASE, "R01"),
        OpenCase(S, OTHER),
    ]
    assert not together.shown(names.sitting_remove("S03"))


def test_an_optional_item_of_the_bundle_is_one_press_away(together: Screen) -> None:
    together.find(QPushButton, names.offer("R05")).click()
    assert together.wishes == [PickItem(S, "R05", add=True)]


def test_shift_f3_adds_what_is_found(together: Screen) -> None:
    together.find(QPushButton, names.ADD_ITEM).click()
    together.latin("lnr")
    together.wishes.clear()
    row = ItemRow("S03", "老年人优待证办理", "社会事务", "民政局", "452090011000", VisitList.ONE_VISIT)
    together.say(ItemsFound(together.find(QLineEdit, names.ITEM_SEARCH).text(), (row,)))
    together.key(Qt.Key.Key_Return)
    assert together.wishes == [PickItem(S, "S03", add=True)]


def test_somebody_acts_for_the_applicant_by_one_key(together: Screen) -> None:
    key = together.find(QPushButton, names.AGENT_KEY)
    key.click()
    acting = replace(TOGETHER.applicant, agent="", acts_as="委托代理人", reads_card=True)
    together.say(replace(TOGETHER, applicant=acting))
    assert together.find(QLabel, names.AGENT).text() == "委托代理人：请读其证件。"
    told = replace(acting, agent="王* 450499********0019", authority="全部事项 · 至 2027-01-01")
    together.say(replace(TOGETHER, applicant=told))
    assert together.find(QLabel, names.AGENT).text() == "委托代理人 王* 450499********0019\n全部事项 · 至 2027-01-01"
    key.click()
    assert together.wishes == [SetAgent(S, CASE, on=True), SetAgent(S, CASE, on=False)]


def test_a_unit_applies_by_one_key_and_its_name_is_shown_whole(together: Screen) -> None:
    key = together.find(QPushButton, names.UNIT_KEY)
    key.click()
    unit = ApplicantView(name="示例科技有限公司", number="91450405MAA1B2C3X5", unit=True)
    together.say(replace(TOGETHER, applicant=unit))
    assert together.find(QLabel, names.APPLICANT_NAME).text() == "示例科技有限公司"
    assert together.find(QLabel, names.APPLICANT_NUMBER).text() == "统一社会信用代码 91450405MAA1B2C3X5"
    key.click()
    assert together.wishes == [SetUnit(S, CASE, on=True), SetUnit(S, CASE, on=False)]


def test_every_key_of_a_cell_has_a_name_for_screen_readers(together: Screen) -> None:
    for code in ("R01", "R03", "S03"):
        for name in (names.sitting_remove(code), names.sitting_alone(code), names.sitting_open(code)):
            key = together.find(QPushButton, name)
            assert len(key.accessibleName()) > len(key.text())


def test_another_case_of_the_sitting_is_read_from_its_beginning(desk: Screen) -> None:
    desk.say(samples.SERVING, replace(samples.ACCEPTED, sitting=SITTING))
    area = next(each for each in desk.window.findChildren(ScrollColumn) if each.findChild(QWidget, names.RESULT))
    area.inside.setMinimumHeight(area.height() + 400)
    desk.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0, timeout=20_000)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    desk.say(replace(samples.ACCEPTED, case=OTHER, sitting=SITTING))
    assert area.verticalScrollBar().value() == 0
