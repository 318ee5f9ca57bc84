"""The window's own signature on what leaves it (签名): device profiles, manifests of archive packages. Ed25519, its key
derived from the data key."""

from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PURPOSE = "device-profile"


class Keys(Protocol):
    """What a vault gives: keys by purpose; raises VaultLocked."""

    def subkey(self, purpose: str) -> bytes: ...


class ProfileKey:
    """A `ProfileSigner`. The key exists while the vault is open; nothing of it is written anywhere."""

    def __init__(self, vault: Keys) -> None:
        self._vault = vault

    def key(self) -> str:
        return self._own().public_key().public_bytes_raw().hex()

    def sign(self, body: bytes) -> str:
        return self._own().sign(body).hex()

    def is_signed(self, body: bytes, key: str, signature: str) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), body)
        except (InvalidSignature, ValueError):
            return False
        return True

    def _own(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._vault.subkey(PURPOSE))
