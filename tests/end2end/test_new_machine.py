"""A machine on which nothing is set up yet: the doctor looks at it all the same, other commands say what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_doctor_says_that_no_profile_is_installed_and_looks_at_the_rest(tmp_path: Path) -> None:
    answer = run(tmp_path, "doctor", "--json")
    found = {each["name"]: each for each in json.loads(answer.stdout)}
    assert answer.returncode == 1
    assert found["profile"]["ok"] is False
    assert str(tmp_path / "hall-window" / "profile.toml") in found["profile"]["detail"]
    assert found["python"]["ok"] is found["store"]["ok"] is True
    assert {"fonts", "chinese input", "ports", "platform"} <= found.keys()


def test_a_command_that_needs_the_profile_says_where_it_belongs_in_one_line(tmp_path: Path) -> None:
    answer = run(tmp_path, "device", "list")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert str(tmp_path / "hall-window" / "profile.toml") in answer.stderr
