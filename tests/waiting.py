"""Waiting for a state: as long as a machine three times slower than this one could need, never a pause and then a look."""

import time
from collections.abc import Callable

SOON_S = 30.0
"""What comes at all has come by then; reached only by a failing test."""


def until(condition: Callable[[], object], deadline_s: float = SOON_S, seen: Callable[[], object] = lambda: "") -> None:
    """Wait until it holds; fail when it does not in time, with what is seen instead."""
    end = time.monotonic() + deadline_s
    while not condition():
        assert time.monotonic() < end, f"it did not come about in time; {seen()}"
        time.sleep(0.01)
