"""A desk on a disk that is really full: what devices and the platform said is kept, in order, and nothing waits for ever."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.window_client.desk_room import CARD, NOW, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, TicketId
from window_client.domain.received import ReceivedItem
from window_client.views import CaseView, Notice, NoticeGone, QueueView
from window_client.words import CaseState, DeviceTrouble, MaterialMeans, PaperState, RefusalCode, TicketState

pytestmark = pytest.mark.expects_log
TICKET = m.TicketCalled(TicketId("t1"), "S023", "社会事务", NOW - timedelta(minutes=9), NOW, 1, "fifo")


@dataclass
class Disk:
    """A disk of 8 MB that can be filled and freed."""

    place: Path

    def fill(self) -> None:
        """The desk may be writing at the same time, so the free room is no fixed figure."""
        with suppress(OSError), (self.place / "ballast").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)

    def free(self) -> None:
        (self.place / "ballast").unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a tmpfs")
    yield Disk(place)
    subprocess.run(["umount", str(place)], check=True)


def _owes(notice: Notice) -> bool:
    return notice.code is RefusalCode.STORE_FULL_OWED and notice.place == "store"


def _tell_on_full_disk(room: Stage, disk: Disk, message: m.Message) -> int:
    """Submit while the disk is full, see that it is said, free the disk; since when to look for the outcome."""
    disk.fill()
    since = len(room.said)
    room.desk.submit(message)
    room.wait(Notice, _owes, since)
    disk.free()
    room.wait(NoticeGone, lambda gone: gone.place == "store", since)
    return since


def _accepted(room: Stage) -> tuple[CaseView, m.PrintSlip]:
    session = room.sign_in()
    room.equip()
    view = room.ready_case(session)
    assert view.case is not None
    return view, room.tell(m.AcceptCase(session, view.case), m.PrintSlip)


def test_the_printers_word_is_kept_until_the_disk_takes_it(disk: Disk) -> None:
    with stage(disk.place) as room:
        view, order = _accepted(room)
        room.wait(CaseView, lambda v: v.paper_state is PaperState.SENDING)
        since = _tell_on_full_disk(room, disk, m.PaperPrinted(order.paper, True))
        room.wait(CaseView, lambda v: v.case == view.case and v.paper_state is PaperState.PRINTED, since)


def test_the_platforms_receipt_is_kept_until_the_disk_takes_it(disk: Disk) -> None:
    with stage(disk.place) as room:
        _accepted(room)
        batch = room.wait(m.SendRecords)
        ids = tuple(record.id for record in batch.records)
        answer = m.CentralAnswered(ids, tuple(m.Verdict(each, True) for each in ids))
        since = _tell_on_full_disk(room, disk, answer)
        room.wait(CaseView, lambda v: v.state is CaseState.ACCEPTED and v.delivery_state == "acknowledged", since)


def test_a_message_of_the_platform_is_kept_until_the_disk_takes_it_and_applied_once(disk: Disk) -> None:
    with stage(disk.place) as room:
        view, _ = _accepted(room)
        body = {"case": view.case or "", "state": "in_review", "by": "人社局-02", "text": "转审查科"}
        arrived = m.InboxArrived((ReceivedItem(1, "decision", NOW, body),))
        since = _tell_on_full_disk(room, disk, arrived)
        room.wait(CaseView, lambda v: v.state is CaseState.IN_REVIEW, since)
        room.desk.submit(arrived)  # asked for again meanwhile
        room.clock.time += timedelta(seconds=3)
        room.tell(m.Tick(room.clock.time), m.TellPresence)
        with room.store_rows() as unit:
            assert [row.kind for row in unit.inbox.listed(9)] == ["decision"]
            kinds = [event.kind for event in unit.cases.events(view.case or CaseId(""))]
        assert kinds.count("in_review") == 1


def test_a_called_number_is_kept_until_the_disk_takes_it(disk: Disk) -> None:
    with stage(disk.place) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CallNext(session), m.AskTicket)
        since = _tell_on_full_disk(room, disk, TICKET)
        room.wait(QueueView, lambda v: v.state is TicketState.CALLED, since)
        room.wait(m.ShowOnDisplay, lambda shown: shown.lines, since)


def test_scanned_pages_are_kept_until_the_disk_takes_them(disk: Disk) -> None:
    with stage(disk.place) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda v: v.item_code)
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, "M.SITE"), m.ScanPages)
        pages = m.PagesCaptured(view.case, "M.SITE", (PAGE,), MaterialMeans.SCANNED)
        since = _tell_on_full_disk(room, disk, pages)
        room.wait(CaseView, lambda v: any(line.pages for line in v.materials), since)


def test_facts_that_are_owed_are_taken_in_the_order_they_came(disk: Disk) -> None:
    with stage(disk.place) as room:
        _, order = _accepted(room)
        disk.fill()
        since = len(room.said)
        room.desk.submit(m.PaperHeld(order.paper, DeviceTrouble.PAPER_OUT))
        room.desk.submit(m.PaperPrinted(order.paper, True))  # about a paper that is not being sent any more by then
        room.wait(Notice, _owes, since)
        disk.free()
        held = room.wait(CaseView, lambda v: v.paper_trouble is DeviceTrouble.PAPER_OUT, since)
        assert held.paper_state is PaperState.QUEUED


def test_a_card_read_on_a_full_disk_is_told_beside_the_card_and_never_applied_later(disk: Disk) -> None:
    with stage(disk.place) as room:
        session = room.sign_in()
        room.equip()
        view = room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        disk.fill()
        room.tell(m.CardRead(CARD), Notice, lambda n: (n.place, n.code) == ("card", RefusalCode.STORE_FULL))
        disk.free()
        assert view.case is not None
        since = len(room.said)
        room.desk.submit(m.AnswerGiven(session, view.case, "P.phone", "13977412345"))
        room.wait(CaseView, lambda v: any(f.shown == "13977412345" for f in v.fields), since)
        assert not any(isinstance(said, CaseView) and said.applicant.number for said in room.said[since:])
