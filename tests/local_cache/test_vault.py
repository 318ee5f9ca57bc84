"""The data key and its slots: what opens, what does not, and what a damaged file says."""

import stat
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from local_cache.slots import read_slots, write_slots
from local_cache.vault import SLOT_FILE, FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache.samples import CLERK
from window_client.domain.clerk import Clerk
from window_client.errors import VaultError, VaultLocked


def opened_again(vault: FileVault, directory: Path) -> FileVault:
    """The same directory after a restart."""
    assert vault.is_unlocked
    return FileVault(directory, use_key_ring=False, cost=ArgonCost(1, 64, 1))


def test_a_new_vault_is_open_and_has_a_machine_slot(tmp_path: Path, vault: FileVault) -> None:
    assert vault.is_unlocked
    assert len(vault.data_key()) == 32
    assert vault.machine_slot() == "file"
    again = opened_again(vault, tmp_path)
    assert again.exists
    assert not again.is_unlocked
    assert again.unlock_by_machine()
    assert again.data_key() == vault.data_key()


def test_a_locked_vault_gives_nothing(tmp_path: Path, vault: FileVault) -> None:
    locked = opened_again(vault, tmp_path)
    for ask in (locked.data_key, lambda: locked.subkey("store"), lambda: locked.put_password_slot("a", "b")):
        with pytest.raises(VaultLocked):
            ask()
    with pytest.raises(VaultError):
        locked.put_right(CLERK)


def test_an_empty_directory_has_no_slots(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "new", use_key_ring=False)
    assert not vault.exists
    assert vault.machine_slot() == "none"
    assert not vault.unlock_by_machine()
    answer = vault.unlock_by_password("zhang", "x")
    assert (answer.opened, answer.missing) == (False, True)
    with pytest.raises(VaultError, match="missing"):
        vault.right_of("zhang")


def test_a_password_opens_its_own_slot_only(tmp_path: Path, vault: FileVault) -> None:
    vault.put_password_slot("zhang", "Fènghuáng-1042")
    vault.put_password_slot("li", "other")
    again = opened_again(vault, tmp_path)
    wrong = again.unlock_by_password("zhang", "other")
    assert (wrong.opened, wrong.missing, again.is_unlocked) == (False, False, False)
    assert again.unlock_by_password("zhang", "Fe\u0300nghua\u0301ng-1042").opened  # the same word, composed otherwise
    assert again.data_key() == vault.data_key()
    assert again.unlock_by_password("wang", "x").missing


def test_a_new_password_replaces_the_old_and_keeps_the_right(tmp_path: Path, vault: FileVault) -> None:
    vault.put_password_slot("zhang", "old")
    vault.put_right(CLERK)
    vault.put_password_slot("zhang", "new")
    again = opened_again(vault, tmp_path)
    assert not again.unlock_by_password("zhang", "old").opened
    assert again.unlock_by_password("zhang", "new").opened
    assert again.right_of("zhang") == CLERK


def test_the_right_is_sealed_with_the_slot(tmp_path: Path, vault: FileVault) -> None:
    vault.put_password_slot("zhang", "pw")
    assert vault.right_of("zhang") is None
    assert vault.right_of("li") is None
    with pytest.raises(VaultError, match="slot first"):
        vault.put_right(Clerk("li", CLERK.staff_no, "李", CLERK.role, CLERK.right_until))
    vault.put_right(CLERK)
    assert CLERK.name.encode() not in (tmp_path / SLOT_FILE).read_bytes()
    locked = opened_again(vault, tmp_path)
    with pytest.raises(VaultLocked):
        locked.right_of("zhang")
    assert locked.unlock_by_password("zhang", "pw").opened
    right = locked.right_of("zhang")
    assert right == CLERK
    assert right is not None
    assert right.right_until.utcoffset() == timedelta(hours=8)


def test_a_right_cannot_be_lent_to_another_person(tmp_path: Path, vault: FileVault) -> None:
    for user in ("zhang", "li"):
        vault.put_password_slot(user, user)
    vault.put_right(CLERK)
    path = tmp_path / SLOT_FILE
    slots = read_slots(path)
    assert slots is not None
    zhang, li = slots.of("zhang"), slots.of("li")
    assert zhang is not None
    assert li is not None
    forged = type(li)(li.user, li.salt, li.cost, li.box, zhang.right)
    write_slots(path, slots.with_person(forged))
    with pytest.raises(VaultError, match="changed"):
        vault.right_of("li")


def test_a_slot_cannot_be_renamed(tmp_path: Path, vault: FileVault) -> None:
    vault.put_password_slot("zhang", "pw")
    path = tmp_path / SLOT_FILE
    slots = read_slots(path)
    assert slots is not None
    zhang = slots.of("zhang")
    assert zhang is not None
    write_slots(path, slots.with_person(type(zhang)("li", zhang.salt, zhang.cost, zhang.box)))
    answer = opened_again(vault, tmp_path).unlock_by_password("li", "pw")
    assert (answer.opened, answer.missing) == (False, False)


@pytest.mark.parametrize("harm", [b"", b"hall-window slots 1 ", b"{}"])
def test_a_torn_slot_file_says_what_to_do_and_is_left_alone(tmp_path: Path, vault: FileVault, harm: bytes) -> None:
    path = tmp_path / SLOT_FILE
    path.write_bytes(harm)
    again = opened_again(vault, tmp_path)
    for ask in (
        again.unlock_by_machine,
        lambda: again.unlock_by_password("zhang", "pw"),
        again.machine_slot,
        lambda: vault.put_password_slot("zhang", "pw"),
        again.create,
    ):
        with pytest.raises(VaultError):
            ask()
    with pytest.raises(VaultError, match="Restore this file"):
        again.unlock_by_machine()
    assert path.read_bytes() == harm


def test_every_flipped_byte_of_the_slot_file_is_seen(tmp_path: Path, vault: FileVault) -> None:
    path = tmp_path / SLOT_FILE
    whole = path.read_bytes()
    again = opened_again(vault, tmp_path)
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(VaultError):
            again.unlock_by_machine()


def test_an_insane_cost_is_not_spent(tmp_path: Path, vault: FileVault) -> None:
    path = tmp_path / SLOT_FILE
    vault.put_password_slot("zhang", "pw")
    slots = read_slots(path)
    assert slots is not None
    zhang = slots.of("zhang")
    assert zhang is not None
    write_slots(path, slots.with_person(type(zhang)("zhang", zhang.salt, ArgonCost(1, 2**30, 1), zhang.box)))
    with pytest.raises(VaultError):
        opened_again(vault, tmp_path).unlock_by_password("zhang", "pw")


def test_a_used_directory_gets_no_second_key(tmp_path: Path, vault: FileVault) -> None:
    before = (tmp_path / SLOT_FILE).read_bytes()
    with pytest.raises(VaultError, match="signed in at this window before"):
        opened_again(vault, tmp_path).create()
    assert (tmp_path / SLOT_FILE).read_bytes() == before
    (tmp_path / "window.db").write_bytes(b"data")
    (tmp_path / SLOT_FILE).unlink()
    with pytest.raises(VaultError, match="unreadable"):
        opened_again(vault, tmp_path).create()


def test_slots_of_another_directory_do_not_replace_the_key_in_use(tmp_path: Path, vault: FileVault) -> None:
    other = FileVault(tmp_path / "other", use_key_ring=False, cost=ArgonCost(1, 64, 1))
    other.create()
    other.put_password_slot("zhang", "pw")
    key = vault.data_key()
    (tmp_path / SLOT_FILE).write_bytes((tmp_path / "other" / SLOT_FILE).read_bytes())
    with pytest.raises(VaultError, match="mixed"):
        vault.unlock_by_password("zhang", "pw")
    assert vault.data_key() == key


@pytest.mark.skipif(sys.platform == "win32", reason="rights are the profile folder's there")
def test_key_and_slots_are_for_this_user_only(tmp_path: Path, vault: FileVault) -> None:
    for name in (SLOT_FILE, "machine.key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    (tmp_path / "machine.key").chmod(0o644)
    assert opened_again(vault, tmp_path).unlock_by_machine()
    assert stat.S_IMODE((tmp_path / "machine.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("harm", [None, b"", b"zz", b"00" * 32])
def test_without_its_key_file_the_machine_slot_stays_shut(tmp_path: Path, vault: FileVault, harm: bytes | None) -> None:
    path = tmp_path / "machine.key"
    path.unlink() if harm is None else path.write_bytes(harm)
    assert not opened_again(vault, tmp_path).unlock_by_machine()


def test_slots_put_from_many_threads_are_all_there(tmp_path: Path, vault: FileVault) -> None:
    threads = [threading.Thread(target=vault.put_password_slot, args=(f"u{n}", f"p{n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    again = opened_again(vault, tmp_path)
    assert all(again.unlock_by_password(f"u{n}", f"p{n}").opened for n in range(8))


def test_subkeys_differ_by_purpose_and_last(tmp_path: Path, vault: FileVault) -> None:
    again = opened_again(vault, tmp_path)
    again.unlock_by_machine()
    keys = {vault.subkey(purpose) for purpose in ("store", "pages", "right")}
    assert len(keys | {vault.data_key()}) == 4
    assert again.subkey("store") == vault.subkey("store")


def test_the_default_cost_is_the_promised_one() -> None:
    assert ArgonCost() == ArgonCost(passes=3, memory_kib=65536, lanes=1)


def test_a_recovery_key_opens_until_a_newer_one_is_made(tmp_path: Path, vault: FileVault) -> None:
    assert not vault.has_recovery
    first, second = vault.make_recovery_key(), vault.make_recovery_key()
    assert len(first.replace("-", "")) == 36
    assert first.replace("-", "").encode() not in (tmp_path / SLOT_FILE).read_bytes()
    again = opened_again(vault, tmp_path)
    assert not again.unlock_by_recovery(first)
    assert not again.is_unlocked
    assert again.unlock_by_recovery(second.lower())
    assert again.data_key() == vault.data_key()


def test_any_wrong_character_of_a_recovery_key_is_seen_before_it_is_tried(vault: FileVault) -> None:
    key = vault.make_recovery_key()
    for place, letter in enumerate(key):
        if letter == "-":
            continue
        wrong = key[:place] + ("7" if letter != "7" else "8") + key[place + 1 :]
        with pytest.raises(VaultError, match="read it again"):
            vault.unlock_by_recovery(wrong)


def test_a_removed_person_opens_nothing_more(tmp_path: Path, vault: FileVault) -> None:
    vault.put_password_slot("zhang", "pw")
    vault.put_right(CLERK)
    assert vault.people() == ["zhang"]
    assert vault.remove_person("zhang")
    assert not vault.remove_person("zhang")
    assert opened_again(vault, tmp_path).unlock_by_password("zhang", "pw").missing


def test_wrong_passwords_are_counted_over_a_restart_and_forgotten_with_a_new_slot(
    tmp_path: Path, vault: FileVault
) -> None:
    vault.note_tries("nobody", 3, 100.0)
    assert vault.failures("nobody") == (0, 0.0)
    vault.put_password_slot("zhang", "pw")
    vault.note_tries("zhang", 3, 100.0)
    assert opened_again(vault, tmp_path).failures("zhang") == (3, 100.0)
    vault.put_password_slot("zhang", "pw2")
    assert vault.failures("zhang") == (0, 0.0)


def test_the_cost_of_a_password_is_measured_and_stored(tmp_path: Path) -> None:
    vault = FileVault(tmp_path, use_key_ring=False)
    vault.create()
    slots = read_slots(tmp_path / SLOT_FILE)
    assert slots is not None
    assert slots.cost is not None
    assert slots.cost.memory_kib == 64 * 1024
    assert 3 <= slots.cost.passes <= 16
    vault.put_password_slot("zhang", "pw")
    slots = read_slots(tmp_path / SLOT_FILE)
    assert slots is not None
    slot = slots.of("zhang")
    assert slot is not None
    assert slot.cost == slots.cost
