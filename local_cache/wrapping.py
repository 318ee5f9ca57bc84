"""The few cryptographic deeds of the vault: derive, wrap, unwrap. No file, no state."""

import math
import os
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
_PIECE = 256 * 1024


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


def derived(key: bytes, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose (HKDF-SHA256), so that no key serves two ends."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"hall-window {purpose}".encode()).derive(key)


def wrap(key: bytes, plain: bytes, bound_to: str) -> bytes:
    """Nonce and AES-256-GCM text; opens only under the same key and the same `bound_to`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def wrapped_pieces(key: bytes, plain: bytes, bound_to: str) -> Iterator[bytes]:
    """What `wrap` gives, piece by piece: the library holds the interpreter lock for one piece only (0.1 ms)."""
    nonce = os.urandom(NONCE_BYTES)
    sealing = Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()
    sealing.authenticate_additional_data(bound_to.encode())
    yield nonce
    view = memoryview(plain)
    for start in range(0, len(plain), _PIECE):
        yield sealing.update(view[start : start + _PIECE])
    yield sealing.finalize() + sealing.tag


def unwrap(key: bytes, wrapped: bytes | memoryview, bound_to: str) -> bytes | None:
    """The plain bytes, or None when key, text or binding differ."""
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError):
        return None
