"""A real window in a process of its own, driven by a script of the tour, to be killed at any moment."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


class Window:
    """One run of `main.py walk SCRIPT`; files in `out` say how far it came."""

    def __init__(
        self,
        script: str,
        out: Path,
        data_dir: Path,
        profile: Path,
        control: int,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self.out = out
        out.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, str(ROOT / "main.py"), "--profile", str(profile), "--data-dir", str(data_dir)]
        with (out / "stderr").open("ab") as said:
            self.process = subprocess.Popen(
                [*command, "walk", script, "--out", str(out), "--control", str(control)],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(extra or {})},
                stderr=said,
            )

    def reached(self, mark: str) -> None:
        """Wait until the script has left this mark."""
        self.until(f"mark '{mark}'", (self.out / f"{mark}.mark").exists)

    def until(self, what: str, condition: Callable[[], object], within: float = 90.0) -> None:
        """Wait for a condition while the window lives."""
        end = time.monotonic() + within
        while not condition():
            assert self.process.poll() is None, f"the window ended before: {what}; {self.diary().get('failed')}"
            assert time.monotonic() < end, f"waited in vain for {what}"
            time.sleep(0.002)

    def let_go(self) -> None:
        """Let the script press 受理."""
        (self.out / "hold").unlink()

    def kill(self) -> None:
        """Signal 9 where there are signals."""
        self.process.kill()
        self.process.wait()

    def finish(self) -> dict[str, Any]:
        """Wait for the script's end; its notes."""
        code = self.process.wait(120)
        diary = self.diary()
        assert code == 0, diary
        notes: dict[str, Any] = diary["notes"]
        return notes

    def notes(self) -> dict[str, Any]:
        """What the script noted so far, also when it was killed."""
        path = self.out / "notes.json"
        return dict(json.loads(path.read_text())) if path.exists() else {}

    def diary(self) -> dict[str, Any]:
        path = self.out / "diary.json"
        return dict(json.loads(path.read_text())) if path.exists() else {}
