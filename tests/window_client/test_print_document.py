"""Printing official papers: a durable job, once, and taken up again; a second time only as a marked copy."""

from collections.abc import Callable
from pathlib import Path

from tests.window_client.desk_room import NOW, Stage, stage
from window_client import messages as m
from window_client.domain.clerk import Clerk
from window_client.domain.ids import DocumentId, PageId, SessionId, StaffNo
from window_client.views import CaseView, DocumentRow, Notice
from window_client.words import CaseState, DeviceTrouble, DocumentKind, PaperState, RefusalCode, Role

PDF = PageId("ab" * 32)
KIND = DocumentKind.ACCEPTANCE_NOTICE


def accepted(room: Stage) -> tuple[SessionId, DocumentId]:
    """A case is accepted and its notice made as PDF."""
    session = room.sign_in()
    room.equip()
    view = room.ready_case(session)
    assert view.case is not None
    room.tell(m.AcceptCase(session, view.case), CaseView, lambda v: v.state is CaseState.ACCEPTED)
    made = None
    for order in [each for each in room.said if isinstance(each, m.MakeDocument)]:
        made = room.tell(m.DocumentMade(order.document, PDF, "0" * 64, 1), CaseView)
    assert made is not None
    return session, notice(made).id


def notice(view: CaseView, copy: int = 0) -> DocumentRow:
    return next(row for row in view.documents if row.kind is KIND and row.copy == copy)


def stands(state: PaperState, trouble: DeviceTrouble = DeviceTrouble.NONE, copy: int = 0) -> Callable[[CaseView], bool]:
    def check(view: CaseView) -> bool:
        rows = [row for row in view.documents if row.kind is KIND and row.copy == copy]
        return [(row.print_state, row.print_trouble) for row in rows] == [(state, trouble)]

    return check


def orders(room: Stage) -> list[m.PrintPages]:
    return [each for each in room.said if isinstance(each, m.PrintPages)]


def test_a_paper_is_printed_by_the_clerk_and_never_twice(tmp_path: Path) -> None:
    with stage(tmp_path, a4_printer="Window3") as room:
        session, document = accepted(room)
        assert not orders(room)
        order = room.tell(m.PrintDocument(session, document), m.PrintPages)
        assert (order.kind, order.pdf) == (KIND, PDF)
        room.wait(CaseView, stands(PaperState.SENDING))
        room.desk.submit(m.DocumentSent(order.job, "17"))
        out = DeviceTrouble.PAPER_OUT
        room.tell(m.DocumentWaits(order.job, out), CaseView, stands(PaperState.SENDING, out))
        room.tell(m.DocumentPrinted(order.job, confirmed=True), CaseView, stands(PaperState.PRINTED))
        again = room.tell(m.PrintDocument(session, document), Notice)
        assert (again.code, again.place) == (RefusalCode.DOCUMENT_PRINTED_ALREADY, "paper")
        room.desk.submit(m.DocumentDoubtful(order.job, DeviceTrouble.SILENT))  # a late word changes nothing
        copy = m.ReprintDocument(session, document)
        chief = Clerk("luo", StaffNo("2001"), "罗主任", Role.SUPERVISOR, NOW)
        made = room.tell(m.SecondPersonProved(chief, copy), m.MakeDocument)
        assert made.copy == 1
        second = room.tell(m.DocumentMade(made.document, PDF, "0" * 64, 1), m.PrintPages)
        assert second.job != order.job
        room.tell(m.DocumentPrinted(second.job, confirmed=True), CaseView, stands(PaperState.PRINTED, copy=1))
        with room.store_rows() as unit:
            job = unit.print_jobs.get(order.job)
            assert job is not None
            assert (job.state, job.ticket) == (PaperState.PRINTED, "17")


def test_a_held_paper_goes_out_once_when_the_printer_is_ready(tmp_path: Path) -> None:
    with stage(tmp_path, a4_printer="Window3") as room:
        session, document = accepted(room)
        first = room.tell(m.PrintDocument(session, document), m.PrintPages)
        stopped = DeviceTrouble.QUEUE_STOPPED
        room.tell(m.DocumentHeld(first.job, stopped), CaseView, stands(PaperState.QUEUED, stopped))
        again = room.tell(m.A4Ready(), m.PrintPages)
        assert again.job == first.job
        room.tell(m.A4Ready(), CaseView)
        assert len(orders(room)) == 2
        room.tell(m.DocumentPrinted(first.job, confirmed=False), CaseView, stands(PaperState.HANDED_OVER))


def test_where_the_setting_says_so_papers_are_printed_as_they_are_made(tmp_path: Path) -> None:
    with stage(tmp_path, a4_printer="Window3", a4_printer_auto=True) as room:
        _, document = accepted(room)
        order = room.wait(m.PrintPages)
        with room.store_rows() as unit:
            job = unit.print_jobs.get(order.job)
            assert job is not None
            waiting = unit.print_jobs.in_state(PaperState.QUEUED)
        assert document in {job.document, *(each.document for each in waiting)}


def test_what_a_stopped_window_had_begun_is_asked_after(tmp_path: Path) -> None:
    with stage(tmp_path, a4_printer="Window3") as room:
        session, document = accepted(room)
        order = room.tell(m.PrintDocument(session, document), m.PrintPages)
        room.desk.submit(m.DocumentSent(order.job, "17"))
    with stage(tmp_path, a4_printer="Window3") as room:
        room.sign_in()
        asked = room.wait(m.FollowPages)
        assert (asked.job, asked.ticket) == (order.job, "17")
        assert not orders(room)


def test_without_a_printer_nothing_is_queued(tmp_path: Path) -> None:
    with stage(tmp_path, a4_printer_auto=True) as room:
        session, document = accepted(room)
        said = room.tell(m.PrintDocument(session, document), Notice)
        assert said.code is RefusalCode.A4_PRINTER_NONE
        assert not orders(room)
