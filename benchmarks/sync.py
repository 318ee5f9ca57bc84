"""sync: drain of 9 900 queued cases without pages from the encrypted store, against the recorded bodies replayed by
bare requests to an equal platform of the same run."""

import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import requests

from benchmarks import pouch
from benchmarks.counter import ANSWERS, Counter, card
from benchmarks.measure import Row, median, p99, tell
from local_cache.sealer import FileSealer
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from reference_platform.demo import Companion
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.central.client import CentralClient
from window_client.central.courier import Courier
from window_client.central.records import WireRecords
from window_client.central.wire import API, signing
from window_client.clock import RandomIds, SystemClock
from window_client.desk import Desk
from window_client.domain.case import Case
from window_client.domain.clerk import Clerk
from window_client.domain.delivery import Delivery
from window_client.domain.ids import CaseId, DeliveryId, SessionId, StaffNo, VisitId
from window_client.ports import Unit
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.views import CaseView, ItemsFound, SessionView, SyncView
from window_client.words import CaseState, DeliveryState, Role

CASES = 9_900
"""About what one window can number in a day: receipt numbers show four digits."""

TWINS = 50_000  # beyond every number that the clerk at work will take
DRAIN_S = 600.0
PROBE_S, BETWEEN_S = 0.01, 0.3
QUIET = 10


def rows() -> list[Row]:
    """Records a second, ratio to bare requests, goal ≥ 0.5; what a clerk at work notices of it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "window").mkdir()
        _queue(root / "window")
        clerk = ClerkAtWork()
        ours, records, bodies = drained(root, clerk)
        bare = _replayed(root, bodies)
        peer = pouch.records_s(root, bodies)
    tell(f"sync: {records} records in {ours:.2f} s; bare {bare:.2f} s")
    waits, busy, quiet = clerk.waits_ms, clerk.busy_ms, clerk.quiet_ms
    against_peer = Row(
        "sync.drain_pouchdb", records / ours, "records/s", baseline=peer, goal=3.0, at_least=True, runs=1
    )
    return [
        *([against_peer] if peer else []),
        Row("sync.drain", records / ours, "records/s", baseline=records / bare, goal=0.5, at_least=True, runs=1),
        Row("sync.fresh_acknowledged", max(clerk.fresh_s), "s", goal=2.0, runs=len(clerk.fresh_s), note="the worst"),
        Row("sync.accept_commit", median(busy), "ms", baseline=median(quiet), goal=1.5, runs=len(busy)),
        Row("sync.inbox_wait_p99", p99(waits), "ms", goal=20.0, runs=len(waits), note="a search asked and answered"),
    ]


class ClerkAtWork:
    """During the drain: searches all the time, and accepts one citizen after the other; afterwards a few in quiet."""

    def __init__(self) -> None:
        self.waits_ms: list[float] = []
        self.fresh_s: list[float] = []
        self.busy_ms: list[float] = []
        self.quiet_ms: list[float] = []
        self.over = threading.Event()
        self._view, self._waiting = CaseView(case=None), 1
        self._asked: dict[str, float] = {}

    def take(self, view: object) -> None:
        """What the desk says, on its thread."""
        if isinstance(view, CaseView):
            self._view = view
        if isinstance(view, SyncView):
            self._waiting = view.waiting
        if isinstance(view, ItemsFound) and view.text in self._asked:
            self.waits_ms.append((time.perf_counter() - self._asked.pop(view.text)) * 1000)

    def run(self, desk: "TimedDesk", session: SessionId) -> None:
        """Until the drain is over, and a little longer."""
        number = 0
        while not self.over.is_set():
            began, told = self._accept(desk, session, number), False
            while not self.over.wait(PROBE_S) and (not told or time.perf_counter() - began < BETWEEN_S):
                if not told and self._view.delivery_state is DeliveryState.ACKNOWLEDGED:
                    self.fresh_s.append(time.perf_counter() - began)
                    told = True
                self._asked[f"q{len(self.waits_ms)}"] = time.perf_counter()
                desk.submit(m.SearchItems(session, f"q{len(self.waits_ms)}"))
            number += 1
        self.busy_ms = desk.accepting_ms
        desk.accepting_ms = []
        for more in range(QUIET):
            self._accept(desk, session, number + more)
            self._until(lambda: self._view.delivery_state is DeliveryState.ACKNOWLEDGED)
        self.quiet_ms = desk.accepting_ms

    def _accept(self, desk: "TimedDesk", session: SessionId, number: int) -> float:
        """One more citizen; when 受理 was pressed."""
        desk.submit(m.SetAside(session))
        self._until(lambda: self._view.case is None)
        desk.submit(m.CardRead(card(CASES + 1 + number)))
        desk.submit(m.PickItem(session, "S02"))
        self._until(lambda: self._view.state is CaseState.DRAFT and bool(self._view.item_code))
        case = self._view.case
        assert case is not None
        for element, value in ANSWERS.items():
            desk.submit(m.AnswerGiven(session, case, element, value))
        self._until(lambda: self._view.may_accept)
        pressed = time.perf_counter()
        desk.submit(m.AcceptCase(session, case))
        self._until(lambda: self._view.state is CaseState.ACCEPTED)
        return pressed

    def _until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + DRAIN_S
        while not condition():
            assert time.monotonic() < end, "the desk does not go on"
            time.sleep(PROBE_S / 10)


class TimedDesk(Desk):
    """Notes what each acceptance cost on the desk's thread."""

    accepting_ms: list[float]

    def _handle(self, message: m.Message) -> bool:
        began = time.perf_counter()
        done = super()._handle(message)
        if isinstance(message, m.AcceptCase):
            self.accepting_ms.append((time.perf_counter() - began) * 1000)
        return done


def _queue(directory: Path) -> None:
    """One case accepted by the real steps, and its twins: the same rows under numbers, ids and people of their own."""
    counter = Counter(directory)
    first = counter.ready_case(0)
    counter.accept(first)
    with counter.store.unit() as unit:
        case, records = unit.cases.get(first), unit.deliveries.of_case(first)
        assert case is not None
        assert len(records) > 1
        for number in range(1, CASES):
            _add_twin(unit, case, records, number)
    counter.store.close()


def _add_twin(unit: Unit, case: Case, records: Sequence[Delivery], number: int) -> None:
    person = card(number).number
    twin = replace(
        case,
        id=CaseId(str(uuid4())),
        visit=VisitId(str(uuid4())),
        receipt_no=f"{case.receipt_no[:-5]}{TWINS + number:05d}",
        official_no=f"{case.official_no[:-5]}{TWINS + number:05d}",
        applicant_key=f"111:{person}",
    )
    unit.cases.add(twin)
    old = (case.id, case.visit, case.receipt_no, case.official_no, card(0).number)
    new = (twin.id, twin.visit, twin.receipt_no, twin.official_no, person)
    for record in records:
        ident, body = DeliveryId(str(uuid4())), record.body
        for before, after in zip((*old, record.id), (*new, ident), strict=True):
            body = body.replace(before.encode(), after.encode())
        unit.deliveries.add(replace(record, id=ident, case=twin.id, body=body))


def start_platform(root: Path, name: str) -> tuple[Companion, str]:
    database = (root / f"{name}.sqlite").as_posix()
    platform = Companion("reference_platform", "--port", "0", "--admin", "--database-url", f"sqlite:///{database}")
    return platform, str(platform.ready()["url"])


def drained(root: Path, clerk: "ClerkAtWork | None" = None) -> tuple[float, int, list[bytes]]:
    """Seconds from the first order to send until nothing waits, the records, and the bodies that were sent."""
    platform, url = start_platform(root, "ours")
    settings = replace(Settings(lease_low=1), platform_url=url)
    client = CentralClient(settings)
    token = client.sign_in("chen", "Demo-clerk-1").window_token
    client.close()
    done, sent, began = threading.Event(), list[list[bytes]](), list[float]()
    sessions: list[SessionId] = []

    def say(view: object) -> None:
        if clerk is not None:
            clerk.take(view)
        if isinstance(view, SessionView) and view.session is not None:
            sessions.append(view.session)
        if isinstance(view, SyncView) and began and not view.waiting:
            done.set()

    def perform(order: m.Order) -> None:
        if isinstance(order, m.SendRecords) and not done.is_set():
            began.append(time.perf_counter())
            sent.append([record.body for record in order.records])
        if isinstance(order, m.SendRecords | m.UseWindowToken):
            courier.perform(order)

    vault = FileVault(root / "window", use_key_ring=False)
    assert vault.unlock_by_machine()
    clock = SystemClock(settings.utc_offset_h)
    tools = Tools(RandomIds(), WireRecords(settings.site), read_catalogue)
    store = EncryptedStore(root / "window", vault)
    desk = TimedDesk(settings=settings, store=store, tools=tools, clock=clock, say=say, perform=perform)
    desk.accepting_ms = []
    courier = Courier(settings, desk.submit, FileSealer(root / "window", vault).unseal)
    courier.perform(m.UseWindowToken(token))
    courier.start()
    desk.start()
    who = Clerk("chen", StaffNo("1042"), "陈晓", Role.CLERK, clock.now() + timedelta(days=9))
    desk.submit(m.IdentityProved(who, online=True))
    while not (sessions and began):
        assert not done.wait(PROBE_S)
    at_work = threading.Thread(target=clerk.run, args=(desk, sessions[0]), name="clerk") if clerk else None
    if at_work is not None:
        at_work.start()
    ended = done.wait(DRAIN_S)
    seconds = time.perf_counter() - began[0]
    if clerk is not None and at_work is not None:
        clerk.over.set()
        at_work.join()
    assert ended, "the drain did not end"
    assert desk.stop()
    assert courier.stop()
    platform.stop()
    return seconds, sum(len(batch) for batch in sent), [b'{"records":[' + b",".join(batch) + b"]}" for batch in sent]


def _replayed(root: Path, bodies: list[bytes]) -> float:
    platform, url = start_platform(root, "bare")
    client = CentralClient(replace(Settings(), platform_url=url))
    token = client.sign_in("chen", "Demo-clerk-1").window_token
    client.close()
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Content-Type"] = "application/json"
        path, now = f"{API}/events", int(time.time())
        signed = [signing.sign(token, "sha256", "POST", path, now, str(n), each) for n, each in enumerate(bodies)]
        began = time.perf_counter()
        for body, header in zip(bodies, signed, strict=True):
            answer = session.post(url + path, data=body, headers={"Authorization": header}, timeout=30)
            assert answer.status_code == 200
            assert b'"refused"' not in answer.content
        seconds = time.perf_counter() - began
    platform.stop()
    return seconds
