"""What one transaction read already, until it writes it: a step asks for the answers of its case from many places.

Nobody else can change these rows meanwhile (BEGIN IMMEDIATE), so each writer below says what it changed.
"""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class ReadOnce:
    """Lives as long as its transaction, and is shared by the rows of it. What is kept is frozen or copied by its reader."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}

    def of(self, what: str, key: str, read: Callable[[], T]) -> T:
        """What was read of this before, else what `read` gives now."""
        if (what, key) not in self._known:
            self._known[what, key] = read()
        return self._known[what, key]  # type: ignore[no-any-return]

    def put(self, what: str, key: str, written: object) -> None:
        """What was just written."""
        self._known[what, key] = written

    def change(self, what: str, key: str, to: Callable[[T], T]) -> None:
        """What was read of this, if anything, is otherwise now."""
        if (what, key) in self._known:
            self._known[what, key] = to(self._known[what, key])

    def forget(self, what: str, key: str) -> None:
        """This is about to be written."""
        self._known.pop((what, key), None)

    def forget_all(self) -> None:
        """Something wrote past the rows of one table."""
        self._known.clear()
