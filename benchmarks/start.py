"""start: process start → sign-in page painted, against a bare window with one label; an early key; the worst slot."""

import json
import subprocess
import sys
import tempfile
import time
from typing import Any

from benchmarks.measure import Row, interleave, median, tell
from benchmarks.screen import ROOT, bare_file, screen

RUNS = 9


def rows() -> list[Row]:
    """Ratio of medians (goal ≤ 1.3), key seen (goal 1), worst lateness of a 5 ms timer in ms (goal ≤ 30)."""
    facts: list[dict[str, Any]] = []
    with screen() as environment, bare_file() as bare, tempfile.TemporaryDirectory() as data:

        def started(command: list[str], extra: dict[str, str]) -> tuple[float, dict[str, Any]]:
            began = time.time()
            answer = subprocess.run(
                command, env={**environment, **extra}, capture_output=True, text=True, check=True, cwd=ROOT
            )
            said: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
            return said["painted"] - began, said

        def ours() -> float:
            command = [sys.executable, str(ROOT / "main.py"), "--profile", "demo", "--data-dir", data]
            seconds, said = started(command, {"HALL_WINDOW_BENCH": "start"})
            facts.append(said)
            tell(f"start: {seconds:.3f} s, worst slot {said['worst_slot_ms']} ms")
            return seconds

        mine, bares = interleave(RUNS, ours, lambda: started([sys.executable, str(bare)], {})[0])
    facts = facts[1:]
    return [
        Row("start.painted", median(mine), "s", baseline=median(bares), goal=1.3, runs=RUNS),
        Row("start.early_key", min(float(f["key_seen"]) for f in facts), "seen", goal=1.0, at_least=True, runs=RUNS),
        Row(
            "start.worst_slot",
            median([f["worst_slot_ms"] for f in facts]),
            "ms",
            goal=30.0,
            runs=RUNS,
            note="median of the worst of each start",
        ),
        Row("start.worst_slot_ever", max(f["worst_slot_ms"] for f in facts), "ms", goal=30.0, runs=RUNS),
    ]
