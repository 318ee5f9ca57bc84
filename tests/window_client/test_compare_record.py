"""Who hears the platform's content of a record in conflict: the one who asked, while he sits there, and nobody else."""

from pathlib import Path

import pytest

from tests.window_client.desk_room import NOW, Stage, stage
from tests.window_client.test_outbox import accepted, answered, sign_out
from window_client import messages as m
from window_client.domain.ids import DeliveryId, SessionId
from window_client.views import Notice, RecordPair, SyncView
from window_client.words import CentralState, RefusalCode, RevealReason, Role


def torn(room: Stage) -> tuple[SessionId, m.OutgoingRecord]:
    """A supervisor before the "accepted" record, which the platform has otherwise."""
    clerk = room.sign_in()
    room.equip()
    room.desk.submit(m.CentralHeard(CentralState.ONLINE, NOW))
    batch = accepted(room, clerk)
    room.tell(answered(batch, "conflict"), SyncView, lambda view: view.returned == 2)
    sign_out(room, clerk)
    return room.sign_in(Role.SUPERVISOR), batch.records[1]


def after(room: Stage, *messages: m.Message) -> list[object]:
    """What is said from here to the answer of a last message that everything before it was handled."""
    since = len(room.said)
    for message in messages:
        room.desk.submit(message)
    room.tell(m.CentralHeard(CentralState.OFFLINE, NOW), SyncView, lambda view: view.central is CentralState.OFFLINE)
    return room.said[since:]


@pytest.mark.parametrize("gone", [m.SignOut, m.Lock])
def test_an_answer_after_the_asker_left_is_for_nobody(tmp_path: Path, gone: type[m.Wish]) -> None:
    with stage(tmp_path) as room:
        chief, record = torn(room)
        room.tell(m.CompareRecord(chief, record.id, RevealReason.CHECK), m.AskRecord)
        said = after(room, gone(chief), m.RecordHeard(record.id, record.body, NOW))
        assert not [each for each in said if isinstance(each, RecordPair)]
        with room.store_rows() as unit:
            assert not [line for line in unit.audit.entries(limit=1000) if line.deed in {"reveal", "record_compared"}]


def test_an_answer_that_nobody_asked_for_is_dropped(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        _, record = torn(room)
        said = after(room, m.RecordHeard(record.id, record.body, NOW), m.RecordHeard(DeliveryId("none")))
        assert not [each for each in said if isinstance(each, RecordPair)]


def test_two_contents_that_differ_in_spelling_only_say_so_and_one_that_cannot_be_read_too(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        chief, record = torn(room)
        room.tell(m.CompareRecord(chief, record.id), m.AskRecord)
        same = room.tell(m.RecordHeard(record.id, record.body + b" ", NOW), RecordPair, lambda view: view.rows)
        assert not [row for row in same.rows if row.differs]
        room.tell(m.CompareRecord(chief, record.id), m.AskRecord)
        broken = room.tell(m.RecordHeard(record.id, b"{}", NOW), RecordPair, lambda view: view.cause)
        assert (broken.cause, broken.rows) == ("unreadable", ())
        assert room.tell(m.KeepPlatforms(chief, record.id), Notice).code is RefusalCode.WRONG_STATE


def test_only_a_conflict_is_compared(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        chief, record = torn(room)
        assert room.tell(m.CompareRecord(chief, DeliveryId("none")), Notice).code is RefusalCode.NO_CASE
        room.tell(m.SendAgain(chief, record.id), SyncView, lambda view: view.returned == 1)
        assert room.tell(m.CompareRecord(chief, record.id), Notice).code is RefusalCode.WRONG_STATE
