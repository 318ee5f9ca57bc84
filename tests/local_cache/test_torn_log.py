"""A write-ahead log that a broken disk cut or changed: what stands before the damage is there, whole and in order."""

import shutil
from pathlib import Path

import pytest

from local_cache.looking import faults_of, verify_trail
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import SLOT_FILE, FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from window_client.domain.ids import CaseId

COMMITS = 40
LOG = f"{FILE_NAME}-wal"


def opened(directory: Path) -> tuple[FileVault, EncryptedStore]:
    vault = FileVault(directory, use_key_ring=False, cost=ArgonCost(1, 64, 1))
    assert vault.unlock_by_machine()
    return vault, EncryptedStore(directory, vault)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory as a power cut leaves it: 40 cases, the last of them still in the log."""
    work, left = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("left") / "data"
    FileVault(work, use_key_ring=False, cost=ArgonCost(1, 64, 1)).create()
    _, store = opened(work)
    store.open()
    for number in range(COMMITS):
        with store.unit() as unit:
            unit.cases.add(samples.a_case(f"case-{number:02}"))
            unit.audit.append(
                at=samples.NOW, actor="1", role="clerk", window="03", deed="d", subject=f"{number}", outcome="done"
            )
    left.mkdir()
    for name in (FILE_NAME, LOG, SLOT_FILE, "machine.key"):
        shutil.copy(work / name, left / name)
    store.close()
    return left


def there(directory: Path) -> int:
    """How many cases are there after the next start; everything must be whole, none of them missing in between."""
    vault, store = opened(directory)
    store.open()
    with store.unit() as unit:
        found = [unit.cases.get(CaseId(f"case-{number:02}")) is not None for number in range(COMMITS)]
    store.close()
    key = vault.subkey("store")
    assert faults_of(directory / FILE_NAME, key) == []
    trail = verify_trail(directory / FILE_NAME, key)
    assert (trail.fault, trail.lines) == (None, sum(found))
    assert found == sorted(found, reverse=True)
    return sum(found)


@pytest.mark.parametrize("share", [1.0, 0.999, 0.9, 0.6])
def test_a_cut_log_loses_its_end_only(written: Path, tmp_path: Path, share: float) -> None:
    directory = tmp_path / "data"
    shutil.copytree(written, directory)
    log = directory / LOG
    size = log.stat().st_size
    with log.open("r+b") as file:
        file.truncate(int(size * share))
    count = there(directory)
    assert (count == COMMITS) is (share == 1.0)
    assert count > COMMITS * share * 0.6


@pytest.mark.parametrize("share", [0.95, 0.7, 0.5])
def test_a_changed_byte_in_the_log_hides_only_what_comes_after_it(written: Path, tmp_path: Path, share: float) -> None:
    directory = tmp_path / "data"
    shutil.copytree(written, directory)
    log = directory / LOG
    raw = bytearray(log.read_bytes())
    raw[int(len(raw) * share)] ^= 1
    log.write_bytes(raw)
    assert COMMITS * share * 0.6 < there(directory) < COMMITS
