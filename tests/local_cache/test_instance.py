"""One window per data directory, also after the other one was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from local_cache.instance import AlreadyRunning, OneInstance

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from local_cache.instance import OneInstance
with OneInstance(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_one_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    directory = tmp_path / "new" / "data"
    with OneInstance(directory), pytest.raises(AlreadyRunning), OneInstance(directory):
        pass
    with OneInstance(directory), OneInstance(tmp_path / "another"):
        pass


def test_a_killed_window_leaves_no_lock(tmp_path: Path) -> None:
    call = [sys.executable, "-c", CHILD, str(tmp_path)]
    with subprocess.Popen(call, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "held"
        with pytest.raises(AlreadyRunning), OneInstance(tmp_path):
            pass
        child.kill()
    with OneInstance(tmp_path):
        pass
