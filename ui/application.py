"""The Qt side of the running program: hygiene of the process, the window, and the order in which it ends.

What is imported here is imported before the sign-in page is painted: Qt and small files of ui/ only, and none of
them touches `PySide6.QtCore.Qt` or `QStyle`, whose many enumerations cost 15 and 11 ms to make.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui import faults, input_method, theme, translation
from ui.bridge import Bridge
from ui.collecting import TimedCollector
from ui.main_window import MainWindow
from ui.qt_types import TypesFirst


class WindowApplication(QObject):
    """Made once, on the main thread, before anything else of Qt.

    `demo_people` are "user/password/role" texts shown on the sign-in page of a demo; `scale` is 0.8 to 2.0;
    `language` "zh" or "en"; `log_dir` takes window.log and crash.txt, None = no files; `lock_after_s`: the screen is
    covered after so long without a key or the mouse, 0 = never.
    """

    painted = Signal(float)  # monotonic seconds when the sign-in page stood on the screen for the first time

    def __init__(
        self,
        *,
        window_name: str,
        hall: str = "",
        demo_people: tuple[str, ...] = (),
        scale: float = 1.0,
        language: str = "zh",
        log_dir: Path | None = None,
        lock_after_s: float = 0.0,
    ) -> None:
        self.qt = _qt_application(scale)
        super().__init__()
        self.painted_at: float | None = None
        self._painted: list[Callable[[], object]] = []
        self._quitting: list[Callable[[], object]] = []
        self._log_dir = log_dir
        theme.apply(self.qt)
        self._translators = translation.install(self.qt, language)
        self.bridge = Bridge(self)
        self.hooks = faults.FaultHooks(self._fault)
        self.hooks.install()
        self._collector = TimedCollector(self)
        self._collector.start()
        self.window = MainWindow(
            self.bridge, window_name=window_name, hall=hall, demo_people=demo_people, lock_after_s=lock_after_s
        )
        self.window.painted.connect(self._first_paint)
        self.window.signed_in.connect(self._collector.freeze)
        self.bridge.attached.connect(self._collector.freeze)

    def when_painted(self, callback: Callable[[], object]) -> None:
        """Call this on the GUI thread soon after the sign-in page was painted; to start the rest behind it. From then on
        any thread may import pages (`qt_types`)."""
        self._painted.append(callback)

    def about_to_quit(self, callback: Callable[[], object]) -> None:
        """Call this after the screen is gone, in the order given; stops devices, courier, desk and store."""
        self._quitting.append(callback)

    def show(self) -> None:
        """Open the window."""
        self.window.show_fitting()

    def run(self) -> int:
        """The Qt loop; returns the exit code after all callbacks of about_to_quit ran."""
        code = self.qt.exec()
        self.window.hide()
        self.bridge.close()
        for callback in self._quitting:
            callback()
        self._collector.stop()
        self.hooks.uninstall()
        return code

    @Slot(float)
    def _first_paint(self, at: float) -> None:
        self.painted_at = at
        self.painted.emit(at)
        if self._log_dir is not None:
            faults.open_log(self._log_dir)
            self.hooks.dump_crashes(self._log_dir)
        TypesFirst(self, self._begin_the_rest).go_on()

    def _begin_the_rest(self) -> None:
        for callback in self._painted:
            callback()

    def _fault(self, number: str) -> None:
        # Imported here for start-up time: views pull in all messages, a tenth of a second.
        from window_client.views import Notice
        from window_client.words import RefusalCode

        self.bridge.say(Notice(RefusalCode.INTERNAL, number=number))


def _qt_application(scale: float) -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    input_method.prepare()
    # As arguments, because QApplication.setStyle returns a QStyle: making its Python type costs 11 ms at every start.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("hall-window")
    app.setQuitOnLastWindowClosed(True)
    return app
