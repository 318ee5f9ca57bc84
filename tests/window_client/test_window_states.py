"""Idle, calling, serving, paused, closed: the display, the platform and the desk say the same."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.window_client.desk_room import NOW, Stage, stage
from tests.window_client.test_visit_edges import ticket
from window_client import messages as m
from window_client.views import Notice, QueueView, SessionView, TrialView
from window_client.words import (
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    RefusalCode,
    Role,
    TicketOutcome,
    TicketState,
    TrialState,
    WindowState,
)


def _shown(room: Stage, message: m.Message) -> tuple[str, ...]:
    return room.tell(message, m.ShowOnDisplay).lines


def test_the_five_states_of_a_window_on_its_display(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        assert room.wait(m.ShowOnDisplay, lambda order: order.lines == ("03", "WELCOME"))
        room.tell(m.CallNext(session), m.AskTicket)
        assert _shown(room, ticket()) == ("S023", "-> 03")
        assert _shown(room, m.StartServing(session)) == ("S023", "SERVING")
        assert _shown(room, m.FinishTicket(session, TicketOutcome.NOTHING)) == ("03", "WELCOME")
        assert _shown(room, m.PauseService(session, on=True)) == ("03", "PAUSED")
        assert _shown(room, m.PauseService(session, on=False)) == ("03", "WELCOME")
        assert _shown(room, m.SignOut(session)) == ("03", "CLOSED")


def test_a_paused_window_calls_nobody_and_tells_the_platform(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        told = room.tell(m.PauseService(session, on=True), m.TellPresence)
        assert told.window_state is WindowState.PAUSED
        assert room.tell(m.CallNext(session), Notice).code is RefusalCode.WINDOW_PAUSED
        assert room.tell(m.CallByHand(session, "S001"), Notice).code is RefusalCode.WINDOW_PAUSED
        assert not [said for said in room.said if isinstance(said, m.AskTicket)]
        assert not room.tell(m.PauseService(session, on=False), QueueView).paused
        room.tell(m.CallNext(session), m.AskTicket)


def test_a_called_citizen_and_a_call_under_way_come_before_a_pause(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.tell(m.CallNext(session), m.AskTicket)
        assert room.tell(m.PauseService(session, on=True), Notice).code is RefusalCode.CALL_UNDER_WAY
        room.tell(ticket(), QueueView, lambda view: view.state is TicketState.CALLED)
        assert room.tell(m.PauseService(session, on=True), Notice).code is RefusalCode.TICKET_STILL_OPEN


def test_a_pause_ends_with_the_session(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.tell(m.PauseService(session, on=True), QueueView, lambda view: view.paused)
        room.tell(m.SignOut(session), SessionView, lambda view: view.session is None)
        room.sign_in()
        assert not room.wait(QueueView).paused


def test_after_a_crash_the_display_tells_a_closed_window_and_no_number(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CallNext(session), m.AskTicket)
        assert _shown(room, ticket()) == ("S023", "-> 03")
    with stage(tmp_path) as room:
        room.sign_in()
        orders = [said.lines for said in room.said if isinstance(said, m.ShowOnDisplay)]
        assert orders[0] == ("03", "CLOSED")
        assert room.wait(m.ShowOnDisplay, lambda order: order.lines == ("S023", "-> 03"))


def test_a_display_of_chinese_reads_the_halls_words(tmp_path: Path) -> None:
    with stage(tmp_path, window_display_kind="onbon", window_display_paused=("请到 2 号窗口",)) as room:
        session = room.sign_in()
        room.tell(m.CallNext(session), m.AskTicket)
        assert _shown(room, ticket()) == ("请 S023 号", "到3号窗口")
        room.clock.time = NOW + timedelta(seconds=30)
        room.tell(m.MarkNoShow(session), m.ShowOnDisplay)
        assert _shown(room, m.PauseService(session, on=True)) == ("请到 2 号窗口",)


@pytest.mark.parametrize("heard", [True, False])
def test_the_desk_mirrors_what_was_heard_or_known_to_be_shown(tmp_path: Path, heard: bool) -> None:
    with stage(tmp_path) as room:
        room.sign_in()
        view = room.tell(m.DisplayShown(("S023",), heard=heard), QueueView, lambda view: view.display)
        assert (view.display, view.display_heard) == (("S023",), heard)


def test_a_call_is_spoken_with_the_number_digit_by_digit_and_no_name(tmp_path: Path) -> None:
    with stage(tmp_path, voice="program://espeak-ng") as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CallNext(session), m.AskTicket)
        assert room.tell(ticket(), m.Speak).text == "请S零二三号到三号窗口办理"
        room.clock.time = NOW + timedelta(seconds=30)
        room.tell(m.Recall(session), m.AskTicket)
        assert room.tell(ticket(calls=2), m.Speak).text == "请S零二三号到三号窗口办理"


def test_the_voice_is_silent_when_the_citizen_is_there(tmp_path: Path) -> None:
    with stage(tmp_path, voice="program://espeak-ng") as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CallNext(session), m.AskTicket)
        room.tell(ticket(), m.Speak)
        room.tell(m.StartServing(session), m.Hush)
        since = len(room.said)
        room.tell(ticket(calls=2), QueueView, lambda view: view.calls == 2)
        room.tell(m.FinishTicket(session, TicketOutcome.NOTHING), QueueView, lambda view: view.state is None)
        room.tell(m.SignOut(session), m.Hush)
        assert not [said for said in room.said[since:] if isinstance(said, m.Speak)]


def test_a_window_without_a_voice_orders_none_and_a_call_by_hand_is_spoken_too(tmp_path: Path) -> None:
    for voice in ("", "program://espeak-ng"):
        with stage(tmp_path / (voice[:4] or "none"), voice=voice) as room:
            session = room.sign_in()
            room.tell(m.CallByHand(session, "B1234"), QueueView, lambda view: view.number == "B1234")
            room.tell(m.Recall(session), QueueView, lambda view: view.calls == 2)
            spoken = [said.text for said in room.said if isinstance(said, m.Speak)]
            assert spoken == (["请B一二三四号到三号窗口办理"] * 2 if voice else [])


def test_a_voice_that_is_down_is_said_beside_the_number(tmp_path: Path) -> None:
    with stage(tmp_path, voice="program://espeak-ng") as room:
        room.sign_in()
        down = m.DeviceReported(DeviceKind.VOICE, DeviceState.DOWN, DeviceTrouble.NO_SOUND, "program://espeak-ng", NOW)
        assert room.tell(down, QueueView).voice_trouble is DeviceTrouble.NO_SOUND


def test_a_technician_hears_the_test_voice_and_why_not(tmp_path: Path) -> None:
    with stage(tmp_path, voice="program://espeak-ng") as room:
        session = room.sign_in(Role.TECHNICIAN)
        for trouble, state in ((DeviceTrouble.NONE, TrialState.LOOK), (DeviceTrouble.NO_SOUND, TrialState.FAILED)):
            text = room.tell(m.TryDevice(session, DeviceKind.VOICE), m.Speak).text
            assert "A零一二三四五六七八九" in text
            assert room.tell(m.VoiceSpoke(text, trouble), TrialView).state is state
