"""Sealed page files: round trip, one file for the same bytes, damage seen, names that tell nothing."""

import hashlib
import os
import sys
import threading
from pathlib import Path

import pytest

from local_cache.sealer import FileSealer
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from window_client import ports
from window_client.domain.ids import PageId
from window_client.errors import StoreUnavailable, VaultLocked

PAGE = b"\xff\xd8\xff scanned page " * 500


@pytest.fixture
def sealer(tmp_path: Path, vault: FileVault) -> FileSealer:
    sealer = FileSealer(tmp_path, vault)
    as_port: ports.Sealer = sealer
    assert as_port is sealer
    return sealer


def files(directory: Path) -> list[Path]:
    return sorted((directory / "pages").iterdir())


@pytest.mark.parametrize("plain", [b"", b"x", PAGE, os.urandom(3_000_000)], ids=["empty", "byte", "page", "large"])
def test_round_trip(sealer: FileSealer, plain: bytes) -> None:
    page, digest = sealer.seal(plain)
    assert digest == hashlib.sha256(plain).hexdigest()
    assert sealer.unseal(page) == plain


def test_the_same_bytes_are_one_file(tmp_path: Path, sealer: FileSealer) -> None:
    first, second, other = sealer.seal(PAGE), sealer.seal(PAGE), sealer.seal(PAGE + b"!")
    assert first == second != other
    assert [path.name for path in files(tmp_path)] == sorted([first[0], other[0]])


def test_a_file_tells_nothing(tmp_path: Path, sealer: FileSealer, cheap_cost: ArgonCost) -> None:
    page, digest = sealer.seal(PAGE)
    [path] = files(tmp_path)
    assert b"scanned" not in path.read_bytes()
    assert page != digest
    elsewhere = FileVault(tmp_path / "other", use_key_ring=False, cost=cheap_cost)
    elsewhere.create()
    assert FileSealer(tmp_path / "other", elsewhere).seal(PAGE)[0] != page
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", [0, 3, 4, 15, 16, 40, -1])
def test_a_changed_file_is_never_a_page(tmp_path: Path, sealer: FileSealer, place: int) -> None:
    page, _ = sealer.seal(PAGE)
    [path] = files(tmp_path)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match="changed"):
        sealer.unseal(page)
    sealer.seal(PAGE)  # captured again: the damaged file is replaced
    assert sealer.unseal(page) == PAGE


def test_a_cut_or_swapped_file_is_never_a_page(tmp_path: Path, sealer: FileSealer) -> None:
    page, other = sealer.seal(PAGE)[0], sealer.seal(b"other")[0]
    path = tmp_path / "pages" / page
    whole = path.read_bytes()
    for content in (b"", whole[:10], whole[:-1], (tmp_path / "pages" / other).read_bytes()):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="changed"):
            sealer.unseal(page)


@pytest.mark.parametrize("name", ["ab" * 32, "", "../vault.slots", "AB" * 32])
def test_an_unknown_page_is_not_found(sealer: FileSealer, name: str) -> None:
    with pytest.raises(FileNotFoundError):
        sealer.unseal(PageId(name))


def test_a_locked_vault_seals_nothing(tmp_path: Path) -> None:
    with pytest.raises(VaultLocked):
        FileSealer(tmp_path, FileVault(tmp_path, use_key_ring=False)).seal(PAGE)


def test_a_folder_that_cannot_be_made_is_the_disks_fault(tmp_path: Path, vault: FileVault) -> None:
    (tmp_path / "pages").write_text("in the way")
    with pytest.raises(StoreUnavailable) as caught:
        FileSealer(tmp_path, vault).seal(PAGE)
    assert not caught.value.full


def test_many_threads_seal_the_same_page(tmp_path: Path, sealer: FileSealer) -> None:
    seen: list[tuple[PageId, str]] = []
    threads = [threading.Thread(target=lambda: seen.append(sealer.seal(PAGE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1
    assert len(files(tmp_path)) == 1
    assert sealer.unseal(seen[0][0]) == PAGE
