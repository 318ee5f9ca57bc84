"""How the encrypted file is opened (SQLCipher): key, pragmas, BEGIN IMMEDIATE, and what its errors mean.

Nothing else in the house sets a pragma or reads an SQLite error code.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool

from window_client.errors import StoreUnavailable

BUSY_S = 2.0
_LITTLE_ROOM = 64 * 1024  # bytes: with less than this, an I/O error is a full disk
_PRAGMAS = (
    "cipher_log_level = NONE",  # else a wrong key shouts on standard error
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # INSERT OR REPLACE must not get around the guards
    "temp_store = MEMORY",  # nothing sorted may reach the disk in the clear
    "secure_delete = ON",  # what is removed is wiped, not only forgotten (domain.md 6.1)
)
_REASONS = {
    sqlcipher.SQLITE_FULL: "the disk is full",
    sqlcipher.SQLITE_IOERR: "the disk gave an input/output error",
    sqlcipher.SQLITE_READONLY: "the data file may not be written",
    sqlcipher.SQLITE_PERM: "the data file may not be used by this user",
    sqlcipher.SQLITE_CANTOPEN: "the data file cannot be opened",
    sqlcipher.SQLITE_BUSY: "another program holds the data file",
    sqlcipher.SQLITE_LOCKED: "another connection holds the data file",
    sqlcipher.SQLITE_PROTOCOL: "another program holds the data file",
    sqlcipher.SQLITE_CORRUPT: "the data file is damaged; restore it from a copy",
    sqlcipher.SQLITE_NOTADB: "the data file does not open with this key: its beginning is damaged, or the slot file"
    " belongs to other data; restore both from one copy",
    sqlcipher.SQLITE_NOMEM: "no memory left",
}

_BY_TEXT = {
    "database or disk is full": sqlcipher.SQLITE_FULL,
    "disk I/O error": sqlcipher.SQLITE_IOERR,
    "attempt to write a readonly database": sqlcipher.SQLITE_READONLY,
    "unable to open database file": sqlcipher.SQLITE_CANTOPEN,
    "database disk image is malformed": sqlcipher.SQLITE_CORRUPT,
    "file is not a database": sqlcipher.SQLITE_NOTADB,
}
"""The driver's `backup` gives no code with its errors."""


def open_engine(path: Path, key: bytes, before_begin: Callable[[], None] = lambda: None) -> Engine:
    """An engine on the encrypted file; nothing is opened yet. `key`: 32 raw bytes, no derivation by SQLCipher.

    `before_begin` is called before each transaction and may refuse it by raising.

    Errors that are the disk's fault arrive as StoreUnavailable, all others as SQLAlchemy's without parameters.
    """
    if len(key) != 32:
        raise ValueError("the key of the store has 32 bytes")
    engine = create_engine(
        f"sqlite:///{path}",
        module=sqlcipher,
        poolclass=NullPool,
        hide_parameters=True,  # an exception's text must never hold a citizen's data
        connect_args={"timeout": BUSY_S, "check_same_thread": False},  # the store itself says whose turn it is
    )

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlcipher.Connection, _record: object) -> None:
        raw.isolation_level = None  # else the driver begins by itself, too late, and updates are lost
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        before_begin()
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def say(context: ExceptionContext) -> None:
        trouble = trouble_of(context.original_exception, path)
        if trouble:
            raise trouble from context.original_exception

    return engine


def trouble_of(error: BaseException, path: Path) -> StoreUnavailable | None:
    """What an SQLite error means for the hall; None = not the disk's fault, so a bug of ours."""
    if not isinstance(error, sqlcipher.Error):
        return None
    code = getattr(error, "sqlite_errorcode", _BY_TEXT.get(str(error), 0)) & 0xFF
    if code not in _REASONS:
        return None
    # A limit on file size, or a full disk met while WAL's index grows, is reported as an I/O error.
    no_room = code == sqlcipher.SQLITE_IOERR and shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    full = code == sqlcipher.SQLITE_FULL or no_room
    return StoreUnavailable(_REASONS[sqlcipher.SQLITE_FULL if full else code], full=full)
