"""The kill sweep (断电演练): windows at work are killed with signal 9 hundreds of times, and nothing is lost or doubled.

    python -m tests.end2end.sweep 300

Half of the kills are of `main.py` itself, half of a window without a screen, which starts faster. Each kind has a hall,
a store and a process of its own, and they run side by side, because a window that starts keeps one core busy. Each kill
is one line on standard error, the findings one JSON line on standard output. Ctrl+C ends the sweep early: what was done
is judged all the same.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.end2end.chaos import Chaos, make_shim
from tests.end2end.hall import Hall
from tests.end2end.window import ROOT

KINDS = {"main.py": "67", "without a screen": "66"}
"""What is killed, and the number of its window."""


def main(kills: int) -> int:
    """Both kinds side by side; 1 when one of them failed."""
    began, seed = time.monotonic(), int(time.time())
    shares = dict(zip(KINDS, (kills - kills // 2, kills // 2), strict=True))
    sides = {kind: _side(kind, share, seed) for kind, share in shares.items()}
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: _end(sides.values()))
    told = {kind: _findings(side) for kind, side in sides.items()}
    points: Counter[str] = sum((Counter(each["points"]) for each in told.values() if each), Counter())
    summary = {"kills": points.total(), "seed": seed, "seconds": round(time.monotonic() - began), "points": points}
    sys.stdout.write(json.dumps({**summary, **told}, ensure_ascii=False) + "\n")
    return 0 if all(told.values()) else 1


def one_kind(kind: str, kills: int, seed: int, over: threading.Event) -> dict[str, object]:
    """So many kills of this kind, evenly over its points, then the judgement."""
    whole = kind == "main.py"
    with tempfile.TemporaryDirectory() as folder, Hall(Path(folder) / "hall") as hall:
        root = Path(folder)
        chaos = Chaos(root / "window", hall, make_shim(root), whole=whole, window=KINDS[kind], seed=seed)
        names = list(chaos.points)
        for number in range(kills):
            if over.is_set():
                break
            point, began = names[number % len(names)], time.monotonic()
            chaos.kill(point)
            sys.stderr.write(f"{kind}: {number + 1} of {kills}, {point}, {time.monotonic() - began:.1f} s\n")
        return {**chaos.judge(), "points": chaos.hits}


def _side(kind: str, kills: int, seed: int) -> "subprocess.Popen[str]":
    """In a session of its own: a Ctrl+C at the terminal must not reach the windows and their hall. It ends early when
    its standard input ends."""
    command = [sys.executable, "-m", "tests.end2end.sweep", str(kills), kind, str(seed)]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def _end(sides: "Iterable[subprocess.Popen[str]]") -> None:
    for side in sides:
        assert side.stdin is not None
        side.stdin.close()


def _findings(side: "subprocess.Popen[str]") -> dict[str, Any] | None:
    """What this side found; None when it failed, which it told on standard error."""
    assert side.stdout is not None
    told = side.stdout.read()
    return dict(json.loads(told)) if side.wait() == 0 else None


def _as_side(kind: str, kills: int, seed: int) -> None:
    over = threading.Event()
    threading.Thread(target=_watch_parent, args=(over,), name="parent", daemon=True).start()
    sys.stdout.write(json.dumps(one_kind(kind, kills, seed, over), ensure_ascii=False))


def _watch_parent(over: threading.Event) -> None:
    os.read(sys.stdin.fileno(), 1)
    over.set()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _as_side(sys.argv[2], int(sys.argv[1]), int(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
