"""The page viewer in the real window, on the real desk, store and paper thread."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from local_cache.sealer import FileSealer
from tests.page_files import a_picture, sealed
from tests.ui.desk_window import WindowStage, desk_window
from tests.ui.driving import Screen
from ui import names
from ui.widgets.material_row import MaterialRow
from ui.widgets.page_canvas import PageCanvas
from ui.widgets.page_strip import PageStrip
from window_client import messages as m
from window_client.domain.ids import CaseId, SessionId
from window_client.views import CaseView, MaterialView
from window_client.words import MaterialMeans, MaterialState

PICTURES = os.environ.get("PICTURES")
BAR_Y = 8
CONTROL = Qt.KeyboardModifier.ControlModifier


def keep(screen: Screen, name: str) -> None:
    """A picture to look at, when somebody wants one (PICTURES=folder)."""
    if PICTURES:
        for wide, tall in ((1366, 768), (1920, 1080)):
            screen.window.resize(wide, tall)
            screen.qtbot.wait(700)
            screen.window.grab().save(f"{PICTURES}/{name}-{wide}.png")
        screen.window.resize(1366, 768)


def bar_at_top(screen: Screen) -> bool | str:
    """Whether the dark bar of the page lies at its top; "" while no page is drawn. (None would end a wait.)"""
    picture = screen.find(PageCanvas, names.PAGES_CANVAS).picture().toImage()
    if picture.height() <= BAR_Y:
        return ""
    colours = [QColor(picture.pixelColor(picture.width() * part // 10, BAR_Y)) for part in (2, 5, 8)]
    return all(colour.lightness() < 100 for colour in colours)


def rows(room: WindowStage, case: CaseId, kind: str) -> list[tuple[str, int]]:
    """Pages of the material as they are kept: the head of each hash, and how it lies."""
    with room.store_rows() as unit:
        return [(row.page.sha256[:6], row.turn) for row in unit.cases.pages(case) if row.material == kind]


def with_pages(
    room: WindowStage, sealer: FileSealer, item: str, kind: str, count: int
) -> tuple[SessionId, CaseId, list[str]]:
    """A filled draft of this item with so many pages of one material."""
    session = room.sign_in()
    room.equip()
    room.ready_case(session)
    view = room.tell(m.PickItem(session, item), CaseView, lambda v: v.item_code == item)
    assert view.case is not None
    pages = tuple(sealed(sealer, a_picture(number)) for number in range(count))
    came = m.PagesCaptured(view.case, kind, pages, MaterialMeans.SCANNED)
    room.tell(came, CaseView, lambda v: any(line.pages for line in v.materials))
    return session, view.case, [page.sha256[:6] for page in pages]


def look(screen: Screen, kind: str, count: int) -> None:
    """Choose the line and look at its pages, once all of them have come to the screen."""
    screen.qtbot.waitUntil(
        lambda: screen.window.findChild(MaterialRow, names.material(kind)) is not None, timeout=20_000
    )
    screen.find(MaterialRow, names.material(kind)).click()
    screen.window.activateWindow()
    screen.key(Qt.Key.Key_G, CONTROL)
    screen.qtbot.waitUntil(lambda: screen.shown(names.PAGES), timeout=20_000)
    strip = screen.find(PageStrip, names.PAGES_STRIP)
    screen.qtbot.waitUntil(lambda: strip.model().rowCount() == count and strip.hasFocus(), timeout=20_000)


def test_pages_are_looked_at_turned_and_ordered_by_the_keyboard(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    with desk_window(tmp_path, qtbot) as (room, screen, sealer):
        _, case, named = with_pages(room, sealer, "R01", "M.SITE", 3)
        look(screen, "M.SITE", 3)
        qtbot.waitUntil(lambda: bar_at_top(screen) is True, timeout=20_000)
        keep(screen, "viewer")
        screen.key(Qt.Key.Key_Down)
        screen.native(Qt.Key.Key_BracketRight)
        qtbot.waitUntil(
            lambda: rows(room, case, "M.SITE") == [(named[0], 0), (named[1], 90), (named[2], 0)], timeout=20_000
        )
        qtbot.waitUntil(lambda: bar_at_top(screen) is False, timeout=20_000)
        screen.key(Qt.Key.Key_Down, CONTROL)
        qtbot.waitUntil(
            lambda: [name for name, _ in rows(room, case, "M.SITE")] == [named[0], named[2], named[1]], timeout=20_000
        )
        qtbot.waitUntil(lambda: screen.find(PageStrip, names.PAGES_STRIP).currentIndex().row() == 2, timeout=20_000)
        wide = screen.find(PageCanvas, names.PAGES_CANVAS).picture().width()
        screen.native(Qt.Key.Key_Plus)
        qtbot.waitUntil(lambda: screen.find(PageCanvas, names.PAGES_CANVAS).picture().width() > wide, timeout=20_000)
        screen.key(Qt.Key.Key_Escape)
        assert not screen.shown(names.PAGES)


def test_a_page_goes_with_a_reason_that_stays_with_the_case(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    with desk_window(tmp_path, qtbot) as (room, screen, sealer):
        _, case, named = with_pages(room, sealer, "R01", "M.SITE", 2)
        look(screen, "M.SITE", 2)
        screen.key(Qt.Key.Key_Down)
        screen.key(Qt.Key.Key_Delete)
        screen.key(Qt.Key.Key_6)
        keep(screen, "drop")
        screen.key(Qt.Key.Key_Return, CONTROL)
        assert len(rows(room, case, "M.SITE")) == 2  # 其他 needs words
        assert screen.focused() is screen.find(QLineEdit, f"{names.PAGES_DROP}.words")
        screen.compose("拿错了一张")
        screen.key(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: rows(room, case, "M.SITE") == [(named[0], 0)], timeout=20_000)
        with room.store_rows() as unit:
            [told] = [event for event in unit.cases.events(case) if event.kind == "page_dropped"]
        assert told.reason.endswith("第2页：拿错了一张")


def test_original_seen_and_a_defect_are_marked_and_told_once(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    with desk_window(tmp_path, qtbot) as (room, screen, sealer):
        _, case, _ = with_pages(room, sealer, "R01", "M.SITE", 1)
        look(screen, "M.SITE", 1)
        since = len(room.said)
        screen.native(Qt.Key.Key_O)
        room.wait(CaseView, partial(_line, "M.SITE", lambda line: line.original_seen), since)
        screen.native(Qt.Key.Key_X)
        screen.key(Qt.Key.Key_3)
        screen.key(Qt.Key.Key_Return)
        screen.compose("第1页")
        keep(screen, "judge")
        screen.key(Qt.Key.Key_Return)
        room.wait(CaseView, partial(_line, "M.SITE", lambda line: line.state is MaterialState.DEFECTIVE), since)
        qtbot.waitUntil(lambda: "缺少印章" in screen.text("notice.material.M.SITE"), timeout=20_000)
        keep(screen, "judged")
        with room.store_rows() as unit:
            [verdict] = unit.materials.verdicts(case)
            assert unit.materials.marks(case)["M.SITE"].original_seen is not None
        assert verdict.wrong == "缺少印章或印章不清：第1页"
        assert not screen.shown(names.JUDGE)
        screen.native(Qt.Key.Key_X)
        screen.key(Qt.Key.Key_H, CONTROL)
        room.wait(CaseView, partial(_line, "M.SITE", lambda line: line.state is MaterialState.COMPLETE), since)


def _line(kind: str, holds: Callable[[MaterialView], bool], view: CaseView) -> bool:
    return any(line.type == kind and holds(line) for line in view.materials)
