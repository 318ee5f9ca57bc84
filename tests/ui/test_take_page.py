"""Materials from elsewhere in the real window: an earlier case's pages, and what the desk says of e-licences."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.desk_window import desk_window
from tests.ui.driving import Screen
from tests.ui.test_page_viewer import CONTROL, keep, rows, with_pages
from tests.window_client.desk_room import CARD
from ui import names
from ui.widgets.material_row import MaterialRow
from window_client import messages as m
from window_client.views import CaseView, LicenceRow, LicencesFound, MaterialView, Notice
from window_client.words import CaseState, MaterialMeans, MaterialState, Necessity, RefusalCode, TrustLevel

S, CASE = samples.SESSION, samples.CASE


def test_pages_of_an_earlier_case_are_used_again_after_the_question(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    with desk_window(tmp_path, qtbot) as (room, screen, sealer):
        session, earlier, named = with_pages(room, sealer, "R01", "M.SITE", 2)
        mark = m.MarkMaterial(session, earlier, "M.SITE", original_seen=True, copy_kept=False)
        room.tell(mark, CaseView)
        room.tell(m.ReceiveCase(session, earlier), CaseView, lambda v: v.state is CaseState.RECEIVED)
        fresh = room.tell(m.OpenCase(session), CaseView, lambda v: v.state is CaseState.DRAFT).case
        room.tell(m.CardRead(CARD), CaseView, lambda v: v.case == fresh and v.applicant.number)
        view = room.tell(m.PickItem(session, "I04"), CaseView, lambda v: v.item_code == "I04")
        assert view.case is not None
        qtbot.waitUntil(
            lambda: screen.window.findChild(MaterialRow, names.material("M.DESIGN")) is not None, timeout=20_000
        )
        screen.find(MaterialRow, names.material("M.SITE")).click()
        screen.window.activateWindow()
        screen.key(Qt.Key.Key_R, CONTROL)
        qtbot.waitUntil(lambda: screen.shown(names.TAKE_EARLIER), timeout=20_000)
        keep(screen, "take")
        screen.key(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "同意" in screen.text(names.TAKE_NOTICE), timeout=20_000)
        keep(screen, "take-refused")
        screen.find(QCheckBox, names.TAKE_CONSENT).click()
        screen.key(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: not screen.shown(names.TAKE), timeout=20_000)
        assert [name for name, _ in rows(room, view.case, "M.SITE")] == named
        assert screen.text(names.material("M.SITE"))


def licensed(desk: Screen) -> CaseView:
    line = MaterialView(
        "M.LIC", "营业执照", Necessity.REQUIRED, MaterialState.MISSING, MaterialMeans.NONE, may_fetch=True
    )
    view = replace(samples.DRAFT, materials=(line,))
    desk.say(view)
    desk.find(MaterialRow, names.material("M.LIC")).click()
    desk.key(Qt.Key.Key_R, CONTROL)
    return view


def test_a_licence_is_asked_for_by_its_key_and_a_refusal_stands_on_the_page(desk: Screen) -> None:
    licensed(desk)
    assert desk.took(m.FindEarlier) == [m.FindEarlier(S, CASE, "M.LIC")]
    desk.key(Qt.Key.Key_E, CONTROL)
    assert desk.took(m.FetchLicence) == [m.FetchLicence(S, CASE, "M.LIC")]
    desk.say(Notice(RefusalCode.LICENCE_FORGED, "material:M.LIC"))
    assert "验签不通过" in desk.text(names.TAKE_NOTICE)
    keep(desk, "forged")


def test_of_several_licences_the_chosen_one_is_taken(desk: Screen) -> None:
    licensed(desk)
    found = tuple(LicenceRow(f"9245{n}", "营业执照", "某局", None, TrustLevel.A) for n in (1, 2))
    desk.say(LicencesFound(CASE, "M.LIC", found))
    assert desk.shown(names.TAKE_LICENCES)
    desk.key(Qt.Key.Key_Down)
    keep(desk, "several")
    desk.key(Qt.Key.Key_E, CONTROL)
    assert desk.took(m.FetchLicence) == [m.FetchLicence(S, CASE, "M.LIC", "92452")]
