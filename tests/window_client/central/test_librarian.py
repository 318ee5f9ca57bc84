"""A hall's catalogue is read beside the desk: it answers meanwhile, and takes the new one in one step when it is ready."""

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.window_client.central.test_catalogue_changes import NEW, OLD
from tests.window_client.central.test_catalogue_fallback import broken
from tests.window_client.desk_room import Stage, stage
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.central.librarian import Librarian
from window_client.domain.ids import SessionId
from window_client.domain.item import Catalogue
from window_client.ports import CatalogueReader
from window_client.views import CaseView, ItemsFound, SessionView, SyncView
from window_client.words import CatalogueTrouble

WAIT_S = 45.0


class SlowReading:
    """The real reading; it begins when it is `let`."""

    def __init__(self) -> None:
        self.begun, self.let = threading.Event(), threading.Event()

    def __call__(self, raw: bytes, only: Collection[str] | None = None) -> Catalogue:
        self.begun.set()
        assert self.let.wait(WAIT_S)
        return read_catalogue(raw, only)


@contextmanager
def librarian(room: Stage, read: CatalogueReader = read_catalogue) -> Iterator[Librarian]:
    found = Librarian(room.desk.submit, read)
    found.start()
    try:
        yield found
    finally:
        assert found.stop(WAIT_S)


def found(room: Stage, session: SessionId, code: str) -> list[str]:
    view = room.tell(m.SearchItems(session, code), ItemsFound, lambda v: v.text == code)
    return [hit.name for hit in view.rows if hit.code == code]


def test_the_desk_answers_while_a_catalogue_is_read_and_then_takes_it_in_one_step(tmp_path: Path) -> None:
    slow = SlowReading()
    with stage(tmp_path) as room, librarian(room, slow) as reader:
        session = room.sign_in()
        room.equip()
        reader.take("2026.12", '"2"', NEW)
        assert slow.begun.wait(WAIT_S)
        assert room.ready_case(session).may_accept  # a card, an item and five answers
        assert found(room, session, "R03") == ["食品经营许可新办(餐饮服务)"]
        since = len(room.said)
        slow.let.set()
        room.wait(SessionView, since=since)
        assert found(room, session, "R03") == ["食品经营许可新办"]
        with room.store_rows() as unit:
            assert unit.notes.get("catalogue") == NEW


@pytest.mark.expects_log
def test_a_broken_one_comes_with_its_fault_and_the_next_good_one_after_it(tmp_path: Path) -> None:
    with stage(tmp_path) as room, librarian(room) as reader:
        room.sign_in()
        reader.take("1", '"1"', OLD)
        room.wait(SessionView, lambda v: v.hall)
        reader.take("broken", '"b"', broken())
        told = room.wait(SyncView, lambda view: view.catalogue is CatalogueTrouble.BROKEN)
        assert "committed limit is longer" in told.catalogue_fault
        since = len(room.said)
        reader.take("2026.12", '"2"', NEW)
        room.wait(CaseView, since=since)
        with room.store_rows() as unit:
            deeds = [(entry.deed, entry.subject) for entry in unit.audit.entries(limit=1000)]
        refused, changed = ("catalogue_refused", "broken"), ("catalogue_changed", "2026.12")
        assert deeds.index(refused) < deeds.index(changed)


@pytest.mark.expects_log
def test_after_a_fault_of_ours_it_is_asked_for_again_later_and_later_and_the_supervisor_sees_it(tmp_path: Path) -> None:
    faults = [ZeroDivisionError, ZeroDivisionError]

    def read(raw: bytes, only: Collection[str] | None = None) -> Catalogue:
        if faults:
            raise faults.pop()
        return read_catalogue(raw, only)

    with stage(tmp_path) as room, librarian(room, read) as reader:
        session = room.sign_in()
        room.equip()
        for pause in (timedelta(minutes=1), timedelta(minutes=2)):
            since = len(room.said)
            reader.take("2026.12", '"2"', NEW)
            room.wait(SyncView, partial(_is_unread, room.clock.time + pause), since)
            room.clock.time += pause - timedelta(seconds=1)
            room.tell(m.Tick(room.clock.now()), m.TellPresence)
            assert not [each for each in room.said[since:] if isinstance(each, m.FetchCatalogue)]
            room.clock.time += timedelta(seconds=1)
            asked = room.wait(m.FetchCatalogue, since=since)  # by the desk's own tick
            assert asked.etag == "e"  # what is newer than the one in use
        since = len(room.said)
        reader.take("2026.12", '"2"', NEW)
        room.wait(SyncView, lambda view: view.catalogue is CatalogueTrouble.NONE, since)
        assert found(room, session, "R03") == ["食品经营许可新办"]
        with room.store_rows() as unit:
            trail = [(each.deed, each.outcome) for each in unit.audit.entries(limit=1000)]
        assert trail.count(("catalogue_unread", "internal")) == 2


def _is_unread(again: datetime, view: SyncView) -> bool:
    return view.catalogue is CatalogueTrouble.UNREAD and view.catalogue_again == again


@pytest.mark.expects_log
def test_a_fault_of_ours_ends_one_reading_and_not_the_librarian(tmp_path: Path) -> None:
    def read(raw: bytes, only: Collection[str] | None = None) -> Catalogue:
        if raw == b"?":
            raise ZeroDivisionError
        return read_catalogue(raw, only)

    with stage(tmp_path) as room, librarian(room, read) as reader:
        room.sign_in()
        reader.take("?", '"?"', b"?")
        reader.take("1", '"1"', OLD)
        assert room.wait(SessionView, lambda v: v.hall).hall
