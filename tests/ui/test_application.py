"""The process around the window, in a process of its own: hooks, log, collection, first paint, order of the end."""

import os
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

from ui.version import VERSION

ROOT = Path(__file__).resolve().parent.parent.parent
START = """
import gc, sys, threading, time
from pathlib import Path
from ui.application import WindowApplication
app = WindowApplication(window_name="3号窗口", hall="大厅", log_dir=Path(sys.argv[1]))
"""


def run(body: str, logs: Path) -> str:
    """Run a small program with the window; its standard output."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", START + textwrap.dedent(body), str(logs)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


def test_nothing_of_the_core_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    said = run(
        """
        def painted():
            heavy = [n for n in sys.modules if n.startswith(("window_client", "sqlalchemy", "requests", "devices"))]
            print(heavy, app.painted_at <= time.monotonic(), gc.isenabled())
            app.qt.quit()
        app.when_painted(painted)
        app.show()
        sys.exit(app.run())
        """,
        tmp_path,
    )
    assert said.split("\n")[0] == "[] True False"


def test_a_key_posted_before_the_first_paint_is_in_the_editor(tmp_path: Path) -> None:
    said = run(
        """
        from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
        from PySide6.QtGui import QKeyEvent
        user = app.window.sign_in.user
        app.show()
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QCoreApplication.postEvent(app.window.focusWidget(), event)
        def later():
            print(repr(user.text()))
            app.qt.quit()
        app.when_painted(lambda: QTimer.singleShot(100, later))
        app.run()
        """,
        tmp_path,
    )
    assert said.strip() == "'a'"


def test_faults_of_slots_and_threads_reach_log_and_screen_without_contents(tmp_path: Path) -> None:
    said = run(
        """
        from PySide6.QtCore import QObject, QTimer, Slot
        class Faulty(QObject):
            numbers = []
            @Slot()
            def fail(self):
                raise ValueError("4504-a-citizen")
            @Slot(object)
            def take(self, view):
                self.numbers.append(view.number)
                if len(self.numbers) == 2:
                    app.qt.quit()
        faulty = Faulty()
        def fail_on_thread():
            raise KeyError("4504-a-citizen")
        def painted():
            app.bridge.said.connect(faulty.take)
            QTimer.singleShot(0, faulty.fail)
            threading.Thread(target=fail_on_thread, name="device:reader").start()
        app.when_painted(painted)
        app.show()
        app.run()
        print(len(set(faulty.numbers)))
        """,
        tmp_path,
    )
    log = (tmp_path / "window.log").read_text(encoding="utf-8")
    assert said.strip() == "2"
    assert "ValueError" in log
    assert "KeyError" in log
    assert "device:reader" in log
    assert "citizen" not in log


def test_a_thread_that_imports_the_pages_makes_no_type_of_qt(tmp_path: Path) -> None:
    """Two threads that make one at once crash the interpreter (ui/qt_types.py). Nothing is shown here: what painting
    makes by chance does not count."""
    said = run(
        """
        import importlib
        from main import WARM
        from ui.qt_types import NAMED
        def made():
            return {f"{name}.{each}" for name in list(sys.modules) if name.startswith("PySide6.Qt")
                    for each in vars(sys.modules[name])}
        for module, names in NAMED:
            [getattr(module, name) for name in names.split()]
        before = made()
        for page in ("ui.print_choice", *WARM):
            importlib.import_module(page)
        print(sorted(made() - before), WARM[0] in sys.modules)
        """,
        tmp_path,
    )
    assert said.split("\n")[0] == "[] True"


def test_the_types_of_qt_are_there_before_the_rest_begins(tmp_path: Path) -> None:
    said = run(
        """
        from ui.qt_types import NAMED
        def begun():
            print([name for module, names in NAMED for name in names.split() if name not in vars(module)])
            app.qt.quit()
        app.when_painted(begun)
        app.show()
        app.run()
        """,
        tmp_path,
    )
    assert said.split("\n")[0] == "[]"


def test_the_end_comes_in_order_and_gives_the_hooks_back(tmp_path: Path) -> None:
    said = run(
        """
        app.about_to_quit(lambda: print("devices", app.window.isVisible()))
        app.about_to_quit(lambda: print("desk"))
        app.when_painted(app.qt.quit)
        app.show()
        print(app.run(), sys.excepthook is sys.__excepthook__, gc.isenabled())
        """,
        tmp_path,
    )
    assert said.split("\n")[:3] == ["devices False", "desk", "0 True True"]


def test_a_crash_of_the_last_run_is_kept(tmp_path: Path) -> None:
    (tmp_path / "crash.txt").write_text("Fatal Python error: Aborted")
    run("app.when_painted(app.qt.quit); app.show(); app.run()", tmp_path)
    assert (tmp_path / "crash.last.txt").read_text() == "Fatal Python error: Aborted"
    assert "crashed" in (tmp_path / "window.log").read_text(encoding="utf-8")
