"""Pages for a material (材料采集): scanned or taken from files, looked at by a child, sealed before anyone is told."""

import logging
import queue
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from devices.picture_check import BadPage, check
from devices.sane_scanner import ScanFailed, Scanner
from window_client.domain.materials import SealedPage
from window_client.errors import StoreUnavailable
from window_client.messages import (
    CaptureFailed,
    DeviceOrder,
    DeviceReported,
    PagesCaptured,
    Rehandshake,
    ScanPages,
    TakeFiles,
)
from window_client.ports import Sealer, Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble, MaterialMeans, RefusalCode

MOST_PAGES = 50  # of one feeder load
LAMPS = {
    RefusalCode.SCANNER_ABSENT: (DeviceState.DOWN, DeviceTrouble.NO_SCANNER),
    RefusalCode.SCANNER_JAMMED: (DeviceState.ATTENTION, DeviceTrouble.PAPER_JAM),
    RefusalCode.SCANNER_COVER_OPEN: (DeviceState.ATTENTION, DeviceTrouble.COVER_OPEN),
    RefusalCode.SCAN_FAILED: (DeviceState.DOWN, DeviceTrouble.SILENT),
}
"""What a failed scan says of the scanner; busy and an empty feeder say nothing of it."""

_log = logging.getLogger("device.document-scanner")


class DocumentCapture:
    """Scanner and file intake on one thread of their own. `perform` may be called from any thread."""

    def __init__(self, settings: Settings, submit: Submit, sealer: Sealer) -> None:
        self._submit, self._sealer = submit, sealer
        self._most_bytes = settings.page_max_mb * 1_000_000
        self._stopping = threading.Event()
        self._scanner = Scanner.of(settings, self._stopping)
        self._orders: queue.SimpleQueue[DeviceOrder | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="device:document-scanner")
        self._faults = 0
        self._lamp = DeviceState.CONNECTING

    def start(self) -> None:
        """Start the thread; the scanner is looked for there."""
        self._thread.start()

    def perform(self, order: DeviceOrder) -> None:
        """Queue an order; never blocks."""
        self._orders.put(order)

    def stop(self, deadline_s: float = 2.0) -> bool:
        """End, killing a scan in progress; False when the deadline passed first."""
        self._stopping.set()
        self._orders.put(None)
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._look()
        while not self._stopping.is_set():
            order = self._orders.get()
            try:
                self._carry_out(order)
            except Exception:  # noqa: BLE001 - logged, answered, and the thread goes on
                _log.exception("capture failed inside")
                if isinstance(order, ScanPages | TakeFiles):
                    self._fail(order, RefusalCode.INTERNAL)

    def _carry_out(self, order: DeviceOrder | None) -> None:
        match order:
            case ScanPages():
                self._scan(order)
            case TakeFiles():
                self._take(order)
            case Rehandshake():
                self._look()

    def _look(self) -> None:
        """Whether the scanner is there; may take long, so it is done at start and on demand only."""
        if not self._scanner.name:
            self._report(DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED)
            return
        self._report(DeviceState.CONNECTING, DeviceTrouble.NONE)
        state, trouble, detail = self._scanner.state()
        if not self._stopping.is_set():
            self._report(state, trouble, detail)

    def _scan(self, order: ScanPages) -> None:
        """Every page is sealed as it comes; a jam in the middle loses none of those before it."""
        if not self._scanner.name:
            self._fail(order, RefusalCode.SCANNER_ABSENT)
            return
        pages: list[SealedPage] = []
        try:
            for plain in self._sheets():
                pages.append(self._sealed(plain))
        except ScanFailed as failed:
            _log.info("scan ended: %s %s", failed.code.value, failed.detail)
            if failed.code in LAMPS:
                self._report(*LAMPS[failed.code], failed.detail)
            self._tell(order, pages, MaterialMeans.SCANNED)
            self._fail(order, failed.code, {"pages": str(len(pages))})
            return
        except (BadPage, StoreUnavailable) as bad:
            self._tell(order, pages, MaterialMeans.SCANNED)
            self._fail(order, _code(bad))
            return
        if self._lamp is not DeviceState.READY:
            self._report(DeviceState.READY, DeviceTrouble.NONE, self._scanner.name)
        self._tell(order, pages, MaterialMeans.SCANNED)

    def _sheets(self) -> Iterator[bytes]:
        """One page of a flatbed, all pages of a feeder; raises ScanFailed."""
        if not self._scanner.feeds:
            yield self._scanner.page()
            return
        for number in range(MOST_PAGES):
            try:
                yield self._scanner.page()
            except ScanFailed as failed:
                if number and failed.code is RefusalCode.SCANNER_NO_PAPER:
                    return
                raise

    def _take(self, order: TakeFiles) -> None:
        """Good files are kept even when others of the same wish are bad; each bad one is told with its place."""
        pages: list[SealedPage] = []
        bad: list[tuple[int, RefusalCode]] = []
        for place, path in enumerate(order.paths, start=1):
            try:
                pages.append(self._sealed(self._read(Path(path))))
            except (BadPage, StoreUnavailable) as error:
                bad.append((place, _code(error)))
        self._tell(order, pages, MaterialMeans.IMPORTED)
        for place, code in bad:
            _log.info("file %d of %d not taken: %s", place, len(order.paths), code.value)
            self._fail(order, code, {"place": str(place), "files": str(len(order.paths))})

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(self._most_bytes + 1)
        except OSError:
            raise BadPage(RefusalCode.FILE_NOT_READABLE) from None

    def _sealed(self, plain: bytes) -> SealedPage:
        picture = check(plain, self._most_bytes, self._stopping)
        page, sha256 = self._sealer.seal(plain)
        return SealedPage(
            id=page,
            sha256=sha256,
            size=len(plain),
            mime=picture.mime,
            width=picture.width,
            height=picture.height,
            page_count=picture.page_count,
            thumbnail=picture.thumbnail,
        )

    def _tell(self, order: ScanPages | TakeFiles, pages: list[SealedPage], means: MaterialMeans) -> None:
        if pages:
            self._submit(PagesCaptured(order.case, order.material, tuple(pages), means))

    def _fail(self, order: ScanPages | TakeFiles, code: RefusalCode, facts: Mapping[str, str] | None = None) -> None:
        self._submit(CaptureFailed(order.case, order.material, code, facts or {}))

    def _report(self, state: DeviceState, trouble: DeviceTrouble, detail: str = "") -> None:
        self._faults += state is DeviceState.DOWN
        self._lamp = state
        self._submit(
            DeviceReported(
                device=DeviceKind.DOCUMENT_SCANNER,
                state=state,
                trouble=trouble,
                port=self._scanner.name,
                at=datetime.now(UTC),
                detail=detail,
                faults_today=self._faults,
            )
        )


def _code(error: BadPage | StoreUnavailable) -> RefusalCode:
    if isinstance(error, BadPage):
        return error.code
    return RefusalCode.STORE_FULL if error.full else RefusalCode.STORE_FAILED
