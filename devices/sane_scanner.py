"""The system's own scanning program (SANE 的 scanimage) as child processes: one page each, straight into a pipe.

No plain page ever touches the disk. Exit status = SANE status (devices.md 7).
"""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from devices import child
from window_client.settings import Settings
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

LIST_LIMIT_S = 30.0
PAGE_LIMIT_S = 120.0
_CODES = {
    3: RefusalCode.SCANNER_BUSY,
    6: RefusalCode.SCANNER_JAMMED,
    7: RefusalCode.SCANNER_NO_PAPER,
    8: RefusalCode.SCANNER_COVER_OPEN,
}
_WORDS = {
    "open of device": RefusalCode.SCANNER_ABSENT,  # status 1, as for a wrong option
    "Device busy": RefusalCode.SCANNER_BUSY,
    "feeder jammed": RefusalCode.SCANNER_JAMMED,
    "out of documents": RefusalCode.SCANNER_NO_PAPER,
    "cover is open": RefusalCode.SCANNER_COVER_OPEN,
}
"""sane_strstatus. Seen with 1.2.1: after a failed read scanimage sometimes hangs, or ends with status 0 and no page."""
_FATAL = "scanimage: sane_"
_FEEDERS = ("feeder", "adf")


class ScanFailed(Exception):
    """No page; `code` says why, `detail` what the program said (no personal data)."""

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(code.value)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Scanner:
    """One scanner by its SANE name."""

    name: str
    source: str
    dpi: int
    config: str
    stopping: threading.Event = field(repr=False)

    @classmethod
    def of(cls, settings: Settings, stopping: threading.Event) -> "Scanner":
        """As the settings say."""
        return cls(
            settings.document_scanner,
            settings.document_scanner_source,
            settings.document_scanner_dpi,
            settings.document_scanner_config,
            stopping,
        )

    @property
    def feeds(self) -> bool:
        """Whether its source gives page after page until it is empty."""
        return any(word in self.source.lower() for word in _FEEDERS)

    def state(self) -> tuple[DeviceState, DeviceTrouble, str]:
        """Lamp, trouble and detail: whether the system lists it."""
        try:
            ended = self._run(["-f", "%d%n"], LIST_LIMIT_S)
        except ScanFailed as failed:
            absent = failed.code is RefusalCode.SCANNER_ABSENT
            return DeviceState.DOWN, DeviceTrouble.NO_PROGRAM if absent else DeviceTrouble.SILENT, failed.detail
        if self.name in ended.out.decode("utf-8", "replace").split():
            return DeviceState.READY, DeviceTrouble.NONE, self.name
        return DeviceState.DOWN, DeviceTrouble.NO_SCANNER, ended.complaint

    def page(self) -> bytes:
        """One page as PNG; raises ScanFailed."""
        source = ["--source", self.source] if self.source else []
        ended = self._run(
            ["-d", self.name, "--format=png", "--mode", "Color", "--resolution", str(self.dpi), *source], PAGE_LIMIT_S
        )
        if ended.status or not ended.out or _FATAL in ended.complaint:
            raise ScanFailed(_code(ended), f"status {ended.status}")
        return ended.out

    def _run(self, words: list[str], limit_s: float) -> child.Ended:
        try:
            return child.run(
                ["scanimage", *words], limit_s=limit_s, stopping=self.stopping, fatal=_FATAL, env=self._env()
            )
        except child.ChildOverdue as overdue:
            raise ScanFailed(RefusalCode.SCAN_FAILED, f"no end within {limit_s:.0f} s") from overdue
        except OSError as error:
            raise ScanFailed(RefusalCode.SCANNER_ABSENT, "scanimage is not installed") from error

    def _env(self) -> Mapping[str, str]:
        return {**os.environ, "LC_ALL": "C", **({"SANE_CONFIG_DIR": self.config} if self.config else {})}


def _code(ended: child.Ended) -> RefusalCode:
    """By the words first, then by the status."""
    by_words = next((code for words, code in _WORDS.items() if words in ended.complaint), None)
    return by_words or _CODES.get(ended.status, RefusalCode.SCAN_FAILED)
