"""What happens to a bug on any thread: the log gets type and place without contents, the person gets a number."""

import faulthandler
import itertools
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("screen")
LOG_BYTES = 5_000_000


class BareFormatter(logging.Formatter):
    """Log lines whose tracebacks hold places and the exception's type only: its text may hold a citizen's data."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind else "")


def open_log(directory: Path) -> None:
    """Write the log of all subjects to `window.log` there; the one before is kept as `window.log.1`."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "window.log"
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_name("window.log.1"))
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(BareFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


class FaultHooks:
    """Exceptions of slots, of threads, of finalisers, and Qt's own messages; `tell` takes the number of a fault."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._count = itertools.count(1)
        self._telling = threading.local()
        self._dump: TextIO | None = None

    def install(self) -> None:
        """From now on nothing is lost on standard error alone."""
        sys.excepthook = self._slot_failed
        threading.excepthook = self._thread_failed
        sys.unraisablehook = self._finaliser_failed
        qInstallMessageHandler(_qt_spoke)

    def uninstall(self) -> None:
        """Give Python's own hooks back."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        if self._dump is not None:
            faulthandler.disable()
            self._dump.close()
            self._dump = None

    def dump_crashes(self, directory: Path) -> None:
        """Let a crash of the interpreter leave its stacks in `crash.txt`; an earlier one is kept and logged."""
        directory.mkdir(parents=True, exist_ok=True)
        path = directory / "crash.txt"
        if path.exists() and path.stat().st_size:
            log.warning("the last run crashed: see crash.last.txt")
            path.replace(path.with_name("crash.last.txt"))
        self._dump = path.open("w", encoding="utf-8")
        faulthandler.enable(self._dump)

    def report(self, where: str, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Log one fault by place and type, and tell its number. A fault of the telling itself is only logged: a slot that
        fails at every notice would otherwise be told of its own fault for ever."""
        number = f"{time.strftime('%m%d%H%M')}-S{next(self._count)}"
        log.error("fault %s %s: %s\n%s", number, where, kind.__name__, "".join(traceback.format_tb(trace)))
        if getattr(self._telling, "now", False):
            return
        self._telling.now = True
        try:
            self._tell(number)
        finally:
            self._telling.now = False

    def _slot_failed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report("in a slot", kind, trace)

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        name = failed.thread.name if failed.thread else "?"
        self.report(f"on thread {name}", failed.exc_type, failed.exc_traceback)

    def _finaliser_failed(self, failed: "sys.UnraisableHookArgs") -> None:
        log.error("a finaliser failed: %s", failed.exc_type.__name__)


def _qt_spoke(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = logging.INFO if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
    log.log(level, "Qt: %s", message)
