"""From a password to a wrapping key (Argon2id), and what that costs on this machine. No file, no state."""

import math
import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from local_cache.suites import KEY_BYTES


@dataclass(frozen=True, slots=True)
class ArgonCost:
    """Cost of Argon2id: passes, memory in KiB, lanes. The default takes 0.2-0.3 s and releases the interpreter lock."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 1

    def is_sane(self) -> bool:
        """Whether a stored cost may be spent: a changed file must not take the machine's memory."""
        return 1 <= self.passes <= 32 and 8 <= self.memory_kib <= 1024 * 1024 and 1 <= self.lanes <= 16


def from_password(password: str, salt: bytes, cost: ArgonCost) -> bytes:
    """A wrapping key of 32 bytes from a password (NFC, UTF-8)."""
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(unicodedata.normalize("NFC", password).encode())


def measured_cost(least_s: float = 0.25, most_passes: int = 16) -> ArgonCost:
    """The cost with which this machine needs `least_s` or a little more, 64 MiB and one lane; takes about 0.5 s.

    The quickest of three: another program's burst must not make the cost too low for the quiet hour.
    """
    one = ArgonCost(passes=1)
    quickest = min(_seconds(one) for _ in range(3))
    passes = max(ArgonCost().passes, min(most_passes, math.ceil(least_s * 1.1 / quickest)))
    return ArgonCost(passes=passes)


def _seconds(cost: ArgonCost) -> float:
    start = time.perf_counter()
    from_password("measuring", bytes(16), cost)
    return time.perf_counter() - start
