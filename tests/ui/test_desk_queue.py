"""The queue card: keys of a visit, by the state of the number in hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import CallByHand, CallNext, FinishTicket, MarkNoShow, PauseService, Recall, StartServing
from window_client.views import Notice, NoticeGone
from window_client.words import DeviceTrouble, RefusalCode, TicketOutcome

S = samples.SESSION


def test_f2_calls_and_is_quiet_while_the_question_is_on_its_way(desk: Screen) -> None:
    desk.key(Qt.Key.Key_F2)
    assert desk.wishes == [CallNext(S)]
    desk.say(replace(samples.IDLE_QUEUE, busy=True))
    desk.key(Qt.Key.Key_F2)
    assert len(desk.wishes) == 1


def test_a_called_number_can_be_called_again_started_or_passed(desk: Screen) -> None:
    desk.say(samples.CALLED)
    assert desk.text(names.TICKET) == "S023"
    assert desk.text(names.TICKET_STATE).startswith("已叫号")
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F5):
        desk.key(key)
    desk.find(QPushButton, names.NO_SHOW).click()
    assert desk.wishes == [Recall(S), StartServing(S), MarkNoShow(S)]


def test_after_the_last_call_f4_is_off(desk: Screen) -> None:
    desk.say(replace(samples.CALLED, may_recall=False))
    desk.key(Qt.Key.Key_F4)
    assert desk.wishes == []


@pytest.mark.parametrize(
    ("case", "outcome"), [(samples.EMPTY, TicketOutcome.NOTHING), (samples.ACCEPTED, TicketOutcome.CASE)]
)
def test_f5_finishes_with_what_came_of_the_visit(desk: Screen, case: object, outcome: TicketOutcome) -> None:
    desk.say(samples.SERVING, case)
    desk.key(Qt.Key.Key_F5)
    assert desk.wishes == [FinishTicket(S, outcome)]


def test_a_visit_may_be_advice_only(desk: Screen) -> None:
    desk.say(samples.SERVING)
    desk.find(QPushButton, names.CONSULTED).click()
    assert desk.wishes == [FinishTicket(S, TicketOutcome.CONSULTATION)]


def test_service_is_paused_and_goes_on_by_one_key(desk: Screen) -> None:
    assert desk.find(QPushButton, names.PAUSE).text() == "暂停服务"
    desk.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    desk.say(replace(samples.IDLE_QUEUE, paused=True))
    assert desk.find(QPushButton, names.PAUSE).text() == "恢复服务"
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert desk.wishes == [PauseService(S, on=True), PauseService(S, on=False)]
    desk.say(samples.CALLED)
    assert not desk.shown(names.PAUSE)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, "窗口屏：S023 -> 03（已应答）"),
        ({"display_heard": False}, "窗口屏：S023 -> 03（已送出）"),
        ({"display_heard": False, "display_partly": True}, "窗口屏：S023 -> 03（有一块没应答）"),
        ({"display_trouble": DeviceTrouble.SILENT}, "没有显示这个号。请口头叫号。"),
        ({"display_trouble": DeviceTrouble.SILENT, "number": ""}, "现在显示什么不知道。"),
    ],
)
def test_the_display_is_mirrored_with_how_it_is_known(desk: Screen, change: dict[str, object], says: str) -> None:
    desk.say(replace(samples.CALLED, **change))  # type: ignore[arg-type]
    assert desk.find(QLabel, names.DISPLAY_MIRROR).text().endswith(says)


def test_while_the_queue_is_unreachable_a_number_is_typed_in(desk: Screen) -> None:
    assert not desk.shown(names.HAND_NUMBER)
    desk.say(Notice(RefusalCode.QUEUE_UNREACHABLE, "queue"))
    desk.latin("S024")
    desk.key(Qt.Key.Key_Return)
    assert desk.wishes == [CallByHand(S, "S024")]
    desk.say(NoticeGone("queue"))
    assert not desk.shown(names.HAND_NUMBER)
    assert not desk.shown(names.QUEUE_NOTICE)
