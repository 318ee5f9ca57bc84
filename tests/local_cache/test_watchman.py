"""The watchman finds damage while the store is open, and collects only page files that nothing names any more."""

import os
import queue
import time
from pathlib import Path
from typing import Any

import pytest

from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from local_cache.watchman import KEEP_UNNAMED_S, Watchman
from tests.local_cache import samples
from window_client.domain.ids import PageId
from window_client.messages import ChangeDataKey, CheckStore, KeyChange, StoreChecked

OLD = time.time() - KEEP_UNNAMED_S - 60


class Round:
    """A watchman at an open store whose one case has one sealed page."""

    def __init__(self, directory: Path, vault: FileVault, store: EncryptedStore) -> None:
        self.directory, self.told = directory, queue.SimpleQueue[Any]()
        self.sealer = FileSealer(directory, vault)
        self.page, _ = self.sealer.seal(b"a page that a row names" * 99)
        with store.unit() as unit:
            unit.numbers.add_block(samples.a_block())
            case = samples.a_case("watched")
            unit.cases.add(case)
            unit.cases.add_page(samples.a_page(case, self.page))
            samples.accept(unit, case)
        self.watchman = Watchman(directory, vault, self.sealer, self.told.put, store)

    def file(self, page: PageId) -> Path:
        return self.directory / "pages" / page

    def look(self, *, full: bool = True) -> StoreChecked:
        self.watchman.perform(CheckStore(full))
        told = self.told.get(timeout=20)
        assert isinstance(told, StoreChecked)
        return told


@pytest.fixture
def looks(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> Any:
    looks = Round(tmp_path, vault, store)
    looks.watchman.start()
    yield looks
    assert looks.watchman.stop(10)


def test_a_whole_store_is_whole_and_goes_on_working_meanwhile(looks: Round, store: EncryptedStore) -> None:
    assert looks.look(full=False) == StoreChecked(False, (), 0)
    with store.unit() as unit:
        unit.notes.put("cursor", b"1")
        assert looks.look() == StoreChecked(True, (), 0)


def test_a_flipped_byte_in_the_middle_of_the_file_is_found(looks: Round, tmp_path: Path, store: EncryptedStore) -> None:
    store.close()
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.seek(10 * 4096 + 100)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    told = looks.look(full=False)
    assert told.faults
    assert samples.NAME not in "".join(told.faults)


@pytest.mark.parametrize("missing", [True, False])
def test_a_page_that_a_row_names_must_be_there_and_open(looks: Round, missing: bool) -> None:
    path = looks.file(looks.page)
    path.unlink() if missing else path.write_bytes(path.read_bytes()[:-1])
    [fault] = looks.look().faults
    assert fault == f"page file {looks.page[:8]} is {'missing' if missing else 'damaged'}"


def test_only_old_files_that_nothing_names_are_collected(looks: Round) -> None:
    forgotten, fresh, again = (looks.sealer.seal(text)[0] for text in (b"forgotten", b"fresh", b"again"))
    for page in (forgotten, again, looks.page):
        os.utime(looks.file(page), (OLD, OLD))
    assert looks.sealer.seal(b"again")[0] == again  # captured anew, and not yet in a row
    assert looks.look(full=False).collected == 0
    assert looks.look().collected == 1
    left = {path.name for path in (looks.directory / "pages").iterdir()}
    assert left == {looks.page, fresh, again}
    assert looks.sealer.unseal(looks.page).startswith(b"a page")


def test_nothing_is_collected_while_anything_is_wrong(looks: Round) -> None:
    forgotten, _ = looks.sealer.seal(b"forgotten")
    os.utime(looks.file(forgotten), (OLD, OLD))
    looks.file(looks.page).unlink()
    assert looks.look().collected == 0
    assert looks.file(forgotten).exists()


def told_of_key(looks: Round) -> KeyChange:
    """The last word on the change of the key: over, or held up."""
    while True:
        told = looks.told.get(timeout=20)
        assert isinstance(told, KeyChange)
        if told.over or told.fault:
            return told


def test_the_key_is_changed_beside_the_desk_and_the_next_look_finds_all_whole(
    looks: Round, vault: FileVault, store: EncryptedStore
) -> None:
    old = vault.data_key()
    looks.watchman.perform(ChangeDataKey(only_resume=True))  # nothing was begun: nothing to go on with
    looks.watchman.perform(ChangeDataKey())
    with store.unit() as unit:
        unit.notes.put("cursor", b"2")
    assert told_of_key(looks) == KeyChange("", over=True)
    assert vault.data_key() != old
    assert looks.look() == StoreChecked(True, (), 0)
    with store.unit() as unit:
        assert unit.notes.get("cursor") == b"2"


def test_a_change_that_was_held_up_is_resumed(looks: Round, vault: FileVault, store: EncryptedStore) -> None:
    old = vault.data_key()
    store.close()
    looks.watchman.perform(ChangeDataKey())
    assert told_of_key(looks).fault
    assert vault.is_changing
    store.open()
    looks.watchman.perform(ChangeDataKey(only_resume=True))
    assert told_of_key(looks).over
    assert vault.data_key() != old
