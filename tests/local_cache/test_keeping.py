"""Backup, restore, check, audit verify and recovery, as the commands of `main.py` do them, on real encrypted files."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from local_cache.backup import LIST_FILE, back_up, check_backup
from local_cache.commands import run
from local_cache.engine import open_engine
from local_cache.looking import faults_of, verify_trail
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import SLOT_FILE, FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from window_client.domain.ids import CaseId
from window_client.errors import StoreUnavailable, VaultError
from window_client.words import CaseState

PAGE = 4096
COMMANDS = ("vault list", "store check", "audit verify", "backup", "restore", "store recover", "vault unlock")


def nobody(question: str) -> str:
    raise AssertionError(f"asked for the {question}")


def do(
    deed: str, directory: Path, *, where: Path = Path(), ask: Callable[[str], str] = nobody, later_s: int = 0
) -> tuple[list[str], bool]:
    """One command in a fresh process's stead: a new vault that opens by itself."""
    vault = FileVault(directory, use_key_ring=False, cost=ArgonCost(1, 64, 1))
    return run(deed, directory, vault, ask, samples.NOW + timedelta(seconds=later_s), user="", where=where)


def fill(store: EncryptedStore, cases: int = 30) -> None:
    with store.unit() as unit:
        unit.numbers.add_block(samples.a_block())
    for number in range(cases):
        with store.unit() as unit:
            draft = samples.a_case(f"kept-{number}")
            unit.cases.add(draft)
            unit.cases.put_answer(draft.id, samples.an_answer())
            samples.accept(unit, draft)


def test_a_backup_is_made_while_the_store_works_and_restored_elsewhere_with_the_recovery_key(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store)
    page, _ = FileSealer(tmp_path, vault).seal(b"a page" * 1000)
    recovery = vault.make_recovery_key()
    place = back_up(tmp_path, vault.subkey("store"), tmp_path / "second", samples.NOW).place
    assert samples.NAME.encode() not in b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert not (place / "machine.key").exists()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    lines, well = do("restore", elsewhere, where=place, ask=lambda _: recovery.lower().replace("-", " "))
    assert (lines[-1], well) == ("restored and whole", True)
    again = FileVault(elsewhere, use_key_ring=False)
    assert again.unlock_by_machine()
    copy = EncryptedStore(elsewhere, again)
    copy.open()
    with copy.unit() as unit:
        assert len(unit.cases.events(CaseId("kept-29"))) == 2
    copy.close()
    assert FileSealer(elsewhere, again).unseal(page) == b"a page" * 1000


def test_a_restore_keeps_what_was_there_and_opens_on_the_same_machine(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 2)
    place = back_up(tmp_path, vault.subkey("store"), tmp_path / "second", samples.NOW).place
    fill_more = samples.a_case("after-the-backup")
    with store.unit() as unit:
        unit.cases.add(fill_more)
    store.close()
    lines, _ = do("restore", tmp_path, where=place)
    assert "set-aside-" in lines[0]
    restored = EncryptedStore(tmp_path, vault)
    restored.open()
    with restored.unit() as unit:
        assert unit.cases.get(fill_more.id) is None
        assert unit.cases.get(CaseId("kept-1")) is not None
    restored.close()
    assert (next(tmp_path.glob("set-aside-*")) / FILE_NAME).exists()


@pytest.mark.parametrize("harmed", [FILE_NAME, SLOT_FILE, LIST_FILE])
def test_a_harmed_or_unfinished_backup_moves_nothing(
    tmp_path: Path, vault: FileVault, store: EncryptedStore, harmed: str
) -> None:
    fill(store, 1)
    place = back_up(tmp_path, vault.subkey("store"), tmp_path / "second", samples.NOW).place
    store.close()
    raw = (place / harmed).read_bytes()
    (place / harmed).write_bytes(raw[: len(raw) // 2])
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(StoreUnavailable, match="backup"):
        do("restore", tmp_path, where=place)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_backup_that_the_disk_refuses_leaves_nothing_behind(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 1)
    (tmp_path / SLOT_FILE).unlink()
    with pytest.raises(StoreUnavailable, match="No such file"):
        back_up(tmp_path, vault.subkey("store"), tmp_path / "second", samples.NOW)
    assert not list((tmp_path / "second").iterdir())
    with pytest.raises(StoreUnavailable, match="not a finished backup"):
        check_backup(tmp_path / "second")


def _trail(path: Path, key: bytes, *statements: str) -> None:
    """What somebody with the key, who switches our guards off, does to the trail."""
    engine = open_engine(path, key)
    with engine.connect() as connection, connection.begin():
        for name in ("audit_stays", "audit_fixed"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.parametrize(
    ("harm", "line", "word"),
    [
        (("UPDATE audit SET actor = '9999' WHERE seq = 7",), 7, "changed"),
        (("DELETE FROM audit WHERE seq = 11",), 11, "missing"),
        (("DELETE FROM audit WHERE seq < 4",), 1, "missing"),
        (("DELETE FROM audit WHERE seq > 25",), 26, "cut off"),
        (
            (
                "UPDATE audit SET seq = 1000 WHERE seq = 5",
                "UPDATE audit SET seq = 5 WHERE seq = 6",
                "UPDATE audit SET seq = 6 WHERE seq = 1000",
            ),
            5,
            "moved",
        ),
    ],
)
def test_audit_verify_locates_the_line(
    tmp_path: Path, vault: FileVault, store: EncryptedStore, harm: tuple[str, ...], line: int, word: str
) -> None:
    fill(store)
    store.close()
    lines, well = do("audit verify", tmp_path)
    assert well
    assert lines[0].startswith("30 lines, none cut")
    _trail(tmp_path / FILE_NAME, vault.subkey("store"), *harm)
    lines, well = do("audit verify", tmp_path)
    assert not well
    assert lines[0].startswith(f"line {line}: ")
    assert word in lines[0]
    with pytest.raises(StoreUnavailable, match="audit trail"):
        EncryptedStore(tmp_path, vault).open()


def test_flipped_bits_are_found_and_everything_readable_is_recovered(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 200)
    store.close()
    path = tmp_path / FILE_NAME
    pages = path.stat().st_size // PAGE
    assert do("store check", tmp_path) == (["the data file is whole"], True)
    with path.open("r+b") as file:
        file.seek(PAGE * (pages // 2) + 100)
        file.write(os.urandom(16))
    faults, well = do("store check", tmp_path)
    assert not well
    assert f"page {pages // 2 + 1}" in faults[0]
    lines, _ = do("store recover", tmp_path)
    kept = {line.split(":")[0]: int(line.split()[1]) for line in lines if " rows" in line and "LOOK" not in line}
    assert sum(kept.values()) > 200 * 8 * 0.9
    assert sum("SOME LOST" in line for line in lines) <= 1
    assert (next(tmp_path.glob("damaged-*")) / FILE_NAME).stat().st_size == pages * PAGE
    assert not [fault for fault in faults_of(path, vault.subkey("store")) if "page" in fault]


def test_a_store_that_is_whole_loses_no_row_in_a_recovery(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store)
    before = verify_trail(tmp_path / FILE_NAME, vault.subkey("store"))
    store.close()
    lines, _ = do("store recover", tmp_path)
    assert not [line for line in lines if "LOST" in line or "LOOK" in line]
    assert "cases: 30 rows" in lines
    assert verify_trail(tmp_path / FILE_NAME, vault.subkey("store")) == before
    again = EncryptedStore(tmp_path, vault)
    again.open()
    again.close()


def test_a_reduced_case_stays_reduced_in_a_recovery_even_when_its_own_row_was_lost(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    with store.unit() as unit:
        for name in ("kept", "lost"):
            unit.cases.add(samples.a_case(name, state=CaseState.WITHDRAWN))
            unit.keeping.reduce(CaseId(name), samples.NOW)
    store.close()
    engine = open_engine(tmp_path / FILE_NAME, vault.subkey("store"))
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        for statement in (
            "PRAGMA foreign_keys = OFF",
            "DROP TRIGGER cases_stay",
            "DELETE FROM cases WHERE id = 'lost'",
        ):
            raw.execute(statement)
    engine.dispose()
    lines, _ = do("store recover", tmp_path)
    assert {"reduced: 2 rows", "cases: 1 rows"} <= set(lines)
    again = EncryptedStore(tmp_path, vault)
    again.open()
    with again.unit() as unit:
        assert unit.keeping.is_reduced(CaseId("kept"))
        unit.cases.add(samples.a_case("open"))
    with pytest.raises(IntegrityError, match="never reduced"), again.unit() as unit:
        unit.keeping.reduce(CaseId("open"), samples.NOW)
    again.close()


def test_another_key_opens_nothing_and_says_so(tmp_path: Path, store: EncryptedStore) -> None:
    fill(store, 1)
    store.close()
    with pytest.raises(StoreUnavailable, match="does not open with this key"):
        faults_of(tmp_path / FILE_NAME, b"k" * 32)


def test_without_machine_slot_and_recovery_key_the_commands_say_what_to_do(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    store.close()
    (tmp_path / "machine.key").unlink()
    with pytest.raises(VaultError, match="sign in at the window once"):
        do("store check", tmp_path)
    recovery = vault.make_recovery_key()
    with pytest.raises(VaultError, match="read it again"):
        do("vault unlock", tmp_path, ask=lambda _: recovery[:-1] + ("A" if recovery[-1] != "A" else "B"))
    lines, _ = do("vault unlock", tmp_path, ask=lambda _: recovery)
    assert "slot of its own again (file)" in lines[0]
    assert do("store check", tmp_path)[1]
