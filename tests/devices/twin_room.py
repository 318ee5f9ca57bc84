"""Twins inside the test's process on real ports, and an ear for the facts that a driver submits."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from devices.link import Driver, Link
from devices.simulated.twin import Twin
from tests.waiting import SOON_S

T = TypeVar("T")
TW = TypeVar("TW", bound=Twin)


class Ear:
    """Collects facts; waits for one with a deadline."""

    def __init__(self) -> None:
        self.facts: list[Any] = []
        self._heard = threading.Condition()

    def __call__(self, fact: object) -> None:
        with self._heard:
            self.facts.append(fact)
            self._heard.notify_all()

    def wait(
        self, kind: type[T], check: Callable[[T], object] = lambda _: True, since: int = 0, within: float = SOON_S
    ) -> T:
        """The first fact of this kind from number `since` on for which the check holds."""
        end = time.monotonic() + within
        with self._heard:
            while True:
                for fact in self.facts[since:]:
                    if isinstance(fact, kind) and check(fact):
                        return fact
                if not self._heard.wait(end - time.monotonic()):
                    raise AssertionError(f"no {kind.__name__} within {within} s; heard: {self.facts[since:][-6:]}")

    def count(self, kind: type[object]) -> int:
        """How many facts of this kind so far."""
        return sum(isinstance(fact, kind) for fact in self.facts)


@contextmanager
def plugged(kind: type[TW], directory: Path, *, pty: bool) -> Iterator[TW]:
    """A twin with its cable in."""
    directory.mkdir(exist_ok=True)
    twin = kind(pty=pty, directory=directory)
    twin.cable.plug()
    try:
        yield twin
    finally:
        twin.cable.unplug()


@contextmanager
def linked(driver: Driver, ear: Ear) -> Iterator[Link]:
    """A running link, stopped at the end."""
    link = Link(driver, ear)
    link.start()
    try:
        yield link
    finally:
        assert link.stop(SOON_S)
