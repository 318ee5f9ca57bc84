"""A disk that says no at a write: each write of each deed, ENOSPC, EIO once and for good, read-only.

It is told in one clear sentence, what was said to be done stays, the same process goes on at once, and the file is
whole. Three deeds and every 29th write in the ordinary run; `make disk` has all of them and every single write.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from local_cache.store import FILE_NAME
from tests.local_cache.test_chaos import ROOT, Oracle, _prepare

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")

STEP = os.environ.get("DISK_STEP", "29")
ORDINARY = ("accept", "backup", "change")
WHERE = {
    "accept": FILE_NAME,
    "answer": FILE_NAME,
    "reduce": FILE_NAME,
    "page": "/pages",
    "backup": "/second",
    "password": "vault.slots",
    "change": "/data/",
}
CLEAR = ("disk", "file", "written", "folder", "backup", "full", "input/output", "memory", "store", "copy")


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("shim") / "failat.so"
    source = Path(__file__).with_name("failat.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.mark.parametrize("deed", sorted(WHERE) if "DISK_STEP" in os.environ else ORDINARY)
def test_each_write_may_fail_and_nothing_said_is_lost(tmp_path: Path, shim: Path, deed: str) -> None:
    directory = tmp_path / "data"
    oracle = Oracle(directory, _prepare(directory))
    extra = {"LD_PRELOAD": str(shim), "FAILAT_PATH": WHERE[deed]}
    step = "1" if deed == "password" else STEP
    command = [sys.executable, "-m", "tests.local_cache.disk_child", str(directory), deed, "1", step]
    child = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **extra}, capture_output=True, text=True, timeout=500, check=False
    )
    tries = [json.loads(line) for line in child.stdout.splitlines()]
    assert child.returncode == 0, f"{tries[-1:]} {child.stderr}"
    oracle.judge(deed, "1", [each["said"] for each in tries if each["said"]])
    refused = [each["refused"] for each in tries if each["refused"]]
    assert {each["way"] for each in tries if each["refused"]} == {"ENOSPC on", "EIO", "EIO on", "EROFS on"}
    assert all(any(word in text for word in CLEAR) for text in refused), refused
    assert not any(each["said"] and each["refused"] for each in tries)
    sys.stdout.write(f"{deed}: {len(tries)} tries, {len(refused)} refused: {sorted(set(refused))}\n")
