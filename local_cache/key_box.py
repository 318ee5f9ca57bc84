"""A box for keys (密钥匣): whoever knows its public half fills it anew, only the secret of its slot opens it.

So the data key can be changed while nobody is there to type a password. X25519 agrees on a key, the directory's suite
wraps with it; X25519 has no national counterpart in the library and is used by both suites, as Argon2id is.
"""

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from local_cache.suites import Suite

_PURPOSE = "key box"


class KeyBox(msgspec.Struct, frozen=True):
    """`public` belongs to the slot's secret, `once` to this filling; both 32 bytes. `wrapped` names its suite."""

    public: bytes
    once: bytes
    wrapped: bytes

    def filled(self, keys: bytes, bound_to: str, suite: Suite) -> "KeyBox":
        """The same slot's box with other keys in it."""
        return _filled(self.public, keys, bound_to, suite)

    def opened(self, secret: bytes, bound_to: str, suite: Suite) -> bytes | None:
        """What is in it; None when the secret or the binding is another, or the box was changed."""
        try:
            shared = _private(secret).exchange(X25519PublicKey.from_public_bytes(self.once))
        except ValueError:
            return None
        return suite.unwrap(_agreed(shared, self.public, self.once, suite), self.wrapped, bound_to)


def new_box(secret: bytes, keys: bytes, bound_to: str, suite: Suite) -> KeyBox:
    """A box that `secret` (32 random bytes, or Argon2id's answer) opens."""
    return _filled(_public(_private(secret)), keys, bound_to, suite)


def _filled(public: bytes, keys: bytes, bound_to: str, suite: Suite) -> KeyBox:
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    agreed = _agreed(shared, public, _public(once), suite)
    return KeyBox(public, _public(once), suite.wrap(agreed, keys, bound_to))


def _agreed(shared: bytes, public: bytes, once: bytes, suite: Suite) -> bytes:
    return suite.derived(shared + public + once, _PURPOSE)


def _private(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(secret)


def _public(private: X25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()
