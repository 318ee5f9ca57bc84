"""The encrypted store (本地加密库): one file, one connection, one thread; every unit is one whole transaction."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from local_cache.audit_rows import Head, read_head
from local_cache.engine import open_engine
from local_cache.schema import bring_to_head
from local_cache.sealer import Keys
from local_cache.unit_of_work import OpenUnit
from window_client import ports

FILE_NAME = "window.db"
_log = logging.getLogger("cache")


class EncryptedStore:
    """`ports.Store` on SQLCipher. The thread that calls `open` owns it; any other gets RuntimeError."""

    def __init__(self, directory: Path, vault: Keys) -> None:
        self._path = directory / FILE_NAME
        self._vault = vault
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._owner = 0
        self._in_unit = False
        self._head = Head()

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    @property
    def engine(self) -> Engine:
        """For listeners of the bench; raises RuntimeError before `open`."""
        if self._engine is None:
            raise RuntimeError("the store is not open")
        return self._engine

    def open(self) -> None:
        """Open, make or migrate the file; on the desk thread. A second call does nothing.

        Raises VaultLocked, StoreUnavailable (wrong key, newer file, damaged file or trail, disk).
        """
        if self.is_open:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = open_engine(self._path, self._vault.subkey("store"), self._refuse_strays)
        connection = engine.connect()
        try:
            bring_to_head(connection, self._path)
            with connection.begin():
                self._head = read_head(connection)
        except BaseException:
            connection.close()
            raise
        self._engine, self._connection, self._owner = engine, connection, threading.get_ident()

    @contextmanager
    def unit(self) -> Iterator[ports.Unit]:
        connection = self._owned()
        if self._in_unit:
            raise RuntimeError("units do not nest")
        self._in_unit = True
        try:
            with connection.begin():
                unit = OpenUnit(connection, self._head, self._vault.suite.hash_name)
                yield unit
            self._head = unit.trail.head
        finally:
            self._in_unit = False
            self._leave_clean(connection)

    def close(self) -> None:
        """On the desk thread; a second call does nothing."""
        if self._connection is None:
            return
        self._owned().close()
        self.engine.dispose()
        self._connection = self._engine = None

    def _owned(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the store is not open")
        if threading.get_ident() != self._owner:
            raise RuntimeError("the store belongs to the desk thread")
        return self._connection

    def _refuse_strays(self) -> None:
        """A unit used after its block would silently begin a transaction that nobody ends."""
        if self.is_open and not self._in_unit:
            raise RuntimeError("this unit is over")

    def _leave_clean(self, connection: Connection) -> None:
        """A disk fault may have broken the roll-back too; a new connection then rolls back from the log."""
        if connection.invalidated or not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
            return
        _log.error("a transaction could not be rolled back; opening the data file anew")
        connection.invalidate()
