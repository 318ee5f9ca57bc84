"""The platform's database (平台库): SQLite by default, PostgreSQL by URL; one writer at a time, durable before an answer.

Claims and leases are atomic because writers go one after another: a lock in this process, BEGIN IMMEDIATE on SQLite and
an advisory lock on PostgreSQL against other processes. Readers wait for nobody.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, create_engine, event, func, select

from reference_platform import licences, people
from reference_platform.tables import counters, metadata

SCHEMA = 6
_WRITERS = 4504_05
"""Any number that only this program uses as an advisory lock."""


class AnotherVersion(Exception):
    """The database was made by another version of the reference platform, which keeps no old ones."""


class Database:
    """Opens the database and makes what is missing; raises AnotherVersion."""

    def __init__(self, url: str) -> None:
        self._lock = threading.Lock()
        self.engine = create_engine(url or "sqlite://", pool_pre_ping=url.startswith("postgresql"))
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        if self._is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        reads: dict[str, Any] = {"reading": True}
        self._reader = self.engine.execution_options(
            **reads if self._is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        try:
            self._make_ready()
        except BaseException:
            self.engine.dispose()
            raise

    def _make_ready(self) -> None:
        metadata.create_all(self.engine)
        with self.transaction() as connection:
            made_by = connection.scalar(select(counters.c.next).where(counters.c.name == "schema"))
            if made_by is None and connection.scalar(select(func.count()).select_from(counters)) == 0:
                connection.execute(counters.insert().values(name="schema", next=SCHEMA))
            elif made_by != SCHEMA:
                raise AnotherVersion("this platform database was made by another version: use a new one")
            people.ensure_samples(connection)
            licences.ensure_samples(connection)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One writing transaction, durable when the block has ended without error."""
        with self._lock, self.engine.begin() as connection:
            if not self._is_sqlite:
                connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look."""
        with self._reader.connect() as connection:
            yield connection

    def asked_by(self, authorization: str) -> people.Window:
        """Who asks, at a door that only reads: in a small transaction of its own, which keeps the nonce."""
        with self.transaction() as connection:
            return people.known_window(connection, authorization, now())

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _prepare_sqlite(raw: Any, _record: object) -> None:
    raw.isolation_level = None
    cursor = raw.cursor()
    for pragma in ("busy_timeout = 15000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def take(connection: Connection, name: str, count: int = 1) -> int:
    """The first of `count` fresh numbers of this counter; they start at 1."""
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
