"""memory: proportional set size of the idle window against the bare window (twins and platform are other processes)."""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Row, interleave, median, tell
from benchmarks.screen import ROOT, bare_file, screen

RUNS, SETTLE_S = 3, 1.0


def rows() -> list[Row]:
    """Ratio of medians, goal ≤ 2.8."""
    with screen() as environment, bare_file() as bare, tempfile.TemporaryDirectory() as data:

        def held(command: list[str], extra: dict[str, str]) -> float:
            process = subprocess.Popen(
                command,
                env={**environment, **extra},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
            )
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(SETTLE_S)
            size = _pss(process.pid)
            process.stdin.close()
            process.wait(30)
            process.stdout.close()
            tell(f"memory: {size:.1f} MiB")
            return size

        ours = [sys.executable, str(ROOT / "main.py"), "--profile", "demo", "--data-dir", data]
        mine, bares = interleave(
            RUNS,
            lambda: held(ours, {"HALL_WINDOW_BENCH": "memory"}),
            lambda: held([sys.executable, str(bare), "wait"], {}),
        )
    return [Row("memory.idle", median(mine), "MiB", baseline=median(bares), goal=2.8, runs=RUNS)]


def _pss(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    assert found is not None
    return int(found.group(1)) / 1024
