"""The vault (密钥库): one random data key, boxed for the machine, each clerk's password and the recovery key.

The data key is changed (换密钥) in two strokes of the slot file: `begin_change` puts a second key into every box, from
then on new page files are sealed by it; `finish_change` leaves only that one. In between both open what is there.
"""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

import msgspec

from local_cache import machine_key, recovery_key
from local_cache.key_box import new_box
from local_cache.slots import (
    RIGHT,
    MachineSlot,
    PasswordSlot,
    RecoverySlot,
    Slots,
    for_machine,
    for_person,
    for_recovery,
    for_right,
    read_slots,
    sealed_lasting,
    write_slots,
)
from local_cache.suites import AES_SHA256, KEY_BYTES, SUITES, Suite, prove, unwrap
from local_cache.wrapping import ArgonCost, from_password, measured_cost
from window_client.domain.clerk import Clerk
from window_client.errors import VaultError, VaultLocked

SLOT_FILE = "vault.slots"
LASTING = ("page names", "device-profile")
"""Purposes whose key outlives a change of the data key: names stand in rows, and neighbours know the signer."""


@dataclass(slots=True)
class Answer:
    """What a password slot said: `opened`, `missing` (no such slot), or neither: a wrong password."""

    opened: bool = False
    missing: bool = False


class FileVault:
    """Slots in one file of the data directory. Any thread; a call may take 0.3 s (Argon2id) or 3 s (key ring).

    Every call may raise VaultError (torn or changed slot file) and, where it writes, StoreUnavailable.
    """

    def __init__(
        self, directory: Path, *, use_key_ring: bool = True, cost: ArgonCost | None = None, suite: str = AES_SHA256.id
    ) -> None:
        self._directory = directory
        self._path = directory / SLOT_FILE
        self._use_key_ring = use_key_ring
        self._cost = cost
        self._suite = SUITES[suite]  # of a directory that is made now; else its slot file says which
        self._keys: tuple[bytes, ...] = ()  # the data key; while it is being changed also the new one
        self._lasting = b""
        self._lock = threading.Lock()

    @property
    def exists(self) -> bool:
        """Whether this directory has slots already; `create` is for one that has none."""
        return self._path.exists()

    @property
    def is_unlocked(self) -> bool:
        return bool(self._keys)

    @property
    def is_changing(self) -> bool:
        """Whether a change of the data key was begun and not finished."""
        return len(self._keys) > 1

    def data_key(self) -> bytes:
        """The data key, 32 bytes; raises VaultLocked."""
        return self._open_keys()[0]

    @property
    def suite(self) -> Suite:
        """The algorithms of this directory; the slot file names them."""
        return self._suite

    def subkey(self, purpose: str) -> bytes:
        """A key of 32 bytes for one purpose, derived from the data key; raises VaultLocked."""
        return self.suite.derived(self._lasting if purpose in LASTING and self._keys else self.data_key(), purpose)

    def subkeys(self, purpose: str) -> list[bytes]:
        """The keys under which something may be sealed, the one for new things first; raises VaultLocked."""
        return [self.suite.derived(key, purpose) for key in reversed(self._open_keys())]

    def machine_slot(self) -> str:
        """Where the machine slot's key lies: key_ring, file or none."""
        slots = read_slots(self._path)
        return slots.machine.place if slots and slots.machine else machine_key.NONE

    def create(self) -> None:
        """Make the data key and the machine slot of a new data directory; raises VaultError for a used one."""
        with self._lock:
            self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._refuse_used()
            prove()
            name, data_key = os.urandom(16).hex(), os.urandom(KEY_BYTES)
            place, wrapping = machine_key.make(self._directory, name, use_key_ring=self._use_key_ring)
            machine = MachineSlot(place, new_box(wrapping, data_key, for_machine(name), self._suite))
            secret = os.urandom(KEY_BYTES)
            lasting = sealed_lasting(name, self._suite, data_key, secret)
            cost = self._cost or measured_cost()
            write_slots(self._path, Slots(name, machine, cost=cost, suite=self._suite.id, lasting=lasting))
            self._keys, self._lasting = (data_key,), secret

    def unlock_by_machine(self) -> bool:
        slots = read_slots(self._path)
        if slots is None or slots.machine is None:
            return False
        wrapping = machine_key.find(self._directory, slots.id, slots.machine.place)
        keys = slots.machine.box.opened(wrapping, for_machine(slots.id), SUITES[slots.suite]) if wrapping else None
        return keys is not None and self._hold(keys, slots)

    def unlock_by_password(self, user: str, password: str) -> Answer:
        slots = read_slots(self._path)
        slot = slots.of(user) if slots else None
        if slots is None or slot is None:
            return Answer(missing=True)
        wrapping = from_password(password, slot.salt, slot.cost)
        keys = slot.box.opened(wrapping, for_person(slots.id, user), SUITES[slots.suite])
        return Answer(opened=keys is not None and self._hold(keys, slots))

    def put_password_slot(self, user: str, password: str) -> None:
        self._open_keys()
        salt = os.urandom(16)
        cost = self._cost or self._slots().cost or ArgonCost()
        wrapping = from_password(password, salt, cost)
        with self._lock:
            slots = self._slots()
            old = slots.of(user)
            box = new_box(wrapping, b"".join(self._keys), for_person(slots.id, user), SUITES[slots.suite])
            slot = PasswordSlot(user, salt, cost, box, old.right if old else b"")
            write_slots(self._path, slots.with_person(slot))

    def people(self) -> list[str]:
        """Users with a password slot, in the order of their last renewal."""
        return [slot.user for slot in self._slots().people]

    def remove_person(self, user: str) -> bool:
        """Take this person's slot and right away; False when there was none."""
        with self._lock:
            slots = self._slots()
            if slots.of(user) is None:
                return False
            write_slots(self._path, slots.without_person(user))
            return True

    def failures(self, user: str) -> tuple[int, float]:
        """Wrong passwords in a row and when the last was (seconds since 1970 UTC); (0, 0.0) for an unknown person."""
        slots = read_slots(self._path)
        slot = slots.of(user) if slots else None
        return (slot.failed, slot.failed_at) if slot else (0, 0.0)

    def note_tries(self, user: str, failed: int, at: float) -> None:
        """Keep the count, so that a restart does not give fresh tries; nothing for an unknown person."""
        with self._lock:
            slots = read_slots(self._path)
            slot = slots.of(user) if slots else None
            if slots and slot and (slot.failed, slot.failed_at) != (failed, at):
                noted = msgspec.structs.replace(slot, failed=failed, failed_at=at)
                write_slots(self._path, slots.with_person(noted))

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery key was made for this directory."""
        slots = read_slots(self._path)
        return slots is not None and slots.recovery is not None

    def make_recovery_key(self) -> str:
        """A new recovery key, to be written on paper now: it is kept nowhere, and the one before opens no more."""
        self._open_keys()
        secret = recovery_key.fresh()
        with self._lock:
            slots = self._slots()
            suite = SUITES[slots.suite]
            opening = suite.derived(secret, "recovery")
            box = new_box(opening, b"".join(self._keys), for_recovery(slots.id), suite)
            write_slots(self._path, msgspec.structs.replace(slots, recovery=RecoverySlot(box)))
        return recovery_key.written(secret)

    def unlock_by_recovery(self, text: str) -> bool:
        """Open by a typed recovery key; raises VaultError for a slip of the pen, which the key's own check finds."""
        secret = recovery_key.read(text)
        if secret is None:
            raise VaultError("this is not a recovery key as it was printed: nine groups of four; read it again")
        slots = self._slots()
        if slots.recovery is None:
            return False
        suite = SUITES[slots.suite]
        keys = slots.recovery.box.opened(suite.derived(secret, "recovery"), for_recovery(slots.id), suite)
        return keys is not None and self._hold(keys, slots)

    def renew_machine_slot(self) -> str:
        """Give this machine a slot of its own (after a restore, or a lost key ring); its place. Must be unlocked."""
        self._open_keys()
        with self._lock:
            slots = self._slots()
            place, wrapping = machine_key.make(self._directory, slots.id, use_key_ring=self._use_key_ring)
            box = new_box(wrapping, b"".join(self._keys), for_machine(slots.id), self.suite)
            machine = MachineSlot(place, box)
            write_slots(self._path, msgspec.structs.replace(slots, machine=machine))
        return place

    def put_right(self, clerk: Clerk) -> None:
        """Seal the right beside this person's slot, which must be there already."""
        with self._lock:
            slots = self._slots()
            slot = slots.of(clerk.user)
            if slot is None:
                raise VaultError("this person has no password slot yet: put the slot first, then the right")
            sealed = self.suite.wrap(self.subkey(RIGHT), msgspec.json.encode(clerk), for_right(slots.id, clerk.user))
            write_slots(self._path, slots.with_person(msgspec.structs.replace(slot, right=sealed)))

    def right_of(self, user: str) -> Clerk | None:
        slots = self._slots()
        slot = slots.of(user)
        if slot is None or not slot.right:
            return None
        plain = unwrap(self.subkey(RIGHT), slot.right, for_right(slots.id, user))
        if plain is None:
            raise VaultError("the cached right of this person was changed; sign in once with the network to renew it")
        return msgspec.json.decode(plain, type=Clerk)

    def begin_change(self) -> None:
        """Make the next data key and put it into every box beside the one in use; nothing when that was done already."""
        with self._lock:
            keys = self._open_keys()
            if len(keys) > 1:
                return
            keys += (os.urandom(KEY_BYTES),)
            write_slots(self._path, self._slots().refilled(b"".join(keys)))
            self._keys = keys

    def finish_change(self) -> None:
        """Everything is under the next key: leave only that one in the boxes. No older key opens anything here then."""
        with self._lock:
            old, new = self._open_keys()
            slots = self._slots().resealed(old, new).refilled(new)
            write_slots(self._path, msgspec.structs.replace(slots, change=slots.change + 1))
            self._keys = (new,)

    def _open_keys(self) -> tuple[bytes, ...]:
        keys = self._keys
        if not keys:
            raise VaultLocked("the local data is locked: nobody signed in yet and the machine slot did not open")
        return keys

    def _refuse_used(self) -> None:
        if self.exists:
            raise VaultError(
                "this window's data is locked: the machine slot did not open and you have no slot here yet. "
                "Somebody who signed in at this window before must sign in once; then you can."
            )
        if any(self._directory.glob("*.db")):
            raise VaultError(
                f"{SLOT_FILE} is missing, but data is there: a new key would make it unreadable. "
                "Restore the file from the last copy of the data directory."
            )

    def _slots(self) -> Slots:
        slots = read_slots(self._path)
        if slots is None:
            raise VaultError(f"{SLOT_FILE} is missing. Restore it from the last copy of the data directory.")
        return slots

    def _hold(self, boxed: bytes, slots: Slots) -> bool:
        prove()
        keys = tuple(boxed[start : start + KEY_BYTES] for start in range(0, len(boxed), KEY_BYTES))
        with self._lock:
            if self._keys and not set(self._keys) & set(keys):
                raise VaultError(
                    "a slot holds the key of other data: files of two data directories were mixed. "
                    "Put back the slot file that belongs to this directory."
                )
            if not self._keys:
                self._lasting, self._suite = slots.lasting_under(keys[0]), SUITES[slots.suite]
                self._keys = keys
        return True
