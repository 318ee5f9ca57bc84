"""A stop that wakes (停止): an event whose setting also wakes whoever waits in a place that cannot look at events."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Halt(threading.Event):
    """Set once, from any thread. What is registered by `waking` is called by the thread that sets it."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._wake: Callable[[], object] | None = None

    def set(self) -> None:
        """Stop; wakes the one who waits."""
        with self._lock:
            super().set()
            if self._wake is not None:
                self._wake()

    @contextmanager
    def waking(self, wake: Callable[[], object]) -> Iterator[None]:
        """Call `wake` when it is set within this block, also when it was set before. `wake` is quick and never raises."""
        with self._lock:
            self._wake = wake
            if self.is_set():
                wake()
        try:
            yield
        finally:
            with self._lock:
                self._wake = None
