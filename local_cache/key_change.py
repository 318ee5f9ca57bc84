"""The change of the data key (换密钥): both keys into the boxes, pages, then the data file; a kill goes on where it stood.

Until the data file took its new name everything still opens by the old key, which then is forgotten in one stroke.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from local_cache.looking import looking_at
from local_cache.sealer import FileSealer, Keys
from window_client.errors import StoreUnavailable

Tell = Callable[[str, int, int], object]
"""Hears "pages" or "store", how many are done, and of how many."""


class Changing(Protocol):
    """A vault whose key can be changed."""

    @property
    def is_changing(self) -> bool: ...
    def begin_change(self) -> None: ...


class Moving(Protocol):
    """The open store."""

    def move(self, tell: Callable[[int, int], object]) -> None: ...


def change_key(vault: Changing, sealer: FileSealer, store: Moving, tell: Tell) -> int:
    """Change it, or go on with a change that was broken off; how many page files opened by no key and stay damaged.

    Any thread but the store's; the owner of the store goes on working. Raises StoreUnavailable: call again later.
    """
    vault.begin_change()
    lost = sealer.reseal(lambda done, of: tell("pages", done, of))
    store.move(lambda done, of: tell("store", done, of))
    return lost


def settle(path: Path, keys: Keys) -> None:
    """Before the data file is opened: one killed after it took its new name has only the old key to forget."""
    newest, *older = keys.subkeys("store")
    if older and path.exists() and opens(path, newest):
        keys.finish_change()


def opens(path: Path, key: bytes) -> bool:
    """Whether the data file opens by this key."""
    try:
        with looking_at(path, key):
            return True
    except StoreUnavailable:
        return False


def of_another_key(directory: Path) -> list[str]:
    """What lies beside the store and opens only by keys that are forgotten now: copies before migrations, files that a
    recovery put aside."""
    patterns = ("window.db.schema-*", "damaged-*")
    return sorted(path.name for pattern in patterns for path in directory.glob(pattern))
