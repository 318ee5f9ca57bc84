"""A camera (摄像头) as a place where pages come from: each scan is one picture, taken by a program of its own.

Its wire: exit status and standard output of `ui/camera_shot.py`, which says them. Devices know no Qt, and a camera's
driver that hangs is ended with its process.
"""

import json
import os
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

from devices import child
from devices.halt import Halt
from devices.scan_source import WANTED, ScanFailed, Sheet
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

PREFIX = "camera:"
PROGRAM = (sys.executable, str(Path(__file__).resolve().parent.parent / "ui" / "camera_shot.py"))
NOT_INSTALLED, ABSENT = 3, 4
LIST_LIMIT_S, SHOT_LIMIT_S = 15.0, 20.0
_QUIET = {"QT_LOGGING_RULES": "qt.multimedia.*=false"}
"""Else the reason of a failure drowns in what QtMultimedia says of libraries that it does not need."""


class Camera:
    """`name` is camera:NAME as the system calls it, or camera: for its default."""

    watch_s = 0.0  # starting the program takes a second

    def __init__(self, name: str, program: Sequence[str] = PROGRAM) -> None:
        self.name, self._program = name, tuple(program)
        self._wanted = name.removeprefix(PREFIX)

    def state(self, halt: Halt) -> tuple[DeviceState, DeviceTrouble, str]:
        """Whether the system has this camera."""
        try:
            ended = self._run(["list"], LIST_LIMIT_S, halt)
        except ScanFailed as failed:
            return DeviceState.DOWN, DeviceTrouble.SILENT, failed.detail
        if ended.status:
            trouble = DeviceTrouble.NO_PROGRAM if ended.status == NOT_INSTALLED else DeviceTrouble.SILENT
            return DeviceState.DOWN, trouble, ended.complaint.strip()
        try:
            found = [str(json.loads(line)["name"]) for line in ended.out.splitlines()]
        except (ValueError, KeyError, TypeError):
            return DeviceState.DOWN, DeviceTrouble.GARBLED, "the camera program's list is unreadable"
        if found and (not self._wanted or self._wanted in found):
            return DeviceState.READY, DeviceTrouble.NONE, self._wanted or found[0]
        return DeviceState.DOWN, DeviceTrouble.NO_SCANNER, "; ".join(found)

    def sheets(self, halt: Halt, wanted: WANTED) -> Generator[Sheet, None, None]:
        """One picture."""
        ended = self._run(["shoot", self._wanted], SHOT_LIMIT_S, halt)
        if ended.status in {NOT_INSTALLED, ABSENT}:
            raise ScanFailed(RefusalCode.SCANNER_ABSENT, ended.complaint.strip())
        if ended.status or not ended.out:
            raise ScanFailed(RefusalCode.SCAN_FAILED, f"status {ended.status}: {ended.complaint.strip()}")
        yield Sheet(ended.out)

    def _run(self, words: list[str], limit_s: float, halt: Halt) -> child.Ended:
        try:
            return child.run([*self._program, *words], limit_s=limit_s, stopping=halt, env={**os.environ, **_QUIET})
        except child.ChildOverdue as overdue:
            code = RefusalCode.SCAN_CANCELLED if halt.is_set() else RefusalCode.SCAN_FAILED
            raise ScanFailed(code, f"no end within {limit_s:.0f} s") from overdue
        except OSError as error:
            raise ScanFailed(RefusalCode.SCANNER_ABSENT, "the camera program does not start") from error
