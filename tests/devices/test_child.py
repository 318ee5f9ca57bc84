"""Children: large input and output, time limit, stopping, a child that complains and hangs, grandchildren holding pipes."""

import subprocess
import sys
import threading
import time

import pytest

from devices import child
from devices.child import ChildOverdue, Ended, run

SLEEPS = "import time; time.sleep(60)"


def _run(script: str, limit_s: float = 20.0, stopping: threading.Event | None = None, **more: object) -> Ended:
    return run(
        [sys.executable, "-c", script],
        limit_s=limit_s,
        stopping=stopping or threading.Event(),
        **more,  # type: ignore[arg-type]
    )


def test_large_input_comes_back_whole() -> None:
    data = bytes(range(256)) * 20_000
    ended = _run("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()); sys.exit(7)", given=data)
    assert (ended.status, ended.out, ended.complaint) == (7, data, "")


def test_a_child_that_reads_nothing_is_no_fault_of_ours() -> None:
    assert _run("print('ok')", given=bytes(5_000_000)).out.strip() == b"ok"


def test_the_time_limit_ends_it() -> None:
    began = time.monotonic()
    with pytest.raises(ChildOverdue):
        _run(SLEEPS, limit_s=0.3)
    assert time.monotonic() - began < 40


def test_stopping_ends_it() -> None:
    stopping = threading.Event()
    timer = threading.Timer(0.3, stopping.set)
    timer.start()
    with pytest.raises(ChildOverdue):
        _run(SLEEPS, stopping=stopping)
    timer.join()


def test_a_child_that_complains_and_hangs_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "GRACE_S", 0.2)
    ended = _run(f"import sys; print('tool: jammed', file=sys.stderr, flush=True); {SLEEPS}", fatal="tool:")
    assert ended.complaint == "tool: jammed"
    assert ended.status != 0


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_grandchildren_that_hold_the_pipes_end_too() -> None:
    script = f"import subprocess,sys; subprocess.Popen([sys.executable, '-c', '{SLEEPS}']); {SLEEPS}"
    began = time.monotonic()
    with pytest.raises(ChildOverdue):
        _run(script, limit_s=1.0)
    assert time.monotonic() - began < 40


def test_a_missing_program_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        run(["no-such-program-here"], limit_s=1, stopping=threading.Event())


def test_the_looking_child_takes_nothing_but_pages() -> None:
    ended = subprocess.run([sys.executable, "-m", "devices.pictures"], input=b"hello", capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (3, b"")
