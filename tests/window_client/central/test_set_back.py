"""The platform's database comes back from yesterday's backup: what it took since then arrives again, each record once, and
what it says from then on is heard although it counts its messages anew."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.platform_server import PlatformServer
from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import Connected, connected
from window_client import messages as m
from window_client.views import CaseView, DayView
from window_client.words import CaseState


class Backup:
    """A platform of its own with a copy of its database."""

    def __init__(self, directory: Path) -> None:
        self.server = PlatformServer.on_sqlite(directory)
        self._file, self._copy = directory / "platform.sqlite", directory / "yesterday.sqlite"

    def take(self) -> None:
        self.server.stop()
        shutil.copy(self._file, self._copy)
        self.server.start()

    def come_back(self) -> None:
        self.server.stop()
        shutil.copy(self._copy, self._file)
        for name in ("-wal", "-shm"):
            self._file.with_name(self._file.name + name).unlink(missing_ok=True)
        self.server.start()


@pytest.fixture
def backup(tmp_path: Path) -> Iterator[Backup]:
    backup = Backup(tmp_path)
    with backup.server:
        yield backup


def reviewed(room: Connected, backup: Backup, case: CaseView, text: str) -> None:
    """A department says it through the platform; the window has taken it in and reported it."""
    since = len(room.said)
    backup.server.decide(case.receipt_no, "in_review", text)
    room.later(3)
    room.wait(CaseView, lambda v: v.case == case.case and v.state is CaseState.IN_REVIEW, since)
    room.settle()


def held(backup: Backup) -> dict[str, int]:
    return {row["receipt_no"]: row["records"] for row in backup.server.records()}


@pytest.mark.expects_log
def test_what_a_restored_platform_lost_arrives_again_and_its_new_messages_are_heard(
    backup: Backup, tmp_path: Path
) -> None:
    with connected(Hall(backup.server, "01"), tmp_path, "03") as room:
        old = room.accept()
        room.settle()
        room.tell(m.CloseDay(room.session), DayView)  # yesterday's: the platform keeps the head of the trail
        backup.take()
        lost = room.accept()
        room.settle()
        reviewed(room, backup, lost, "转审查科")
        room.tell(m.CloseDay(room.session), DayView)
        before = held(backup)
        assert before == {old.receipt_no: 2, lost.receipt_no: 3}
        backup.come_back()
        assert held(backup) == {old.receipt_no: 2}
        since = len(room.said)
        room.later(3)
        seen = room.wait(DayView, lambda v: v.resent, since)
        assert not seen.is_green
        room.settle()
        assert held(backup) == before
        with room.store_rows() as unit:
            deeds = {each.deed for each in unit.audit.entries(limit=1000)}
        assert {"inbox_set_back", "platform_set_back"} <= deeds
        room.tell(m.OpenCase(room.session, old.case), CaseView, lambda v: v.case == old.case)
        reviewed(room, backup, old, "转审查科")
        assert held(backup) == {old.receipt_no: 3, lost.receipt_no: 3}
        backup.server.decide(
            lost.receipt_no, "in_review", "转审查科"
        )  # said once more by the department: no second move
        room.later(3)
        room.settle()
        assert held(backup) == {old.receipt_no: 3, lost.receipt_no: 3}
