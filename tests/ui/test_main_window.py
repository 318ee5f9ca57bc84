"""The window: pages by who is signed in; header, banner and sign-out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.pages.desk import DeskPage
from window_client.messages import LookAtOutbox, SignOut
from window_client.views import CaseView, DevicesView, Notice, NoticeGone, SyncView
from window_client.words import CentralState, DeviceKind, DeviceState, RefusalCode


def test_a_clerk_gets_the_desk_and_what_was_said_before(screen: Screen) -> None:
    screen.say(samples.SYNC, samples.DEVICES, samples.CLERK)
    assert screen.shown(names.DESK_PAGE)
    assert screen.text(names.HEADER_STAFF) == "窗口人员 工号 1042"
    assert screen.find(QPushButton, names.HEADER_SYNC).accessibleName() == "在线 · 待同步 2"
    assert screen.text(names.lamp("receipt-printer")) == "凭条 纸将尽"
    assert screen.text(names.lamp("barcode-scanner")) == "扫码枪 未接"
    assert screen.text(names.lamp("id-reader")) == "读卡器"


def test_the_same_session_again_keeps_the_page(desk: Screen) -> None:
    page = desk.find(DeskPage, names.DESK_PAGE)
    desk.say(replace(samples.CLERK, hall="新名字"))
    assert desk.find(DeskPage, names.DESK_PAGE) is page


def test_sign_out_by_key(desk: Screen) -> None:
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.wishes == [SignOut(samples.SESSION)]
    desk.say(samples.NOBODY)
    assert desk.shown(names.SIGNIN_USER)
    assert not desk.shown(names.DESK_PAGE)


def test_sync_word_is_honest_and_pressing_it_opens_the_list(desk: Screen) -> None:
    button = desk.find(QPushButton, names.HEADER_SYNC)
    desk.say(samples.OFFLINE)
    since = samples.OFFLINE.since
    assert since is not None
    assert button.accessibleName() == f"离线 自 {since:%H:%M} · 待同步 7 最久 14 分"
    desk.say(replace(samples.SYNC, oldest_at=samples.NOW - timedelta(minutes=3), clock_offset_s=-130.0))
    assert button.accessibleName() == "在线 · 待同步 2 最久 3 分 · 时钟差 2 分"
    desk.say(SyncView(central=CentralState.ONLINE, returned=1))
    assert button.accessibleName() == "在线 · 退回 1"
    button.click()
    assert desk.wishes == [LookAtOutbox(samples.SESSION, on=True)]


def test_lamps_follow(desk: Screen) -> None:
    desk.say(DevicesView((samples.device(DeviceKind.ID_READER, DeviceState.CONNECTING),)))
    assert desk.text(names.lamp("id-reader")) == "读卡器 连接中"


def test_an_internal_fault_tells_its_number_and_can_be_put_away(desk: Screen) -> None:
    desk.say(Notice(RefusalCode.INTERNAL, number="11231042-1"))
    assert "11231042-1" in desk.text(names.BANNER)
    banner = desk.find(QWidget, names.BANNER).parentWidget()
    assert banner is not None
    banner.findChildren(QPushButton)[0].click()
    assert not desk.shown(names.BANNER)


def test_a_notice_of_the_way_to_the_platform_goes_when_it_no_longer_holds(desk: Screen) -> None:
    desk.say(Notice(RefusalCode.NOT_ALLOWED, "sync"))
    assert desk.shown(names.BANNER)
    desk.say(NoticeGone("queue"))
    assert desk.shown(names.BANNER)
    desk.say(NoticeGone("sync"))
    assert not desk.shown(names.BANNER)


@pytest.mark.parametrize("view", [samples.DRAFT, samples.ACCEPTED], ids=["form", "result"])
def test_at_200_percent_the_desk_fits_a_full_hd_screen(desk: Screen, view: CaseView) -> None:
    desk.say(samples.SYNC, samples.DEVICES, samples.SERVING, view)
    least = desk.window.minimumSizeHint()
    assert least.width() <= 1920 // 2
    assert least.height() <= 1080 // 2


def test_at_200_percent_who_signed_in_offline_and_what_the_platform_says_are_told_within_the_screen(
    desk: Screen,
) -> None:
    offline = replace(samples.CLERK, online=False, right_until=samples.NOW + timedelta(days=15))
    sync = replace(samples.OFFLINE, unseen=3, returned=1)
    desk.say(offline, sync, samples.DEVICES, samples.SERVING, samples.DRAFT)
    assert desk.window.minimumSizeHint().width() <= 1920 // 2
    desk.window.resize(1920 // 2, 1080 // 2)
    assert desk.text(names.HEADER_STAFF) == "工号 1042 · 离线登录"
    whole = desk.find(QWidget, names.HEADER_STAFF).toolTip()
    assert "可用至" in whole
    assert desk.find(QWidget, names.HEADER_SYNC).accessibleName().endswith("待同步 7 · 退回 1 · 来件 3")
    desk.window.resize(1366, 768)
    assert desk.text(names.HEADER_STAFF) == whole
