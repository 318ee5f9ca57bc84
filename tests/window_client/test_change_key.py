"""A technician has the key of the local data changed: who may, what is said, what the trail keeps, what a hold-up does."""

from datetime import timedelta
from pathlib import Path

from tests.window_client.desk_room import NOW, stage
from window_client import messages as m
from window_client.views import KeyView, Notice
from window_client.words import RefusalCode, Role


def test_a_technician_begins_it_and_hears_how_far_it_is(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        assert room.said.count(m.ChangeDataKey(only_resume=True)) == 1  # at the start: go on with what was broken off
        room.tell(m.ChangeKey(session), m.ChangeDataKey)
        assert room.tell(m.KeyChange("store", 40, 100), KeyView) == KeyView(None, "store", 40, 100)
        room.desk.submit(m.ChangeKey(session))  # a second press
        assert room.tell(m.KeyChange("", over=True, lost=2), KeyView) == KeyView(NOW)
        assert room.said.count(m.ChangeDataKey()) == 1
        with room.store_rows() as unit:
            lines = [(e.deed, e.outcome, e.facts) for e in unit.audit.entries() if e.deed == "change_key"]
        assert lines == [("change_key", "begun", ""), ("change_key", "done", "2 pages lost")]


def test_what_held_it_up_is_audited_once_and_it_is_tried_again(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        session = room.sign_in(Role.TECHNICIAN)
        room.tell(m.ChangeKey(session), m.ChangeDataKey)
        assert room.tell(m.KeyChange("", fault="StoreUnavailable"), KeyView).held_up
        room.clock.time = NOW + timedelta(minutes=11)
        resumed = m.ChangeDataKey(only_resume=True)
        room.tell(m.Tick(room.clock.time), m.ChangeDataKey, lambda order: order == resumed)
        room.tell(m.KeyChange("", fault="StoreUnavailable"), KeyView)
        with room.store_rows() as unit:
            lines = [entry.outcome for entry in unit.audit.entries() if entry.deed == "change_key"]
        assert lines == ["begun", "held_up"]


def test_nobody_but_a_technician_may(tmp_path: Path) -> None:
    with stage(tmp_path) as room:
        told = room.tell(m.ChangeKey(room.sign_in(Role.SUPERVISOR)), Notice)
        assert told.code is RefusalCode.NOT_ALLOWED
