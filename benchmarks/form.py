"""form: key stroke → hits painted over 5 000 items, a form of 100 fields opened, an answer durable and redrawn; each in
the real window with the real desk and store, against a bare list, a bare form, and one bare row with a bare label."""

import json
import subprocess
import sys
import tempfile

from benchmarks.measure import Row, median, p99
from benchmarks.screen import ROOT, screen

GOALS: tuple[tuple[str, float | None, str], ...] = (
    ("search", 30.0, "key stroke → hits painted, 5000 items"),
    ("open", 150.0, "item picked → 100 fields painted"),
    ("answer", 16.0, "field left → durable and redrawn, 100 fields"),
    ("scan", None, "page sealed → its picture painted, 100 pages"),
)


def rows() -> list[Row]:
    """p99 of each (goals 30, 150 and 16 ms), and its median told beside bare Qt's."""
    with tempfile.TemporaryDirectory() as folder, screen() as environment:
        command = [sys.executable, "-m", "benchmarks.form_window", folder]
        done = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    times = json.loads(done.stdout.splitlines()[-1])
    found: list[Row] = []
    for name, goal, note in GOALS:
        ours, bare = times[name], times[f"{name}_bare"]
        found.append(Row(f"form.{name}_p99", p99(ours), "ms", goal=goal, runs=len(ours), note=note))
        said = "baseline: bare Qt" + (" and one bare row" if name == "answer" else "")
        found.append(Row(f"form.{name}", median(ours), "ms", baseline=median(bare), runs=len(ours), note=said))
    first, worst = times["scan"][0], times["scan_slot"][0]
    found.append(Row("form.scan_first", first, "ms", note="first of 100 pages sealed → its picture painted"))
    found.append(Row("form.scan_slot", worst, "ms", goal=16.0, note="GUI thread at the latest while 100 pages come"))
    return found
