"""The watchman (巡检): looks on a thread of its own whether the store is whole, collects forgotten page files, and
changes the data key: what takes minutes and must not run at the same time."""

import logging
import queue
import threading
import time
from pathlib import Path
from typing import Protocol

from local_cache.key_change import Changing, Moving, change_key
from local_cache.looking import faults_of, looking_at, verify_trail
from local_cache.sealer import FileSealer, Keys
from local_cache.store import FILE_NAME
from window_client.errors import StoreUnavailable, VaultLocked
from window_client.messages import ChangeDataKey, CheckStore, KeyChange, StoreChecked
from window_client.ports import Submit

KEEP_UNNAMED_S = 7 * 86_400.0
"""A page file that no row names may be on its way into a row; one that nobody sealed for so long is not."""

TELL_S = 0.5
"""Least time between two words on how far the change of the key is."""

_NAMED = (
    "SELECT page FROM pages UNION SELECT pdf FROM documents WHERE pdf IS NOT NULL"
    " UNION SELECT substr(CAST(body AS TEXT), 1, 64) FROM deliveries WHERE kind = 'page'"
)
_log = logging.getLogger("cache")


class ChangingVault(Keys, Changing, Protocol):
    """The vault, as far as the watchman needs it."""


class Watchman:
    """`perform` may be called from any thread and never blocks. Reads through a connection that cannot write."""

    def __init__(
        self, directory: Path, vault: ChangingVault, sealer: FileSealer, submit: Submit, store: Moving
    ) -> None:
        self._path, self._vault, self._sealer, self._submit = directory / FILE_NAME, vault, sealer, submit
        self._store = store
        self._told_at = 0.0
        self._orders: queue.SimpleQueue[CheckStore | ChangeDataKey | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="watchman", daemon=True)

    def start(self) -> None:
        """Wait for orders."""
        self._thread.start()

    def perform(self, order: CheckStore | ChangeDataKey) -> None:
        """Queue one look, or the change of the key."""
        self._orders.put(order)

    def stop(self, deadline_s: float = 1.0) -> bool:
        """End after the look in hand; a long one is left to the end of the process, it holds nothing."""
        self._orders.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                if isinstance(order, CheckStore):
                    self._check(full=order.full)
                elif self._vault.is_changing or not order.only_resume:
                    self._change_key()
            except VaultLocked:
                continue

    def _check(self, *, full: bool) -> None:
        try:
            faults, collected = self.look(full=full)
        except StoreUnavailable as error:
            faults, collected = (str(error),), 0
        for fault in faults:
            _log.error("store check: %s", fault)
        self._submit(StoreChecked(full, faults, collected))

    def _change_key(self) -> None:
        try:
            lost = change_key(self._vault, self._sealer, self._store, self._tell)
        except (StoreUnavailable, OSError) as error:
            _log.error("the data key is not changed yet: %s", error)
            self._submit(KeyChange("", fault=type(error).__name__))
        else:
            self._submit(KeyChange("", over=True, lost=lost))

    def _tell(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= TELL_S:
            self._told_at = now
            self._submit(KeyChange(what, done, of))

    def look(self, *, full: bool) -> tuple[tuple[str, ...], int]:
        """Faults of the data file; `full`: also of the audit trail and of every page file, and then the page files
        that nothing names any more are removed; how many. Raises StoreUnavailable when the file does not open."""
        key = self._vault.subkey("store")
        faults = faults_of(self._path, key)
        if not full or faults:
            return tuple(faults), 0
        trail = verify_trail(self._path, key)
        if trail.fault is not None:
            faults.append(f"audit trail: line {trail.fault} {trail.what}")
        with looking_at(self._path, key) as connection:
            named = {str(name) for (name,) in connection.execute(_NAMED)}
        faults += self._sealer.faults_of(named)
        return tuple(faults), 0 if faults else self._sealer.collect(named, KEEP_UNNAMED_S)
