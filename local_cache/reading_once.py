"""What the rows of a case were read as, until a statement writes their table: one answer makes the desk ask for the answers,
pages and papers of its case from many places, in the step and again for the view after it.

Nobody has to remember to say what he wrote: the store hears every statement (`heard`). A transaction that was rolled back,
and a change by another connection, make it forget everything.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, TextClause

T = TypeVar("T")
WHOLE = ""
"""The key of what is read of a table as a whole: every tick of the desk asks what waits there."""
KEPT = 16
"""Cases (and visits) whose rows are kept, those last asked for: the desk, a sitting; never a sweep over all."""


class ReadOnce:
    """Belongs to one store and its thread. `what` begins with the name of its table ("events", "events.last"). What is kept is
    frozen or copied by its reader."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, dict[str, Any]]] = {}  # key → table → what
        self._not_read: set[tuple[str, str]] = set()

    def of(self, what: str, key: str, read: Callable[[], T]) -> T:
        """What was read of this before, else what `read` gives now."""
        known = self._known.pop(key, {})
        rows = known.setdefault(_table(what), {})
        if what not in rows:
            rows[what] = read()
        self._known[key] = known
        if len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        return rows[what]  # type: ignore[no-any-return]

    def known(self, what: str, key: str) -> Any:
        """What was read of this; None = nothing."""
        return self._known.get(key, {}).get(_table(what), {}).get(what)

    def put(self, what: str, key: str, written: object, *, as_read: bool = False) -> None:
        """What was just written. After the transaction it is read again, unless it is `as_read`: equal to what a reader
        gets, also in the zone of its times."""
        self._known.setdefault(key, {}).setdefault(_table(what), {})[what] = written
        if not as_read:
            self._not_read.add((what, key))

    def heard(self, _: Connection, statement: Executable, *__: object) -> None:
        """A statement is about to run (SQLAlchemy's `before_execute`)."""
        if statement.is_select or (isinstance(statement, TextClause) and statement.text.startswith("SELECT")):
            return
        table = getattr(getattr(statement, "table", None), "name", None)
        if table is None:
            self.forget_all()
            return
        for known in self._known.values():
            known.pop(table, None)

    def end(self) -> None:
        """The transaction is kept."""
        for what, key in self._not_read:
            self._known.get(key, {}).get(_table(what), {}).pop(what, None)
        self._not_read.clear()

    def forget_all(self) -> None:
        """The transaction was rolled back, or others wrote."""
        self._known.clear()
        self._not_read.clear()


def _table(what: str) -> str:
    return what.partition(".")[0]
