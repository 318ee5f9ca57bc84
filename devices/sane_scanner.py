"""The system's own scanning program (SANE 的 scanimage) as child processes, straight into pipes.

No plain page ever touches the disk. Exit status = SANE status (devices.md 7).
"""

import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass

from devices import child
from devices.halt import Halt
from devices.sane_feed import Feed
from devices.scan_source import WANTED, ScanFailed, Sheet, feeds
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


@dataclass(frozen=True, slots=True)
class SaneScanner:
    """One scanner by its SANE name."""

    name: str
    source: str
    dpi: int
    config: str
    most: int

    @property
    def watch_s(self) -> float:
        """Listing the scanners of the system takes seconds."""
        return 0.0

    @classmethod
    def of(cls, settings: Settings) -> "SaneScanner":
        """As the settings say."""
        return cls(
            settings.document_scanner,
            settings.document_scanner_source,
            settings.document_scanner_dpi,
            settings.document_scanner_config,
            settings.document_scanner_pages_max,
        )

    def state(self, halt: Halt) -> tuple[DeviceState, DeviceTrouble, str]:
        """Lamp, trouble and detail: whether the system lists it."""
        try:
            ended = self._run(["-f", "%d%n"], LIST_LIMIT_S, halt)
        except ScanFailed as failed:
            absent = failed.code is RefusalCode.SCANNER_ABSENT
            return DeviceState.DOWN, DeviceTrouble.NO_PROGRAM if absent else DeviceTrouble.SILENT, failed.detail
        if self.name in ended.out.decode("utf-8", "replace").splitlines():
            return DeviceState.READY, DeviceTrouble.NONE, self.name
        return DeviceState.DOWN, DeviceTrouble.NO_SCANNER, ended.complaint

    def sheets(self, halt: Halt, wanted: WANTED) -> Generator[Sheet, None, None]:
        """One page of a flatbed, all pages of a feeder, as PNG."""
        source = ["--source", self.source] if self.source else []
        words = ["-d", self.name, "--format=png", "--mode", "Color", "--resolution", str(self.dpi), *source]
        if feeds(self.source):
            yield from self._feed(words, halt)
            return
        ended = self._run(words, PAGE_LIMIT_S, halt)
        if ended.status or not ended.out or _FATAL in ended.complaint:
            raise ScanFailed(_code(ended), f"status {ended.status}")
        yield Sheet(ended.out)

    def _feed(self, words: list[str], halt: Halt) -> Generator[Sheet, None, None]:
        feed, count = Feed(["scanimage", *words], self._env(), self.most, _FATAL, halt), 0
        pages = feed.pages()
        try:
            for page in pages:
                count += 1
                yield Sheet(page)
        except OSError as error:
            raise ScanFailed(RefusalCode.SCANNER_ABSENT, "scanimage is not installed") from error
        finally:
            pages.close()
        if halt.is_set():
            raise ScanFailed(RefusalCode.SCAN_CANCELLED)
        if feed.overdue:
            raise ScanFailed(RefusalCode.SCAN_FAILED, "fell silent")
        code = _code(feed.ended)
        untold = code is RefusalCode.SCAN_FAILED and feed.ended.status == 0  # as many as were wanted
        if not count or not (untold or code is RefusalCode.SCANNER_NO_PAPER):
            raise ScanFailed(code, f"status {feed.ended.status}")

    def _run(self, words: list[str], limit_s: float, halt: Halt) -> child.Ended:
        try:
            return child.run(["scanimage", *words], limit_s=limit_s, stopping=halt, fatal=_FATAL, env=self._env())
        except child.ChildOverdue as overdue:
            code = RefusalCode.SCAN_CANCELLED if halt.is_set() else RefusalCode.SCAN_FAILED
            raise ScanFailed(code, f"no end within {limit_s:.0f} s") from overdue
        except OSError as error:
            raise ScanFailed(RefusalCode.SCANNER_ABSENT, "scanimage is not installed") from error

    def _env(self) -> Mapping[str, str]:
        return {**os.environ, "LC_ALL": "C", **({"SANE_CONFIG_DIR": self.config} if self.config else {})}


def _code(ended: child.Ended) -> RefusalCode:
    """By the words first, then by the status."""
    by_words = next((code for words, code in _WORDS.items() if words in ended.complaint), None)
    return by_words or _CODES.get(ended.status, RefusalCode.SCAN_FAILED)
