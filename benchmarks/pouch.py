"""A peer for the drain: PouchDB replicating the same records to a PouchDB server, both in memory, in this run."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import tell

HERE = Path(__file__).resolve().parent
PACKAGES = ("pouchdb@9", "express-pouchdb@4", "pouchdb-adapter-memory@9", "express@4")
INSTALL_S, RUN_S = 300, 300


def records_s(root: Path, batches: Sequence[bytes]) -> float | None:
    """Records a second, or None where node or its packages cannot be had."""
    modules = HERE.parent / "build" / "peers"
    if not _has_packages(modules):
        return None
    lines = root / "records.ndjson"
    with lines.open("w", encoding="utf-8") as file:
        for batch in batches:
            for record in json.loads(batch)["records"]:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    command = ["node", str(HERE / "peers" / "pouch.mjs"), str(lines)]
    made = subprocess.run(command, cwd=modules, capture_output=True, text=True, timeout=RUN_S, check=False)
    if made.returncode:
        tell(f"pouchdb: failed: {made.stderr[-300:]}")
        return None
    told = json.loads(made.stdout.splitlines()[-1])
    return float(told["docs"] / told["seconds"])


def _has_packages(modules: Path) -> bool:
    if (modules / "node_modules" / "express-pouchdb").is_dir():
        return True
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        tell("pouchdb: node and npm are not here")
        return False
    modules.mkdir(parents=True, exist_ok=True)
    (modules / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--silent", *PACKAGES]
    done = subprocess.run(command, cwd=modules, capture_output=True, timeout=INSTALL_S, check=False)
    if done.returncode:
        tell("pouchdb: its packages cannot be installed")
    return done.returncode == 0
