"""card: last reply byte on the wire → applicant fields painted, in the real window on a screen."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Row, median, p99, tell
from benchmarks.screen import ROOT, screen
from reference_platform.demo import Surroundings


def rows() -> list[Row]:
    """p99 in ms, goal ≤ 50."""
    with (
        tempfile.TemporaryDirectory() as folder,
        screen() as environment,
        Surroundings(Path(folder) / "around") as around,
    ):
        profile = Path(folder) / "profile.toml"
        lines = [f"{name} = {json.dumps(value)}" for name, value in around.settings().items()]
        profile.write_text("\n".join([*lines, "id_reader_poll_ms = 20"]), encoding="utf-8")
        command = [sys.executable, str(ROOT / "main.py"), "--profile", str(profile), "--data-dir", f"{folder}/data"]
        out = Path(folder) / "cards"
        tell("card: laying cards")
        subprocess.run(
            [*command, "walk", "cards", "--out", str(out), "--control", str(around.control_port)],
            env=environment,
            cwd=ROOT,
            check=True,
        )
        times = json.loads((out / "diary.json").read_text(encoding="utf-8"))["notes"]["card_ms"]
    return [
        Row("card.painted_p99", p99(times), "ms", goal=50.0, runs=len(times)),
        Row("card.painted_median", median(times), "ms", runs=len(times)),
    ]
