"""The recovery key (恢复密钥) as a person writes it: 160 random bits and a check, nine groups of four characters."""

import hashlib
import os

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to mistake
_MISREAD = str.maketrans("ILO", "110", " -\t\r\n")
SECRET_BYTES = 20
_CHECK_BITS = 20
_LENGTH = (SECRET_BYTES * 8 + _CHECK_BITS) // 5


def fresh() -> bytes:
    """A new secret, 20 random bytes."""
    return os.urandom(SECRET_BYTES)


def written(secret: bytes) -> str:
    """The secret with its check, as printed: XXXX-XXXX-…, 36 characters."""
    value = int.from_bytes(secret, "big") << _CHECK_BITS | _check(secret)
    text = "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(text[start : start + 4] for start in range(0, _LENGTH, 4))


def read(text: str) -> bytes | None:
    """The secret of a typed key; None for a slip of the pen. Case, spaces, dashes and I/L/O do not matter."""
    plain = text.upper().translate(_MISREAD)
    if len(plain) != _LENGTH or any(letter not in _ALPHABET for letter in plain):
        return None
    value = 0
    for letter in plain:
        value = value << 5 | _ALPHABET.index(letter)
    secret = (value >> _CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    return secret if value & (1 << _CHECK_BITS) - 1 == _check(secret) else None


def _check(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(secret).digest()[:3], "big") >> 24 - _CHECK_BITS
