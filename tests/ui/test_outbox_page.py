"""The list of records: every one with cause and remedy, and only the wishes that a person may have."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui import samples
from tests.ui.driving import Screen
from ui import causes, names
from ui.widgets.table import CalmTable
from window_client import views as v
from window_client.domain.ids import StaffNo
from window_client.messages import CloseDay, ConfirmClock, LookAtOutbox, SendAgain, SendNow, ShowDocument
from window_client.words import DeliveryKind, DeliveryState, DocumentKind, Role

WAITING = v.ListedDelivery(
    id=v.DeliveryId("d1"),
    kind=DeliveryKind.EVENT,
    receipt_no="01032026112300017",
    item_name="个体工商户设立登记",
    event="accepted",
    actor=StaffNo("1042"),
    at=samples.NOW - timedelta(minutes=3),
    state=DeliveryState.WAITING,
    attempts=4,
    next_at=samples.NOW + timedelta(seconds=40),
    cause="ConnectionError",
    changed_at=samples.NOW,
)
RETURNED = replace(
    WAITING, id=v.DeliveryId("d2"), state=DeliveryState.RETURNED, cause="duplicate_case:01032026112300009"
)
PAGE = replace(WAITING, id=v.DeliveryId("d3"), kind=DeliveryKind.PAGE, event="", attempts=0, cause="")
DONE = replace(WAITING, id=v.DeliveryId("d4"), state=DeliveryState.ACKNOWLEDGED, cause="", attempts=1)
LIST = v.OutboxView((RETURNED, PAGE, WAITING, DONE), more=40)


@pytest.fixture
def outbox(desk: Screen) -> Screen:
    """Opened from the header."""
    desk.find(QAbstractButton, names.HEADER_SYNC).click()
    desk.say(LIST)
    return desk


def choose(screen: Screen, row: int) -> None:
    screen.find(CalmTable, names.OUTBOX_TABLE).selectRow(row)


def test_it_lies_over_the_desk_and_goes_by_esc(outbox: Screen) -> None:
    assert outbox.wishes == [LookAtOutbox(samples.SESSION, on=True)]
    assert outbox.shown(names.OUTBOX_PAGE)
    assert not outbox.shown(names.DESK_PAGE)
    assert "待同步 2" in outbox.text(names.OUTBOX_WORD)
    outbox.key(Qt.Key.Key_Escape)
    assert outbox.wishes[-1] == LookAtOutbox(samples.SESSION, on=False)
    assert outbox.shown(names.DESK_PAGE)


def test_a_returned_record_says_why_and_may_go_again(outbox: Screen) -> None:
    assert not outbox.shown(names.OUTBOX_AGAIN)
    choose(outbox, 0)
    assert "01032026112300009" in outbox.text(names.OUTBOX_DETAIL)
    outbox.find(QAbstractButton, names.OUTBOX_AGAIN).click()
    assert outbox.wishes[-1] == SendAgain(samples.SESSION, RETURNED.id)
    choose(outbox, 2)
    assert not outbox.shown(names.OUTBOX_AGAIN)
    assert "自动重试" in outbox.text(names.OUTBOX_DETAIL)


def test_the_chosen_row_stays_chosen_while_others_leave(outbox: Screen) -> None:
    choose(outbox, 2)
    outbox.say(v.OutboxView((WAITING,)))
    assert "自动重试" in outbox.text(names.OUTBOX_DETAIL)
    outbox.say(v.OutboxView(()))
    assert "选中一条" in outbox.text(names.OUTBOX_DETAIL)


def test_a_page_says_how_many_of_its_case_are_there(outbox: Screen) -> None:
    outbox.say(v.OutboxView((replace(PAGE, state=DeliveryState.SENDING, pages_sent=3, pages_total=5), WAITING)))
    choose(outbox, 0)
    assert "本件材料 5 页，已送达 3 页" in outbox.text(names.OUTBOX_DETAIL)
    model = outbox.find(CalmTable, names.OUTBOX_TABLE).model()
    assert [model.index(row, 1).data() for row in range(2)] == ["材料页 3/5", "受理"]
    choose(outbox, 1)
    assert "本件材料" not in outbox.text(names.OUTBOX_DETAIL)


def test_everything_is_sent_by_f11(outbox: Screen) -> None:
    outbox.key(Qt.Key.Key_F11)
    assert outbox.wishes[-1] == SendNow(samples.SESSION)


@pytest.mark.parametrize("role", [Role.CLERK, Role.SUPERVISOR])
def test_only_a_supervisor_confirms_the_clock(screen: Screen, role: Role) -> None:
    screen.say(replace(samples.CLERK, role=role), replace(samples.SYNC, clock_offset_s=400.0))
    screen.find(QAbstractButton, names.HEADER_SYNC).click()
    assert "400" in screen.text(names.OUTBOX_CLOCK)
    assert screen.shown(names.OUTBOX_CONFIRM) is (role is Role.SUPERVISOR)
    screen.find(QAbstractButton, names.OUTBOX_CONFIRM).click()
    assert screen.took(ConfirmClock) == [ConfirmClock(samples.SESSION)]


@pytest.mark.parametrize("code", [*causes.CAUSES, "HTTP 503", "HTTP 404", "a_new_word"])
def test_every_cause_has_a_sentence(code: str) -> None:
    assert causes.sentence(code)
    assert "{" not in causes.sentence(code)
    assert causes.sentence("") == ""


DAY = v.DayView(samples.NOW.date(), 2, 2, 0, 2, (), (), 5, 1, 0, 0, 0, 0, 1, "1042", samples.NOW)


def test_the_day_is_closed_by_f10_and_green_only_without_a_gap(outbox: Screen) -> None:
    outbox.key(Qt.Key.Key_F10)
    assert outbox.wishes[-1] == CloseDay(samples.SESSION)
    outbox.say(DAY)
    assert "日结相符" in outbox.text(names.DAY_RESULT)
    outbox.say(
        replace(
            DAY, trail_changed=True, platform=None, unsent=3, doubtful=1, only_here=("1", "2", "3", "4"), late=("7",)
        )
    )
    told = outbox.text(names.DAY_RESULT)
    for part in (
        "日结不符",
        "审计记录与平台留存的不一致",
        "平台没有回答",
        "3 条没上报",
        "凭条存疑 1 件",
        "平台没有 1 2 3 …",
        "容缺材料逾期 7，",
    ):
        assert part in told


def test_the_sheet_of_the_close_is_looked_at_and_left(outbox: Screen) -> None:
    assert not outbox.shown(names.DAY_SHEET)
    sheet = v.DocumentId("sheet")
    outbox.say(replace(DAY, sheet=sheet))
    assert not outbox.find(QAbstractButton, names.DAY_SHEET).isEnabled()
    outbox.say(replace(DAY, sheet=sheet, sheet_made=True))
    outbox.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert outbox.wishes[-1] == ShowDocument(samples.SESSION, sheet)
    outbox.say(v.DocumentPages(sheet, DocumentKind.DAY_SHEET, "45040500012026", (samples.thumbnail(),)))
    assert outbox.shown(names.DAY_PREVIEW)
    assert not outbox.shown(names.OUTBOX_TABLE)
    outbox.key(Qt.Key.Key_Escape)
    assert outbox.shown(names.OUTBOX_TABLE)
    assert outbox.shown(names.OUTBOX_PAGE)


def test_times_are_the_halls_own_whatever_zone_the_machine_is_in(outbox: Screen) -> None:
    """The core gives times in the hall's zone; the page moves them nowhere."""
    hall = timezone(timedelta(hours=8 if datetime.now().astimezone().utcoffset() != timedelta(hours=8) else 9))
    at = datetime(2026, 11, 23, 17, 42, 5, tzinfo=hall)
    outbox.say(v.OutboxView((replace(RETURNED, at=at),)))
    choose(outbox, 0)
    assert "11-23 17:42:05" in outbox.text(names.OUTBOX_DETAIL)
    outbox.say(replace(samples.OFFLINE, since=at))
    assert "离线 自 17:42" in outbox.text(names.OUTBOX_WORD)
