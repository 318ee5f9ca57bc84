"""Ctrl+F 查办件: typed, looked for, opened; what was typed is gone when the page is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import FindCases, OpenCase
from window_client.views import CaseId, CasesFound, FoundCase, Notice
from window_client.words import CaseState, RefusalCode

S = samples.SESSION
ROWS = (
    FoundCase(
        CaseId("old-1"),
        "0103-20261120-0042",
        "个体工商户设立登记",
        "李*",
        "450499********0019",
        CaseState.ACCEPTED,
        samples.NOW,
    ),
    FoundCase(CaseId("old-2"), "0103-20261119-0011", "食品经营许可", "李*", "", CaseState.VOID, samples.NOW),
)


def test_ctrl_f_finds_and_enter_opens(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.latin("0019")
    desk.key(Qt.Key.Key_Return)
    assert desk.wishes == [FindCases(S, "0019")]
    desk.say(CasesFound(ROWS))
    rows = desk.find(QListView, names.FIND_ROWS)
    assert rows.model().rowCount() == 2
    assert "李*" in str(rows.model().index(0, 0).data())
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert desk.wishes[-1] == OpenCase(S, CaseId("old-2"))
    assert not desk.shown(names.FIND_TEXT)


def test_leaving_forgets_what_was_typed_and_found(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.latin("13977412345")
    desk.say(CasesFound(ROWS, more=True))
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.text(names.FIND_TEXT) == ""
    assert desk.find(QListView, names.FIND_ROWS).model().rowCount() == 0


def test_too_short_is_said_beside_the_editor(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.latin("12")
    desk.key(Qt.Key.Key_Return)
    desk.say(Notice(RefusalCode.SEARCH_TOO_SHORT, "find"))
    assert "太短" in desk.text(names.FIND_NOTICE)
