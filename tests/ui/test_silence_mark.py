"""The mark of receipts on which nobody spoke: it stands in the header beside every notice, and leads to the list."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPushButton

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client import views as v
from window_client.messages import OpenCase
from window_client.words import ClockKind, ClockState, RefusalCode

TODAY = samples.NOW.date()
ROW = v.DueRow(samples.CASE, "01032026111600014", "食品经营许可", "王*", ClockKind.ACCEPTANCE, TODAY, ClockState.AMBER)
OVER = replace(ROW, case=v.CaseId("case-8"), due=TODAY - timedelta(days=7), state=ClockState.RED, deemed=True)
TOMORROW = v.WorkView(due=(ROW,), silence=v.Silence(1, 0))
NOTICE = v.Notice(RefusalCode.DEEMED_TOMORROW, "queue", {"count": "1"})


@pytest.fixture
def desk(screen: Screen) -> Screen:
    screen.say(samples.CLERK, samples.DRAFT)
    return screen


def test_no_later_notice_covers_the_mark_and_it_leads_to_the_list(desk: Screen) -> None:
    assert not desk.shown(names.HEADER_SILENCE)
    desk.say(TOMORROW, NOTICE, v.Notice(RefusalCode.QUEUE_UNREACHABLE, "queue", {}), v.NoticeGone("queue"))
    mark = desk.find(QPushButton, names.HEADER_SILENCE)
    assert mark.isVisible()
    assert mark.accessibleName() == "明日视为受理 1"
    desk.say(v.WorkView(due=(OVER, ROW), silence=v.Silence(1, 1)))
    assert mark.accessibleName() == "已视为受理 1"
    assert "1 件明天起视为受理" in mark.toolTip()
    mark.click()
    due = desk.find(QListView, names.WORK_DUE)
    assert due.isVisible()
    assert desk.focused() is due
    assert [index.row() for index in due.selectedIndexes()] == [0]  # a person sees where the keyboard is
    desk.key(Qt.Key.Key_Return)
    assert desk.took(OpenCase)[-1].case == OVER.case
    desk.say(v.WorkView())
    assert not mark.isVisible()
