"""The platform's database (平台库): SQLite by default, PostgreSQL by URL; one writer at a time, durable before an answer.

One process serves one database: the lock here is what makes claims and leases atomic, on both engines.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, create_engine, event, select
from sqlalchemy.dialects import postgresql, sqlite

from reference_platform import people
from reference_platform.tables import counters, metadata


class Database:
    """Opens the database and makes what is missing."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url or "sqlite://", pool_pre_ping=url.startswith("postgresql"))
        self._lock = threading.Lock()
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
        metadata.create_all(self.engine)
        with self.transaction() as connection:
            people.ensure_samples(connection)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction, committed when the block ends without error."""
        with self._lock, self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent look."""
        with self._lock, self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _prepare_sqlite(raw: Any, _record: object) -> None:
    cursor = raw.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def insert_new(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows; those whose key is there already are left as they are."""
    if not rows:
        return
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(table).on_conflict_do_nothing(), rows)


def take(connection: Connection, name: str, count: int = 1) -> int:
    """The first of `count` fresh numbers of this counter."""
    found = connection.scalar(select(counters.c.next).where(counters.c.name == name))
    first = 1 if found is None else int(found)
    if found is None:
        connection.execute(counters.insert().values(name=name, next=first + count))
    else:
        connection.execute(counters.update().where(counters.c.name == name).values(next=first + count))
    return first


def now() -> datetime:
    """The platform's clock, UTC."""
    return datetime.now(UTC)


def text(at: datetime) -> str:
    """A time as the tables keep it: UTC, so that texts sort as times."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(kept: str | None) -> datetime | None:
    """Back from the tables."""
    return datetime.fromisoformat(kept) if kept else None
