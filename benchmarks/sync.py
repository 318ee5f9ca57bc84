"""sync: drain of 2 000 queued cases without pages from the encrypted store, against the recorded bodies replayed by
bare requests to an equal platform of the same run."""

import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import requests

from benchmarks.counter import Counter
from benchmarks.measure import Row, tell
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
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.views import SyncView

CASES = 2000
DRAIN_S = 120.0


def rows() -> list[Row]:
    """Records a second, ratio to bare requests, goal ≥ 0.5."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "window").mkdir()
        _queue(root / "window")
        ours, records, bodies = _drained(root)
        bare = _replayed(root, bodies)
    tell(f"sync: {records} records in {ours:.2f} s; bare {bare:.2f} s")
    return [Row("sync.drain", records / ours, "records/s", baseline=records / bare, goal=0.5, at_least=True, runs=1)]


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


def _drained(root: Path) -> tuple[float, int, list[bytes]]:
    """Seconds from the first order to send until nothing waits, the records, and the bodies that were sent."""
    platform, url = _platform(root, "ours")
    settings = replace(Settings(lease_low=1), platform_url=url)
    client = CentralClient(settings)
    token = client.sign_in("chen", "Demo-clerk-1").window_token
    client.close()
    done, sent, began = threading.Event(), list[list[bytes]](), list[float]()

    def say(view: object) -> None:
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
    desk.submit(m.StoreOpened())
    assert done.wait(DRAIN_S), "the drain did not end"
    seconds = time.perf_counter() - began[0]
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
