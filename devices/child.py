"""Runs one child process (子进程) with a time limit, pipes only, and ends it when the window stops."""

import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_LOOK_S = 0.1
_KILLED_S = 1.0  # a grandchild may hold the pipes
if sys.platform == "win32":
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW
else:
    _NO_CONSOLE = 0


class ChildOverdue(Exception):
    """The child did not end in time, or the window is stopping; it was killed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a child left behind."""

    status: int
    out: bytes = field(repr=False)
    complaint: str


def run(
    command: Sequence[str],
    *,
    limit_s: float,
    stopping: threading.Event,
    given: bytes | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Ended:
    """Run to the end; raises ChildOverdue, FileNotFoundError when there is no such program, OSError."""
    child = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        cwd=cwd,
        creationflags=_NO_CONSOLE,
    )
    said: list[tuple[bytes, bytes]] = []
    # communicate with a time-out forgets to go on writing when it is called again: so it runs on a thread, untimed
    talk = threading.Thread(target=lambda: said.append(child.communicate(given)), name="child", daemon=True)
    talk.start()
    end = time.monotonic() + limit_s
    while talk.is_alive():
        talk.join(_LOOK_S)
        if talk.is_alive() and (stopping.is_set() or time.monotonic() > end):
            child.kill()
            talk.join(_KILLED_S)
            raise ChildOverdue
    out, err = said[0]
    return Ended(child.returncode, out, err.decode("utf-8", "replace")[-300:].strip())
