"""The courier (信使): the one thread that talks HTTP for the desk; people's questions go before bulk."""

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from window_client import messages as m
from window_client.central import tus, wire
from window_client.central.client import CentralClient
from window_client.central.hall import as_day_held, as_hall_load, as_number_block, as_received, as_ticket_called
from window_client.central.librarian import Librarian
from window_client.central.order_queue import OrderQueue
from window_client.central.records import event_bytes
from window_client.central.sending import Sender, code_of, is_shut_out
from window_client.central.vendor_gateway import vendor_gateway
from window_client.domain.delivery import batch_bytes
from window_client.domain.ids import PageId
from window_client.errors import CentralFaulty, CentralUnavailable, Refusal
from window_client.ports import Submit
from window_client.settings import Settings
from window_client.words import CentralState, RefusalCode

log = logging.getLogger("central")

TELL_AGAIN_S = 10.0
WATCH_S = 0.8
CATALOGUE_PAUSE_S = 30.0
"""After a catalogue that was asked for in vain: a whole one is many megabytes, a heartbeat comes every two seconds."""

_ASKED = {"call_next", "recall"}
_DEEDS = {"recall": "recall", "start": "start", "no_show": "no-show", "finish": "finish", "by_hand": "by-hand"}


class Courier:
    """`perform` takes orders from any thread and never blocks; answers go to the desk as facts.

    The platform is told of starts, no-shows and finishes even when it could not be heard at that moment: they are kept
    in order and told before the next question. They are not durable, because the records of the cases are.
    """

    def __init__(self, settings: Settings, submit: Submit, unseal: Callable[[PageId], bytes]) -> None:
        self._settings, self._submit = settings, submit
        self._client = CentralClient(settings)
        self._gate = vendor_gateway(settings) if settings.gateway_url else None
        piece = batch_bytes(tus.PIECE, settings.upload_kbit_s)
        self._sender = Sender(self._client, unseal, self._give_way, self._gate, piece)
        self._orders, self._librarian = OrderQueue(), Librarian(submit)
        self._stopping = threading.Event()
        # a daemon: a request that hangs must not keep the program alive, and nothing is lost by its end
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._state, self._told_at = CentralState.UNKNOWN, 0.0
        self._useless: set[str] = set()  # causes that were logged: a door is asked every two seconds
        self._watching, self._watched_at = False, 0.0
        self._owed: deque[m.AskTicket] = deque(maxlen=200)
        self._etag: str | None = None
        self._base = b""  # the catalogue's bytes of that tag
        self._unfetched: str | None = None  # the tag with which it was asked for in vain
        self._fetch_after = 0.0
        self._sending: list[m.SendRecords] = []

    def start(self) -> None:
        """Start the courier thread, and the librarian's."""
        self._librarian.start()
        self._thread.start()

    def perform(self, order: m.CentralOrder) -> None:
        """Queue an order."""
        self._orders.put(order)

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End after the request in hand; what was not sent is in its rows. False when the deadline passed first."""
        self._stopping.set()
        self._orders.close()
        self._thread.join(deadline_s)
        self._librarian.stop(0.0)  # what it reads will be asked for again
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            pause = max(0.0, self._watched_at + WATCH_S - time.monotonic()) if self._watching else None
            order = self._orders.get(pause)
            if not self._stopping.is_set():
                self._do(order)
        self._client.close()
        if self._gate is not None:
            self._gate.close()

    def _give_way(self) -> bool:
        """Between two requests of a long order: everything short first. False when it is time to stop."""
        while not self._stopping.is_set() and (order := self._orders.get_short()) is not None:
            self._do(order)
        return not self._stopping.is_set()

    def _do(self, order: m.CentralOrder | None) -> None:
        """One order and a look at the hall. A fault of our own is told to whoever waits for the answer."""
        try:
            if order is not None:
                self._carry_out(order)
            if self._watching and time.monotonic() - self._watched_at >= WATCH_S:
                self._watch()
        except Exception as error:  # noqa: BLE001 - logged without its text, which might hold contents
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("the courier failed inside at %s: %s\n%s", type(order).__name__, type(error).__name__, where)
            if isinstance(order, m.SendRecords):
                for each in self._sending:
                    self._submit(m.CentralAnswered(each.ids, (), unknown=True, cause="internal"))
            elif isinstance(order, m.AskTicket) and order.deed in _ASKED:
                self._submit(m.TicketRefused(RefusalCode.INTERNAL))
            elif isinstance(order, m.AskData):
                self._submit(m.DataHeard(order.query, order.case, order.data_set, None, "internal"))
            elif isinstance(order, m.AskRecord):
                self._submit(m.RecordHeard(order.delivery, cause="internal"))

    def _carry_out(self, order: m.CentralOrder) -> None:
        match order:
            case m.AskTicket():
                self._ask_ticket(order)
            case m.SendRecords():
                self._send_records(order)
            case m.LeaseNumbers():
                self._lease(order)
            case m.FetchCatalogue():
                self._base = order.raw or self._base
                self._fetch_catalogue(order.etag)
            case m.FetchInbox():
                self._fetch_inbox(order.after)
            case m.AskDay():
                self._ask_day(order)
            case m.AskData():
                self._ask_data(order)
            case m.AskRecord():
                self._ask_record(order)
            case m.TellPresence():
                self._tell_presence(order)
            case m.UseWindowToken():
                self._client.use_token(order.token)
            case m.WatchHall():
                self._watching, self._watched_at = order.on, 0.0

    def _send_records(self, order: m.SendRecords) -> None:
        """The pieces that wait go in one request, as far as a batch holds them; each gets an answer of its own, so
        that the desk records it in short commits."""
        self._sending = [order, *self._more_pieces(order)]
        whole = m.SendRecords(tuple(record for each in self._sending for record in each.records))
        answer, trouble = self._sender.send(whole)
        if self._gate is None:  # of the vendor's gateway it says nothing about the platform
            self._no_use(trouble) if trouble else self._line(None)
        for each in self._sending:
            self._submit(answer.part(each.ids))

    def _more_pieces(self, order: m.SendRecords) -> Iterator[m.SendRecords]:
        """A gateway that takes one record a request, and pages, gain nothing from larger batches."""
        settings = self._settings
        records = settings.batch_records - len(order.records)
        size = batch_bytes(settings.batch_bytes, settings.upload_kbit_s) - order.size
        while self._gate is None and order.has_events_only:
            more = self._orders.get_bulk(records, size)
            if more is None:
                return
            yield more
            order, records, size = more, records - len(more.records), size - more.size

    def _ask_ticket(self, order: m.AskTicket) -> None:
        if order.deed not in _ASKED:
            self._owed.append(order)
            self._settle()
            return
        if not self._settle():
            self._submit(m.TicketRefused(RefusalCode.QUEUE_UNREACHABLE))
            return
        try:
            answer = self._queue_answer(order)
        except (CentralUnavailable, Refusal) as error:
            self._line(error)
            code = RefusalCode.QUEUE_UNREACHABLE
            if isinstance(error, Refusal) and not is_shut_out(error):
                code = error.code
            self._submit(m.TicketRefused(code))
            return
        self._line(None)
        ticket = answer.ticket
        self._submit(as_ticket_called(ticket) if ticket else m.TicketRefused(RefusalCode.NO_TICKET_WAITING))

    def _settle(self) -> bool:
        """Tell what is still owed to the queue, in order; False while it cannot be told."""
        while self._owed:
            try:
                self._queue_answer(self._owed[0])
            except (CentralUnavailable, Refusal) as error:
                self._line(error)
                if isinstance(error, CentralUnavailable) or is_shut_out(error):
                    return False
                log.info("queue refused %s: %s", self._owed[0].deed, code_of(error))
            self._owed.popleft()
        return True

    def _queue_answer(self, order: m.AskTicket) -> wire.TicketAnswer:
        if order.deed == "call_next":
            return self._client.call_next(order.staff_no, order.request)
        outcome = order.outcome.value if order.outcome else ""
        ask = wire.TicketDeed(staff_no=order.staff_no, request=order.request, outcome=outcome, day=order.day)
        return self._client.ticket_deed(order.ticket or "", _DEEDS[order.deed], ask)

    def _lease(self, order: m.LeaseNumbers) -> None:
        try:
            block = self._client.lease(order.kind, self._settings.lease_size, order.request)
        except (CentralUnavailable, Refusal) as error:
            self._no_use(error)
            return
        self._line(None)
        if block.kind == order.kind and block.first <= block.last:
            self._submit(m.BlockLeased(as_number_block(block)))
        else:
            log.error("a leased block does not fit what was asked")

    def _fetch_catalogue(self, etag: str) -> None:
        try:
            newer = self._client.catalogue(etag, self._base)
        except (CentralUnavailable, Refusal) as error:
            self._unfetched, self._fetch_after = etag, time.monotonic() + CATALOGUE_PAUSE_S
            self._no_use(error)
            return
        self._line(None)
        self._unfetched = None
        self._etag = newer.etag if newer else etag
        if newer:
            self._base = newer.raw
            self._librarian.take(newer.version, newer.etag, newer.raw)

    def _fetch_inbox(self, after: int) -> None:
        try:
            answer = self._client.inbox(after)
        except (CentralUnavailable, Refusal) as error:
            self._no_use(error)
            if isinstance(error, CentralFaulty | Refusal) and not is_shut_out(error):
                self._submit(m.InboxUnread(code_of(error) if isinstance(error, Refusal) else str(error)))
            return
        self._line(None)
        self._submit(m.InboxArrived(tuple(as_received(item) for item in answer.items)))

    def _ask_day(self, order: m.AskDay) -> None:
        try:
            answer = (self._gate or self._client).day(order.day.isoformat())
            kept = wire.AuditHead(lines=0, head="")
            if order.audit_lines:
                kept = self._client.keep_audit_head(order.audit_lines, order.audit_head)
        except (CentralUnavailable, Refusal) as error:
            self._no_use(error)
            self._submit(m.DayHeard(order.day, None))
            return
        self._line(None)
        held = {number: frozenset(ids) for number, ids in answer.records.items()}
        self._submit(m.DayHeard(order.day, held, kept.lines, kept.head, order.audit_lines, as_day_held(answer)))

    def _ask_record(self, order: m.AskRecord) -> None:
        try:
            held = (self._gate or self._client).record(order.delivery)
        except (CentralUnavailable, Refusal) as error:
            if self._gate is None:
                self._no_use(error)
            cause = code_of(error) if isinstance(error, Refusal) else str(error)
            self._submit(m.RecordHeard(order.delivery, cause=cause))
            return
        if self._gate is None:
            self._line(None)
        self._submit(m.RecordHeard(order.delivery, event_bytes(held.record), held.stored_at))

    def _ask_data(self, order: m.AskData) -> None:
        ask = wire.DataQuery(
            id=order.query,
            case=order.case,
            item=order.item,
            purpose=order.purpose,
            data_set=order.data_set,
            subject=order.subject,
            staff_no=order.staff_no,
        )
        try:
            rows, cause = tuple(self._client.ask_data(ask).rows), ""
        except (CentralUnavailable, Refusal) as error:
            self._no_use(error)
            cause = code_of(error) if isinstance(error, Refusal) else str(error)
            self._submit(m.DataHeard(order.query, order.case, order.data_set, None, cause))
            return
        self._line(None)
        self._submit(m.DataHeard(order.query, order.case, order.data_set, rows))

    def _tell_presence(self, order: m.TellPresence) -> None:
        beat = wire.Heartbeat(
            window_name=self._settings.window_name,
            state=order.window_state.value,
            staff_no=order.staff_no,
            ticket=order.ticket,
            devices=order.devices,
            unsent=order.unsent,
            silent=order.silent,
            groups=list(self._settings.groups),
        )
        began = time.monotonic()
        try:
            answer = self._client.heartbeat(beat)
        except (CentralUnavailable, Refusal) as error:
            self._line(error)
            return
        self._line(None, self._client.offset_of(answer.now, time.monotonic() - began))
        self._submit(m.QueueHeard(answer.waiting, answer.longest_s, datetime.now(UTC), answer.inbox))
        self._settle()
        known = self._unfetched if self._unfetched is not None else self._etag
        is_newer = known is not None and answer.catalogue_etag not in {"", known}
        if known is not None and is_newer and time.monotonic() >= self._fetch_after:
            self._fetch_catalogue(known)

    def _watch(self) -> None:
        self._watched_at = time.monotonic()
        try:
            load = self._client.hall_load()
        except (CentralUnavailable, Refusal) as error:
            self._no_use(error)
            return
        self._line(None)
        self._submit(as_hall_load(load))

    def _no_use(self, trouble: CentralUnavailable | Refusal) -> None:
        """One door out of order, or one answer that is not believed, is no outage: the heartbeat knows."""
        if not isinstance(trouble, CentralFaulty):
            self._line(trouble)
        elif (cause := str(trouble)) not in self._useless:
            self._useless.add(cause)
            log.info("a door of the platform is out of order: %s", cause)

    def _line(self, trouble: CentralUnavailable | Refusal | None, offset_s: float | None = None) -> None:
        """What this answer, or its absence, means for the line; told when it changed, else only now and then."""
        if isinstance(trouble, CentralUnavailable):
            state = CentralState.OFFLINE
        else:
            state = CentralState.REFUSED if trouble and is_shut_out(trouble) else CentralState.ONLINE
        now = time.monotonic()
        if state is self._state and now - self._told_at < TELL_AGAIN_S:
            return
        if state is not self._state:
            log.info("platform: %s %s", state.value, trouble or "")
        self._state, self._told_at = state, now
        cause = "" if state is CentralState.ONLINE else str(trouble)
        self._submit(m.CentralHeard(state, datetime.now(UTC), offset_s, cause))
