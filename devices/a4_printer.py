"""The A4 printer (A4 打印机): official papers through the system's print service, one at a time, on a thread of its own.

Printed is an answer here, too: the queue is asked before, and the job is asked after until the service says what became
of it. While the printer itself says that it waits for paper the job stays in hand: it comes out by itself, once.
"""

import logging
import queue
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from devices.a4_test_page import test_page
from devices.print_service import JobState, MakeService, QueueState, ServiceFailed
from window_client.domain.ids import PrintId
from window_client.messages import (
    A4Ready,
    DeviceOrder,
    DeviceReported,
    DocumentDoubtful,
    DocumentHeld,
    DocumentPrinted,
    DocumentSent,
    DocumentWaits,
    FollowPages,
    PrintPages,
    Rehandshake,
)
from window_client.ports import Sealer, Submit
from window_client.settings import Settings
from window_client.words import DeviceKind, DeviceState, DeviceTrouble

IDLE_S, FOLLOW_S, HELD_S = 5.0, 0.4, 2.0
SILENCE_S = 60.0  # a job whose service says nothing for so long is doubtful
_log = logging.getLogger("device.a4-printer")


@dataclass(slots=True)
class _Job:
    id: PrintId
    ticket: str
    heard_at: float
    told: DeviceTrouble = DeviceTrouble.NONE


class A4Printer:
    """`perform` may be called from any thread and never blocks."""

    def __init__(self, settings: Settings, submit: Submit, sealer: Sealer, make: MakeService) -> None:
        self._name = settings.a4_printer
        self._service = make(settings)
        self._zone = timezone(timedelta(hours=settings.utc_offset_h))
        self._submit, self._sealer = submit, sealer
        self._orders: queue.SimpleQueue[DeviceOrder | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="device:a4-printer")
        self._stopping = threading.Event()
        self._job: _Job | None = None
        self._waiting: list[PrintPages | FollowPages] = []
        self._able = False
        self._refused = False  # something was held: it is asked for sooner

    def start(self) -> None:
        """Start the thread; the service is asked there."""
        self._thread.start()

    def perform(self, order: DeviceOrder) -> None:
        """Queue an order; never blocks."""
        self._orders.put(order)

    def stop(self, deadline_s: float = 2.0) -> bool:
        """End; a job in hand stays with the print service and is asked after at the next start."""
        self._stopping.set()
        self._orders.put(None)
        if self._thread.ident is not None:
            self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def take_over(self, before: "A4Printer") -> None:
        """What the printer before this one, stopped already, had in hand: that is another queue, and nobody asks it."""
        if before._job is not None:
            self._submit(DocumentDoubtful(before._job.id, DeviceTrouble.NOT_CONFIGURED))
        for order in before._waiting:
            self._hold(order, DeviceTrouble.NOT_CONFIGURED)

    def _run(self) -> None:
        if not self._name:
            self._report(DeviceState.UNBOUND, DeviceTrouble.NOT_CONFIGURED, "")
        else:
            self._report(DeviceState.CONNECTING, DeviceTrouble.NONE, "")
            self._orders.put(Rehandshake(DeviceKind.A4_PRINTER))
        while not self._stopping.is_set():
            try:
                self._turn()
            except Exception:  # noqa: BLE001 - logged, answered, and the thread goes on
                _log.exception("the A4 printer failed inside")
                self._give_up(DeviceTrouble.INTERNAL)

    def _turn(self) -> None:
        if self._job is None and self._waiting:
            self._take(self._waiting.pop(0))
            return
        pause = FOLLOW_S if self._job else HELD_S if self._refused else IDLE_S if self._name else None
        try:
            order = self._orders.get(timeout=pause)
        except queue.Empty:
            if self._job is not None:
                self._follow(self._job)
            else:
                self._look()
            return
        if isinstance(order, PrintPages | FollowPages):
            self._waiting.append(order)
        elif isinstance(order, Rehandshake) and self._name:
            self._look()

    def _take(self, order: PrintPages | FollowPages) -> None:
        if not self._name:
            self._hold(order, DeviceTrouble.NOT_CONFIGURED)
        elif isinstance(order, FollowPages):
            self._ask_after(order)
        else:
            state = self._look()
            if state.able:
                self._hand_over(order)
            else:
                self._hold(order, state.trouble)

    def _hand_over(self, order: PrintPages) -> None:
        """The plain PDF exists in memory only, here and in the request."""
        try:
            pdf = test_page(datetime.now(self._zone)) if order.pdf is None else self._sealer.unseal(order.pdf)
        except (OSError, ValueError):
            _log.error("a sealed paper cannot be opened")
            self._submit(DocumentDoubtful(order.job, DeviceTrouble.INTERNAL))
            return
        title = title_of(order.job)
        try:
            ticket = self._service.submit(pdf, title)
        except ServiceFailed as failed:
            _log.warning("document not taken: %s %s", failed.trouble.value, failed.detail)
            if failed.sent:
                self._begin(order.job, "")
            else:
                self._hold(order, failed.trouble)
            return
        self._submit(DocumentSent(order.job, ticket))
        self._begin(order.job, ticket)

    def _ask_after(self, order: FollowPages) -> None:
        self._begin(order.job, order.ticket)

    def _begin(self, job: PrintId, ticket: str) -> None:
        self._job = _Job(job, ticket, time.monotonic())

    def _follow(self, job: _Job) -> None:
        """One look at the job; then at the printer, when it still waits."""
        try:
            if not job.ticket:
                job.ticket = self._service.find(title_of(job.id))
                if job.ticket:
                    self._submit(DocumentSent(job.id, job.ticket))
            state = self._service.job(job.ticket) if job.ticket else JobState.UNKNOWN
        except ServiceFailed as failed:
            self._report(DeviceState.DOWN, failed.trouble, failed.detail)
            if time.monotonic() - job.heard_at > SILENCE_S:
                self._give_up(failed.trouble)
            return
        job.heard_at = time.monotonic()
        match state:
            case JobState.PRINTED | JobState.HANDED_OVER:
                self._job = None
                self._submit(DocumentPrinted(job.id, confirmed=state is JobState.PRINTED))
                self._look()
            case JobState.ENDED:
                self._give_up(DeviceTrouble.JOB_ENDED)
            case JobState.UNKNOWN:
                self._give_up(DeviceTrouble.SILENT)
            case JobState.WAITING:
                trouble = self._look().trouble
                said = DeviceTrouble.NONE if trouble is DeviceTrouble.PAPER_NEAR_END else trouble
                if said is not job.told:
                    job.told = said
                    self._submit(DocumentWaits(job.id, said))

    def _give_up(self, trouble: DeviceTrouble) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._submit(DocumentDoubtful(job.id, trouble))

    def _hold(self, order: PrintPages | FollowPages, trouble: DeviceTrouble) -> None:
        """Nothing left the window now; what a stopped window had begun is in doubt all the same."""
        if isinstance(order, FollowPages):
            self._submit(DocumentDoubtful(order.job, trouble))
            return
        self._able, self._refused = False, True
        self._submit(DocumentHeld(order.job, trouble))

    def _look(self) -> QueueState:
        """The queue's state now; told as the lamp."""
        began = time.monotonic()
        try:
            state = self._service.state()
        except ServiceFailed as failed:
            self._able = False
            self._report(DeviceState.DOWN, failed.trouble, failed.detail)
            return QueueState(able=False, trouble=failed.trouble)
        well = DeviceState.READY if state.trouble is DeviceTrouble.NONE else DeviceState.ATTENTION
        self._report(well if state.able else DeviceState.DOWN, state.trouble, state.detail, time.monotonic() - began)
        if state.able and not self._able:
            self._refused = False
            self._submit(A4Ready())
        self._able = state.able
        return state

    def _report(self, state: DeviceState, trouble: DeviceTrouble, detail: str, answer_s: float | None = None) -> None:
        """`answer_s`: how long the print service took to answer; None = this is no answer of its."""
        at = datetime.now(UTC)
        self._submit(
            DeviceReported(
                device=DeviceKind.A4_PRINTER,
                state=state,
                trouble=trouble,
                port=self._name,
                at=at,
                heard_at=None if answer_s is None else at,
                answer_ms=None if answer_s is None else round(answer_s * 1000, 1),
                detail=detail,
            )
        )


def title_of(job: PrintId) -> str:
    """The job's title at the print service: no person, no case; by it a job is found again after a power cut."""
    return f"hall-window {job}"
