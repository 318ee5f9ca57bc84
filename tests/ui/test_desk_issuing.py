"""The issuing page with couriers, and the clocks of a case: what a key press says, what stands on the screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.pages.desk_clocks import says
from window_client import messages as m
from window_client import views as v
from window_client.words import CaseState, ClockKind, ClockState, HandOutWay, RefusalCode, SecondVisit

TODAY = date(2026, 11, 25)
ROW = v.ResultRow(
    v.CaseId("c9"), "01032026112300190", "参保登记", "李*", True, "登记表", "7号", CaseState.ISSUED, mailed=True
)
SENT = replace(ROW, waybill="EMS1", sent_on=TODAY - timedelta(days=2))


@pytest.fixture
def desk(screen: Screen) -> Screen:
    screen.say(samples.CLERK, samples.DRAFT)
    screen.key(Qt.Key.Key_F11)
    return screen


def test_who_asked_for_a_courier_is_sent_one_without_a_press(desk: Screen) -> None:
    desk.say(v.ResultsView((ROW,), TODAY))
    assert desk.find(QRadioButton, names.issue_way(HandOutWay.COURIER.value)).isChecked()
    assert desk.shown(names.ISSUE_WAYBILL)
    assert not desk.shown(names.ISSUE_IDENTITY)  # nobody stands there
    desk.find(QLineEdit, names.ISSUE_WAYBILL).setText("EMS1")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(m.HandOut) == [m.HandOut(samples.SESSION, ROW.case, HandOutWay.COURIER, "", waybill="EMS1")]


def test_what_the_courier_has_is_signed_for_with_a_day_and_a_name(desk: Screen) -> None:
    desk.say(v.ResultsView((SENT,), TODAY))
    assert not desk.shown(names.ISSUE_WAYBILL)
    assert not desk.shown(names.issue_way(HandOutWay.COUNTER.value))
    assert "登记签收" in desk.text(names.ISSUE_GIVE)
    assert desk.text(names.ISSUE_ARRIVED) == "2026-11-25"
    desk.find(QLineEdit, names.ISSUE_TAKER).setText("李小壮")
    desk.find(QLineEdit, names.ISSUE_ARRIVED).setText("2026-11-24")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wish = m.ConfirmArrival(samples.SESSION, SENT.case, date(2026, 11, 24), "李小壮")
    assert desk.took(m.ConfirmArrival) == [wish]
    desk.find(QLineEdit, names.ISSUE_ARRIVED).setText("昨天")
    desk.find(QAbstractButton, names.ISSUE_GIVE).click()
    assert desk.took(m.ConfirmArrival)[-1].on == date.min  # the rules say in words what a day is
    desk.say(v.ResultsView((replace(SENT, state=CaseState.DELIVERED),), TODAY))
    assert not desk.find(QWidget, names.ISSUE_GIVE).isEnabled()


def test_the_page_fits_its_window_with_words_that_wrap(desk: Screen) -> None:
    desk.window.resize(1366, 768)
    desk.say(v.ResultsView((SENT, ROW), TODAY))
    desk.qtbot.waitUntil(lambda: desk.find(QWidget, names.ISSUE_STANDING).isVisible())
    tallest = max(part.height() for part in desk.find(QWidget, names.DESK_PAGE).findChildren(QWidget))
    assert tallest <= desk.window.height()


def test_what_came_back_says_why_and_waits_here_again(desk: Screen) -> None:
    desk.say(v.ResultsView((ROW,), TODAY))
    assert not desk.shown(names.ISSUE_RETURNED)
    desk.say(v.ResultsView((SENT,), TODAY))
    desk.find(QLineEdit, names.ISSUE_TAKER).setText("无人签收")
    desk.key(Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert desk.took(m.CameBack) == [m.CameBack(samples.SESSION, SENT.case, "无人签收")]
    desk.say(v.ResultsView((ROW,), TODAY))
    assert not desk.shown(names.ISSUE_RETURNED)
    assert desk.shown(names.ISSUE_WAYBILL)
    assert desk.text(names.ISSUE_TAKER) == ""


def test_electronic_service_is_offered_on_a_written_consent_alone(desk: Screen) -> None:
    asked = replace(ROW, mailed=False, asked_electronic=True)
    way = names.issue_way(HandOutWay.ELECTRONIC.value)
    desk.say(v.ResultsView((asked,), TODAY))
    assert not desk.shown(way)
    assert "没有签电子送达确认书" in desk.text(names.ISSUE_STANDING)
    agreed = replace(asked, case=v.CaseId("c10"), e_address="l***@example.cn")
    desk.say(v.ResultsView((agreed,), TODAY))
    assert desk.find(QRadioButton, way).isChecked()
    assert "l***@example.cn" in desk.text(names.ISSUE_STANDING)
    for nobody in (names.ISSUE_IDENTITY, names.ISSUE_WAYBILL, names.ISSUE_TAKER):
        assert not desk.shown(nobody)
    assert "电子发出" in desk.text(names.ISSUE_GIVE)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wish = m.HandOut(samples.SESSION, agreed.case, HandOutWay.ELECTRONIC, "")
    assert desk.took(m.HandOut) == [wish]
    desk.say(v.Notice(RefusalCode.ELECTRONIC_CONSENT_UNSEEN, "issue"))
    assert "签名" in desk.text(names.ISSUE_NOTICE)
    desk.find(QAbstractButton, names.ISSUE_CONSENT).click()
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(m.HandOut)[-1] == replace(wish, consent_seen=True)
    desk.say(v.ResultsView((replace(agreed, sent_on=TODAY),), TODAY))
    assert "登记到达" in desk.text(names.ISSUE_GIVE)
    desk.find(QLineEdit, names.ISSUE_TAKER).setText("平台回执")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(m.ConfirmArrival) == [m.ConfirmArrival(samples.SESSION, agreed.case, TODAY, "平台回执")]


FIND, TAKER, WAYBILL = names.ISSUE_FIND, names.ISSUE_TAKER, names.ISSUE_WAYBILL


def filled_in(desk: Screen, row: v.ResultRow) -> None:
    """Everything typed and ticked for one citizen."""
    desk.find(QLineEdit, FIND).setText("450499198506150019")
    desk.say(v.ResultsView((row,), TODAY))
    desk.find(QLineEdit, TAKER).setText("李小壮")
    desk.find(QLineEdit, WAYBILL).setText("EMS1")
    desk.find(QAbstractButton, names.ISSUE_IDENTITY).click()
    desk.find(QAbstractButton, names.ISSUE_ORIGINALS).click()
    desk.find(QRadioButton, names.visit("issue", SecondVisit.WISH.value)).click()
    desk.find(QAbstractButton, names.ISSUE_GIVE).click()


def left_over(desk: Screen) -> list[str]:
    """What is still typed or ticked on the page."""
    typed = [desk.text(name) for name in (FIND, TAKER, WAYBILL)]
    why = names.visit("issue", SecondVisit.WISH.value)
    ticks = [name for name in (names.ISSUE_IDENTITY, names.ISSUE_ORIGINALS, why) if _is_ticked(desk, name)]
    return [each for each in (*typed, *ticks) if each]


def _is_ticked(desk: Screen, name: str) -> bool:
    return desk.find(QAbstractButton, name).isChecked()


HERE = replace(ROW, mailed=False, visit_asked=True, originals=True)


@pytest.mark.parametrize(
    "after",
    [
        (replace(HERE, state=CaseState.DELIVERED),),
        (replace(ROW, case=v.CaseId("c10")), replace(HERE, state=CaseState.DELIVERED)),
        (replace(HERE, waybill="EMS1", sent_on=TODAY),),
        (replace(ROW, case=v.CaseId("c10")),),
        (),
    ],
    ids=["delivered", "with others that wait", "sent", "gone from the list", "the last one"],
)
def test_after_a_result_went_out_the_page_is_empty_for_the_next_citizen(
    desk: Screen, after: tuple[v.ResultRow, ...]
) -> None:
    filled_in(desk, HERE)
    assert desk.took(m.HandOut)[-1].taker == "李小壮"
    desk.say(v.NoticeGone("issue"), v.ResultsView(after, TODAY))
    assert left_over(desk) == []
    assert desk.focused() is desk.find(QLineEdit, FIND)
    desk.say(v.ResultsView((replace(HERE, case=v.CaseId("c11")),), TODAY))
    assert left_over(desk) == []
    assert desk.shown(TAKER)
    assert desk.shown(names.ISSUE_IDENTITY)


def test_what_is_over_asks_for_nothing(desk: Screen) -> None:
    desk.say(v.ResultsView((replace(HERE, state=CaseState.DELIVERED),), TODAY))
    asked = (TAKER, WAYBILL, names.ISSUE_IDENTITY, names.ISSUE_ORIGINALS, names.ISSUE_ARRIVED)
    assert [name for name in asked if desk.shown(name)] == []


def test_a_refusal_keeps_what_was_typed_and_the_next_search_its_number(desk: Screen) -> None:
    filled_in(desk, HERE)
    desk.say(v.Notice(RefusalCode.ORIGINALS_UNSEEN, "issue"), v.ResultsView((HERE,), TODAY))
    assert len(left_over(desk)) == 6
    desk.find(QLineEdit, FIND).setText("01032026112300191")
    desk.focus(FIND)
    desk.key(Qt.Key.Key_Return)
    desk.say(v.ResultsView((replace(ROW, case=v.CaseId("c10")),), TODAY))
    assert left_over(desk) == ["01032026112300191"]


def test_news_of_the_case_on_the_desk_throws_nobody_out_of_the_issuing_page(screen: Screen) -> None:
    issued = replace(samples.ACCEPTED, state=CaseState.ISSUED)
    screen.say(samples.CLERK, issued)
    screen.key(Qt.Key.Key_F11)
    screen.say(v.ResultsView((replace(ROW, mailed=False),), TODAY))
    screen.find(QAbstractButton, names.ISSUE_IDENTITY).click()
    screen.say(replace(issued, state=CaseState.DELIVERED))
    assert screen.shown(names.ISSUE_IDENTITY)
    assert screen.find(QAbstractButton, names.ISSUE_IDENTITY).isChecked()
    screen.key(Qt.Key.Key_Escape)
    assert screen.shown(names.RESULT)
    assert not screen.shown(names.ISSUE_IDENTITY)


def _clock(state: ClockState, left: int) -> v.ClockRow:
    return v.ClockRow(ClockKind.COMMITTED, TODAY, TODAY + timedelta(days=9), False, state, left)


def test_a_case_shows_its_clocks_and_what_is_left(desk: Screen) -> None:
    rows = (
        replace(_clock(ClockState.STOPPED, 1), kind=ClockKind.ACCEPTANCE),
        _clock(ClockState.AMBER, 1),
        replace(_clock(ClockState.GREEN, 7), kind=ClockKind.TOLERANT, name="卫生管理制度", provisional=True),
    )
    desk.key(Qt.Key.Key_Escape)
    desk.say(replace(samples.DRAFT, state=CaseState.ACCEPTED, clocks=rows))
    assert desk.text(names.clock("acceptance")) == "已停止"
    assert desk.text(names.clock("committed")) == "将到期"
    assert [says(row) for row in rows] == [
        "截至 2026-12-04",
        "截至 2026-12-04 · 还有 1 个工作日",
        "卫生管理制度 · 截至 2026-12-04（暂定） · 还有 7 个工作日",
    ]
    assert says(_clock(ClockState.RED, -3)).endswith("已超 3 个工作日")
    assert says(_clock(ClockState.AMBER, 0)).endswith("今天到期")
    desk.say(replace(samples.DRAFT, state=CaseState.ACCEPTED))
    assert not desk.shown(names.clock("committed"))


def test_fetching_it_late_asks_why_somebody_had_to_come_again(desk: Screen) -> None:
    desk.say(v.ResultsView((replace(ROW, mailed=False, visit_asked=True),), TODAY))
    why = desk.find(QRadioButton, names.visit("issue", SecondVisit.WISH.value))
    assert why.isVisible()
    desk.find(QRadioButton, names.issue_way(HandOutWay.COURIER.value)).click()
    assert not why.isVisible()  # by courier nobody comes
    desk.find(QRadioButton, names.issue_way(HandOutWay.COUNTER.value)).click()
    why.click()
    desk.find(QAbstractButton, names.ISSUE_GIVE).click()
    assert desk.took(m.HandOut)[-1].visit is SecondVisit.WISH


def test_who_collects_by_his_card_is_named_and_a_unit_asks_for_a_name(desk: Screen) -> None:
    of_unit = replace(ROW, mailed=False, applicant="示例米粉店", of_unit=True)
    desk.say(v.ResultsView((of_unit,), TODAY))
    assert desk.find(QLineEdit, names.ISSUE_TAKER).placeholderText() == "领取人姓名（单位的须写明）"
    assert desk.shown(names.ISSUE_IDENTITY)
    there = replace(of_unit, card_shown=True, collector="李壮（法定代表人或负责人）")
    desk.say(v.ResultsView((there,), TODAY))
    assert desk.find(QLineEdit, names.ISSUE_TAKER).placeholderText() == "领取人：李壮（法定代表人或负责人）"
    assert not desk.shown(names.ISSUE_IDENTITY)
    over = replace(of_unit, collector="王五（委托代理人）", authority_over=True)
    desk.say(v.ResultsView((over,), TODAY))
    assert desk.text(names.ISSUE_STANDING).startswith("王五（委托代理人）的授权不在有效期内")
    assert desk.shown(names.ISSUE_IDENTITY)
