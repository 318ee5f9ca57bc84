"""One instance per data directory: a lock that the operating system drops when the process dies."""

import os
import sys
from pathlib import Path
from types import TracebackType

from window_client.errors import HallWindowError

LOCK_FILE = "instance.lock"


class AlreadyRunning(HallWindowError):
    """Another process works in this data directory."""


class OneInstance:
    """Holds the data directory while its `with` block runs; raises AlreadyRunning at once when it is taken.

    The lock file stays behind on purpose: removing it would let two processes lock two different files.
    """

    def __init__(self, directory: Path) -> None:
        self._path = directory / LOCK_FILE
        self._handle = -1

    def __enter__(self) -> "OneInstance":
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            self._close()
            raise AlreadyRunning(f"another window works in {self._path.parent} already") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        os.close(self._handle)
        self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
