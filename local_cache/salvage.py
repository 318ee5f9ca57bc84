"""Recovers from a damaged data file every row that can still be read, into a new file, and says what is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Table

from local_cache.engine import open_engine
from local_cache.guards import GUARDS, REDUCING
from local_cache.looking import looking_at
from local_cache.schema import make_new
from local_cache.tables import metadata
from window_client.errors import StoreUnavailable

ALEMBIC = "alembic_version"  # the new file has its own
_MOST_QUERIES = 20_000  # each opens the file anew, about 2 ms
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Recovered:
    """Rows of one table that were read; `whole` when its end was reached without a fault."""

    table: str
    rows: int
    whole: bool


def salvage(damaged: Path, key: bytes, target: Path) -> list[Recovered]:
    """Read `damaged` table by table around its faults into the new file `target`, with the same key.

    The damaged file is only read. Raises StoreUnavailable when not even its beginning opens (then only a backup
    helps), when `target` is there or cannot be written.
    """
    with looking_at(damaged, key):
        pass
    if target.exists():
        raise StoreUnavailable(f"{target.name} is there already; choose a new name")
    engine = open_engine(target, key)
    try:
        with engine.connect() as connection:
            make_new(connection)
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(f"DROP TRIGGER {REDUCING}")  # what was reduced is so, whatever else was lost
            report = [_one_table(damaged, key, table, raw) for table in metadata.sorted_tables if table.name != ALEMBIC]
            raw.execute(next(guard for guard in GUARDS if f"TRIGGER {REDUCING} " in guard))
            raw.execute("COMMIT")
    finally:
        engine.dispose()
    return report


def _one_table(damaged: Path, key: bytes, table: Table, target: Any) -> Recovered:
    columns = [column.name for column in table.columns]
    order = _order(table)
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    put = f'INSERT OR IGNORE INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 (our own names)
    read = f'SELECT {names} FROM "{table.name}" NOT INDEXED ORDER BY '  # noqa: S608
    rows, whole = _until_fault(damaged, key, read + ", ".join(order))
    target.executemany(put, rows)
    if not whole:  # from the other end, up to the same fault
        rest, _ = _until_fault(damaged, key, read + ", ".join(f"{each} DESC" for each in order))
        target.executemany(put, rest)
        if order == ["rowid"]:
            target.executemany(put, _between(damaged, key, read, table.name))
    count = target.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608
    return Recovered(table.name, count, whole)


def _order(table: Table) -> list[str]:
    without_rowid = table.dialect_options["sqlite"]["with_rowid"] is False
    return [f'"{column.name}"' for column in table.primary_key] if without_rowid else ["rowid"]


def _until_fault(damaged: Path, key: bytes, query: str, values: Iterable[object] = ()) -> tuple[list[_Row], bool]:
    """Rows up to the first page that cannot be read. A connection that met a fault reads nothing more, so each query
    has its own."""
    rows: list[_Row] = []
    try:
        with looking_at(damaged, key) as connection:
            for row in connection.execute(query, tuple(values)):
                rows.append(row)
    except (StoreUnavailable, sqlcipher.Error, UnicodeDecodeError):
        return rows, False
    return rows, True


def _between(damaged: Path, key: bytes, read: str, table: str) -> list[_Row]:
    """Rows of a rowid table between its first and its last fault: halve the range until it reads or is one row."""
    last, _ = _until_fault(damaged, key, f'SELECT max(rowid) FROM "{table}"')  # noqa: S608
    if not last or last[0][0] is None:
        return []
    found: list[_Row] = []
    ranges = [(1, int(last[0][0]))]
    where = read.replace("ORDER BY ", "WHERE rowid BETWEEN ? AND ? ORDER BY rowid")
    for _ in range(_MOST_QUERIES):
        if not ranges:
            break
        low, high = ranges.pop()
        rows, whole = _until_fault(damaged, key, where, (low, high))
        found += rows
        if not whole and low < high:
            middle = (low + high) // 2
            ranges += [(low, middle), (middle + 1, high)]
    return found
