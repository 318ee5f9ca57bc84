"""accept: the whole acceptance commit against the same rows by sqlcipher3 directly, both in one loop; a plain case, and
one with ten materials of a page each."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.counter import Counter
from benchmarks.measure import Row, median, p99, tell
from benchmarks.raw_rows import copy_rows, recorded
from window_client.domain.ids import CaseId

WARM_UP = 40
CASES = 400
FULL = 200


def rows() -> list[Row]:
    """Median ratio (goal ≤ 4) and p99 (goal ≤ 20 ms; with ten materials ≤ 30 ms)."""
    plain, plain_raw = _measure(Counter.ready_case, CASES)
    full, full_raw = _measure(Counter.full_case, FULL)
    return [
        Row("accept.commit", median(plain), "ms", baseline=median(plain_raw), goal=4.0, runs=CASES),
        Row("accept.p99", p99(plain), "ms", goal=20.0, runs=CASES),
        Row("accept.ten_materials", median(full), "ms", baseline=median(full_raw), goal=4.0, runs=FULL),
        Row("accept.ten_materials_p99", p99(full), "ms", goal=30.0, runs=FULL),
    ]


def _measure(ready: Callable[[Counter, int], CaseId], cases: int) -> tuple[list[float], list[float]]:
    """Milliseconds of our commit and of the bare rows, in turn."""
    ours: list[float] = []
    raw_only: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "store").mkdir()
        counter = Counter(Path(folder) / "store")
        raw = counter.raw_twin(Path(folder) / "raw.sqlite")
        for number in range(WARM_UP + cases):
            with recorded(counter.store.engine) as preparing:
                case = ready(counter, number)
            copy_rows(raw, preparing)
            with recorded(counter.store.engine) as writes:
                began = time.perf_counter()
                counter.accept(case)
                ours.append((time.perf_counter() - began) * 1e3)
            began = time.perf_counter()
            copy_rows(raw, writes)
            raw_only.append((time.perf_counter() - began) * 1e3)
            if number % 100 == 0:
                tell(f"accept: {number} of {WARM_UP + cases}")
        raw.close()
        counter.store.close()
    return ours[WARM_UP:], raw_only[WARM_UP:]
