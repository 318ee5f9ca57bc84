"""What the courier told the desk, kept in order, to wait for."""

import threading
from collections.abc import Callable
from typing import TypeVar

from tests.waiting import SOON_S
from window_client.messages import Message

M = TypeVar("M")


class Facts:
    """`submit` for a courier under test; any thread."""

    def __init__(self) -> None:
        self._told: list[Message] = []
        self._changed = threading.Condition()

    def submit(self, message: Message) -> None:
        """Keep one fact."""
        with self._changed:
            self._told.append(message)
            self._changed.notify_all()

    def of(self, kind: type[M]) -> list[M]:
        """All of this kind so far."""
        with self._changed:
            return [each for each in self._told if isinstance(each, kind)]

    def kinds(self) -> list[str]:
        """Names of all so far."""
        with self._changed:
            return [type(each).__name__ for each in self._told]

    def wait(
        self, kind: type[M], which: Callable[[M], bool] = lambda _: True, *, nth: int = 1, deadline_s: float = SOON_S
    ) -> M:
        """The nth fact of this kind that is so; fails when it does not come in time."""

        def found() -> list[M]:
            return [each for each in self._told if isinstance(each, kind) and which(each)]

        with self._changed:
            assert self._changed.wait_for(lambda: len(found()) >= nth, deadline_s), f"no {kind.__name__} in time"
            return found()[nth - 1]
