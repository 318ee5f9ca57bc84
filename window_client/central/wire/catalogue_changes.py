"""What changed between two catalogues (目录增量), and the whole rebuilt from it.

Both sides work on the JSON itself and know of it only which member of an entry tells it from the others, so a newer
catalogue goes through an older program unread. The rebuilt bytes must be the platform's own bytes: the window checks
their hash and the platform's signature of the whole, and asks for the whole when anything differs.
"""

import hashlib
from typing import Any

import msgspec

from window_client.central.wire.base import Fault

KEYS = {
    "items": "code",
    "bundles": "code",
    "slips": "code",
    "papers": "code",
    "defect_reasons": "code",
    "soft_rules": "code",
    "code_lists": "name",
}
"""Lists whose entries are sent one by one, and the member that names an entry."""


class ListChanges(msgspec.Struct, frozen=True, kw_only=True):
    """`order`: names of all entries as they stand now, so what is not in it is gone; `entries`: the new and changed."""

    order: list[str]
    entries: dict[str, dict[str, Any]]


class CatalogueChanges(msgspec.Struct, frozen=True, kw_only=True):
    """GET /catalogue/changes?since=TAG (304 when it is the newest, 404 when the platform has no such version any more).

    `members`: all members of the whole, in order; `replaced`: those sent whole; `lists`: those sent by entry; others
    stay. `sha256` (hex) and the headers ETag and X-Signature are of the whole catalogue as GET /catalogue gives it.
    """

    since: str
    etag: str
    sha256: str
    members: list[str]
    replaced: dict[str, Any]
    lists: dict[str, ListChanges]
    fault: Fault | None = None


def difference(before: bytes, after: bytes, since: str, etag: str) -> CatalogueChanges:
    """What leads from one to the other; raises ValueError when either is no JSON object."""
    old, new = _object(before), _object(after)
    replaced, lists = dict[str, Any](), dict[str, ListChanges]()
    for member, value in new.items():
        if member in old and _same(old[member], value):
            continue
        one, other = _named(member, old.get(member)), _named(member, value)
        if one is None or other is None:
            replaced[member] = value
        else:
            fresh = {name: entry for name, entry in other.items() if name not in one or not _same(one[name], entry)}
            lists[member] = ListChanges(order=list(other), entries=fresh)
    digest = hashlib.sha256(after).hexdigest()
    return CatalogueChanges(since=since, etag=etag, sha256=digest, members=list(new), replaced=replaced, lists=lists)


def applied(before: bytes, changes: CatalogueChanges) -> bytes:
    """The whole after the changes; raises ValueError when they do not fit these bytes, or something else comes out."""
    old, new = _object(before), dict[str, Any]()
    for member in changes.members:
        if member in changes.replaced:
            new[member] = changes.replaced[member]
        elif member in changes.lists:
            new[member] = _changed(member, old.get(member), changes.lists[member])
        elif member in old:
            new[member] = old[member]
        else:
            raise ValueError(f"'{member}' is neither here nor sent")
    whole = msgspec.json.encode(new)
    if hashlib.sha256(whole).hexdigest() != changes.sha256:
        raise ValueError("the whole has another hash")
    return whole


def _changed(member: str, before: object, changes: ListChanges) -> list[dict[str, Any]]:
    known = (_named(member, before) or {}) | changes.entries
    lost = [name for name in changes.order if name not in known]
    if lost:
        raise ValueError(f"'{member}' lacks '{lost[0]}'")
    return [known[name] for name in changes.order]


def _named(member: str, value: object) -> dict[str, dict[str, Any]] | None:
    """Entries by name; None when they cannot be told apart."""
    key = KEYS.get(member)
    if key is None or not isinstance(value, list):
        return None
    found = {str(entry[key]): entry for entry in value if isinstance(entry, dict) and entry.get(key)}
    return found if len(found) == len(value) else None


def _same(one: object, other: object) -> bool:
    """Byte for byte: members in another order are equal to Python, and not in the hash."""
    return msgspec.json.encode(one) == msgspec.json.encode(other)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("no JSON") from error
    if not isinstance(found, dict):
        raise ValueError("no JSON object")
    return found
