"""Crypto suites (算法套件): what seals, hashes and derives, behind one face; every sealed text names its suite.

`aes-sha256` is AES-256-GCM with SHA-256, `sm4-sm3` is SM4-GCM (128-bit key) with SM3 (国密). A data directory has one
suite from its first day. It covers sealed files, slots, derived keys and the audit chain; the data file itself is
SQLCipher and always AES-256, and passwords are always hardened by Argon2id, which has no national counterpart.
"""

import functools
import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES, SM4
from cryptography.hazmat.primitives.hashes import SHA256, SM3
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from window_client.errors import VaultError

KEY_BYTES, NONCE_BYTES, TAG_BYTES = 32, 12, 16
_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Suite:
    """One family of algorithms. `mark` stands before every text it sealed."""

    id: str
    mark: bytes
    hash_name: str  # as hashlib and the audit chain call it
    _cipher: Any
    _cipher_bytes: int
    _hash: Any

    def derived(self, key: bytes, purpose: str) -> bytes:
        """A key of 32 bytes for one purpose (HKDF), so that no key serves two ends."""
        return HKDF(self._hash(), KEY_BYTES, salt=None, info=f"hall-window {purpose}".encode()).derive(key)

    def keyed_name(self, key: bytes, plain: bytes) -> str:
        """HMAC, hex: a name that tells nothing."""
        return hmac.new(key, plain, self.hash_name).hexdigest()

    def wrap(self, key: bytes, plain: bytes, bound_to: str) -> bytes:
        """Mark, nonce, text and tag; opens only under the same key and the same `bound_to`."""
        return b"".join(self.wrapped_pieces(key, plain, bound_to))

    def wrapped_pieces(self, key: bytes, plain: bytes, bound_to: str) -> Iterator[bytes]:
        """What `wrap` gives, piece by piece: the library holds the interpreter lock for one piece only."""
        nonce = os.urandom(NONCE_BYTES)
        sealing = Cipher(self._cipher(key[: self._cipher_bytes]), modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(bound_to.encode())
        yield self.mark + nonce
        for piece in _pieces(plain):
            yield sealing.update(piece)
        yield sealing.finalize() + sealing.tag

    def unwrap(self, key: bytes, wrapped: bytes | memoryview, bound_to: str) -> bytes | None:
        """The plain bytes of a text of this suite, or None when key, text or binding differ."""
        first, last = len(self.mark) + NONCE_BYTES, len(wrapped) - TAG_BYTES
        if last < first:
            return None
        nonce, tag = bytes(wrapped[len(self.mark) : first]), bytes(wrapped[last:])
        opening = Cipher(self._cipher(key[: self._cipher_bytes]), modes.GCM(nonce, tag)).decryptor()
        opening.authenticate_additional_data(bound_to.encode())
        try:
            return b"".join([*(opening.update(each) for each in _pieces(wrapped[first:last])), opening.finalize()])
        except InvalidTag:
            return None


AES_SHA256 = Suite("aes-sha256", b"1", "sha256", AES, 32, SHA256)
SM4_SM3 = Suite("sm4-sm3", b"2", "sm3", SM4, 16, SM3)
SUITES = {suite.id: suite for suite in (AES_SHA256, SM4_SM3)}


def unwrap(key: bytes, wrapped: bytes | memoryview, bound_to: str) -> bytes | None:
    """Open by the suite that the text names; None when there is no such suite, or key, text or binding differ."""
    for suite in SUITES.values():
        if bytes(wrapped[: len(suite.mark)]) == suite.mark:
            return suite.unwrap(key, wrapped, bound_to)
    return None


def _pieces(text: bytes | memoryview) -> Iterator[memoryview]:
    view = memoryview(text)
    return (view[start : start + _PIECE] for start in range(0, len(view), _PIECE))


@functools.cache
def prove() -> None:
    """Known answers of every algorithm, once a process (a few ms); raises VaultError when this machine computes others.

    SHA-256 of "abc": FIPS 180-4. AES-256-GCM: case 14 of the GCM specification. SM3 of "abc": GB/T 32905 A.1.
    SM4-GCM: RFC 8998 A.1.
    """
    for suite, (digest, key, nonce, bound_to, plain, sealed) in _KNOWN:
        algorithm = suite._cipher(bytes.fromhex(key)[: suite._cipher_bytes])
        sealing = Cipher(algorithm, modes.GCM(bytes.fromhex(nonce))).encryptor()
        sealing.authenticate_additional_data(bytes.fromhex(bound_to))
        text = sealing.update(bytes.fromhex(plain)) + sealing.finalize() + sealing.tag
        if text.hex() != sealed or hashlib.new(suite.hash_name, b"abc").hexdigest() != digest:
            raise VaultError(f"suite {suite.id} gives wrong answers on this machine: nothing is opened or sealed")


_KNOWN = (
    (
        AES_SHA256,
        (
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "00" * 32,
            "00" * 12,
            "",
            "00" * 16,
            "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
        ),
    ),
    (
        SM4_SM3,
        (
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "0123456789abcdeffedcba9876543210",
            "00001234567800000000abcd",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
            "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
            "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
            "83de3541e4c2b58177e065a9bf7b62ec",
        ),
    ),
)
