"""Real vaults and real encrypted files in a fresh folder, with a cheap Argon2id."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost

CHEAP = ArgonCost(passes=1, memory_kib=64, lanes=1)


@pytest.fixture
def cheap_cost() -> ArgonCost:
    return CHEAP


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    """A new, unlocked vault whose machine slot lies in a file."""
    vault = FileVault(tmp_path, use_key_ring=False, cost=CHEAP)
    vault.create()
    return vault


@pytest.fixture
def store(tmp_path: Path, vault: FileVault) -> Iterator[EncryptedStore]:
    """A new, open store."""
    store = EncryptedStore(tmp_path, vault)
    store.open()
    yield store
    store.close()
