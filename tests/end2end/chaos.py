"""The kill sweep (断电演练): a window at work is killed with signal 9 again and again, at named points and anywhere.

    python -m tests.end2end.chaos 300

One store lives through all kills. The oracle is the platform's database: every acceptance that was ever told is there
once with both records and its page, no number twice, every message of the platform applied once.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.platform_server import PlatformServer, until

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
READY_S, ANYWHERE_S = 40.0, 1.2


class Chaos:
    """One hall, one window, one store; `kill` once for every moment, `judge` at the end."""

    def __init__(self, root: Path, platform: PlatformServer, shim: Path, window: str = "66", seed: int = 4504) -> None:
        self._root, self._platform, self._shim, self._window = root, platform, shim, window
        self._chance = random.Random(seed)
        self.told: list[str] = []
        self.laid: list[int] = []
        self.hits: Counter[str] = Counter()
        self._runs = 0

    @property
    def points(self) -> dict[str, Callable[[subprocess.Popen[str]], None]]:
        """The named points, each a way to come there and to kill."""
        return {
            "anywhere": self._anywhere,
            "inside a commit": self._in_commit,
            "mid send": lambda window: self._held(window, "slow", "/events"),
            "after the platform's commit": lambda window: self._held(window, "hold-after-commit", "/events"),
            "mid page upload": lambda window: self._held(window, "slow", "/uploads"),
            "page stored, not answered": lambda window: self._held(window, "hold-after-commit", "/uploads"),
            "mid inbound apply": self._in_receiving,
        }

    def kill(self, point: str) -> None:
        """Start the window, wait for two acceptances of it, come to the point, kill."""
        self._runs += 1
        window = self._start("work")
        try:
            self._hear(window, 1 + self._chance.randrange(2))
            self.points[point](window)
        finally:
            window.kill()
            rest, _ = window.communicate()
            self.told += rest.split()
            self._platform.fault("ok")
        self.hits[point] += 1

    def judge(self) -> dict[str, int]:
        """Let a last run send and receive all; then compare."""
        self._arm_file().unlink(missing_ok=True)
        window = self._start("drain")
        out, _ = window.communicate(timeout=90)
        assert window.returncode == 0, "the last run failed"
        held = json.loads(out.splitlines()[-1])
        rows = [row for row in self._platform.records() if row["window"] == self._window]
        numbers = [row["receipt_no"] for row in rows]
        assert (held["waiting"], held["returned"]) == (0, 0), held
        assert set(self.told) <= set(numbers), "an acceptance was lost"
        assert len(numbers) == len(set(numbers)) == held["accepted"], "more or fewer cases than the store has"
        assert {row["records"] for row in rows} == {2}, "a record was lost or doubled"
        assert len(held["numbers"]) == len(set(held["numbers"])), "a number was used twice"
        for number in numbers:
            kept = self._platform.record(number)
            named = {
                page["sha256"] for event in kept["events"] if event["content"] for page in event["content"]["pages"]
            }
            assert named == set(kept["pages"]), "a page was lost"
        assert sorted(held["received"]) == self.laid, "a message was lost or doubled"
        return {"kills": sum(self.hits.values()), "cases": len(numbers), "messages": len(self.laid)}

    def _anywhere(self, window: subprocess.Popen[str]) -> None:
        self._lay_in(self._chance.randrange(2))
        _run_for(window, self._chance.random() * ANYWHERE_S)

    def _in_commit(self, window: subprocess.Popen[str]) -> None:
        kind = self._chance.choice(["write", "write", "sync"])
        number = self._chance.randrange(1, 4 if kind == "sync" else 60)
        self._arm(f"{number} {self._chance.choice(['before', 'after'])} {kind}")
        window.wait(READY_S)

    def _in_receiving(self, window: subprocess.Popen[str]) -> None:
        self._platform.fault("hold-after-commit", path="/v1/inbox", seconds=30, times=1)
        self._lay_in(3)
        until(lambda: window.poll() is not None or self._platform.fault_now()["holding"] > 0, READY_S)
        self._arm(f"{self._chance.randrange(1, 40)} {self._chance.choice(['before', 'after'])} write")
        self._platform.fault("ok")
        window.wait(READY_S)

    def _held(self, window: subprocess.Popen[str], mode: str, path: str) -> None:
        self._platform.fault(mode, path=path, seconds=30)
        until(lambda: window.poll() is not None or self._platform.fault_now()["holding"] > 0, READY_S)
        _run_for(window, self._chance.choice([0.0, 0.02, 0.1]))

    def _lay_in(self, count: int) -> None:
        for number in range(count):
            self.laid.append(self._platform.lay_in("01", self._window, "notice", {"text": f"{number}"}))

    def _start(self, deed: str) -> subprocess.Popen[str]:
        self._arm_file().unlink(missing_ok=True)
        arguments = [deed, str(self._root / "window"), self._platform.url, self._window]
        shim = {
            "LD_PRELOAD": str(self._shim),
            "KILLAT_ARM": str(self._arm_file()),
            "KILLAT_PATH": "window.db-wal",
            "PATH": "/usr/bin:/bin",
        }
        with (self._root / "window.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.end2end.bare_window", *arguments],
                cwd=ROOT,
                env=shim,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def _hear(self, window: subprocess.Popen[str], acceptances: int) -> None:
        assert window.stdout is not None
        for _ in range(acceptances):
            line = window.stdout.readline().strip()
            assert line, (self._root / "window.log").read_text()[-3000:]
            self.told.append(line)

    def _arm_file(self) -> Path:
        return self._root / "arm"

    def _arm(self, text: str) -> None:
        self._arm_file().write_text(text)


def _run_for(window: subprocess.Popen[str], seconds: float) -> None:
    try:
        window.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def make_shim(directory: Path) -> Path:
    """Compile killat.c."""
    library = directory / "killat.so"
    command = ["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library), str(HERE / "killat.c"), "-ldl"]
    subprocess.run(command, check=True)
    return library


def main(kills: int) -> None:
    """So many kills, evenly over the points; one JSON line with what was found."""
    with tempfile.TemporaryDirectory() as folder, PlatformServer.on_sqlite(Path(folder)) as platform:
        chaos = Chaos(Path(folder), platform, make_shim(Path(folder)), seed=int(time.time()))
        names = list(chaos.points)
        for number in range(kills):
            chaos.kill(names[number % len(names)])
            if number % 25 == 24:
                sys.stderr.write(f"chaos: {number + 1} of {kills}\n")
        sys.stdout.write(json.dumps({**chaos.judge(), "points": dict(chaos.hits)}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
