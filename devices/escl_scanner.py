"""A network scanner driven directly (eSCL, 免驱网络扫描): jobs over HTTP, page by page, the job removed at the end."""

import logging
from collections.abc import Generator
from urllib.parse import urlsplit

from devices.escl_line import PAGE_S, Answer, EsclLine, LineLost
from devices.frames import escl
from devices.halt import Halt
from devices.scan_source import WANTED, ScanFailed, Sheet, feeds
from window_client.words import DeviceState, DeviceTrouble, RefusalCode

SCHEMES = ("http://", "https://")
WATCH_S = 1.0
RETRY_S, MOST_RETRIES, BUSY_RETRIES = 1.0, 30, 10  # as sane-airscan (devices.md 9): a busy scanner is asked again
_TROUBLES = {
    "ScannerAdfJam": (RefusalCode.SCANNER_JAMMED, DeviceTrouble.PAPER_JAM),
    "ScannerAdfMispick": (RefusalCode.SCANNER_JAMMED, DeviceTrouble.PAPER_JAM),
    "ScannerAdfMultipickDetected": (RefusalCode.SCANNER_JAMMED, DeviceTrouble.PAPER_JAM),
    "ScannerAdfHatchOpen": (RefusalCode.SCANNER_COVER_OPEN, DeviceTrouble.COVER_OPEN),
    "ScannerAdfInputTrayFailed": (RefusalCode.SCANNER_JAMMED, DeviceTrouble.PAPER_JAM),
}

_log = logging.getLogger("device.document-scanner")


class EsclScanner:
    """`url` is the address of the protocol's root, e.g. http://192.0.2.7/eSCL."""

    watch_s = WATCH_S

    def __init__(self, url: str, source: str, dpi: int) -> None:
        self.name, self._source, self._dpi = url, source, dpi
        self._line = EsclLine(url)
        self._model = ""

    def state(self, halt: Halt) -> tuple[DeviceState, DeviceTrouble, str]:
        """Asks for its status; its name once."""
        try:
            if not self._model:
                self._model = self._capabilities(halt).model or "eSCL"
            now = escl.status(self._get("ScannerStatus", halt))
        except LineLost as lost:
            self._model = ""
            return DeviceState.DOWN, DeviceTrouble.NO_SCANNER, str(lost)
        except escl.NotEscl:
            return DeviceState.DOWN, DeviceTrouble.GARBLED, ""
        if now.state in {"Stopped", "Down"} and now.adf not in _TROUBLES:
            return DeviceState.DOWN, DeviceTrouble.SILENT, now.state
        if now.adf in _TROUBLES:
            return DeviceState.ATTENTION, _TROUBLES[now.adf][1], self._model
        return DeviceState.READY, DeviceTrouble.NONE, self._model

    def sheets(self, halt: Halt, wanted: WANTED) -> Generator[Sheet, None, None]:
        """One side of a flatbed, all sides of a feeder."""
        try:
            place, wish = self._wish(halt)
            job = self._begin(wish, halt)
            try:
                yield from self._pages(job, halt, feeder=place != "Platen")
            finally:
                self._remove(job)
        except LineLost as lost:
            code = RefusalCode.SCAN_CANCELLED if halt.is_set() else RefusalCode.SCANNER_ABSENT
            raise ScanFailed(code, str(lost)) from lost
        except escl.NotEscl as error:
            raise ScanFailed(RefusalCode.SCAN_FAILED, "no eSCL") from error

    def _wish(self, halt: Halt) -> tuple[str, bytes]:
        """Where the paper lies, and the document that asks for it."""
        able = self._capabilities(halt)
        place = self._place(able)
        here = able.inputs[place]
        width, height = min(here.width, escl.A4[0]), min(here.height, escl.A4[1])
        return place, escl.job(place, width, height, escl.resolution(here, self._dpi))

    def _place(self, able: escl.Capabilities) -> str:
        named = self._source.lower()
        both = ("Duplex", "Feeder") if "duplex" in named else ("Feeder",)
        order = both if feeds(named) else ("Platen", "Feeder")
        found = next((place for place in order if place in able.inputs), "")
        if not found:
            raise ScanFailed(RefusalCode.SCAN_FAILED, f"has no {self._source or 'place for paper'}")
        return found

    def _begin(self, wish: bytes, halt: Halt) -> str:
        """Path of the new job. The host that the scanner names may not be one we reach: only its path is used."""
        answer = self._line.ask("POST", f"{self._line.root}/ScanJobs", halt, body=wish)
        for _ in range(BUSY_RETRIES):  # another window's page, or our own job from before a power cut
            if answer.status != 503 or halt.wait(RETRY_S):
                break
            answer = self._line.ask("POST", f"{self._line.root}/ScanJobs", halt, body=wish)
        if answer.status == 503:
            code = RefusalCode.SCAN_CANCELLED if halt.is_set() else RefusalCode.SCANNER_BUSY
            raise ScanFailed(code, "503")
        place = urlsplit(answer.headers.get("location", "")).path
        if answer.status != 201 or not place:
            raise self._why(halt, f"ScanJobs {answer.status}")
        return (place if place.startswith("/") else f"{self._line.root}/ScanJobs/{place}").rstrip("/")

    def _pages(self, job: str, halt: Halt, *, feeder: bool) -> Generator[Sheet, None, None]:
        count = 0
        while (page := self._next(job, halt)) is not None:
            count += 1
            yield Sheet(page)
            if not feeder:
                return
        why = self._why(halt, "no more pages")
        if not count or why.code not in {RefusalCode.SCANNER_NO_PAPER, RefusalCode.SCAN_FAILED}:
            raise why

    def _next(self, job: str, halt: Halt) -> bytes | None:
        """The next page; None at the end. A scanner still at work is asked again (it may say 503, or 404 too soon)."""
        for _ in range(MOST_RETRIES):
            answer = self._line.ask("GET", f"{job}/NextDocument", halt, answer_s=PAGE_S)
            if answer.status == 200 and answer.body:
                return answer.body
            if not self._goes_on(answer, halt):
                return None
            if halt.wait(RETRY_S):
                break
        raise LineLost("no page in time")

    def _goes_on(self, answer: Answer, halt: Halt) -> bool:
        if answer.status == 503:
            return True
        now = escl.status(self._get("ScannerStatus", halt))
        return answer.status == 404 and now.state == "Processing" and now.adf not in _TROUBLES

    def _why(self, halt: Halt, detail: str) -> ScanFailed:
        """What the scanner says of itself after no page came."""
        now = escl.status(self._get("ScannerStatus", halt))
        if now.adf in _TROUBLES:
            return ScanFailed(_TROUBLES[now.adf][0], now.adf)
        if now.adf == "ScannerAdfEmpty" and feeds(self._source):
            return ScanFailed(RefusalCode.SCANNER_NO_PAPER, now.adf)
        if now.state == "Processing":
            return ScanFailed(RefusalCode.SCANNER_BUSY, detail)
        return ScanFailed(RefusalCode.SCAN_FAILED, detail)

    def _remove(self, job: str) -> None:
        """Also after a halt: without it the scanner would draw in the rest of the paper."""
        try:
            self._line.ask("DELETE", job, Halt())
        except LineLost as lost:
            _log.info("job not removed: %s", lost)

    def _capabilities(self, halt: Halt) -> escl.Capabilities:
        return escl.capabilities(self._get("ScannerCapabilities", halt))

    def _get(self, what: str, halt: Halt) -> bytes:
        answer = self._line.ask("GET", f"{self._line.root}/{what}", halt)
        if answer.status != 200:
            raise LineLost(f"{what} {answer.status}")
        return answer.body
