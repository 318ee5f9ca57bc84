"""A screen for benches that need one, and the bare window they are measured against."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BARE = """
import json, sys, time
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel
class Bare(QLabel):
    seen = False
    ended = Signal()
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Bare.seen:
            Bare.seen = True
            print(json.dumps({"painted": time.time()}), flush=True)
            if len(sys.argv) > 1:
                import threading
                threading.Thread(target=lambda: (sys.stdin.read(), label.ended.emit()), daemon=True).start()
            else:
                QTimer.singleShot(0, app.quit)
app = QApplication([])
label = Bare("bare")
label.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
label.resize(1366, 768)
label.show()
sys.exit(app.exec())
"""


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Environment with a DISPLAY of its own (Xvfb) and with bytecode written once, as an installation has it."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM"}}
    read, write = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        environment["DISPLAY"] = f":{answer.readline().strip()}"
    subprocess.run([sys.executable, "-m", "compileall", "-q", "main.py", *ROOMS], cwd=ROOT, env=environment, check=True)
    try:
        yield environment
    finally:
        process.terminate()
        process.wait()


ROOMS = ("ui", "window_client", "devices", "local_cache", "reference_platform")


@contextmanager
def bare_file() -> Iterator[Path]:
    """The bare window as a script."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bare.py"
        path.write_text(BARE, encoding="utf-8")
        yield path
