"""The encrypted store (本地加密库): one file, one connection, one thread; every unit is one whole transaction.

Only `move` comes from another thread, and it takes turns with the units of the owner.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, event

from local_cache.audit_rows import Head, read_head
from local_cache.copying import copy_encrypted, let_others_write
from local_cache.durable import sync_directory
from local_cache.engine import open_engine, trouble_of
from local_cache.key_change import settle
from local_cache.reading_once import ReadOnce
from local_cache.schema import bring_to_head
from local_cache.sealer import Keys
from local_cache.unit_of_work import OpenUnit
from window_client import ports
from window_client.errors import StoreUnavailable

FILE_NAME = "window.db"
_log = logging.getLogger("cache")


class EncryptedStore:
    """`ports.Store` on SQLCipher. The thread that calls `open` owns it; any other gets RuntimeError."""

    def __init__(self, directory: Path, vault: Keys) -> None:
        self._path = directory / FILE_NAME
        self._vault = vault
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._key = b""  # of the file that is open
        self._owner = 0
        self._in_unit = False
        self._head = Head()
        self._once, self._version = ReadOnce(), 0  # of the file, as this connection saw it last
        self._turn = threading.Lock()

    @property
    def is_open(self) -> bool:
        return bool(self._key)

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
        settle(self._path, self._vault)
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
        event.listen(engine, "before_execute", self._once.heard)
        self._key = self._vault.subkey("store")

    @contextmanager
    def unit(self) -> Iterator[ports.Unit]:
        self._refuse_others()
        if self._in_unit:
            raise RuntimeError("units do not nest")
        with self._turn:
            connection = self._owned()
            self._in_unit = True
            try:
                with connection.begin():
                    self._look_for_others(connection)
                    unit = OpenUnit(connection, self._head, self._once, self._vault.suite.hash_name)
                    yield unit
                self._head = unit.trail.head
                self._once.end()
            except BaseException:
                self._once.forget_all()
                raise
            finally:
                self._in_unit = False
                self._leave_clean(connection)

    def close(self) -> None:
        """On the desk thread; a second call does nothing."""
        if not self.is_open:
            return
        self._refuse_others()
        with self._turn:
            self._close()
            self._key = b""

    def move(self, tell: Callable[[int, int], object]) -> None:
        """Go on in a copy of the file under the vault's next key, and let the vault forget the old one. Any thread.

        SQLite's backup on the owner's own connection: what the owner commits between two steps goes into both files.
        A unit waits for one step of it (some ms), at the end for the exchange of the files. `tell` hears how many of
        how many pages are done. Raises StoreUnavailable and leaves the old file in use when the store was closed
        meanwhile, another program reads the file, or the disk does not take the copy.
        """
        key, fresh = self._vault.subkeys("store")[0], self._path.with_name(f"{FILE_NAME}.new-key")
        with self._turn:
            source = self._raw()

            def between_steps(status: int, left: int, pages: int) -> None:
                if status == sqlcipher.SQLITE_DONE:
                    return  # the turn is kept: nothing may be committed between the last step and the exchange
                self._turn.release()
                try:
                    tell(pages - left, pages)
                    let_others_write(fresh)
                finally:
                    self._turn.acquire()
                if self._raw() is not source:
                    raise StoreUnavailable("the store was opened anew meanwhile")

            fresh.unlink(missing_ok=True)
            copy_encrypted(source, fresh, key, between_steps)
            self._exchange(source, fresh, key)

    def _exchange(self, source: sqlcipher.Connection, fresh: Path, key: bytes) -> None:
        """No log of the old file may be left when the new one takes its name."""
        try:
            is_read = source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlcipher.Error as error:
            raise trouble_of(error, self._path) or error from error
        if is_read:
            raise StoreUnavailable("another program reads the data file")
        self._close()
        try:
            for log in (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
                self._path.with_name(log).unlink(missing_ok=True)
            fresh.replace(self._path)
            self._key = key
            sync_directory(self._path.parent)
        except OSError as error:
            raise StoreUnavailable(f"the data files were not exchanged: {error.strerror}") from error
        self._vault.finish_change()

    def _connected(self) -> Connection:
        """The connection; made anew after an exchange of the files."""
        if self._connection is None:
            self._engine = open_engine(self._path, self._key, self._refuse_strays)
            self._connection = self._engine.connect()
            self._once.forget_all()
            event.listen(self._engine, "before_execute", self._once.heard)
        return self._connection

    def _look_for_others(self, connection: Connection) -> None:
        """What was read before is kept while this connection alone writes the file."""
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlcipher.Connection)
        (version,) = raw.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._once.forget_all()

    def _close(self) -> None:
        self._once.forget_all()
        if self._connection is not None:
            self._connection.close()
            self.engine.dispose()
        self._connection = self._engine = None

    def _raw(self) -> sqlcipher.Connection:
        if not self.is_open:
            raise StoreUnavailable("the store is closed")
        raw = self._connected().connection.dbapi_connection
        assert isinstance(raw, sqlcipher.Connection)
        return raw

    def _owned(self) -> Connection:
        self._refuse_others()
        return self._connected()

    def _refuse_others(self) -> None:
        if not self.is_open:
            raise RuntimeError("the store is not open")
        if threading.get_ident() != self._owner:
            raise RuntimeError("the store belongs to the desk thread")

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
