"""The wrapping key of the machine slot: in the key ring where one is open, else in a file of this user alone."""

import logging
import os
import sys
from pathlib import Path

from local_cache import key_ring
from local_cache.durable import write_durably
from local_cache.suites import KEY_BYTES

FILE_NAME = "machine.key"
KEY_RING, FILE, NONE = "key_ring", "file", "none"
_log = logging.getLogger("cache")


def make(directory: Path, name: str, *, use_key_ring: bool) -> tuple[str, bytes]:
    """A fresh wrapping key and the place where it was put. Raises StoreUnavailable."""
    key = os.urandom(KEY_BYTES)
    if use_key_ring and key_ring.keep(name, key):
        return KEY_RING, key
    write_durably(directory / FILE_NAME, [key.hex().encode()])
    return FILE, key


def find(directory: Path, name: str, place: str) -> bytes | None:
    """The wrapping key from where it was put, None when it is not there or the key ring is locked."""
    return key_ring.recall(name) if place == KEY_RING else _from_file(directory / FILE_NAME)


def _from_file(path: Path) -> bytes | None:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
        _close_to_others(path)
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be used: %s", FILE_NAME, type(error).__name__)
        return None
    return key if len(key) == KEY_BYTES else None


def _close_to_others(path: Path) -> None:
    # On Windows the profile folder's own access list does this.
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        _log.warning("%s was readable by others; closed now", FILE_NAME)
        path.chmod(0o600)
