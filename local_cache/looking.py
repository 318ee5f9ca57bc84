"""Looks at an encrypted data file without changing it: is it whole, and is its audit trail? Any thread, own connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from local_cache.audit_rows import entry_of
from local_cache.engine import trouble_of
from window_client.domain.audit import GENESIS, AuditEntry, chain_fault

_AT_ONCE = 5000
_READ_AUDIT = (
    "SELECT seq, at, actor, role, window, deed, subject, outcome, facts, previous, hash"
    " FROM audit WHERE seq > ? ORDER BY seq LIMIT ?"
)


@contextmanager
def looking_at(path: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    """A connection that can only read; raises StoreUnavailable when the file does not open with this key."""
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=2.0)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key shows itself only now
        yield connection
    except sqlcipher.Error as error:
        trouble = trouble_of(error, path)
        raise trouble or error from error
    finally:
        connection.close()


def faults_of(path: Path, key: bytes) -> list[str]:
    """Every fault of the whole file: bytes that were changed on disk, then broken tables and indexes; [] when whole.

    Reads the whole file: seconds a gigabyte. Raises StoreUnavailable when not even its beginning opens.
    """
    with looking_at(path, key) as connection:
        changed = [str(text) for (text,) in connection.execute("PRAGMA cipher_integrity_check")]
        if changed:
            return changed
        said = [str(text) for (text,) in connection.execute("PRAGMA quick_check(20)")]
        if said != ["ok"]:
            return said
        orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
        return [f"rows of '{orphans[0]}' belong to nothing"] if orphans else []


@dataclass(frozen=True, slots=True)
class Trail:
    """What the verifier of the audit trail found: `fault` is the number of the first bad line, None when whole."""

    lines: int
    head: str
    fault: int | None = None
    what: str = ""


def verify_trail(path: Path, key: bytes) -> Trail:
    """Follow the chain from line 1; a cut, changed or reordered line is found and its number told."""
    with looking_at(path, key) as connection:
        previous, count = GENESIS, 0
        while chunk := _lines(connection, count):
            bad = chain_fault(chunk, previous) if chunk[0].seq == count + 1 else count + 1
            if bad is not None:
                return Trail(count, previous, bad, _fault_of(chunk, bad))
            previous, count = chunk[-1].hash, chunk[-1].seq
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
    known = int(row[0]) if row else 0
    if known > count:
        return Trail(count, previous, count + 1, f"cut off: {known} lines were written, {count} are there")
    return Trail(count, previous)


def _lines(connection: sqlcipher.Connection, after: int) -> list[AuditEntry]:
    rows: list[Any] = connection.execute(_READ_AUDIT, (after, _AT_ONCE)).fetchall()
    return [entry_of(row) for row in rows]


def _fault_of(chunk: list[AuditEntry], bad: int) -> str:
    found = next((entry for entry in chunk if entry.seq == bad), None)
    if found is None:
        return "missing: this line was cut out"
    return "changed, or moved here from another place: its hash does not fit its words and the line before"
