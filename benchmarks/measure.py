"""What all benches share: a row, medians, a 99th percentile, interleaving, and a voice for progress."""

import json
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. With a baseline the ratio is judged, else the value; `goal` is an upper bound unless `at_least`.
    `absolute`: the goal is one for the value, though a baseline stands beside it."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    goal: float | None = None
    runs: int = 0
    at_least: bool = False
    absolute: bool = False
    note: str = ""

    def line(self) -> str:
        """JSON with name, value, baseline, ratio, goal, met."""
        ratio = self.value / self.baseline if self.baseline else None
        judged = ratio if ratio is not None and not self.absolute else self.value
        met = None if self.goal is None else (judged >= self.goal if self.at_least else judged <= self.goal)
        facts = asdict(self) | {"ratio": ratio, "met": met}
        rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in facts.items() if v not in (None, "")}
        return json.dumps(rounded, ensure_ascii=False)


def median(values: Sequence[float]) -> float:
    """The middle."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """Nearest rank: the smallest value that 99 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-99 * len(ordered) // 100) - 1)]


def interleave(runs: int, one: Callable[[], float], other: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Both in turn, after one uncounted run of each, so that a drifting machine harms both alike."""
    one(), other()
    pairs = [(one(), other()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def tell(text: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(f"bench: {text}\n")
    sys.stderr.flush()
