"""sync: drain of 9 900 queued cases without pages from the encrypted store, against the recorded bodies replayed by
bare requests to an equal platform of the same run."""

import tempfile
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import requests

from benchmarks import pouch
from benchmarks.counter import ANSWERS, Counter, card
from benchmarks.measure import Row, p99, tell
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
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId, SessionId, StaffNo
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.views import CaseView, ItemsFound, SessionView, SyncView
from window_client.words import CaseState, DeliveryState, Role

CASES = 9_900
"""About what one window can number in a day: receipt numbers show four digits."""

DRAIN_S = 240.0
PROBE_S = 0.01


def rows() -> list[Row]:
    """Records a second, ratio to bare requests, goal ≥ 0.5."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "window").mkdir()
        _queue(root / "window")
        probe = Probe()
        ours, records, bodies = _drained(root, probe)
        bare = _replayed(root, bodies)
        peer = pouch.records_s(root, bodies)
    tell(f"sync: {records} records in {ours:.2f} s; bare {bare:.2f} s")
    waits = probe.waits_ms
    against_peer = Row(
        "sync.drain_pouchdb", records / ours, "records/s", baseline=peer, goal=3.0, at_least=True, runs=1
    )
    return [
        *([against_peer] if peer else []),
        Row("sync.drain", records / ours, "records/s", baseline=records / bare, goal=0.5, at_least=True, runs=1),
        Row("sync.fresh_acknowledged", probe.fresh_s, "s", goal=2.0, runs=1, note="accepted in the midst of the drain"),
        Row("sync.inbox_wait_p99", p99(waits), "ms", goal=20.0, runs=len(waits), note="a search asked and answered"),
    ]


class Probe:
    """A clerk at work during the drain: searches all the time, and once looks how soon a fresh record is there."""

    def __init__(self) -> None:
        self.waits_ms: list[float] = []
        self.fresh_s = 0.0
        self._view = CaseView(case=None)
        self._fresh: CaseId | None = None
        self._accepted_at = 0.0
        self._asked: dict[str, float] = {}

    def take(self, view: object) -> None:
        """What the desk says, on its thread."""
        if isinstance(view, CaseView):
            self._view = view
            if view.case == self._fresh and view.delivery_state is DeliveryState.ACKNOWLEDGED and not self.fresh_s:
                self.fresh_s = time.perf_counter() - self._accepted_at
        if isinstance(view, ItemsFound) and view.text in self._asked:
            self.waits_ms.append((time.perf_counter() - self._asked.pop(view.text)) * 1000)

    def run(self, desk: Desk, session: SessionId, over: threading.Event) -> None:
        """Until the drain is over."""
        self._accept(desk, session, over)
        number = 0
        while not over.wait(PROBE_S):
            number += 1
            self._asked[f"q{number}"] = time.perf_counter()
            desk.submit(m.SearchItems(session, f"q{number}"))

    def _accept(self, desk: Desk, session: SessionId, over: threading.Event) -> None:
        """One more citizen in the midst of the drain."""
        desk.submit(m.OpenCase(session))
        desk.submit(m.CardRead(card(CASES + 1)))
        desk.submit(m.PickItem(session, "S02"))
        while not (self._view.state is CaseState.DRAFT and self._view.item_code) and not over.wait(PROBE_S):
            continue
        case = self._view.case
        assert case is not None
        for element, value in ANSWERS.items():
            desk.submit(m.AnswerGiven(session, case, element, value))
        while not self._view.may_accept and not over.wait(PROBE_S):
            continue
        self._fresh, self._accepted_at = case, time.perf_counter()
        desk.submit(m.AcceptCase(session, case))


def _queue(directory: Path) -> None:
    counter = Counter(directory)
    for number in range(CASES):
        counter.accept(counter.ready_case(number))
        if number % 500 == 0:
            tell(f"sync: {number} of {CASES} cases queued")
    counter.store.close()


def _platform(root: Path, name: str) -> tuple[Companion, str]:
    database = (root / f"{name}.sqlite").as_posix()
    platform = Companion("reference_platform", "--port", "0", "--admin", "--database-url", f"sqlite:///{database}")
    return platform, str(platform.ready()["url"])


def _drained(root: Path, probe: Probe) -> tuple[float, int, list[bytes]]:
    """Seconds from the first order to send until nothing waits, the records, and the bodies that were sent."""
    platform, url = _platform(root, "ours")
    settings = replace(Settings(lease_low=1), platform_url=url)
    client = CentralClient(settings)
    token = client.sign_in("chen", "Demo-clerk-1").window_token
    client.close()
    done, sent, began = threading.Event(), list[list[bytes]](), list[float]()
    sessions: list[SessionId] = []

    def say(view: object) -> None:
        probe.take(view)
        if isinstance(view, SessionView) and view.session is not None:
            sessions.append(view.session)
        if isinstance(view, SyncView) and began and not view.waiting:
            done.set()

    def perform(order: m.Order) -> None:
        if isinstance(order, m.SendRecords):
            began.append(time.perf_counter())
            sent.append([record.body for record in order.records])
        if isinstance(order, m.SendRecords | m.UseWindowToken):
            courier.perform(order)

    vault = FileVault(root / "window", use_key_ring=False)
    assert vault.unlock_by_machine()
    clock = SystemClock(settings.utc_offset_h)
    tools = Tools(RandomIds(), WireRecords(settings.site), read_catalogue)
    store = EncryptedStore(root / "window", vault)
    desk = Desk(settings=settings, store=store, tools=tools, clock=clock, say=say, perform=perform)
    courier = Courier(settings, desk.submit, lambda page: b"")
    courier.perform(m.UseWindowToken(token))
    courier.start()
    desk.start()
    clerk = Clerk("chen", StaffNo("1042"), "陈晓", Role.CLERK, clock.now() + timedelta(days=9))
    desk.submit(m.IdentityProved(clerk, online=True))
    while not (sessions and began):
        assert not done.wait(PROBE_S)
    at_work = threading.Thread(target=probe.run, args=(desk, sessions[0], done), name="clerk")
    at_work.start()
    ended = done.wait(DRAIN_S)
    seconds = time.perf_counter() - began[0]
    done.set()
    at_work.join()
    assert ended, "the drain did not end"
    assert desk.stop()
    assert courier.stop()
    platform.stop()
    return seconds, sum(len(batch) for batch in sent), [b'{"records":[' + b",".join(batch) + b"]}" for batch in sent]


def _replayed(root: Path, bodies: list[bytes]) -> float:
    platform, url = _platform(root, "bare")
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
