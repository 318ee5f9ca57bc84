"""A real window, desk and store of one person at work, for benches in the window's own process."""

import time
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from benchmarks.eye import Eye
from benchmarks.large_catalogue import MODEL, large
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from reference_platform.sample import HERE
from ui import names
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


class Office:
    """The window and the desk behind it, signed in, with a draft on the desk."""

    def __init__(self, folder: Path) -> None:
        vault = FileVault(folder, use_key_ring=False)
        vault.create()
        self.raw = _bare_store(folder / "bare.sqlite", vault.subkey("store"))
        settings, clock, bridge = Settings(lease_low=1), SystemClock(8.0), Bridge()
        tools = Tools(RandomIds(), WireRecords(settings.site), lambda raw, only=None: large(read_catalogue(raw, only)))
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
        self.session = said.session
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
        self.desk.submit(m.PickItem(self.session, code))
        at = self.eye.painted(lambda view: isinstance(view, CaseView) and view.item_code == code, form.widget)
        assert isinstance(self.eye.view, CaseView)
        assert self.eye.view.case is not None
        self.case = self.eye.view.case
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
        editor, form = self.window.findChild(QLineEdit, names.field(element)), self.window.findChild(FormView)
        assert editor is not None
        assert form is not None
        form.ensureWidgetVisible(editor)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, value)
        box = next(each for each in self.window.findChildren(FieldBox) if each.element == element)
        self.eye.drawn(box)  # whoever leaves it has seen what he typed
        began = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        at = self.eye.painted(lambda view: _shown(view, element) == value, lambda: box)
        return (at - began) * 1e3


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
