"""Writes a small or large file so that a power cut leaves the old one or the new one, never half of either."""

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from window_client.errors import StoreUnavailable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full(error: OSError) -> bool:
    """Whether the system said that there is no room left."""
    return error.errno in _FULL


def write_durably(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace `path` by the pieces, one after the other, readable by this user only; durable when it returns.

    Raises StoreUnavailable when the disk will not take it; the old file is then untouched and no remains are left.
    """
    fresh = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        _write(fresh, pieces)
        fresh.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise StoreUnavailable(f"file could not be written: {error.strerror or error}", full=is_full(error)) from error


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb", buffering=0) as file:
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[file.write(view) :]
        os.fsync(file.fileno())


def sync_directory(directory: Path) -> None:
    """Make a rename durable. Windows has no such call; NTFS journals the rename itself."""
    if sys.platform != "win32":
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
