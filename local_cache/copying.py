"""Copies an encrypted data file in small steps, under the same key or another, so that others go on writing beside it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from local_cache.durable import is_full
from local_cache.engine import trouble_of
from window_client.errors import StoreUnavailable

STEP_PAGES = 64  # of 4 KiB; each is opened and sealed again, about 0.04 ms a page
STEP_PAUSE_S = 0.005


def copy_encrypted(
    source: sqlcipher.Connection, target: Path, key: bytes, between_steps: Callable[[int, int, int], object]
) -> None:
    """All of `source` into the new file `target` under `key`, durable when it returns; one file, no log beside it.

    `between_steps` hears SQLite's code, pages left and pages in all after each step. Raises StoreUnavailable.
    """
    copy = sqlcipher.connect(str(target), isolation_level=None)
    try:
        copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in ("cipher_log_level = NONE", "synchronous = OFF", "cache_size = -1000"):
            copy.execute(f"PRAGMA {pragma}")
        source.backup(copy, pages=STEP_PAGES, progress=between_steps, sleep=0)
        copy.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher.Error as error:
        trouble = trouble_of(error, target)
        raise trouble or error from error
    finally:
        copy.close()
    sync_file(target)
    target.chmod(0o600)


@contextmanager
def catching_up(source: Path, key: bytes) -> Iterator[Callable[[], object]]:
    """A deed that moves what others wrote beside a long reading from the log into the file, on this thread: else the
    desk's next commit would do it, and the citizen in front of it would wait."""
    writing = sqlcipher.connect(str(source), isolation_level=None)
    try:
        writing.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        writing.execute("PRAGMA cipher_log_level = NONE")
        yield lambda: writing.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    finally:
        writing.close()


def let_others_write(target: Path) -> None:
    """The disk never owes more than one step, so a commit of the desk beside it waits for one step at most."""
    sync_file(target)
    time.sleep(STEP_PAUSE_S)


def sync_file(target: Path) -> None:
    """Have the disk take what was written; raises StoreUnavailable."""
    try:
        with target.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreUnavailable(f"the copy cannot be written: {error.strerror}", full=is_full(error)) from error
