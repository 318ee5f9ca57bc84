"""The bare minimum of an acceptance: its own SQL statements again, through sqlcipher3 alone, in one transaction.

Record the writes of a real store, open a second encrypted file of the same tables, replay there: same rows, same
tables, same indexes, same guards, but no SQLAlchemy, no domain, no rules.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, event

from local_cache.engine import open_engine
from local_cache.schema import make_new

Write = tuple[str, Sequence[Any], bool]
"""Statement, parameters, whether they are those of many rows."""
_READS = ("SELECT", "PRAGMA", "BEGIN")


@contextmanager
def recorded(engine: Engine) -> Iterator[list[Write]]:
    """Collects every writing statement that runs on the engine inside the block, with its parameters."""
    writes: list[Write] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool) -> None:
        if not statement.startswith(_READS):
            writes.append((statement, parameters, many))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield writes
    finally:
        event.remove(engine, "before_cursor_execute", note)


def raw_file(path: Path, key: bytes) -> sqlcipher.Connection:
    """A new encrypted file with the store's own tables, opened by sqlcipher3 with the store's pragmas."""
    engine = open_engine(path, key)
    with engine.connect() as connection:
        make_new(connection)
    engine.dispose()
    raw = sqlcipher.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in ("cipher_log_level = NONE", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def copy_rows(connection: sqlcipher.Connection, writes: Sequence[Write]) -> None:
    """Run the recorded writes in one transaction, committed when this returns."""
    execute = connection.execute
    execute("BEGIN IMMEDIATE")
    for statement, parameters, many in writes:
        if many:
            connection.executemany(statement, parameters)
        else:
            execute(statement, parameters)
    execute("COMMIT")
