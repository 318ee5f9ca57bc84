"""Every command of main.py runs without core dumps."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.skipif(sys.platform == "win32", reason="a policy of the machine there")
def test_main_switches_core_dumps_off_for_good(tmp_path: Path) -> None:
    code = (
        "import resource, main; resource.setrlimit(resource.RLIMIT_CORE, (4096, resource.getrlimit(4)[1]));"
        "main.main(['--profile', 'demo', '--data-dir', r'" + str(tmp_path) + "', 'vault', 'list']);"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "(0, 0)"
