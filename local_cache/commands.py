"""What the commands vault, store, audit, backup and restore of `main.py` do; each gives the lines to print.

Who may, and that no window is running, is the caller's to settle (`main.py`).
"""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from local_cache.backup import back_up, faults_of_backup, restore
from local_cache.key_change import change_key, of_another_key, settle
from local_cache.looking import faults_of, verify_trail
from local_cache.salvage import salvage
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from window_client.errors import StoreUnavailable, VaultError

Ask = Callable[[str], str]
"""Asks the person at the terminal for one line that is not shown."""

ASK_TECHNICIAN = frozenset({"vault recovery-key", "vault remove", "vault rotate"})
"""Deeds for which a technician signs in at the terminal first."""

ALONE = ASK_TECHNICIAN | {"vault unlock", "store recover", "restore"}
"""What may not happen while a window works in the directory."""


def run(
    deed: str, directory: Path, vault: FileVault, ask: Ask, now: datetime, *, user: str, where: Path
) -> tuple[list[str], bool]:
    """Do one of them; the lines to print and whether all is well. Raises VaultError, StoreUnavailable."""
    if deed in ASK_TECHNICIAN:
        unlock(directory, vault, ask)
    deeds: dict[str, Callable[[], list[str] | tuple[list[str], bool]]] = {
        "vault list": lambda: list_slots(vault),
        "vault recovery-key": lambda: make_recovery_key(vault),
        "vault remove": lambda: remove_person(vault, user),
        "vault rotate": lambda: rotate(directory, vault),
        "vault unlock": lambda: give_machine_slot(directory, vault, ask),
        "store check": lambda: check(directory, vault, ask),
        "store recover": lambda: recover(directory, vault, ask, now),
        "audit verify": lambda: audit_verify(directory, vault, ask),
        "backup": lambda: make_backup(directory, vault, ask, where, now),
        "restore": lambda: put_back(directory, vault, ask, where, now),
    }
    done = deeds[deed]()
    return done if isinstance(done, tuple) else (done, True)


def unlock(directory: Path, vault: FileVault, ask: Ask) -> None:
    """Open by the machine slot, else by the recovery key; raises VaultError."""
    _unlock(vault, ask)
    settle(directory / FILE_NAME, vault)


def _unlock(vault: FileVault, ask: Ask) -> None:
    if vault.unlock_by_machine():
        return
    if not vault.has_recovery:
        raise VaultError("the machine slot does not open and no recovery key was made; sign in at the window once")
    if not vault.unlock_by_recovery(ask("recovery key: ")):
        raise VaultError("this recovery key does not belong to this data directory, or a newer one was made")


def list_slots(vault: FileVault) -> list[str]:
    """Whose passwords open the store here, and what else does."""
    return [
        f"machine slot: {vault.machine_slot()}",
        f"recovery key: {'made' if vault.has_recovery else 'none; make one with: main.py vault recovery-key'}",
        *(f"person: {user}" for user in vault.people()),
    ]


def make_recovery_key(vault: FileVault) -> list[str]:
    """A new recovery key, shown this once."""
    return [
        vault.make_recovery_key(),
        "Write it on paper or print it now and put it in the safe. It is shown this once and kept nowhere;",
        "a recovery key made before opens no more.",
    ]


def remove_person(vault: FileVault, user: str) -> list[str]:
    """Take a person's slot and cached right away."""
    if not vault.remove_person(user):
        raise VaultError(f"nobody of the name '{user}' has a slot here")
    return [f"{user} can no longer open this window's data; at the platform the account is another matter"]


def rotate(directory: Path, vault: FileVault) -> list[str]:
    """Change the data key, or finish a change that was broken off. Progress goes to standard error."""
    store = EncryptedStore(directory, vault)
    store.open()
    try:
        lost = change_key(vault, FileSealer(directory, vault), store, _progress)
    finally:
        store.close()
    sys.stderr.write("\n")
    lines = ["the data key was changed; passwords, recovery key and this machine open the store as before"]
    if lost:
        lines.append(f"LOOK: {lost} page files open by no key: they are damaged and were left as they are")
    lines += [f"LOOK: {name} opens by the old key only, which is gone: delete it" for name in of_another_key(directory)]
    return lines


def _progress(what: str, done: int, of: int) -> None:
    sys.stderr.write(f"\r{what}: {done} of {of}   ")
    sys.stderr.flush()


def give_machine_slot(directory: Path, vault: FileVault, ask: Ask) -> list[str]:
    """After a restore on another machine, or a lost key ring: open by the recovery key, give this machine a slot."""
    unlock(directory, vault, ask)
    return [f"the store opens; this machine has a slot of its own again ({vault.renew_machine_slot()})"]


def check(directory: Path, vault: FileVault, ask: Ask) -> tuple[list[str], bool]:
    """The full check of the data file; also while a window works in it."""
    unlock(directory, vault, ask)
    faults = faults_of(directory / FILE_NAME, vault.subkey("store"))
    return faults or ["the data file is whole"], not faults


def audit_verify(directory: Path, vault: FileVault, ask: Ask) -> tuple[list[str], bool]:
    """Follow the audit chain from line 1."""
    unlock(directory, vault, ask)
    trail = verify_trail(directory / FILE_NAME, vault.subkey("store"))
    if trail.fault is None:
        return [f"{trail.lines} lines, none cut, changed or moved; head {trail.head}"], True
    return [f"line {trail.fault}: {trail.what}", f"lines 1 to {trail.fault - 1} are whole"], False


def make_backup(directory: Path, vault: FileVault, ask: Ask, target: Path, at: datetime) -> list[str]:
    """Backup to a second place; also while a window works."""
    unlock(directory, vault, ask)
    made = back_up(directory, vault.subkey("store"), target, at)
    lines = [f"{made.place}: {made.files} files, {made.size} bytes, encrypted"]
    if not vault.has_recovery:
        lines.append("LOOK: no recovery key was made; on another machine only a clerk's password can open this backup")
    return lines


def put_back(directory: Path, vault: FileVault, ask: Ask, place: Path, at: datetime) -> list[str]:
    """Restore a backup, open it and check it."""
    aside = restore(place, directory, at)
    lines = [f"what was here before lies in {aside.name}; delete it when the restored data is right"] if aside else []
    if not vault.unlock_by_machine() and not vault.has_recovery:
        return [*lines, "restored; sign in at the window with a password of the time of the backup to open it"]
    if not vault.is_unlocked:
        lines += give_machine_slot(directory, vault, ask)
    faults = faults_of_backup(place, vault.subkey("store"))
    if faults:
        raise StoreUnavailable("restored, but the backup itself has faults: " + "; ".join(faults))
    return [*lines, "restored and whole"]


def recover(directory: Path, vault: FileVault, ask: Ask, at: datetime) -> list[str]:
    """Quarantine a damaged data file and go on with everything that can be read; says what was lost."""
    unlock(directory, vault, ask)
    path, fresh = directory / FILE_NAME, directory / f"{FILE_NAME}.recovered"
    fresh.unlink(missing_ok=True)  # of a recovery that was broken off
    report = salvage(path, vault.subkey("store"), fresh)
    quarantine = directory / f"damaged-{at:%Y%m%d-%H%M%S}"
    quarantine.mkdir(mode=0o700)
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        if (directory / name).exists():
            (directory / name).rename(quarantine / name)
    fresh.rename(path)
    left = faults_of(path, vault.subkey("store"))
    lines = [f"{each.table}: {each.rows} rows{'' if each.whole else ', SOME LOST'}" for each in report]
    return [*lines, *(f"LOOK: {fault}" for fault in left), f"the damaged file lies in {quarantine.name}"]
