"""A whole feeder load from SANE's scanimage (连续进纸): one process for all sheets, each through a named pipe of its own.

One process, for many scanners throw the rest of the paper out when the program ends between two sheets. Named pipes,
for no plain page may touch the disk: scanimage writes "n.part" and renames it when the page was whole.
"""

import os
import select
import sys
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

from devices.child import GRACE_S, Ended, end_with_children
from devices.halt import Halt

if sys.platform == "win32":

    def _make_pipe(path: str) -> None:
        raise OSError("SANE is not on Windows")

    def _open_pipe(path: Path) -> int:
        raise OSError("SANE is not on Windows")

    class _Watched:
        def __init__(self, *handles: int) -> None: ...
        def ready(self, seconds: float) -> set[int]:
            return set()

        def forget(self, handle: int) -> None: ...
else:

    def _make_pipe(path: str) -> None:
        os.mkfifo(path, 0o600)

    def _open_pipe(path: Path) -> int:
        """For reading, without waiting for a writer."""
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    class _Watched:
        """Handles with something to read, or an end that went away."""

        def __init__(self, *handles: int) -> None:
            self._poll = select.poll()
            for handle in handles:
                self._poll.register(handle, select.POLLIN)

        def ready(self, seconds: float) -> set[int]:
            """Those within so many seconds."""
            return {handle for handle, _ in self._poll.poll(seconds * 1000)}

        def forget(self, handle: int) -> None:
            """It has ended."""
            self._poll.unregister(handle)


LOOK_S, SILENT_S, NAMED_S, LEAVE_S = 0.1, 120.0, 1.0, 5.0
PIECE = 1 << 20


class Feed:
    """Iterate it for pages; afterwards `ended` tells how the program ended, `overdue` whether it fell silent."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], most: int, fatal: str, halt: Halt) -> None:
        self._command, self._env, self._most = list(command), env, most
        self._fatal, self._halt = fatal.encode(), halt
        self._err = bytearray()
        self._fatal_at = 0.0
        self._through = self.overdue = False
        self.ended = Ended(0, b"", "")

    def pages(self) -> Generator[bytes, None, None]:
        """Whole pages as they come; the program is ended when the iteration is closed."""
        with tempfile.TemporaryDirectory(prefix="feed-") as folder:
            for number in range(1, self._most + 1):
                _make_pipe(f"{folder}/{number}.part")
            command = [*self._command, f"--batch={folder}/%d", f"--batch-count={self._most}"]
            program = Popen(
                command, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, env=self._env, start_new_session=True, bufsize=0
            )
            try:
                for number in range(1, self._most + 1):
                    page = self._page(program, Path(folder) / str(number))
                    if page is None:
                        break
                    yield page
                self._through = True
            finally:
                self._end(program)

    def _page(self, program: "Popen[bytes]", path: Path) -> bytes | None:
        """One page; None when no further one comes."""
        pipe = _open_pipe(path.with_suffix(".part"))
        try:
            page = self._whole(program, pipe)
        finally:
            os.close(pipe)
        end = time.monotonic() + NAMED_S
        while page and not path.exists():  # renamed when it was whole, removed when it was not
            if not path.with_suffix(".part").exists() or time.monotonic() > end:
                return None
            time.sleep(LOOK_S / 10)
        return page or None

    def _whole(self, program: "Popen[bytes]", pipe: int) -> bytes:
        assert program.stderr is not None
        page, heard_at = bytearray(), time.monotonic()
        watched = _Watched(pipe, program.stderr.fileno())
        while not self._is_over(heard_at):
            events = watched.ready(LOOK_S)
            if program.stderr.fileno() in events and not self._hear(program):
                watched.forget(program.stderr.fileno())
            if pipe in events:
                piece = os.read(pipe, PIECE)
                if not piece:
                    break
                page += piece
                heard_at = time.monotonic()
            elif program.poll() is not None:
                break
        return bytes(page)

    def _is_over(self, heard_at: float) -> bool:
        now = time.monotonic()
        self.overdue = now > heard_at + SILENT_S
        hangs = bool(self._fatal_at) and now > self._fatal_at + GRACE_S
        return self._halt.is_set() or self.overdue or hangs

    def _hear(self, program: "Popen[bytes]") -> bool:
        """Its complaints; False when it has closed them."""
        assert program.stderr is not None
        words = os.read(program.stderr.fileno(), PIECE)
        self._err += words
        if self._fatal in self._err and not self._fatal_at:
            self._fatal_at = time.monotonic()
        return bool(words)

    def _patience(self) -> float:
        """How long it may take to leave by itself."""
        if self._fatal_at:
            return GRACE_S
        return LEAVE_S if self._through and not self._halt.is_set() and not self.overdue else 0.0

    def _end(self, program: "Popen[bytes]") -> None:
        """Asked first, for the scanner then stops where it is; killed when it does not go."""
        if program.poll() is None:
            try:
                program.wait(self._patience())
            except TimeoutExpired:
                program.terminate()
                try:
                    program.wait(GRACE_S / 2)
                except TimeoutExpired:
                    end_with_children(program)
                    program.wait()
        with program:
            while self._hear(program):
                pass
        self.ended = Ended(program.returncode, b"", self._err.decode("utf-8", "replace")[-300:].strip())
