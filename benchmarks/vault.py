"""vault: what the vault costs a person: the hash of a password, a change of clerk beyond it, the checks at every start."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.counter import Counter
from benchmarks.measure import Row, median
from local_cache.suites import prove
from local_cache.vault import FileVault
from local_cache.wrapping import from_password, measured_cost
from window_client import messages as m
from window_client.clock import SystemClock
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.errors import CentralUnavailable
from window_client.gate import Gate, ProvenPerson
from window_client.steps import lock_desk, sign_in
from window_client.words import Role

RUNS, LINES = 9, 1500


class NoPlatform:
    """The network is down: only the slots decide."""

    def sign_in(self, user: str, password: str) -> ProvenPerson:
        raise CentralUnavailable("down")


def rows() -> list[Row]:
    """Hash of a password (goal 250 to 500 ms), change of clerk beyond it (≤ 1 s), start with a full trail (≤ 50 ms)."""
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(Path(folder))
        cost = measured_cost()
        hashes = [_timed(lambda: from_password("Demo-clerk-1", bytes(16), cost)) for _ in range(RUNS)]
        changes = _changes(counter, Path(folder))
        for number in range(LINES):
            with counter.store.unit() as unit:
                unit.audit.append(
                    at=SystemClock(8.0).now(),
                    actor="1042",
                    role="clerk",
                    window="03",
                    deed="bench",
                    subject=str(number),
                    outcome="done",
                )
        counter.store.close()
        starts, cpu = [], []
        for _ in range(RUNS):
            began = time.process_time()
            starts.append(_timed(counter.store.open))
            cpu.append(time.process_time() - began)
            counter.store.close()
        return [
            Row("vault.hash", median(hashes) * 1e3, "ms", goal=500.0, runs=RUNS, note=f"{cost.passes} passes, 64 MiB"),
            Row("vault.hash.least", min(hashes) * 1e3, "ms", goal=250.0, runs=RUNS, at_least=True),
            Row("vault.clerk_change.beyond_hash", median(changes) * 1e3, "ms", goal=1000.0, runs=RUNS),
            Row("vault.start.key_schema_trail", median(starts) * 1e3, "ms", goal=50.0, runs=RUNS, note="1000 lines"),
            Row(
                "vault.start.cpu",
                median(cpu) * 1e3,
                "ms",
                goal=50.0,
                runs=RUNS,
                note="the same without waiting for others",
            ),
            Row("vault.start.known_answers", _timed(prove.__wrapped__) * 1e3, "ms", goal=50.0),
        ]


def _changes(counter: Counter, directory: Path) -> list[float]:
    """Locked by one, taken over by the other: proof by the slot, store and desk, less the hash alone."""
    vault = FileVault(directory, use_key_ring=False)
    assert vault.unlock_by_machine()
    clock = SystemClock(8.0)
    people = [Clerk(u, StaffNo(n), u, Role.CLERK, clock.now().replace(year=2099)) for u, n in (("a", "1"), ("b", "2"))]
    for person in people:
        vault.put_password_slot(person.user, person.user)
        vault.put_right(person)
    gate = Gate(vault=vault, prover=NoPlatform(), clock=clock, say=lambda _: None, submit=lambda _: None)
    cost = measured_cost()
    found = []
    for turn in range(RUNS):
        assert counter.room.session is not None
        counter.run(lock_desk.lock, m.Lock(counter.room.session.id))
        user = people[turn % 2].user
        hashing = _timed(lambda: from_password("x", bytes(16), cost))

        def change(user: str = user) -> None:
            counter.run(sign_in.open_session, gate.prove(user, user))

        found.append(_timed(change) - hashing)
    return found


def _timed(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began
