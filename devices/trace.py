"""A trace (收发记录) of one line: masked before it leaves the device's thread, kept for the screen, written to a file.

A file is JSON lines: first {"trace": 1, "device", "at"}, then {"s", "way", "hex", "word", "facts"}, s = seconds since
the beginning. No unmasked byte is ever in it.
"""

import errno
import json
import threading
import time
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from devices.trace_masks import mask_of
from window_client.messages import TraceLine
from window_client.words import DeviceKind, FileFault, TraceWay, TraceWord

MOST_KEPT = 2000
VERSION = 1


FAULTS = {
    errno.ENOENT: FileFault.NOT_FOUND,
    errno.ENOTDIR: FileFault.NOT_FOUND,
    errno.EACCES: FileFault.NOT_ALLOWED,
    errno.EPERM: FileFault.NOT_ALLOWED,
    errno.EROFS: FileFault.NOT_ALLOWED,
    errno.EISDIR: FileFault.IS_FOLDER,
    errno.ENOSPC: FileFault.DISK_FULL,
    errno.EDQUOT: FileFault.DISK_FULL,
}


def file_fault(error: OSError) -> FileFault:
    """Why the system would not read or write a file."""
    return FAULTS.get(error.errno or 0, FileFault.FAILED)


class Trace:
    """Set `hear` as the tap of a link. `take` may be called from any thread."""

    def __init__(self, device: DeviceKind, path: Path | None = None) -> None:
        """With a path it writes a file; raises OSError."""
        self.device, self.path, self.written = device, path, 0
        self._mask, self._lock = mask_of(device), threading.Lock()
        self._lines: list[TraceLine] = []
        self._began = time.monotonic()
        self._file: TextIOWrapper | None = None
        if path is not None:
            self._file = path.open("w", encoding="utf-8", newline="\n")
            head = {"trace": VERSION, "device": device.value, "at": datetime.now(UTC).isoformat(timespec="seconds")}
            self._file.write(json.dumps(head) + "\n")

    def hear(self, way: TraceWay, data: bytes) -> None:
        """Bytes on the line, on the device's thread."""
        at = datetime.now(UTC)
        with self._lock:
            for line in self._read(at, way, data):
                if len(self._lines) < MOST_KEPT:
                    self._lines.append(line)
                self._write(line)

    def take(self) -> tuple[TraceLine, ...]:
        """The lines since the last time."""
        with self._lock:
            lines, self._lines = tuple(self._lines), []
        return lines

    def close(self) -> None:
        """End the file."""
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                file.close()

    def _read(self, at: datetime, way: TraceWay, data: bytes) -> list[TraceLine]:
        if way in {TraceWay.OPENED, TraceWay.LOST}:
            self._mask = mask_of(self.device)
            return [TraceLine(at, way, "", TraceWord.NOTHING, data.decode())]
        return [TraceLine(at, way, text, word, facts) for text, word, facts in self._mask.feed(way, data)]

    def _write(self, line: TraceLine) -> None:
        if self._file is None:
            return
        seconds = round(time.monotonic() - self._began, 3)
        row = {"s": seconds, "way": line.way, "hex": line.hex, "word": line.word, "facts": line.facts}
        self._file.write(json.dumps(row) + "\n")
        self.written += 1
