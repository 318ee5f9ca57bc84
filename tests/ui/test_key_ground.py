"""What a card on the reader paints: the parts that changed, once, in their places."""

import time
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from ui.pages.desk import DeskPage


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_the_keyboard_leaves_the_page_for_an_editor_and_other_cards_are_not_painted(desk: Screen) -> None:
    desk.window.activateWindow()
    page = desk.focus(names.DESK_PAGE)
    desk.qtbot.waitUntil(page.hasFocus, timeout=20_000)
    desk.window.repaint()
    QApplication.processEvents()
    applicant, materials = (Paints(desk.find(QWidget, name)) for name in (names.APPLICANT, names.MATERIALS))
    with desk.qtbot.waitSignal(desk.bridge.card_painted, timeout=20_000):
        desk.bridge.say(replace(samples.CARD_CASE, painted_from=time.monotonic()))
    assert desk.focused() is desk.find(QWidget, names.ITEM_SEARCH)
    assert (applicant.times, materials.times) == (1, 0)


def test_a_card_stands_in_its_place_before_it_is_painted(desk: Screen) -> None:
    desk.find(DeskPage, names.DESK_PAGE).take(samples.CARD_CASE)
    parts = [desk.find(QWidget, name) for name in (names.APPLICANT, names.APPLICANT_NAME, names.APPLICANT_NUMBER)]
    at_once = [part.height() for part in parts]
    QApplication.processEvents()
    assert all(at_once)
    assert at_once == [part.height() for part in parts]
