"""The courier (信使): the one thread that talks HTTP for the desk; short questions go before bulk, one request at a time."""

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from window_client import messages as m
from window_client.central import wire
from window_client.central.client import Busy, CentralClient
from window_client.central.hall import as_hall_load
from window_client.domain.ids import DeliveryId, PageId, TicketId
from window_client.domain.number import NumberBlock
from window_client.errors import CentralUnavailable, Refusal
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import CentralState, DeliveryKind, NumberKind, RefusalCode

log = logging.getLogger("central")

TELL_AGAIN_S = 10.0
WATCH_S = 1.0
_DEEDS = {"recall": "recall", "start": "start", "no_show": "no-show", "finish": "finish"}
_KEPT = {"accepted", "known"}


class Courier:
    """`perform` takes orders from any thread and never blocks; answers go to the desk as facts."""

    def __init__(self, settings: Settings, submit: Submit, unseal: Callable[[PageId], bytes]) -> None:
        self._settings, self._submit, self._unseal = settings, submit, unseal
        self._client = CentralClient(settings)
        self._orders: queue.PriorityQueue[tuple[int, int, m.CentralOrder | None]] = queue.PriorityQueue()
        self._count = itertools.count()
        self._thread = threading.Thread(target=self._run, name="courier")
        self._stopping = threading.Event()
        self._state, self._told_at = CentralState.UNKNOWN, 0.0
        self._watching, self._watched_at = False, 0.0

    def start(self) -> None:
        """Start the courier thread."""
        self._thread.start()

    def perform(self, order: m.CentralOrder) -> None:
        """Queue an order; bulk waits behind everything short."""
        self._orders.put((1 if isinstance(order, m.SendRecords) else 0, next(self._count), order))

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End after the request in hand; what was not sent is in its rows. False when the deadline passed first."""
        self._stopping.set()
        self._orders.put((-1, next(self._count), None))
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                order = self._orders.get(timeout=self._pause())[2]
            except queue.Empty:
                order = None
            if self._stopping.is_set():
                break
            try:
                if order is not None:
                    self._carry_out(order)
                self._watch()
            except Exception:
                log.exception("the courier failed inside at %s", type(order).__name__)
                if isinstance(order, m.SendRecords):
                    self._submit(m.CentralAnswered(_ids(order), (), unknown=True, cause="internal"))
        self._client.close()

    def _pause(self) -> float | None:
        return max(0.01, self._watched_at + WATCH_S - time.monotonic()) if self._watching else None

    def _carry_out(self, order: m.CentralOrder) -> None:
        match order:
            case m.AskTicket():
                self._ask_ticket(order)
            case m.SendRecords():
                self._send(order)
            case m.LeaseNumbers():
                self._lease(order)
            case m.FetchCatalogue():
                self._fetch_catalogue(order)
            case m.TellPresence():
                self._tell_presence(order)
            case m.UseWindowToken():
                self._client.use_token(order.token)
            case m.WatchHall():
                self._watching, self._watched_at = order.on, 0.0

    def _ask_ticket(self, order: m.AskTicket) -> None:
        try:
            answer = self._queue_answer(order)
        except CentralUnavailable as error:
            self._lost(error)
            if order.deed in {"call_next", "recall"}:
                self._submit(m.TicketRefused(RefusalCode.QUEUE_UNREACHABLE))
            return
        except Refusal as refusal:
            log.info("queue refused %s: %s", order.deed, refusal.code.value)
            if order.deed in {"call_next", "recall"}:
                self._submit(m.TicketRefused(refusal.code))
            return
        if order.deed not in {"call_next", "recall"}:
            return
        self._submit(_called(answer.ticket) if answer.ticket else m.TicketRefused(RefusalCode.NO_TICKET_WAITING))

    def _queue_answer(self, order: m.AskTicket) -> wire.TicketAnswer:
        if order.deed == "call_next":
            return self._client.call_next(order.staff_no, order.request)
        ask = wire.TicketDeed(
            staff_no=order.staff_no, request=order.request, outcome=order.outcome.value if order.outcome else ""
        )
        return self._client.ticket_deed(order.ticket or "", _DEEDS[order.deed], ask)

    def _send(self, order: m.SendRecords) -> None:
        events = [record for record in order.records if record.kind is DeliveryKind.EVENT]
        verdicts: list[m.Verdict] = []
        cause, after = "", None
        try:
            if events:
                answer = self._client.post_events([record.body for record in events])
                verdicts += [_verdict(result) for result in answer.results]
            for record in order.records:
                if record.kind is DeliveryKind.PAGE and not self._stopping.is_set():
                    verdicts.append(self._send_page(record))
        except CentralUnavailable as error:
            cause, after = str(error), error.after_s if isinstance(error, Busy) else None
            self._lost(error)
        except Refusal as refusal:
            cause = refusal.facts.get("code", refusal.code.value)
            log.error("the platform refused a whole batch: %s", cause)
            self._tell(CentralState.REFUSED, cause=cause)
        else:
            self._tell(CentralState.ONLINE)
        sent = {record.id for record in order.records}
        known = tuple(verdict for verdict in verdicts if verdict.delivery in sent)
        self._submit(m.CentralAnswered(_ids(order), known, unknown=bool(cause), cause=cause, retry_after_s=after))

    def _send_page(self, record: m.OutgoingRecord) -> m.Verdict:
        page, sha256, mime = record.body.decode().split(" ")
        try:
            content = self._unseal(PageId(page))
        except (FileNotFoundError, ValueError) as error:
            log.error("a page file cannot be opened: %s", type(error).__name__)
            return m.Verdict(record.id, False, "page_file_broken")
        try:
            answer = self._client.put_page(sha256, content, mime)
        except Refusal as refusal:
            return m.Verdict(record.id, False, refusal.facts.get("code", refusal.code.value))
        return m.Verdict(record.id, answer.stored and answer.sha256 == sha256, "" if answer.stored else "not_stored")

    def _lease(self, order: m.LeaseNumbers) -> None:
        try:
            block = self._client.lease(order.kind, self._settings.lease_size, order.request)
        except (CentralUnavailable, Refusal) as error:
            self._lost(error)
            return
        self._submit(
            m.BlockLeased(
                NumberBlock(block.id, NumberKind(block.kind), block.prefix, block.first, block.last, block.first)
            )
        )

    def _fetch_catalogue(self, order: m.FetchCatalogue) -> None:
        try:
            newer = self._client.catalogue(order.etag)
        except (CentralUnavailable, Refusal) as error:
            self._lost(error)
            return
        if newer is not None:
            raw, etag = newer
            self._submit(m.CatalogueArrived(version=etag, etag=etag, raw=raw))

    def _tell_presence(self, order: m.TellPresence) -> None:
        beat = wire.Heartbeat(
            window_name=self._settings.window_name,
            state=order.window_state.value,
            staff_no=order.staff_no,
            ticket=order.ticket,
            devices=order.devices,
            unsent=order.unsent,
            groups=list(self._settings.groups),
        )
        began = time.monotonic()
        try:
            answer = self._client.heartbeat(beat)
        except (CentralUnavailable, Refusal) as error:
            self._lost(error)
            return
        offset = self._client.offset_of(answer.now, time.monotonic() - began)
        self._tell(CentralState.ONLINE, offset)
        self._submit(m.QueueHeard(answer.waiting, answer.longest_s, datetime.now(UTC)))

    def _watch(self) -> None:
        if not self._watching or time.monotonic() - self._watched_at < WATCH_S:
            return
        self._watched_at = time.monotonic()
        try:
            load = self._client.hall_load()
        except (CentralUnavailable, Refusal) as error:
            self._lost(error)
            return
        self._tell(CentralState.ONLINE)
        self._submit(as_hall_load(load))

    def _lost(self, error: CentralUnavailable | Refusal) -> None:
        refused = isinstance(error, Refusal)
        self._tell(CentralState.REFUSED if refused else CentralState.OFFLINE, cause=str(error))

    def _tell(self, state: CentralState, offset_s: float | None = None, cause: str = "") -> None:
        """Tell the desk when the state changed, else only now and then."""
        now = time.monotonic()
        if state is self._state and now - self._told_at < TELL_AGAIN_S:
            return
        self._state, self._told_at = state, now
        self._submit(m.CentralHeard(state, datetime.now(UTC), offset_s, cause))


def _ids(order: m.SendRecords) -> tuple[DeliveryId, ...]:
    return tuple(record.id for record in order.records)


def _verdict(result: wire.RecordResult) -> m.Verdict:
    return m.Verdict(
        delivery=DeliveryId(result.id),
        accepted=result.status in _KEPT,
        code=result.code,
        official_no=result.official_no,
        retry=result.status == "later",
    )


def _called(ticket: wire.Ticket) -> m.TicketCalled:
    return m.TicketCalled(
        id=TicketId(ticket.id),
        number=ticket.number,
        group=ticket.group,
        taken_at=ticket.taken_at,
        called_at=ticket.called_at or datetime.now(UTC),
        calls=ticket.calls,
        why_next=ticket.why_next,
    )
