"""A folder that a vendor's program puts pictures into (高拍仪文件夹): what appears after the scan was asked is a page.

A name that was there before is never taken, so no picture of the citizen before; the vendor's program must number its
files. A file is whole when its size and time have stood still for a while and the checker can open it.
"""

import logging
import os
import time
from collections.abc import Generator
from pathlib import Path

from devices.halt import Halt
from devices.picture_check import mime_of
from devices.scan_source import WANTED, ScanFailed, Sheet
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

PREFIX = "folder:"
WATCH_S, LOOK_S, STILL_S, BROKEN_S = 1.0, 0.15, 0.6, 8.0
"""A file that stands still but is no picture for so long is passed over."""
HEAD = 16

_log = logging.getLogger("device.document-scanner")
Mark = tuple[int, int]


class ScanFolder:
    """`name` is folder:PATH."""

    watch_s = WATCH_S

    def __init__(self, settings: Settings) -> None:
        self.name = settings.document_scanner
        self._path = Path(self.name.removeprefix(PREFIX))
        self._wait_s = settings.document_scanner_folder_wait_s
        self._quiet_s = settings.document_scanner_folder_quiet_s
        self._most_bytes = settings.page_max_mb * 1_000_000

    def state(self, halt: Halt) -> tuple[DeviceState, DeviceTrouble, str]:
        """Whether the folder can be read."""
        try:
            os.scandir(self._path).close()
        except OSError as error:
            return DeviceState.DOWN, DeviceTrouble.NO_SCANNER, error.strerror or type(error).__name__
        return DeviceState.READY, DeviceTrouble.NONE, ""

    def sheets(self, halt: Halt, wanted: WANTED) -> Generator[Sheet, None, None]:
        """New pictures in the order in which they were finished, until it stays quiet or somebody else waits."""
        known = set(self._seen())
        marks: dict[str, tuple[Mark, float]] = {}
        count, last = 0, time.monotonic()
        while not halt.is_set():
            for name in self._finished(known, marks):
                sheet = self._read(name, marks[name][1])
                if sheet is None:
                    continue
                known.add(name)
                if sheet.data:
                    count, last = count + 1, time.monotonic()
                    yield sheet
                    last = time.monotonic()
            now = time.monotonic()
            busy = any(name not in known and now < since + 2 * STILL_S for name, (_, since) in marks.items())
            if (wanted() and not busy) or (now > last + (self._quiet_s if count else self._wait_s) and not busy):
                break
            halt.wait(LOOK_S)
        if halt.is_set():
            raise ScanFailed(RefusalCode.SCAN_CANCELLED)
        if not count:
            raise ScanFailed(RefusalCode.SCAN_FOLDER_EMPTY)

    def _finished(self, known: set[str], marks: dict[str, tuple[Mark, float]]) -> list[str]:
        """New names that have stood still long enough, longest first; `marks` remembers since when."""
        now, seen = time.monotonic(), self._seen()
        known &= set(seen)
        for name in list(marks):
            if name not in seen:
                del marks[name]
        for name, mark in seen.items():
            if name not in known and marks.get(name, (None, 0.0))[0] != mark:
                marks[name] = (mark, now)
        still = [name for name, (_, since) in marks.items() if name not in known and now >= since + STILL_S]
        return sorted(still, key=lambda name: (seen[name][1], name))

    def _seen(self) -> dict[str, Mark]:
        """Size and time of every file in the folder; raises ScanFailed when it is gone."""
        found = {}
        try:
            with os.scandir(self._path) as entries:
                for entry in entries:
                    if entry.is_file():
                        about = entry.stat()
                        found[entry.name] = (about.st_size, about.st_mtime_ns)
        except FileNotFoundError as error:
            if not self._path.is_dir():
                raise ScanFailed(RefusalCode.SCANNER_ABSENT, "no folder") from error
        except OSError as error:
            raise ScanFailed(RefusalCode.SCANNER_ABSENT, error.strerror or "") from error
        return found

    def _read(self, name: str, since: float) -> Sheet | None:
        """The picture; None = look again later; without data = nothing for us (another kind of file)."""
        path = self._path / name
        try:
            with path.open("rb") as file:
                data = file.read(self._most_bytes + 1)
        except OSError:
            return None  # its writer may hold it
        if mime_of(data[:HEAD]):
            return Sheet(data, str(path))
        if time.monotonic() < since + BROKEN_S:
            return None
        _log.info("a file of the folder is no picture: %d bytes", len(data))
        return Sheet(b"")
