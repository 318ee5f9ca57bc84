"""Sealed page files (密封页): sealed by the directory's suite, named by a keyed hash, so that names tell nothing."""

import hashlib
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Protocol

from local_cache.durable import sync_directory, write_durably
from local_cache.suites import Suite, unwrap
from window_client.domain.ids import PageId
from window_client.errors import StoreUnavailable

_NAME = re.compile(r"[0-9a-f]{64}\Z")
_HEAD = b"HWP"  # then the mark of the suite


class Keys(Protocol):
    """What a vault gives: keys by purpose; raises VaultLocked. `suite` is the directory's family of algorithms.

    While the data key is being changed there are two keys for a purpose, the new one first; `finish_change` ends that.
    """

    @property
    def suite(self) -> Suite: ...
    def subkey(self, purpose: str) -> bytes: ...
    def subkeys(self, purpose: str) -> list[bytes]: ...
    def finish_change(self) -> None: ...


class FileSealer:
    """Seals pages into `directory`/pages. Any thread.

    Sealing a large page lets other threads run: hashing releases the interpreter lock, encryption goes in pieces.
    Unsealing goes in the same pieces.
    """

    def __init__(self, directory: Path, vault: Keys) -> None:
        self._pages = directory / "pages"
        self._vault = vault
        self._writing = threading.Lock()  # Windows refuses to replace a file that another thread reads

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        page = PageId(self._name(plain))
        path = self._pages / page
        with self._writing:
            self._make_room()
            if self._holds(path, plain):
                os.utime(path)  # wanted anew: `collect` counts from now
            else:
                write_durably(path, self._sealed(plain, page))
        return page, hashlib.sha256(plain).hexdigest()

    def unseal(self, page: PageId) -> bytes:
        if not _NAME.match(page):
            raise FileNotFoundError("not the name of a sealed page")
        for _ in range(2):  # once more: the data key may have been changed between the two looks
            plain = self._open((self._pages / page).read_bytes(), page)
            if plain is not None:
                return plain
        raise ValueError("a sealed page file was changed or damaged; capture the page again")

    def faults_of(self, named: Iterable[str]) -> list[str]:
        """The pages of these names that are missing or do not open; each file is read, one after the other."""
        faults = []
        for name in sorted(named):
            try:
                self.unseal(PageId(name))
            except FileNotFoundError:
                faults.append(f"page file {name[:8]} is missing")
            except (OSError, ValueError):
                faults.append(f"page file {name[:8]} is damaged")
        return faults

    def reseal(self, tell: Callable[[int, int], object]) -> int:
        """Seal every page file by the newest key, each replaced in one durable step; how many open by no key and stay
        as they are. `tell` hears how many of how many are done. Raises StoreUnavailable."""
        with self._writing:  # who is sealing by the old key right now comes first
            names = sorted(path.name for path in self._pages.glob("*") if _NAME.match(path.name))
        newest, lost = self._vault.subkeys("pages")[:1], 0
        for done, name in enumerate(names):
            tell(done, len(names))
            path = self._pages / name
            with self._writing, suppress(FileNotFoundError):  # the watchman collected it
                sealed = path.read_bytes()
                if _opened(sealed, name, newest) is None:
                    plain = self._open(sealed, name)
                    lost += plain is None
                    if plain is not None:
                        write_durably(path, self._sealed(plain, name))
        return lost

    def collect(self, named: Set[str], older_s: float) -> int:
        """Remove the page files that are not in `named` and were not sealed within `older_s`; how many went."""
        count, before = 0, time.time() - older_s
        for path in list(self._pages.glob("*")):
            with self._writing:
                if path.name not in named and path.stat().st_mtime < before:
                    path.unlink()
                    count += 1
        return count

    def _sealed(self, plain: bytes, page: str) -> Iterator[bytes]:
        return chain([_HEAD], self._vault.suite.wrapped_pieces(self._vault.subkeys("pages")[0], plain, page))

    def _open(self, sealed: bytes, page: str) -> bytes | None:
        return _opened(sealed, page, self._vault.subkeys("pages"))

    def _holds(self, path: Path, plain: bytes) -> bool:
        """Whether the file is there and whole; a damaged one is written anew."""
        try:
            return self._open(path.read_bytes(), path.name) == plain
        except FileNotFoundError:
            return False

    def _name(self, plain: bytes) -> str:
        return self._vault.suite.keyed_name(self._vault.subkey("page names"), plain)

    def _make_room(self) -> None:
        if self._pages.is_dir():
            return
        try:
            self._pages.mkdir(parents=True, exist_ok=True, mode=0o700)
            sync_directory(self._pages.parent)
        except OSError as error:
            raise StoreUnavailable(f"no folder for pages: {error.strerror}") from error


def _opened(sealed: bytes, page: str, keys: Iterable[bytes]) -> bytes | None:
    if not sealed.startswith(_HEAD):
        return None
    text = memoryview(sealed)[len(_HEAD) :]
    return next((plain for key in keys if (plain := unwrap(key, text, page)) is not None), None)
