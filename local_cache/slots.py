"""The slot file (密钥槽文件): which slots wrap the data key, as values, and how they lie on disk."""

import hashlib
from pathlib import Path

import msgspec

from local_cache.durable import write_durably
from local_cache.key_box import KeyBox
from local_cache.suites import AES_SHA256, SUITES, Suite, unwrap
from local_cache.wrapping import ArgonCost
from window_client.errors import VaultError

_HEAD = b"hall-window slots 1 "


class MachineSlot(msgspec.Struct, frozen=True):
    """The data key boxed for a key of this machine; `place` says where that one lies: key_ring or file."""

    place: str
    box: KeyBox


class RecoverySlot(msgspec.Struct, frozen=True):
    """The data key boxed for the recovery key, which lies on paper in the technician's safe and nowhere else."""

    box: KeyBox


class PasswordSlot(msgspec.Struct, frozen=True):
    """The data key boxed for one person's password, with that person's cached right sealed beside it.

    `failed` wrong passwords in a row, the last at `failed_at` (seconds since 1970 UTC).
    """

    user: str
    salt: bytes
    cost: ArgonCost
    box: KeyBox
    right: bytes = b""
    failed: int = 0
    failed_at: float = 0.0


class Slots(msgspec.Struct, frozen=True):
    """All slots of one data directory; `id` names the directory towards the key ring.

    `suite` is the family of algorithms of the whole directory. `cost` was measured when the directory was made and is
    used for every new password slot. While the data key is being changed each box holds the old and the new one, in
    this order. `lasting` is a secret that outlives the data key, sealed by it. `change` counts the changes.
    """

    id: str
    machine: MachineSlot | None = None
    people: tuple[PasswordSlot, ...] = ()
    recovery: RecoverySlot | None = None
    cost: ArgonCost | None = None
    suite: str = AES_SHA256.id
    lasting: bytes = b""
    change: int = 0

    def of(self, user: str) -> PasswordSlot | None:
        """This person's slot."""
        return next((slot for slot in self.people if slot.user == user), None)

    def with_person(self, slot: PasswordSlot) -> "Slots":
        """The same slots with this person's one put or replaced."""
        others = tuple(each for each in self.people if each.user != slot.user)
        return msgspec.structs.replace(self, people=(*others, slot))

    def without_person(self, user: str) -> "Slots":
        """The same slots without this person's one."""
        return msgspec.structs.replace(self, people=tuple(each for each in self.people if each.user != user))

    def refilled(self, keys: bytes) -> "Slots":
        """The same slots with these keys in each box; no secret is needed for it."""
        suite, machine, recovery = SUITES[self.suite], self.machine, self.recovery
        return msgspec.structs.replace(
            self,
            machine=machine and MachineSlot(machine.place, machine.box.filled(keys, for_machine(self.id), suite)),
            recovery=recovery and RecoverySlot(recovery.box.filled(keys, for_recovery(self.id), suite)),
            people=tuple(
                msgspec.structs.replace(slot, box=slot.box.filled(keys, for_person(self.id, slot.user), suite))
                for slot in self.people
            ),
        )

    def resealed(self, old: bytes, new: bytes) -> "Slots":
        """Cached rights and the lasting secret under the new data key; a right that does not open is left out."""
        suite = SUITES[self.suite]
        people = []
        for slot in self.people:
            right = unwrap(suite.derived(old, RIGHT), slot.right, for_right(self.id, slot.user)) if slot.right else None
            sealed = suite.wrap(suite.derived(new, RIGHT), right, for_right(self.id, slot.user)) if right else b""
            people.append(msgspec.structs.replace(slot, right=sealed))
        return msgspec.structs.replace(
            self, people=tuple(people), lasting=sealed_lasting(self.id, suite, new, self.lasting_under(old))
        )

    def lasting_under(self, data_key: bytes) -> bytes:
        """The lasting secret; raises VaultError when it was changed."""
        plain = unwrap(SUITES[self.suite].derived(data_key, LASTING), self.lasting, f"{LASTING}\n{self.id}")
        if plain is None:
            raise VaultError("the slot file was changed: its lasting secret does not open; restore it from a copy")
        return plain


RIGHT, LASTING = "right", "lasting"


def sealed_lasting(name: str, suite: Suite, data_key: bytes, secret: bytes) -> bytes:
    """The lasting secret as it stands in the slot file."""
    return suite.wrap(suite.derived(data_key, LASTING), secret, f"{LASTING}\n{name}")


def for_machine(name: str) -> str:
    """What the machine's box is bound to; so below for the others."""
    return f"machine\n{name}"


def for_recovery(name: str) -> str:
    return f"recovery\n{name}"


def for_person(name: str, user: str) -> str:
    return f"password\n{name}\n{user}"


def for_right(name: str, user: str) -> str:
    return f"right\n{name}\n{user}"


def read_slots(path: Path) -> Slots | None:
    """The slots, None when there is no file; raises VaultError for a torn or changed one."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise VaultError(f"{path.name} cannot be read ({error.strerror}). Check its owner and rights.") from error
    head, _, content = raw.partition(b"\n")
    if head != _HEAD + hashlib.sha256(content).hexdigest().encode():
        raise _damaged(path)
    try:
        slots = msgspec.json.decode(content, type=Slots)
    except msgspec.DecodeError as error:
        raise _damaged(path) from error
    costs = [slot.cost for slot in slots.people] + ([slots.cost] if slots.cost else [])
    if slots.suite not in SUITES or not all(cost.is_sane() for cost in costs):
        raise _damaged(path)
    return slots


def write_slots(path: Path, slots: Slots) -> None:
    """Replace the slot file in one durable step; raises StoreUnavailable."""
    content = msgspec.json.encode(slots)
    write_durably(path, (_HEAD, hashlib.sha256(content).hexdigest().encode(), b"\n", content))


def _damaged(path: Path) -> VaultError:
    return VaultError(
        f"{path.name} is torn or was changed: the key of the local data cannot be reached. "
        "Nothing was overwritten. Restore this file from the last copy of the data directory, then start again."
    )
