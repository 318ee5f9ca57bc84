"""The data key is changed while the store works: nothing is lost, every slot opens, and the old key opens nothing."""

import threading
from pathlib import Path

import pytest

from local_cache.backup import back_up
from local_cache.commands import run
from local_cache.key_change import change_key, opens
from local_cache.looking import faults_of, looking_at, verify_trail
from local_cache.profile_key import ProfileKey
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from window_client.domain.ids import CaseId
from window_client.errors import StoreUnavailable

CHEAP = ArgonCost(1, 64, 1)


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody listens."""


def again(directory: Path) -> FileVault:
    """The vault after a restart."""
    return FileVault(directory, use_key_ring=False, cost=CHEAP)


def opened(directory: Path) -> EncryptedStore:
    """The store after a restart."""
    vault = again(directory)
    assert vault.unlock_by_machine()
    store = EncryptedStore(directory, vault)
    store.open()
    return store


def fill(store: EncryptedStore, cases: int) -> None:
    with store.unit() as unit:
        unit.numbers.add_block(samples.a_block())
        for number in range(cases):
            unit.cases.add(samples.a_case(f"before-{number}"))


def test_nothing_said_is_lost_while_the_desk_writes_through_the_whole_change(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 1500)
    sealer, heard = FileSealer(tmp_path, vault), set[str]()
    thread = threading.Thread(target=lambda: change_key(vault, sealer, store, lambda what, *_: heard.add(what)))
    pages = [sealer.seal(f"page {number}".encode() * 500)[0] for number in range(5)]
    old, said = vault.subkey("store"), 0
    thread.start()
    while thread.is_alive():
        said += 1
        with store.unit() as unit:
            draft = samples.a_case(f"beside-{said}")
            unit.cases.add(draft)
            unit.cases.put_answer(CaseId("before-1"), samples.an_answer("P.name", f"{said}"))
            samples.put_audit(unit, subject=draft.id)
    assert not vault.is_changing
    assert heard == {"pages", "store"}
    assert said > 3
    with store.unit() as unit:  # the same store goes on, in the new file
        unit.cases.add(samples.a_case("after"))
        samples.put_audit(unit)
    store.close()
    path, key = tmp_path / FILE_NAME, vault.subkey("store")
    assert not opens(path, old)
    assert faults_of(path, key) == []
    trail = verify_trail(path, key)
    assert (trail.fault, trail.lines) == (None, said + 1)
    with looking_at(path, key) as file:
        (count,) = file.execute("SELECT count(*) FROM cases").fetchone()
        (kept,) = file.execute("SELECT value FROM answers WHERE case_id = 'before-1'").fetchone()
    assert (count, kept) == (1500 + said + 1, f"{said}")
    assert [sealer.unseal(page) for page in pages] == [f"page {number}".encode() * 500 for number in range(5)]
    assert not list(tmp_path.glob("*.new-key*"))


def test_every_slot_opens_the_new_key_and_no_old_slot_file_does(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    vault.put_password_slot("zhang", "pw")
    vault.put_right(samples.CLERK)
    recovery = vault.make_recovery_key()
    sealer, signer = FileSealer(tmp_path, vault), ProfileKey(vault).key()
    page, _ = sealer.seal(b"page")
    before, key = (tmp_path / "vault.slots").read_bytes(), vault.data_key()
    assert change_key(vault, sealer, store, silent) == 0
    assert vault.data_key() != key
    for way in ("machine", "password", "recovery"):
        other = again(tmp_path)
        match way:
            case "machine":
                assert other.unlock_by_machine()
            case "password":
                assert other.unlock_by_password("zhang", "pw").opened
                assert other.right_of("zhang") == samples.CLERK
            case "recovery":
                assert other.unlock_by_recovery(recovery)
        assert other.data_key() == vault.data_key()
        assert FileSealer(tmp_path, other).unseal(page) == b"page"
        assert ProfileKey(other).key() == signer
    assert FileSealer(tmp_path, vault).seal(b"page")[0] == page  # the same page has the same name for ever
    store.close()
    (tmp_path / "vault.slots").write_bytes(before)
    stale = again(tmp_path)
    assert stale.unlock_by_machine()
    assert not opens(tmp_path / FILE_NAME, stale.subkey("store"))
    with pytest.raises(ValueError, match="damaged"):
        FileSealer(tmp_path, stale).unseal(page)


def test_a_change_that_was_broken_off_opens_by_every_slot_and_goes_on(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 10)
    vault.put_password_slot("zhang", "pw")
    old_page, _ = FileSealer(tmp_path, vault).seal(b"under the old key")
    vault.begin_change()
    new_page, _ = FileSealer(tmp_path, vault).seal(b"under the new key")
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        change_key(vault, FileSealer(tmp_path, vault), store, silent)
    other = again(tmp_path)
    other.put_password_slot("li", "made meanwhile") if other.unlock_by_password("zhang", "pw").opened else None
    assert other.is_changing
    going_on = again(tmp_path)
    assert going_on.unlock_by_password("li", "made meanwhile").opened
    store = EncryptedStore(tmp_path, going_on)
    store.open()
    sealer = FileSealer(tmp_path, going_on)
    assert (sealer.unseal(old_page), sealer.unseal(new_page)) == (b"under the old key", b"under the new key")
    change_key(going_on, sealer, store, silent)
    assert not going_on.is_changing
    assert (sealer.unseal(old_page), sealer.unseal(new_page)) == (b"under the old key", b"under the new key")
    store.close()


def test_a_kill_between_the_new_name_and_the_forgetting_is_settled_at_the_next_start(
    tmp_path: Path, vault: FileVault, store: EncryptedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 10)
    old = vault.data_key()

    def no_room() -> None:
        raise StoreUnavailable("the disk is full", full=True)

    monkeypatch.setattr(vault, "finish_change", no_room)
    with pytest.raises(StoreUnavailable, match="full"):
        change_key(vault, FileSealer(tmp_path, vault), store, silent)
    with store.unit() as unit:  # the desk goes on in the new file
        unit.cases.add(samples.a_case("went-on"))
    store.close()
    store = opened(tmp_path)
    with store.unit() as unit:
        assert unit.cases.get(CaseId("went-on")) is not None
    store.close()
    vault = again(tmp_path)
    assert vault.unlock_by_machine()
    assert not vault.is_changing
    assert vault.data_key() != old


def test_somebody_who_reads_the_file_is_waited_for_and_the_old_file_stays_in_use(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 10)
    sealer = FileSealer(tmp_path, vault)
    with looking_at(tmp_path / FILE_NAME, vault.subkey("store")) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM cases").fetchone()
        with store.unit() as unit:
            unit.cases.add(samples.a_case("read-no-more"))
        with pytest.raises(StoreUnavailable, match="another program"):
            change_key(vault, sealer, store, silent)
        with store.unit() as unit:
            unit.cases.add(samples.a_case("in-the-old-file"))
    change_key(vault, sealer, store, silent)
    with store.unit() as unit:
        assert unit.cases.get(CaseId("in-the-old-file")) is not None
    assert not vault.is_changing


def test_a_backup_from_the_middle_of_a_change_opens_and_one_across_its_end_is_refused(
    tmp_path: Path, vault: FileVault, store: EncryptedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 10)
    sealer = FileSealer(tmp_path, vault)
    vault.begin_change()
    place = back_up(tmp_path, vault.subkey("store"), tmp_path / "second", samples.NOW).place
    (place / "machine.key").write_bytes((tmp_path / "machine.key").read_bytes())
    copy = opened(place)
    with copy.unit() as unit:
        assert unit.cases.get(CaseId("before-9")) is not None
    copy.close()
    monkeypatch.setattr("local_cache.backup._copy_files", _changing_first(vault, sealer, store))
    with pytest.raises(StoreUnavailable, match="changed meanwhile"):
        back_up(tmp_path, vault.subkey("store"), tmp_path / "third", samples.NOW)
    assert not list((tmp_path / "third").iterdir())


def _changing_first(vault: FileVault, sealer: FileSealer, store: EncryptedStore) -> object:
    from local_cache.backup import _copy_files

    def copy(directory: Path, place: Path) -> None:
        change_key(vault, sealer, store, silent)
        _copy_files(directory, place)

    return copy


def test_a_damaged_page_is_counted_and_stays(tmp_path: Path, vault: FileVault, store: EncryptedStore) -> None:
    sealer = FileSealer(tmp_path, vault)
    page, _ = sealer.seal(b"page" * 100)
    path = tmp_path / "pages" / page
    whole = path.read_bytes()
    harmed = whole[:-1] + bytes([whole[-1] ^ 1])
    path.write_bytes(harmed)
    assert change_key(vault, sealer, store, silent) == 1
    assert path.read_bytes() == harmed


def test_the_command_changes_the_key_and_names_what_only_the_old_one_opened(
    tmp_path: Path, vault: FileVault, store: EncryptedStore
) -> None:
    fill(store, 3)
    store.close()
    (tmp_path / f"{FILE_NAME}.schema-1").write_bytes(b"a copy before a migration")
    old = vault.data_key()
    lines, well = run("vault rotate", tmp_path, again(tmp_path), input, samples.NOW, user="", where=Path())
    assert well
    assert lines[0].startswith("the data key was changed")
    assert f"{FILE_NAME}.schema-1" in lines[1]
    vault = again(tmp_path)
    assert vault.unlock_by_machine()
    assert vault.data_key() != old
    assert run("store check", tmp_path, vault, input, samples.NOW, user="", where=Path())[1]
