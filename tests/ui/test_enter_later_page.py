"""补录 in the real window: times, reason, the second person, then a draft that says so."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import desk_window
from tests.ui.test_page_viewer import CONTROL, keep
from tests.window_client.desk_room import CARD
from tests.window_client.test_deciding import LUO
from ui import names
from ui.widgets.pill import Pill
from window_client import messages as m
from window_client.views import CaseView


def test_a_case_of_the_outage_is_entered_with_its_times_and_a_signature(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    with desk_window(tmp_path, qtbot) as (room, screen, _):
        session = room.sign_in()
        room.equip()
        qtbot.waitUntil(lambda: screen.shown(names.WORK_KEY), timeout=20_000)
        screen.window.activateWindow()
        screen.key(Qt.Key.Key_F10)
        screen.key(Qt.Key.Key_B, CONTROL)
        qtbot.waitUntil(lambda: screen.shown(names.LATER), timeout=20_000)
        screen.find(QLineEdit, names.LATER_TAKEN).setText("2026-11-19")
        screen.key(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "2026-11-20 09:30" in screen.text(names.LATER_NOTICE), timeout=20_000)
        keep(screen, "later")
        screen.find(QLineEdit, names.LATER_TAKEN).setText("2026-11-19 15:05")
        screen.find(QLineEdit, names.LATER_REASON).setText("停电，单号 0012")
        screen.key(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: screen.shown(names.SECOND), timeout=20_000)
        asked = m.EnterLater(session, "2026-11-19 15:05", "", "停电，单号 0012")
        room.tell(m.SecondPersonProved(LUO, asked), CaseView, lambda v: v.taken_at is not None)
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.applicant.number)
        room.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        says = "补录 11-19 15:05 收件"
        qtbot.waitUntil(lambda: any(says in pill.text() for pill in screen.window.findChildren(Pill)), timeout=20_000)
        keep(screen, "entered-later")
