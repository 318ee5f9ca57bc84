"""The child of `form`: a real window, desk and store with 5 000 items; prints milliseconds as one JSON line."""

import json
import random
import sys
import time
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QLineEdit, QListView, QListWidget, QScrollArea, QWidget

from benchmarks.eye import Eye
from benchmarks.large_catalogue import FIELDS, ITEMS, LONG_FORM, MODEL, initials, large, name, text_field
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from reference_platform.sample import HERE
from ui import names, theme
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.pages.desk_form import FormView
from ui.pages.field_box import FieldBox
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.central.records import WireRecords
from window_client.clock import RandomIds, SystemClock
from window_client.desk import Desk
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.domain.number import NumberBlock
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.views import CaseView, ItemsFound, SessionView
from window_client.words import NumberKind, Role

STROKES, OPENS, ANSWERS, HITS = 300, 40, 300, 20
WARM_UP = 5
Times = dict[str, list[float]]


class Office:
    """The window and the desk behind it, signed in, with a draft on the desk."""

    def __init__(self, folder: Path) -> None:
        vault = FileVault(folder, use_key_ring=False)
        vault.create()
        self.raw = _bare_store(folder / "bare.sqlite", vault.subkey("store"))
        settings, clock, bridge = Settings(lease_low=1), SystemClock(8.0), Bridge()
        tools = Tools(RandomIds(), WireRecords(settings.site), lambda raw: large(read_catalogue(raw)))
        store = EncryptedStore(folder, vault)
        self.window = MainWindow(bridge, window_name="3号窗口", hall="示例大厅")
        self.eye = Eye(bridge)
        self.desk = Desk(
            settings=settings, store=store, tools=tools, clock=clock, say=bridge.say, perform=lambda _: None
        )
        bridge.attach(self.desk.submit)
        self.window.resize(1366, 768)
        self.activate()
        self.desk.start()
        self._sign_in(clock)

    def activate(self) -> None:
        """The keyboard is this window's; nobody manages windows here."""
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def _sign_in(self, clock: SystemClock) -> None:
        clerk = Clerk("chen", StaffNo("1042"), "陈晓", Role.CLERK, clock.now() + timedelta(days=9))
        self.desk.submit(m.IdentityProved(clerk, online=True))
        said = self.eye.heard(lambda view: isinstance(view, SessionView))
        assert isinstance(said, SessionView)
        assert said.session is not None
        self._session = said.session
        self.eye.stand_last()
        self.desk.submit(m.CatalogueArrived("v", "e", (HERE / "catalogue.json").read_bytes()))
        for number, kind in enumerate(NumberKind):
            self.desk.submit(m.BlockLeased(NumberBlock(f"b{number}", kind, "4504050000", 1, 9_999, 1)))
        self.pick(MODEL)

    def pick(self, code: str) -> float:
        """Serve this item; milliseconds until its form stands on the screen."""
        form = self.window.findChild(FormView, names.FORM)
        assert form is not None
        began = time.perf_counter()
        self.desk.submit(m.PickItem(self._session, code))
        at = self.eye.painted(lambda view: isinstance(view, CaseView) and view.item_code == code, form.viewport)
        return (at - began) * 1e3

    def stroke(self, editor: QLineEdit, letter: str) -> float:
        """One more letter; milliseconds until its hits stand on the screen."""
        began, text = time.perf_counter(), editor.text() + letter
        QTest.keyClicks(editor, letter)
        at = self.eye.painted(lambda view: isinstance(view, ItemsFound) and view.text == text, self._hits)
        return (at - began) * 1e3

    def _hits(self) -> QWidget:
        hits = self.window.findChild(QListView, names.ITEM_HITS)
        assert hits is not None
        return hits.viewport()

    def leave(self, element: str, value: str) -> float:
        """Type it, leave the field; milliseconds until the kept answer stands in it."""
        editor = self.window.findChild(QLineEdit, names.field(element))
        assert editor is not None
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, value)
        box = next(each for each in self.window.findChildren(FieldBox) if each.element == element)
        began = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        at = self.eye.painted(lambda view: _shown(view, element) == value, lambda: box)
        return (at - began) * 1e3


def main() -> None:
    """All three, ours and bare in turn."""
    app = QApplication([])
    theme.apply(app)
    office = Office(Path(sys.argv[1]))
    try:
        times = {**searched(office), **opened(office), **answered(office)}
    finally:
        office.desk.stop()
    print(json.dumps(times), flush=True)


def searched(office: Office) -> Times:
    """The first letters of initials, one at a time, then a digit."""
    editor = office.window.findChild(QLineEdit, names.ITEM_SEARCH)
    assert editor is not None
    plain, bare, dice = [f"{name(n)} {initials(n)}" for n in range(ITEMS)], QListWidget(), random.Random(4)
    bare.resize(600, 400)
    bare.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    bare.show()
    office.activate()
    ours: list[float] = []
    other: list[float] = []
    while len(ours) < STROKES + WARM_UP:
        editor.setFocus()
        editor.clear()
        for letter in initials(dice.randrange(ITEMS - 100))[:7]:
            ours.append(office.stroke(editor, letter))
            began = time.perf_counter()
            hits = [each for each in plain if editor.text() in each][:HITS]
            bare.clear()
            bare.addItems(hits)
            other.append((office.eye.drawn(bare.viewport()) - began) * 1e3)
    bare.close()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    return {"search": ours[WARM_UP:], "search_bare": other[WARM_UP:]}


def opened(office: Office) -> Times:
    """The form of 100 fields, after another one."""
    ours, other = [], []
    for _ in range(OPENS + WARM_UP):
        office.pick(MODEL)
        ours.append(office.pick(LONG_FORM))
        began = time.perf_counter()
        area, page = QScrollArea(), QWidget()
        grid = QGridLayout(page)
        for place in range(FIELDS):
            grid.addWidget(QLabel(f"某项{place}"), place // 3 * 2, place % 3)
            grid.addWidget(QLineEdit(), place // 3 * 2 + 1, place % 3)
        area.setWidget(page)
        area.resize(700, 500)
        area.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        area.show()
        other.append((office.eye.drawn(area.viewport()) - began) * 1e3)
        area.close()
        area.deleteLater()
        office.activate()
    return {"open": ours[WARM_UP:], "open_bare": other[WARM_UP:]}


def answered(office: Office) -> Times:
    """Type in a field and leave it."""
    ours, other = [], []
    label = QLabel("")
    label.resize(200, 30)
    label.show()
    office.activate()
    for number in range(ANSWERS + WARM_UP):
        element, value = text_field(number % 50), f"v{number}"
        ours.append(office.leave(element, value))
        began = time.perf_counter()
        office.raw.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (element, value))
        label.setText(value)
        other.append((office.eye.drawn(label) - began) * 1e3)
    return {"answer": ours[WARM_UP:], "answer_bare": other[WARM_UP:]}


def _shown(view: object, element: str) -> str:
    fields = view.fields if isinstance(view, CaseView) else ()
    return next((field.shown for field in fields if field.element == element), "")


def _bare_store(path: Path, key: bytes) -> sqlcipher.Connection:
    raw = sqlcipher.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE answers (field TEXT PRIMARY KEY, value TEXT)")
    return raw


if __name__ == "__main__":
    main()
