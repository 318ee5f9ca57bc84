"""A window at work that is killed with signal 9 again and again, at named points and anywhere, over one store.

The oracle is the platform's database and the printer's ledger: every acceptance that was ever told is there once with
both records and its page, no number twice, no receipt twice and none without its record, every message of the platform
applied once, every draft on the desk again.
"""

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.end2end.hall import Hall
from tests.end2end.window import ROOT, Window
from tests.waiting import until

HERE = Path(__file__).resolve().parent
KILLED = -9  # by signal 9; Windows has no name for it
READY_S, ANYWHERE_S = 120.0, 1.2
MOMENTS_S = (0.0, 0.05, 1.0)  # after a point was reached; a whole window is in the next form by then
RECEIVING = 8  # writes, at least, of the commit that takes in three messages
FORM = ("P.addr_now", "P.phone", "IN.tier", "IN.special", "P.bank_no")

Process = subprocess.Popen[Any]


class Chaos:
    """One hall, one window, one store; `kill` once for every moment, `judge` at the end.

    A whole window (`main.py` with screen, reader, scanner, printer) is held before 受理 until the point is prepared, so
    the acceptance that is cut off is its first; a window without a screen accepts one person after the other.
    """

    def __init__(self, root: Path, hall: Hall, shim: Path, *, whole: bool, window: str, seed: int = 4504) -> None:
        self._root, self._hall, self._shim, self._whole, self._window = root, hall, shim, whole, window
        root.mkdir()
        self._chance = random.Random(seed)
        self.laid: list[int] = []
        self.hits: Counter[str] = Counter()
        self.drafts = 0  # found again at the same field
        self._at_the_cut: dict[str, Any] = {}
        self._out = root

    @property
    def points(self) -> dict[str, Callable[[Process], None]]:
        """The named points, each a way to come there and to kill."""
        common: dict[str, Callable[[Process], None]] = {
            "after the commit, before the print": self._before_print,
            "mid print": self._printing,
            "mid send": lambda window: self._held(window, "slow", "/events"),
            "after the platform's commit": lambda window: self._held(window, "hold-after-commit", "/events"),
            "mid page upload": lambda window: self._held(window, "slow", "/uploads"),
            "mid inbound apply": self._in_receiving,
            "before the commit": self._in_commit,
            "anywhere": self._anywhere,
        }
        return {**common, "mid form": self._in_form} if self._whole else common

    @property
    def told(self) -> list[str]:
        """Receipt numbers that a window said were accepted."""
        return [line for file in sorted(self._root.rglob("told")) for line in file.read_text("utf-8").split()]

    def kill(self, point: str) -> None:
        """Start the window, let it work, come to the point, kill. Raises AssertionError when it ended in any other way."""
        self._out = self._root / f"run{sum(self.hits.values()):04d}"
        self._out.mkdir()
        self._hall.twin("receipt-printer", "feed_paper")
        is_held = self._whole and point not in {"mid form", "anywhere"}
        if is_held:
            (self._out / "hold").touch()
        window = self._start()
        try:
            if is_held:
                self._until(window, (self._out / "ready.mark").exists)
            elif point != "mid form":
                self._hear(window, 1 if self._whole else 1 + self._chance.randrange(2))
            self.points[point](window)
        finally:
            window.kill()
            window.wait()
            self._hall.spoil("ok")
            self._hall.twin("receipt-printer", "feed_paper")
        assert window.returncode == KILLED, f"ended by {window.returncode} at: {point}\n{self._why()}"
        self._compare_drafts()
        self.hits[point] += 1

    def judge(self) -> dict[str, int]:
        """Let a last run print, send and receive all; then compare."""
        self._arm_file().unlink(missing_ok=True)
        held = self._drained()
        rows = [row for row in self._hall.admin("records") if row["window"] == self._window]
        numbers = [row["receipt_no"] for row in rows]
        assert (held["waiting"], held["returned"]) == (0, 0), "records still wait or came back"
        assert set(self.told) <= set(numbers), "an acceptance was lost"
        assert sorted(numbers) == sorted(held["papers"]), "the platform has other cases than the store"
        assert {row["records"] for row in rows} == {2}, "a record was lost or doubled"
        assert len(held["numbers"]) == len(set(held["numbers"])), "a number was used twice"
        for number in numbers:
            kept = self._hall.admin(f"record/{number}")
            named = {
                page["sha256"] for event in kept["events"] if event["content"] for page in event["content"]["pages"]
            }
            assert named == set(kept["pages"]), "a page was lost"
        assert sorted(held["received"]) == self.laid, "a message was lost or doubled"
        doubtful = self._judge_papers(held["papers"], set(numbers))
        return {"cases": len(numbers), "messages": len(self.laid), "doubtful": doubtful, "drafts": self.drafts}

    def _judge_papers(self, papers: dict[str, list[str]], numbers: set[str]) -> int:
        """The printer's ledger against the store's word; how many receipts only a person can judge."""
        printed = ["\n".join(paper["lines"]) for paper in self._hall.twin("receipt-printer", "ledger")]
        mine = [text for text in printed if f"{self._window}号" in text or any(number in text for number in numbers)]
        assert all(any(number in text for number in numbers) for text in mine), "a receipt without a record"
        for number, states in papers.items():
            came_out = sum(number in text for text in printed)
            assert len(states) == 1, "a receipt was made twice"
            assert came_out <= 1, "a receipt came out twice"
            assert came_out == 1 if states == ["printed"] else states == ["doubtful"], (number, states, came_out)
        return sum(states == ["doubtful"] for states in papers.values())

    def _drained(self) -> dict[str, Any]:
        window = self._start("drain")
        out, _ = window.communicate(timeout=1800)
        assert window.returncode == 0, (self._root / "window.log").read_text()[-3000:]
        found: dict[str, Any] = json.loads(out.splitlines()[-1])
        return found

    # --- the points -----------------------------------------------------------------------------------------------

    def _anywhere(self, window: Process) -> None:
        self._lay_in(self._chance.randrange(2))
        _run_for(window, self._chance.random() * ANYWHERE_S * (4 if self._whole else 1))

    def _in_form(self, window: Process) -> None:
        field = self._chance.choice(FORM)
        self._until(window, lambda: self._notes().get("field") == field)
        _run_for(window, self._chance.random() * 0.05)

    def _in_commit(self, window: Process) -> None:
        if self._whole:
            self._arm(f"{self._chance.randrange(1, 8)} before write")
            self._let_go()
        else:
            kind = self._chance.choice(["write", "write", "sync"])
            number = self._chance.randrange(1, 4 if kind == "sync" else 60)
            self._arm(f"{number} {self._chance.choice(['before', 'after'])} {kind}")
        self._dies(window)

    def _before_print(self, window: Process) -> None:
        self._arm(f"{1 if self._whole else self._chance.randrange(1, 9)} after sync")
        self._let_go()
        self._dies(window)

    def _printing(self, window: Process) -> None:
        """The paper ends in mid receipt, and before anybody puts in a new roll the power goes."""
        self._hall.twin("receipt-printer", "take_paper", after=self._chance.randrange(1, 20))
        self._let_accept(window)
        self._until(window, lambda: self._hall.twin("receipt-printer", "state")["unprinted"] > 0)
        _run_for(window, self._chance.choice(MOMENTS_S))

    def _in_receiving(self, window: Process) -> None:
        self._hall.spoil("hold-after-commit", path="/v1/inbox", seconds=60, times=1)
        self._lay_in(3)
        self._until(window, self._is_holding)
        most = RECEIVING if self._whole else 39  # a window without a screen writes its own acceptances beside it
        self._arm(f"{self._chance.randrange(1, most + 1)} {self._chance.choice(['before', 'after'])} write")
        self._hall.spoil("ok")
        _run_for(window, 2.0)
        self._let_go()  # should those have been fewer writes, its acceptance adds some
        self._dies(window)

    def _held(self, window: Process, mode: str, path: str) -> None:
        self._hall.spoil(mode, path=path, seconds=60)
        self._let_accept(window)
        self._until(window, self._is_holding)
        _run_for(window, self._chance.choice(MOMENTS_S))

    # --- what serves them -----------------------------------------------------------------------------------------

    def _is_holding(self) -> bool:
        return bool(self._hall.admin("fault")["holding"] > 0)

    def _let_go(self) -> None:
        (self._out / "hold").unlink(missing_ok=True)

    def _let_accept(self, window: Process) -> None:
        """The window that was held accepts and says so: the very acceptance that is cut off was told to somebody."""
        if self._whole:
            self._let_go()
            self._hear(window, 1)

    def _dies(self, window: Process) -> None:
        """Wait until it came to the write at which it dies."""
        self._until(window, lambda: window.poll() is not None, alive=False)

    def _until(self, window: Process, condition: Callable[[], bool], *, alive: bool = True) -> None:
        try:
            until(lambda: window.poll() is not None or condition(), READY_S)
        except AssertionError as late:
            window.send_signal(signal.SIGABRT)  # it leaves the stacks of its threads in crash.txt
            window.wait()
            raise AssertionError(f"{late}; {self._out.name}:\n{self._why()}") from late
        assert window.poll() is None or not alive, self._why()

    def _compare_drafts(self) -> None:
        """What a whole window found on its desk is what lay there when the one before was cut off."""
        before, now = self._at_the_cut, self._notes()
        found = now.get("found")
        if before.get("field") and found is not None:
            assert found["draft"] == before["draft"], (before, found)
            place = FORM.index(before["field"])
            assert found["field"] in FORM[place : place + 2] or found["kept"].count(",") == len(FORM) - 1, (
                before,
                found,
            )
            assert set(FORM[:place]) <= set(found["kept"].split(",")), (before, found)
            self.drafts += 1
        self._at_the_cut = now

    def _notes(self) -> dict[str, Any]:
        path = self._out / "notes.json"
        try:
            return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}
        except ValueError:
            return {}  # cut off in the middle of a note

    def _lay_in(self, count: int) -> None:
        for number in range(count):
            ask = {"site": "01", "window": self._window, "kind": "notice", "body": {"text": f"{number}"}}
            self.laid.append(self._hall.admin("inbox", ask))

    def _start(self, deed: str = "work") -> Process:
        self._arm_file().unlink(missing_ok=True)
        shim = {
            "LD_PRELOAD": str(self._shim),
            "KILLAT_ARM": str(self._arm_file()),
            "KILLAT_PATH": "window.db-wal",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        data = self._root / "data"
        if self._whole and deed == "work":
            return Window("steady", self._out, data, self._profile(), self._hall.control, shim).process
        arguments = [deed, str(data), str(self._hall.profile), self._window, str(self._out / "told")]
        with (self._root / "window.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.end2end.bare_window", *arguments],
                cwd=ROOT,
                env={**os.environ, **shim},
                stdout=subprocess.PIPE if deed == "drain" else subprocess.DEVNULL,
                stderr=log,
                text=True,
            )

    def _profile(self) -> Path:
        own = self._root / "profile.toml"
        more = f'\nwindow = "{self._window}"\ndocument_scanner_dpi = 75\nupload_kbit_s = 80000\n'
        own.write_text(self._hall.profile.read_text("utf-8") + more, "utf-8")
        return own

    def _hear(self, window: Process, acceptances: int) -> None:
        told = self._out / "told"
        self._until(window, lambda: told.exists() and len(told.read_text("utf-8").split()) >= acceptances)

    def _why(self) -> str:
        own = [self._out / name for name in ("stderr", "diary.json", "notes.json")]
        kept = [self._root / "data" / "logs" / name for name in ("window.log", "crash.txt")]
        logs = [log for log in (self._root / "window.log", *own, *kept) if log.exists()]
        texts = {log.name: log.read_text("utf-8", "replace") for log in logs}
        return "\n".join(f"--- {name}\n{text[:200]} …\n{text[200:][-6000:]}" for name, text in texts.items())

    def _arm_file(self) -> Path:
        return self._root / "arm"

    def _arm(self, text: str) -> None:
        self._arm_file().write_text(text)


def _run_for(window: Process, seconds: float) -> None:
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
