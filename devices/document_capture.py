"""Pages for a material (材料采集): scanned or taken from files, looked at by a child, sealed before anyone is told."""

import logging
import queue
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from devices.capture_job import Job, Kept
from devices.halt import Halt
from devices.picture_check import BadPage, check
from devices.scan_source import ScanFailed
from devices.scan_sources import mending_of, source_of
from window_client.errors import StoreUnavailable
from window_client.messages import (
    CancelCapture,
    CaptureFailed,
    DeviceOrder,
    DeviceReported,
    PagesCaptured,
    PagesKept,
    Rehandshake,
    ScanPages,
    ScanTried,
    TakeFiles,
    TryScan,
)
from window_client.ports import Sealer, Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble, MaterialMeans, RefusalCode

LAMPS = {
    RefusalCode.SCANNER_ABSENT: (DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
    RefusalCode.SCANNER_JAMMED: (DeviceState.ATTENTION, DeviceTrouble.PAPER_JAM),
    RefusalCode.SCANNER_COVER_OPEN: (DeviceState.ATTENTION, DeviceTrouble.COVER_OPEN),
    RefusalCode.SCAN_FAILED: (DeviceState.DOWN, DeviceTrouble.SILENT),
}
"""What a failed scan says of the scanner; busy and an empty feeder say nothing of it."""
CAPTURE = ScanPages | TakeFiles

_log = logging.getLogger("device.document-scanner")


class DocumentCapture:
    """Scanner and file intake on one thread of their own. `perform` may be called from any thread."""

    def __init__(self, settings: Settings, submit: Submit, sealer: Sealer) -> None:
        self._submit, self._sealer = submit, sealer
        self._most_bytes = settings.page_max_mb * 1_000_000
        self._most_pages = settings.document_scanner_pages_max
        self._removes = settings.document_scanner_folder_remove
        self._mending = mending_of(settings)
        self._source = source_of(settings)
        self._orders: queue.SimpleQueue[DeviceOrder | None] = queue.SimpleQueue()
        self._kept = Kept()
        self._lock = threading.Lock()
        self._stopping, self._halt = threading.Event(), Halt()
        self._running: CAPTURE | None = None
        self._waiting: list[CAPTURE] = []
        self._thread = threading.Thread(target=self._run, name="device:document-scanner")
        self._lamp: tuple[DeviceState, DeviceTrouble] = (DeviceState.CONNECTING, DeviceTrouble.NONE)

    def start(self) -> None:
        """Start the thread; the scanner is looked for there."""
        self._thread.start()

    def perform(self, order: DeviceOrder) -> None:
        """Queue an order; never blocks. A cancelled one ends at once, also when it still waits."""
        if isinstance(order, CancelCapture):
            self._cancel(order)
            return
        if isinstance(order, CAPTURE):
            with self._lock:
                self._waiting.append(order)
        self._orders.put(order)

    def stop(self, deadline_s: float = 2.0) -> bool:
        """End, killing a scan in progress; False when the deadline passed first."""
        self._stopping.set()
        with self._lock:
            self._halt.set()
        self._orders.put(None)
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _cancel(self, order: CancelCapture) -> None:
        wanted = (order.case, order.material)
        with self._lock:
            running = self._running
            if running is not None and (running.case, running.material) == wanted:
                self._halt.set()
            self._waiting = [each for each in self._waiting if (each.case, each.material) != wanted]

    def _run(self) -> None:
        self._look()
        while not self._stopping.is_set():
            try:
                order = self._orders.get(timeout=(self._source.watch_s or None) if self._source.name else None)
            except queue.Empty:
                self._watch()
                continue
            try:
                self._carry_out(order)
            except Exception:  # noqa: BLE001 - logged, answered, and the thread goes on
                _log.exception("capture failed inside")
                if isinstance(order, CAPTURE):
                    self._fail(order, RefusalCode.INTERNAL)
                if isinstance(order, TryScan):
                    self._submit(ScanTried(RefusalCode.INTERNAL))

    def _carry_out(self, order: DeviceOrder | None) -> None:
        match order:
            case ScanPages() | TakeFiles():
                self._capture(order)
            case TryScan():
                self._try()
            case PagesKept():
                self._kept.remove(order.pages)
            case Rehandshake():
                self._look()

    def _capture(self, order: CAPTURE) -> None:
        with self._lock:
            wanted = order in self._waiting
            if wanted:
                self._waiting.remove(order)
                self._running, self._halt = order, Halt()
                if self._stopping.is_set():
                    self._halt.set()
        if not wanted:
            self._fail(order, RefusalCode.SCAN_CANCELLED)
            return
        try:
            self._scan(order) if isinstance(order, ScanPages) else self._take(order)
        finally:
            with self._lock:
                self._running = None
                if not self._stopping.is_set():
                    self._halt = Halt()  # a cancelled one would end the next look at the scanner

    def _look(self) -> None:
        """Whether the scanner is there; may take long, so it is done at start and on demand only."""
        if not self._source.name:
            self._report(DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED)
            return
        self._report(DeviceState.CONNECTING, DeviceTrouble.NONE)
        began = time.monotonic()
        state, trouble, detail = self._source.state(self._halt)
        if not self._stopping.is_set():
            self._report(state, trouble, detail, began)

    def _watch(self) -> None:
        """A quick source is looked at while nothing is asked of it; an answer is told with its time."""
        began = time.monotonic()
        state, trouble, detail = self._source.state(self._halt)
        if self._stopping.is_set():
            return
        if state is not DeviceState.DOWN or (state, trouble) != self._lamp:
            self._report(state, trouble, detail, began)

    def _scan(self, order: ScanPages) -> None:
        """Every page is sealed and told as it comes; a jam in the middle loses none of those before it."""
        if not self._source.name:
            self._fail(order, RefusalCode.SCANNER_ABSENT)
            return
        job = Job(order, self._halt, self._sealer, self._most_bytes)
        sheets = self._source.sheets(self._halt, self._is_wanted)
        try:
            for sheet in sheets:
                page = job.keep(sheet.data, self._mending)
                if page is not None:
                    if sheet.origin and self._removes:
                        self._kept.remember(page.id, sheet.origin)
                    self._tell(order, job, more=True)
                if job.sides >= self._most_pages:
                    break
        except ScanFailed as failed:
            self._failed(order, job, failed)
            return
        except (BadPage, StoreUnavailable) as bad:
            self._fail(order, _code(bad), {"pages": str(job.count)})
            return
        finally:
            sheets.close()
        self._show_well()
        if not job.count:
            self._fail(order, RefusalCode.SCAN_BLANK)
            return
        self._tell(order, job, more=False)

    def _try(self) -> None:
        """One page for a technician: really scanned, looked at and mended, and not kept."""
        if not self._source.name:
            self._submit(ScanTried(RefusalCode.SCANNER_ABSENT))
            return
        sheets = self._source.sheets(self._halt, self._is_wanted)
        try:
            picture = check(next(sheets).data, self._most_bytes, self._halt, self._mending)
        except ScanFailed as failed:
            self._show_failure(failed)
            self._submit(ScanTried(failed.code))
        except (BadPage, StopIteration) as bad:
            self._submit(ScanTried(bad.code if isinstance(bad, BadPage) else RefusalCode.SCAN_FAILED))
        else:
            self._show_well()
            self._submit(ScanTried(None, picture.width, picture.height, -(-len(picture.data) // 1000)))
        finally:
            sheets.close()

    def _failed(self, order: ScanPages, job: Job, failed: ScanFailed) -> None:
        self._show_failure(failed)
        self._fail(order, failed.code, {"pages": str(job.count)})

    def _show_failure(self, failed: ScanFailed) -> None:
        _log.info("scan ended: %s %s", failed.code.value, failed.detail)
        if failed.code in LAMPS:
            self._report(*LAMPS[failed.code], failed.detail)

    def _show_well(self) -> None:
        """A page came."""
        if self._lamp[0] is not DeviceState.READY:
            self._report(DeviceState.READY, DeviceTrouble.NONE, self._source.name)

    def _is_wanted(self) -> bool:
        with self._lock:
            return bool(self._waiting)

    def _take(self, order: TakeFiles) -> None:
        """Good files are kept even when others of the same wish are bad; each bad one is told with its place."""
        job = Job(order, self._halt, self._sealer, self._most_bytes)
        bad: list[tuple[int, RefusalCode]] = []
        for place, path in enumerate(order.paths, start=1):
            if self._halt.is_set():
                self._fail(order, RefusalCode.SCAN_CANCELLED)
                return
            try:
                job.keep(self._read(Path(path)))
                self._tell(order, job, more=place < len(order.paths) or bool(bad))
            except (BadPage, StoreUnavailable) as error:
                bad.append((place, _code(error)))
        for place, code in bad:
            _log.info("file %d of %d not taken: %s", place, len(order.paths), code.value)
            self._fail(order, code, {"place": str(place), "files": str(len(order.paths))})

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(self._most_bytes + 1)
        except OSError:
            raise BadPage(RefusalCode.FILE_NOT_READABLE) from None

    def _tell(self, order: CAPTURE, job: Job, *, more: bool) -> None:
        means = MaterialMeans.SCANNED if isinstance(order, ScanPages) else MaterialMeans.IMPORTED
        self._submit(PagesCaptured(order.case, order.material, job.fresh(), means, more=more, blank=job.blank))

    def _fail(self, order: CAPTURE, code: RefusalCode, facts: Mapping[str, str] | None = None) -> None:
        self._submit(CaptureFailed(order.case, order.material, code, facts or {}))

    def _report(
        self, state: DeviceState, trouble: DeviceTrouble, detail: str = "", asked_at: float | None = None
    ) -> None:
        """`asked_at`: monotonic seconds of the question that this answers; a source that is down did not answer."""
        self._lamp, at = (state, trouble), datetime.now(UTC)
        answer_s = None if asked_at is None or state is DeviceState.DOWN else time.monotonic() - asked_at
        self._submit(
            DeviceReported(
                device=DeviceKind.DOCUMENT_SCANNER,
                state=state,
                trouble=trouble,
                port=self._source.name,
                at=at,
                heard_at=None if answer_s is None else at,
                answer_ms=None if answer_s is None else round(answer_s * 1000, 1),
                detail=detail,
            )
        )


def _code(error: BadPage | StoreUnavailable) -> RefusalCode:
    if isinstance(error, BadPage):
        return error.code
    return RefusalCode.STORE_FULL if error.full else RefusalCode.STORE_FAILED
