"""Pages that come one by one: shown as they come, stopped without a trace, kept when the last one fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.window_client.desk_room import CARD, PAGE, Stage, stage
from window_client import messages as m
from window_client.domain.ids import CaseId, PageId, SessionId
from window_client.domain.materials import SealedPage
from window_client.views import CaseView, Notice
from window_client.words import MaterialMeans, MaterialState, RefusalCode

KIND = "M.SITE"


def _page(number: int) -> SealedPage:
    return replace(PAGE, id=PageId(f"{number:064x}"))


@contextmanager
def _scanning(folder: Path) -> Iterator[tuple[Stage, SessionId, CaseId]]:
    """A draft for whose material the scanner was just asked; one page was there before."""
    with stage(folder) as room:
        session = room.sign_in()
        room.equip()
        room.tell(m.CardRead(CARD), CaseView, lambda view: view.applicant.number)
        view = room.tell(m.PickItem(session, "R01"), CaseView, lambda view: view.item_code == "R01")
        assert view.case is not None
        room.tell(m.ScanMaterial(session, view.case, KIND), m.ScanPages)
        room.tell(_brought(view.case, 0, more=False), CaseView, lambda view: _pages(view) == [0])
        room.tell(m.ScanMaterial(session, view.case, KIND), m.ScanPages)
        yield room, session, view.case


def _brought(case: CaseId, *numbers: int, more: bool = True, blank: int = 0) -> m.PagesCaptured:
    pages = tuple(_page(number) for number in numbers)
    return m.PagesCaptured(case, KIND, pages, MaterialMeans.SCANNED, more=more, blank=blank)


def _pages(view: CaseView) -> list[int]:
    return [int(page.id, 16) for line in view.materials if line.type == KIND for page in line.pages]


def _ends_with(number: int, view: CaseView) -> bool:
    return _pages(view)[-1:] == [number]


def _state(view: CaseView) -> MaterialState:
    return next((line.state for line in view.materials if line.type == KIND), MaterialState.NOT_NEEDED)


def test_pages_are_shown_as_they_come(tmp_path: Path) -> None:
    with _scanning(tmp_path) as (room, _, case):
        for number in (1, 2, 3):
            view = room.tell(_brought(case, number), CaseView, partial(_ends_with, number))
            assert _state(view) is MaterialState.CAPTURING
        kept = [order for order in room.said if isinstance(order, m.PagesKept)]
        assert [int(order.pages[0], 16) for order in kept] == [0, 1, 2, 3]
        view = room.tell(_brought(case, more=False), CaseView, lambda view: _state(view) is MaterialState.COMPLETE)
        assert _pages(view) == [0, 1, 2, 3]


def test_stopping_takes_off_what_this_capture_brought_and_nothing_else(tmp_path: Path) -> None:
    with _scanning(tmp_path) as (room, session, case):
        room.tell(_brought(case, 1, 2), CaseView, lambda view: _pages(view) == [0, 1, 2])
        assert room.tell(m.StopCapture(session, case, KIND), m.CancelCapture) == m.CancelCapture(case, KIND)
        room.wait(CaseView, lambda view: _pages(view) == [0] and _state(view) is MaterialState.CAPTURING)
        room.desk.submit(_brought(case, 3))  # was on its way
        room.desk.submit(_brought(case, 4, more=False))
        assert room.wait(Notice).code is RefusalCode.SCAN_CANCELLED
        view = room.wait(CaseView, lambda view: _state(view) is MaterialState.COMPLETE)
        assert _pages(view) == [0]
        with room.store_rows() as unit:
            assert [int(page.page.id, 16) for page in unit.cases.pages(case)] == [0]
        room.tell(m.ScanMaterial(session, case, KIND), m.ScanPages)


def test_a_capture_that_fails_later_keeps_its_pages(tmp_path: Path) -> None:
    with _scanning(tmp_path) as (room, _, case):
        room.tell(_brought(case, 1), CaseView, lambda view: _pages(view) == [0, 1])
        failed = m.CaptureFailed(case, KIND, RefusalCode.SCANNER_JAMMED, {"pages": "1"})
        assert room.tell(failed, Notice).place == f"material:{KIND}"
        room.wait(CaseView, lambda view: _state(view) is MaterialState.COMPLETE and _pages(view) == [0, 1])


def test_blank_sides_that_were_left_out_are_told(tmp_path: Path) -> None:
    with _scanning(tmp_path) as (room, _, case):
        notice = room.tell(_brought(case, 1, more=False, blank=3), Notice)
        assert (notice.code, notice.facts) == (RefusalCode.SCAN_BLANKS_LEFT_OUT, {"count": "3"})


def test_a_case_that_takes_no_more_pages_stops_the_scanner(tmp_path: Path) -> None:
    with _scanning(tmp_path) as (room, session, case):
        room.tell(m.DiscardDraft(session, case), CaseView, lambda view: view.case is None)
        assert room.tell(_brought(case, 1), m.CancelCapture) == m.CancelCapture(case, KIND)
        with room.store_rows() as unit:
            assert unit.cases.pages(case) == []
