"""The device profile of a window (设备配置): all device settings as one signed JSON text, to set up a neighbour with.

The signature is the exporting window's own (Ed25519); its fingerprint is compared by the person who takes it over, for
a new window knows nobody's key.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from window_client.device_settings import device_settings
from window_client.errors import Refusal
from window_client.settings import ProfileError, Settings, from_mapping
from window_client.words import RefusalCode

VERSION = 1


class ProfileSigner(Protocol):
    """Signs in the name of this window, and checks what others signed. Keys and signatures are hex."""

    def key(self) -> str:
        """The public half of this window's key."""

    def sign(self, body: bytes) -> str: ...
    def is_signed(self, body: bytes, key: str, signature: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile whose signature was right. `fingerprint` says whose it was."""

    site: str
    window: str
    window_name: str
    at: str
    settings: dict[str, Any]
    fingerprint: str


def export(settings: Settings, signer: ProfileSigner, at: datetime) -> bytes:
    """All device settings of this window, signed."""
    body: dict[str, Any] = {
        "profile": VERSION,
        "site": settings.site,
        "window": settings.window,
        "window_name": settings.window_name,
        "at": at.isoformat(timespec="seconds"),
        "settings": {name: getattr(settings, name) for name in device_settings()},
        "key": signer.key(),
    }
    signed = {**body, "signature": signer.sign(_canonical(body))}
    return json.dumps(signed, ensure_ascii=False, indent=1).encode() + b"\n"


def read(raw: bytes, signer: ProfileSigner) -> Profile:
    """A profile that somebody exported; raises Refusal when it cannot be trusted or used."""
    try:
        body = json.loads(raw)
        signature, key = body.pop("signature"), body["key"]
        version, values = body["profile"], body["settings"]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refusal(RefusalCode.PROFILE_NONE) from None
    if not isinstance(signature, str) or not isinstance(key, str) or not isinstance(values, dict):
        raise Refusal(RefusalCode.PROFILE_NONE)
    if not signer.is_signed(_canonical(body), key, signature):
        raise Refusal(RefusalCode.PROFILE_FORGED)
    if version != VERSION:
        raise Refusal(RefusalCode.PROFILE_TOO_NEW)
    foreign = values.keys() - set(device_settings())
    if foreign:
        raise Refusal(RefusalCode.SETTING_WRONG, facts={"reason": f"'{min(foreign)}' is no device setting"})
    try:
        from_mapping(values, "profile")
    except ProfileError as error:
        raise Refusal(RefusalCode.SETTING_WRONG, facts={"reason": str(error)}) from error
    site, window, name, at = (str(body.get(each, "")) for each in ("site", "window", "window_name", "at"))
    return Profile(site, window, name, at, values, fingerprint(key))


def fingerprint(key: str) -> str:
    """A key as people compare it: its first 16 hex digits in groups of four."""
    return " ".join(key[at : at + 4].upper() for at in range(0, 16, 4))


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
