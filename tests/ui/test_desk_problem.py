"""Report a problem of an item: from the guide beside the hits or for the item on the desk; what was sent stands below."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QTableView, QTextBrowser

from tests.ui import samples
from tests.ui.driving import Screen
from tests.ui.test_item_guide import ROWS
from ui import causes, names
from ui.models.table import CELL
from window_client.domain.ids import DeliveryId, StaffNo
from window_client.domain.item_problem import ItemProblem, ReportedProblem
from window_client.messages import LookAtProblems, ReportProblem
from window_client.views import ItemsFound, Notice, ProblemsView
from window_client.words import DeliveryState, ItemElement, RefusalCode

S = samples.SESSION
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def reported(state: DeliveryState, cause: str = "") -> ProblemsView:
    problem = ItemProblem(
        DeliveryId("1"), "R01", "个体工商户设立登记", 1, "v", ItemElement.FEE, "收费有误", StaffNo("1042"), "03", samples.NOW
    )  # fmt: skip
    return ProblemsView((ReportedProblem(problem, state, cause),))


def cells(screen: Screen) -> list[str]:
    table = screen.find(QTableView, names.PROBLEM_ROWS).model()
    return [table.index(0, column).data(CELL).text for column in range(table.columnCount())]


@pytest.fixture
def hits(desk: Screen) -> Screen:
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F3)
    desk.latin("gt")
    desk.say(ItemsFound("gt", ROWS))
    return desk


def test_the_item_under_the_hand_is_reported_from_its_guide(hits: Screen) -> None:
    hits.key(Qt.Key.Key_Down)
    assert "报告目录问题 (Shift+F1)" in hits.find(QTextBrowser, names.ITEM_GUIDE).toPlainText()
    hits.key(Qt.Key.Key_F1, SHIFT)
    assert hits.shown(names.PROBLEM)
    assert hits.find(QLabel, names.PROBLEM_ITEM).text() == ROWS[1].name
    assert hits.took(LookAtProblems) == [LookAtProblems(S)]
    assert not hits.find(QPushButton, names.PROBLEM_GO).isEnabled()
    hits.key(Qt.Key.Key_6)
    hits.key(Qt.Key.Key_Return)
    hits.latin("20 wd")
    hits.key(Qt.Key.Key_Return, CTRL)
    assert hits.took(ReportProblem) == [ReportProblem(S, ROWS[1].code, ItemElement.LIMIT, "20 wd")]
    hits.say(reported(DeliveryState.WAITING))
    assert hits.text(f"{names.PROBLEM}.words") == ""
    hits.key(Qt.Key.Key_Escape)
    assert not hits.shown(names.PROBLEM)


def test_without_a_list_the_item_on_the_desk_is_meant_and_an_empty_desk_means_none(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F1, SHIFT)
    assert not desk.shown(names.PROBLEM)
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F1, SHIFT)
    assert desk.find(QLabel, names.PROBLEM_ITEM).text() == samples.DRAFT.item_name


def test_all_that_can_be_wrong_is_seen_at_once_on_a_small_screen(desk: Screen) -> None:
    desk.window.resize(1366, 768)
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F1, SHIFT)
    desk.say(reported(DeliveryState.WAITING))
    elements = desk.find(QListView, f"{names.PROBLEM}.reasons")
    desk.qtbot.waitUntil(lambda: elements.verticalScrollBar().maximum() == 0)
    assert elements.model().rowCount() == len(ItemElement)
    assert (desk.window.width(), desk.window.height()) == (1366, 768)


def test_how_far_a_report_is_stands_in_its_row(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F1, SHIFT)
    for state, word in ((DeliveryState.WAITING, "待上报"), (DeliveryState.ACKNOWLEDGED, "平台已收")):
        desk.say(reported(state))
        assert cells(desk)[1:] == ["个体工商户设立登记", "收费", "收费有误", word]
    desk.say(reported(DeliveryState.RETURNED, "malformed"))
    assert cells(desk)[-1] == "平台退回"


def test_why_a_report_came_back_is_read_whole_below_the_list(desk: Screen) -> None:
    desk.window.resize(1366, 768)
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F1, SHIFT)
    back, waits = reported(DeliveryState.RETURNED, "receipt_no_taken").rows[0], reported(DeliveryState.WAITING).rows[0]
    other = replace(waits, problem=replace(waits.problem, id=DeliveryId("2"), text="流程缺一步"))
    desk.say(ProblemsView((other, back)))
    said = desk.find(QLabel, names.PROBLEM_WHOLE)
    assert said.text() == f"{back.problem.item_name} · 收费：收费有误\n平台退回：{causes.sentence('receipt_no_taken')}"
    desk.qtbot.waitUntil(lambda: said.isVisible() and said.height() >= said.heightForWidth(said.width()))
    desk.find(QTableView, names.PROBLEM_ROWS).selectRow(0)
    assert "流程缺一步" in said.text()


def test_a_refused_report_keeps_its_words(desk: Screen) -> None:
    desk.say(samples.SERVING, samples.DRAFT)
    desk.key(Qt.Key.Key_F1, SHIFT)
    edit = desk.find(QLineEdit, f"{names.PROBLEM}.words")
    edit.setText("收费有误")
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.say(Notice(RefusalCode.NO_ITEM, "problem"))
    assert desk.find(QLabel, names.PROBLEM_NOTICE).text()
    desk.say(reported(DeliveryState.SENDING))
    assert edit.text() == "收费有误"
