"""Pages of materials (材料): kept once by their hash; the database holds the bytes. `uploads.py` brings them in."""

import re

from sqlalchemy import Connection, select

from reference_platform.refusing import refuse
from reference_platform.tables import pages

LARGEST = 32 * 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}")
_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")


def check_name(sha256: str, mime: str, size: int) -> None:
    """Refuse what cannot name a page."""
    if not _NAME.fullmatch(sha256) or not _MIME.fullmatch(mime) or not size:
        refuse("malformed", 400)


def keep(connection: Connection, sha256: str, mime: str, content: bytes) -> None:
    """Keep a checked page; one that is there already stays as it is."""
    if connection.scalar(select(pages.c.size).where(pages.c.sha256 == sha256)) is None:
        row = {"sha256": sha256, "mime": mime, "size": len(content), "content": content}
        connection.execute(pages.insert().values(**row))
