"""The desk (柜台): one inbox, one thread, one table message → step; commit first, then say.

Every rule and every write of the window runs here, one message at a time, so the domain has no locks. A step that is
refused or fails leaves no trace: its transaction rolls back and what it wanted remembered is dropped. A fact that the
disk would not take is owed (`owed.py`): kept in order, tried again with every tick.
"""

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable

from window_client import messages as m
from window_client import owed
from window_client.domain.clerk import MAY, Clerk, Session
from window_client.errors import Refusal, StoreUnavailable
from window_client.ports import Clock, Perform, Say, Store
from window_client.settings import Settings
from window_client.step_table import DEEDS, PLACES, ROOM_STEPS, STEPS
from window_client.steps import resume, show
from window_client.steps.work import Glance, Room, Said, Show, Tools, Work
from window_client.views import Notice, NoticeGone, View
from window_client.words import Deed, RefusalCode, Role

log = logging.getLogger("desk")

TICK_S = 1.0
SLOW_VIEWS = {Show.WORK, Show.RECENT, Show.SYNC, Show.OUTBOX}
SLOW_S = 0.2
STORE_PLACE = "store"
PRESSED = (m.Wish, m.IdentityProved, m.SecondPersonProved, m.CardRead)
"""Lists and counts need not be drawn anew for every batch of a long drain; what the clerk looks at is drawn at once."""


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
        self._late: set[Show] = set()  # the store could not be read: drawn with the next tick
        self._slow_after = 0.0
        self._faults = 0
        self._owed: deque[m.Message] = deque()
        self._bulk: deque[m.Message] = deque()  # what can wait until nobody waits: one at a time, each a short commit
        self._store_trouble = False

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
            pause = 0.0 if self._bulk else max(0.0, due - time.monotonic())
            try:
                message = self._inbox.get(timeout=pause) if pause else self._inbox.get_nowait()
            except queue.Empty:
                self._show_wanted()
                if time.monotonic() >= next_tick:
                    next_tick = time.monotonic() + TICK_S
                    self._on_time()
                elif self._bulk:
                    self._take(self._bulk.popleft())
                continue
            if message is None:
                break
            if owed.can_wait(message):
                self._bulk.append(message)
            else:
                self._take(message)
        self._owed += self._bulk
        self._pay()
        self._store.close()

    def _on_time(self) -> None:
        self._wanted, self._late = self._wanted | self._late, set()
        if self._store.is_open:
            self._pay()
            self._handle(m.Tick(self._clock.now()))

    def _take(self, message: m.Message) -> None:
        if owed.must_be_kept(message):
            self._owed.append(message)
            self._pay()
        else:
            self._handle(message)

    def _pay(self) -> None:
        """Handle the facts that are owed, oldest first, until the store refuses one again."""
        while self._owed:
            if not self._handle(self._owed[0]):
                return
            self._owed.popleft()

    def _handle(self, message: m.Message) -> bool:
        """One message; False when the store would not take it."""
        try:
            self._open_store_for(message)
            said = self._step(message)
        except Refusal as refusal:
            self._refused(message, refusal)
        except StoreUnavailable as trouble:
            self._not_kept(message, trouble)
            return False
        except Exception:  # noqa: BLE001 - logged and told with a number by _faulted, and the desk lives on
            self._faulted(message)
            another = owed.instead(message)
            if another is not None:
                self._inbox.put(another)
        else:
            self._tell(said)
            if self._store_trouble and type(message) in STEPS and not isinstance(message, m.Tick):
                self._store_trouble = False
                self._say(NoticeGone(STORE_PLACE))
        return True

    def _not_kept(self, message: m.Message, trouble: StoreUnavailable) -> None:
        """Say it where the person pressed; what nobody pressed is said once, in the banner, until it is kept."""
        if isinstance(message, PRESSED):
            log.error("store refused %s: %s", type(message).__name__, trouble)
            place = _place(message) or STORE_PLACE
            self._store_trouble = self._store_trouble or place == STORE_PLACE
            self._say(Notice(RefusalCode.STORE_FULL if trouble.full else RefusalCode.STORE_FAILED, place))
        elif not self._store_trouble:
            log.error("store refused %s: %s; it is owed", type(message).__name__, trouble)
            self._store_trouble = True
            code = RefusalCode.STORE_FULL_OWED if trouble.full else RefusalCode.STORE_FAILED_OWED
            self._say(Notice(code, STORE_PLACE))

    def _step(self, message: m.Message, second: Clerk | None = None) -> Said:
        if isinstance(message, m.SecondPersonProved):
            return self._step(message.act, message.clerk)
        actor = self._actor(message)
        _refuse_no_second(actor, second)
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
        return self._commit(lambda work: step(message, work), actor, second)

    def _commit(self, act: Callable[[Work], Said], actor: Session | None = None, second: Clerk | None = None) -> Said:
        """Run inside one transaction; what it wants remembered is kept only after the commit."""
        if not self._store.is_open:
            raise Refusal(RefusalCode.STORE_LOCKED)
        with self._store.unit() as unit:
            work = Work(self._room, self._clock.now(), self._tools, unit, actor, second)
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
        if self._room.locked and not isinstance(message, m.Lock):
            raise Refusal(RefusalCode.LOCKED)
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
        except StoreUnavailable as trouble:
            log.error("views not drawn: %s", trouble)
            self._late |= wanted
            return
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


def _refuse_no_second(actor: Session | None, second: Clerk | None) -> None:
    """A second person is a supervisor and somebody else."""
    if second is None:
        return
    if second.role is not Role.SUPERVISOR or actor is None or actor.clerk.staff_no == second.staff_no:
        raise Refusal(RefusalCode.SECOND_PERSON_WRONG)


def _place(message: m.Message | None) -> str:
    if isinstance(message, m.SecondPersonProved):
        return "second"
    if isinstance(message, m.AnswerGiven | m.SettleSource):
        return f"field:{message.field}"
    if isinstance(message, m.MaterialMessage):
        return f"material:{message.material}"
    return PLACES.get(type(message), "")


def _note_denied(work: Work, deed: Deed) -> Said:
    work.audit(deed.value, "", outcome=RefusalCode.NOT_ALLOWED.value)
    return []
