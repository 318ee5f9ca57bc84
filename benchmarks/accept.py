"""accept: the whole acceptance commit against the same rows by sqlcipher3 directly, both in one loop."""

import tempfile
import time
from pathlib import Path

from benchmarks.counter import Counter
from benchmarks.measure import Row, median, p99, tell
from benchmarks.raw_rows import copy_rows, recorded

WARM_UP = 40
CASES = 400


def rows() -> list[Row]:
    """Median ratio (goal ≤ 4) and p99 in ms (goal ≤ 20)."""
    ours: list[float] = []
    raw_only: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "store").mkdir()
        counter = Counter(Path(folder) / "store")
        raw = counter.raw_twin(Path(folder) / "raw.sqlite")
        for number in range(WARM_UP + CASES):
            with recorded(counter.store.engine) as preparing:
                case = counter.ready_case(number)
            copy_rows(raw, preparing)
            with recorded(counter.store.engine) as writes:
                began = time.perf_counter()
                counter.accept(case)
                ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            copy_rows(raw, writes)
            raw_only.append(time.perf_counter() - began)
            if number % 100 == 0:
                tell(f"accept: {number} of {WARM_UP + CASES}")
        raw.close()
        counter.store.close()
    ours, raw_only = ours[WARM_UP:], raw_only[WARM_UP:]
    return [
        Row("accept.commit", median(ours) * 1e3, "ms", baseline=median(raw_only) * 1e3, goal=4.0, runs=CASES),
        Row("accept.p99", p99(ours) * 1e3, "ms", goal=20.0, runs=CASES),
    ]
