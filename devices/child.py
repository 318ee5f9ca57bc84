"""Runs one child process (子进程) with a time limit, pipes only, and ends it when the window stops."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import cast

_LOOK_S = 0.05
_KILLED_S = 1.0
GRACE_S = 1.0  # for a child that has complained for good

if sys.platform == "win32":
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW

    def end_with_children(child: "subprocess.Popen[bytes]") -> None:
        child.kill()
else:
    _NO_CONSOLE = 0

    def end_with_children(child: "subprocess.Popen[bytes]") -> None:
        """Kill it with its own children: they hold the pipes."""
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


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
    given: bytes = b"",
    fatal: str = "",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Ended:
    """Run to the end; raises ChildOverdue, FileNotFoundError when there is no such program, OSError.

    `fatal`: a word in the child's complaints after which it has a second to end by itself.
    """
    child = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env=env,
        cwd=cwd,
        creationflags=_NO_CONSOLE,
        start_new_session=True,
    )
    with child:
        out, err = bytearray(), bytearray()
        talks = [
            threading.Thread(target=_write, args=(child.stdin, given), name="child:in", daemon=True),
            threading.Thread(target=_read, args=(child.stdout, out), name="child:out", daemon=True),
            threading.Thread(target=_read, args=(child.stderr, err), name="child:err", daemon=True),
        ]
        for talk in talks:
            talk.start()
        in_time = _follow(child, talks, err, fatal.encode(), time.monotonic() + limit_s, stopping)
        complaint = err.decode("utf-8", "replace")[-300:].strip()
        if not in_time:
            raise ChildOverdue
    return Ended(child.returncode, bytes(out), complaint)


def _follow(
    child: "subprocess.Popen[bytes]",
    talks: list[threading.Thread],
    err: bytearray,
    fatal: bytes,
    end: float,
    stopping: threading.Event,
) -> bool:
    """Wait until all is said; False when the child had to be killed without a complaint."""
    complained_at = 0.0
    while any(talk.is_alive() for talk in talks):
        for talk in talks:
            talk.join(_LOOK_S)
        now = time.monotonic()
        if fatal and fatal in err and not complained_at:
            complained_at = now
        overdue = stopping.is_set() or now > end
        if overdue or (complained_at and now > complained_at + GRACE_S):
            end_with_children(child)
            for talk in talks:
                talk.join(_KILLED_S)
            return not overdue
    return True


def _write(pipe: object, data: bytes) -> None:
    stream, view = cast(FileIO, pipe), memoryview(data)
    try:
        while view:
            view = view[stream.write(view) :]
        stream.close()
    except OSError:
        return  # it ended without reading all of it: its exit status says more


def _read(pipe: object, kept: bytearray) -> None:
    stream = cast(FileIO, pipe)
    while data := stream.read(65536):
        kept += data
