"""The desk (柜台): one inbox, one thread, one table message → step; commit first, then say.

Every rule and every write of the window runs here, one message at a time, so the domain has no locks. A step that is
refused or fails leaves no trace: its transaction rolls back and what it wanted remembered is dropped.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from window_client import messages as m
from window_client.domain.clerk import MAY, Session
from window_client.errors import Refusal, StoreUnavailable
from window_client.ports import Clock, Perform, Say, Store
from window_client.settings import Settings
from window_client.steps import (
    accept_case,
    call_ticket,
    deliver,
    fill_form,
    find_case,
    lease_numbers,
    open_case,
    print_paper,
    read_card,
    resume,
    show,
    sign_in,
    take_materials,
    watch_central,
    watch_devices,
)
from window_client.steps.work import Glance, Room, Said, Show, Tools, Work
from window_client.views import Notice, View
from window_client.words import Deed, RefusalCode

log = logging.getLogger("desk")

TICK_S = 1.0
SLOW_VIEWS = {Show.WORK, Show.SYNC}
SLOW_S = 0.2
"""Lists and counts need not be drawn anew for every batch of a long drain; what the clerk looks at is drawn at once."""

Step = Callable[[Any, Work], Said]
RoomStep = Callable[[Any, Glance], Said]

STEPS: Mapping[type, Step] = {
    m.IdentityProved: sign_in.open_session,
    m.SignInDenied: sign_in.note_denied,
    m.StoreOpened: resume.store_opened,
    m.SignOut: sign_in.close_session,
    m.CallNext: call_ticket.call_next,
    m.CallByHand: call_ticket.call_by_hand,
    m.Recall: call_ticket.recall,
    m.StartServing: call_ticket.start_serving,
    m.MarkNoShow: call_ticket.mark_no_show,
    m.FinishTicket: call_ticket.finish_ticket,
    m.TicketCalled: call_ticket.ticket_called,
    m.TicketRefused: call_ticket.ticket_refused,
    m.CardRead: read_card.card_read,
    m.OpenCase: open_case.open_case,
    m.SetAside: open_case.set_aside,
    m.DiscardDraft: open_case.discard,
    m.PickItem: fill_form.pick_item,
    m.AnswerGiven: fill_form.answer_given,
    m.RevealValue: fill_form.reveal_value,
    m.ScanMaterial: take_materials.scan_material,
    m.ImportFiles: take_materials.import_files,
    m.PagesCaptured: take_materials.pages_captured,
    m.CaptureFailed: take_materials.capture_failed,
    m.DropPage: take_materials.drop_page,
    m.AcceptCase: accept_case.accept_case,
    m.FindCases: find_case.find_cases,
    m.PrintDue: print_paper.print_due,
    m.PrinterReady: print_paper.printer_ready,
    m.PaperPrinted: print_paper.paper_printed,
    m.PaperDoubtful: print_paper.paper_doubtful,
    m.PaperHeld: print_paper.paper_held,
    m.ReprintPaper: print_paper.reprint_paper,
    m.DeliverDue: deliver.deliver_due,
    m.CentralAnswered: deliver.central_answered,
    m.SendNow: deliver.send_now,
    m.BlockLeased: lease_numbers.block_leased,
    m.CentralHeard: watch_central.central_heard,
    m.QueueHeard: watch_central.queue_heard,
    m.CatalogueArrived: watch_central.catalogue_arrived,
    m.Tick: watch_central.tick,
}
"""Steps inside a transaction."""

ROOM_STEPS: Mapping[type, RoomStep] = {
    m.SearchItems: fill_form.search_items,
    m.CardTroubled: read_card.card_troubled,
    m.CardLifted: read_card.card_lifted,
    m.BarcodeScanned: watch_devices.barcode_scanned,
    m.DisplayShown: watch_devices.display_shown,
    m.DeviceReported: watch_devices.device_reported,
    m.ProbeDevice: watch_devices.probe_device,
    m.HallLoadHeard: watch_central.hall_load_heard,
}
"""Steps that touch no row; they also work while the store is closed."""

DEEDS: Mapping[type[m.Wish], Deed] = {
    m.SignOut: Deed.SIGN_OUT,
    m.CallNext: Deed.CALL_TICKET,
    m.CallByHand: Deed.CALL_TICKET,
    m.Recall: Deed.CALL_TICKET,
    m.StartServing: Deed.SERVE,
    m.MarkNoShow: Deed.SERVE,
    m.FinishTicket: Deed.SERVE,
    m.OpenCase: Deed.FILL_CASE,
    m.SearchItems: Deed.FILL_CASE,
    m.PickItem: Deed.FILL_CASE,
    m.AnswerGiven: Deed.FILL_CASE,
    m.ScanMaterial: Deed.FILL_CASE,
    m.ImportFiles: Deed.FILL_CASE,
    m.DropPage: Deed.FILL_CASE,
    m.SetAside: Deed.FILL_CASE,
    m.DiscardDraft: Deed.FILL_CASE,
    m.AcceptCase: Deed.ACCEPT_CASE,
    m.FindCases: Deed.FIND_CASE,
    m.ReprintPaper: Deed.REPRINT,
    m.RevealValue: Deed.REVEAL,
    m.SendNow: Deed.SEND_NOW,
    m.ProbeDevice: Deed.PROBE_DEVICE,
}

PLACES: Mapping[type, str] = {
    m.CallNext: "queue",
    m.CallByHand: "queue",
    m.Recall: "queue",
    m.StartServing: "queue",
    m.MarkNoShow: "queue",
    m.FinishTicket: "queue",
    m.CardRead: "card",
    m.PickItem: "item",
    m.SearchItems: "item",
    m.AcceptCase: "accept",
    m.FindCases: "find",
    m.ReprintPaper: "paper",
    m.SendNow: "sync",
}
"""Where a refusal stands that names no field and no material."""


class Desk:
    """The one thread of rules and writes. `submit` may be called from any thread and never blocks."""

    def __init__(
        self, *, settings: Settings, store: Store, tools: Tools, clock: Clock, say: Say, perform: Perform
    ) -> None:
        self._room = Room(settings)
        self._store, self._tools, self._clock = store, tools, clock
        self._say, self._perform = say, perform
        self._inbox: queue.SimpleQueue[m.Message | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="desk")
        self._wanted: set[Show] = set()
        self._slow_after = 0.0
        self._faults = 0

    def start(self) -> None:
        """Start the desk thread."""
        self._thread.start()

    def submit(self, message: m.Message) -> None:
        """Put a message into the inbox."""
        self._inbox.put(message)

    def stop(self, deadline_s: float = 5.0) -> bool:
        """Handle what is in the inbox, close the store, end; False when the deadline passed first."""
        self._inbox.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        next_tick = time.monotonic()
        while True:
            due = min(next_tick, self._show_at()) if self._wanted else next_tick
            pause = max(0.0, due - time.monotonic())
            try:
                message = self._inbox.get(timeout=pause) if pause else self._inbox.get_nowait()
            except queue.Empty:
                self._show_wanted()
                if time.monotonic() >= next_tick:
                    next_tick = time.monotonic() + TICK_S
                    if self._store.is_open:
                        self._handle(m.Tick(self._clock.now()))
                continue
            if message is None:
                break
            self._handle(message)
        self._store.close()

    def _handle(self, message: m.Message) -> None:
        try:
            self._open_store_for(message)
            said = self._step(message)
        except Refusal as refusal:
            self._refused(message, refusal)
        except StoreUnavailable as trouble:
            log.error("store refused %s: %s", type(message).__name__, trouble)
            code = RefusalCode.STORE_FULL if trouble.full else RefusalCode.STORE_FAILED
            facts = {} if self._store.is_open else {"reason": str(trouble)}
            self._say(Notice(code, _place(message), facts))
        except Exception:  # noqa: BLE001 - logged and told with a number by _faulted, and the desk lives on
            self._faulted(message)
        else:
            self._tell(said)

    def _step(self, message: m.Message) -> Said:
        actor = self._actor(message)
        now = self._clock.now()
        room_step = ROOM_STEPS.get(type(message))
        if room_step is not None:
            glance = Glance(self._room, now, self._tools)
            said = room_step(message, glance)
            self._room = glance.room
            return said
        if not self._store.is_open and not isinstance(message, m.Wish):
            return []  # a device spoke before anybody signed in: nothing waits for it, and it will speak again
        step = STEPS[type(message)]
        return self._commit(lambda work: step(message, work), actor)

    def _commit(self, act: Callable[[Work], Said], actor: Session | None = None) -> Said:
        """Run inside one transaction; what it wants remembered is kept only after the commit."""
        if not self._store.is_open:
            raise Refusal(RefusalCode.STORE_LOCKED)
        with self._store.unit() as unit:
            work = Work(self._room, self._clock.now(), self._tools, unit, actor)
            said = act(work)
        self._room = work.room
        return said

    def _actor(self, message: m.Message) -> Session | None:
        """Resolve a wish's session to a person who may do this; the one place where roles are refused."""
        if not isinstance(message, m.Wish):
            return None
        session = self._room.session
        if session is None or session.id != message.session:
            raise Refusal(RefusalCode.SESSION_OVER)
        deed = DEEDS[type(message)]
        if session.clerk.role not in MAY[deed]:
            self._commit(lambda work: _note_denied(work, deed), session)
            raise Refusal(RefusalCode.NOT_ALLOWED)
        return session

    def _open_store_for(self, message: m.Message) -> None:
        if self._store.is_open or not isinstance(message, m.IdentityProved | m.StoreOpened):
            return
        self._store.open()
        self._tell(self._commit(resume.resume))

    def _tell(self, said: Said) -> None:
        for each in said:
            if isinstance(each, Show):
                self._wanted.add(each)
            elif isinstance(each, m.Follow):
                self._inbox.put(each)
            elif isinstance(each, View):
                self._say(each)
            else:
                self._perform(each)

    def _show_at(self) -> float:
        """When the wanted views are due: at once, unless only slow ones are wanted again."""
        return self._slow_after if self._wanted <= SLOW_VIEWS else 0.0

    def _show_wanted(self) -> None:
        """Draw the wanted views from the rows as they are now, outside any step's transaction."""
        now = time.monotonic()
        wanted = self._wanted if now >= self._slow_after else self._wanted - SLOW_VIEWS
        self._wanted = self._wanted - wanted
        if wanted & SLOW_VIEWS:
            self._slow_after = now + SLOW_S
        if not wanted:
            return
        if not self._store.is_open:
            return
        try:
            with self._store.unit() as unit:
                work = Work(self._room, self._clock.now(), self._tools, unit)
                views = show.build(work, wanted)
            self._room = work.room
        except Exception:  # noqa: BLE001 - as above: a view that fails to build must not end the desk
            self._faulted(None)
            return
        for view in views:
            self._say(view)

    def _refused(self, message: m.Message, refusal: Refusal) -> None:
        log.info("refused %s: %s", type(message).__name__, refusal.code.value)
        place = _place(message)
        if refusal.field:
            place = f"field:{refusal.field}"
        elif refusal.material:
            place = f"material:{refusal.material}"
        self._say(Notice(refusal.code, place, refusal.facts))

    def _faulted(self, message: m.Message | None) -> None:
        """A bug of ours: log it without contents, tell a number, live on."""
        self._faults += 1
        number = f"{self._clock.now():%m%d%H%M}-{self._faults}"
        log.exception("internal fault %s at %s", number, type(message).__name__)
        self._say(Notice(RefusalCode.INTERNAL, _place(message), number=number))


def _place(message: m.Message | None) -> str:
    if isinstance(message, m.AnswerGiven):
        return f"field:{message.field}"
    if isinstance(message, m.ScanMaterial | m.ImportFiles | m.PagesCaptured):
        return f"material:{message.material}"
    return PLACES.get(type(message), "")


def _note_denied(work: Work, deed: Deed) -> Said:
    work.audit(deed.value, "", outcome=RefusalCode.NOT_ALLOWED.value)
    return []
