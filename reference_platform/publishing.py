"""The catalogue that the platform serves (目录发布): a file; replacing it publishes the next version, with no restart."""

import hashlib
import logging
from pathlib import Path
from typing import NamedTuple

import msgspec

from reference_platform import sample
from window_client.central import wire

log = logging.getLogger("platform")


class Published(NamedTuple):
    """A catalogue as bytes with its tag."""

    body: bytes
    etag: str


class Shelf:
    """The file is read again when it was replaced; one that does not follow the contract leaves the last good one."""

    def __init__(self, path: Path = sample.CATALOGUE) -> None:
        self._path = path
        self._seen, self._newest = _stamp(path), _read(path)

    def newest(self) -> Published:
        """What is served now."""
        try:
            seen = _stamp(self._path)
            if seen != self._seen:
                self._seen = seen
                self._newest = _read(self._path)
        except (OSError, *wire.UNREADABLE) as error:
            log.error("the catalogue file is not published: %s", error)
        return self._newest


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read(path: Path) -> Published:
    """Encoded anew: what a window gets holds what the contract knows, and nothing else."""
    body = msgspec.json.encode(msgspec.json.decode(path.read_bytes(), type=wire.Catalogue))
    return Published(body, f'"{hashlib.sha256(body).hexdigest()[:16]}"')
