"""Pages of materials (材料): kept once by their hash, which is checked; the database holds the bytes."""

import hashlib
import re

from sqlalchemy import Connection, select

from reference_platform.refusing import refuse
from reference_platform.tables import pages
from window_client.central import wire

LARGEST = 32 * 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}")
_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")


def check(sha256: str, mime: str, content: bytes) -> None:
    """Refuse what is not these bytes. Hashing takes its time: call it outside of a transaction."""
    if not _NAME.fullmatch(sha256) or not _MIME.fullmatch(mime) or not content:
        refuse("malformed", 400)
    if hashlib.sha256(content).hexdigest() != sha256:
        refuse("hash_differs", 409)


def keep(connection: Connection, sha256: str, mime: str, content: bytes) -> wire.PageAnswer:
    """Keep a checked page; one that is there already stays as it is."""
    if connection.scalar(select(pages.c.size).where(pages.c.sha256 == sha256)) is None:
        row = {"sha256": sha256, "mime": mime, "size": len(content), "content": content}
        connection.execute(pages.insert().values(**row))
    return wire.PageAnswer(sha256=sha256, stored=True)
