"""Acts without a mouse: under F7 in every state each act is reached by the arrow keys, says its name and what it means, and is done
with Ctrl+Enter."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import looks, names
from window_client import messages as m
from window_client import views as v
from window_client.words import CaseAct, CaseState, DocumentKind, HandOutWay, RefusalGround

CASE, S = samples.CASE, samples.SESSION
WISHES: dict[CaseAct, m.Wish] = {
    CaseAct.RECEIVE: m.ReceiveCase(S, CASE),
    CaseAct.CORRECT: m.CorrectOnSpot(S, CASE, "写明"),
    CaseAct.REMIND: m.RemindCase(S, CASE, "写明"),
    CaseAct.CONSULT: m.WritePaper(S, CASE, DocumentKind.CONSULTATION_NOTE, "写明"),
    CaseAct.HAND_OVER: m.WritePaper(S, CASE, DocumentKind.HAND_OVER_SLIP),
    CaseAct.VOUCHER: m.WritePaper(S, CASE, DocumentKind.COLLECTION_VOUCHER),
    CaseAct.LABELS: m.LabelMaterials(S, CASE),
    CaseAct.SPECIAL: m.BeginSpecial(S, CASE, extension=False, reason="写明", days=0),
    CaseAct.SPECIAL_OVER: m.EndSpecial(S, CASE, "写明"),
    CaseAct.WITHDRAW: m.WithdrawCase(S, CASE, request=False, reason="写明"),
    CaseAct.VOID: m.VoidCase(S, CASE, "写明"),
}
DRAFT = replace(samples.with_pages(samples.DRAFT, "M.SITE", 1), missing=())
OFFERED = [(state, act) for state in CaseState for act in replace(DRAFT, state=state, labels=True).acts]


@pytest.fixture
def desk(screen: Screen) -> Screen:
    screen.say(samples.CLERK, samples.DRAFT)
    return screen


def test_every_act_is_offered_in_some_state() -> None:
    assert {act for _, act in OFFERED} == set(CaseAct) == set(WISHES)


@pytest.mark.parametrize("state", sorted({state for state, _ in OFFERED}))
def test_each_act_of_this_state_is_done_by_keys(screen: Screen, state: CaseState) -> None:
    view = replace(DRAFT, state=state, labels=True)
    screen.say(samples.CLERK, view)
    for place, act in enumerate(sorted(view.acts, key=list(CaseAct).index)):
        screen.key(Qt.Key.Key_F7)
        assert screen.shown(names.ACTS)
        for _ in range(place):
            screen.key(Qt.Key.Key_Down)
        radio = screen.find(QRadioButton, names.act(act.value))
        assert radio.isChecked(), act
        assert QApplication.focusWidget() is radio
        assert radio.text() == looks.look(act).text
        reason = screen.find(QWidget, names.ACTS_REASON)
        while reason.isVisible() and QApplication.focusWidget() is not reason:
            screen.key(Qt.Key.Key_Tab)  # past the tick of a written request
        if reason.isVisible():
            assert reason.accessibleName()
            screen.compose("写明")
        screen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert screen.wishes[-1] == WISHES[act]
        screen.key(Qt.Key.Key_Escape)
        assert not screen.shown(names.ACTS)


def test_a_refusal_needs_no_mouse(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    desk.compose("应由林业部门办理")
    desk.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Space)
    assert desk.find(QRadioButton, names.ground(RefusalGround.OUT_OF_POWERS.value)).isChecked()
    while desk.focused().objectName() != names.DECIDE_ORGAN and desk.focused().objectName() != names.DECIDE_GIVE:
        desk.key(Qt.Key.Key_Tab)
    desk.compose("林业局")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ground = RefusalGround.OUT_OF_POWERS
    assert desk.took(m.RefuseCase) == [m.RefuseCase(S, CASE, ground, "应由林业部门办理", "林业局")]


def test_a_result_is_sent_by_courier_without_a_mouse(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F11)
    row = v.ResultRow(v.CaseId("c8"), "0103", "参保登记", "王*", True, "登记表", "6号", CaseState.ISSUED)
    desk.say(v.ResultsView((row, replace(row, case=v.CaseId("c9"))), samples.NOW.date()))
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Right)
    assert desk.find(QRadioButton, names.issue_way(HandOutWay.COURIER.value)).isChecked()
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Tab)
    assert desk.focused().objectName() == names.ISSUE_WAYBILL
    desk.latin("EMS1")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.took(m.HandOut) == [m.HandOut(S, v.CaseId("c9"), HandOutWay.COURIER, "", waybill="EMS1")]
