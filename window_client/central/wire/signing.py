"""Signed requests (请求签名): both sides make the same text of a request and the same HMAC of it.

`Authorization: HW1 <key id> <sha256|sm3> <unix seconds> <nonce> <signature>`. The window token is `<key id>.<secret>`;
the secret itself travels once, in the answer to the sign-in. The text binds method, path with query, time, nonce and
the hash of the body as it is sent (after compression).
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

SCHEME = "HW1"
ALGORITHMS = ("sha256", "sm3")
LATEST_S = 300
"""A request whose time differs by more from the platform's clock is refused with `clock_differs`."""


class Signature(NamedTuple):
    """The parts of the header."""

    key: str
    algorithm: str
    time: int
    nonce: str
    proof: str

    def header(self) -> str:
        """As `Authorization` says it."""
        return f"{SCHEME} {self.key} {self.algorithm} {self.time} {self.nonce} {self.proof}"


def read(header: str) -> Signature | None:
    """The parts of a header; None when it is not of this kind."""
    words = header.split(" ")
    if len(words) != 6 or words[0] != SCHEME or words[2] not in ALGORITHMS or not words[3].isdecimal():
        return None
    return Signature(words[1], words[2], int(words[3][:12]), words[4], words[5])


def digest(algorithm: str, body: bytes) -> str:
    """Hash of a body, hex."""
    return hashlib.new(algorithm, body).hexdigest()


def text(algorithm: str, method: str, path: str, time: int, nonce: str, body_hash: str) -> bytes:
    """What is signed; `path` with its query, as on the wire."""
    return "\n".join((SCHEME, algorithm, method.upper(), path, str(time), nonce, body_hash)).encode()


def item_text(cursor: int, kind: str, at: datetime, body: Mapping[str, str]) -> bytes:
    """What the platform signs of one message for a window; the window is named by the key."""
    parts = [SCHEME, "inbox", str(cursor), kind, at.astimezone(UTC).isoformat()]
    parts += [part for key in sorted(body) for part in (key, body[key])]
    return "\0".join(parts).encode()


CATALOGUE_PROOF = "X-Signature"
"""Header of the catalogue's answer."""


def catalogue_text(algorithm: str, etag: str, body: bytes) -> bytes:
    """What the platform signs of a catalogue for a window; `body` as it is before packing."""
    return "\0".join((SCHEME, "catalogue", etag, digest(algorithm, body))).encode()


def key_of(secret: str) -> bytes:
    """The HMAC key of a token's secret; the platform keeps this and not the secret."""
    return hashlib.sha256(secret.encode()).digest()


def proof(key: bytes, algorithm: str, signed: bytes) -> str:
    """The signature, hex."""
    return hmac.new(key, signed, algorithm).hexdigest()


def sign(token: str, algorithm: str, method: str, path: str, time: int, nonce: str, body: bytes) -> str:
    """The whole header for one request of a window."""
    name, _, secret = token.partition(".")
    signed = text(algorithm, method, path, time, nonce, digest(algorithm, body))
    return Signature(name, algorithm, time, nonce, proof(key_of(secret), algorithm, signed)).header()
