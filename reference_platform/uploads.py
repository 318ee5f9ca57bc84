"""Pages on their way in (断点续传): tus 1.0.0, core and creation-with-upload, over the same database as the rest.

An upload is named by the SHA-256 of its page, so whoever sends the page goes on where the bytes ended, and a page that
is here already is complete before its first byte. What a request brought is durable before its answer.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reference_platform import pages
from reference_platform.refusing import refuse
from reference_platform.tables import pages as page_rows
from reference_platform.tables import upload_parts, uploads

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload"
MIME = "application/offset+octet-stream"


@dataclass(frozen=True, slots=True)
class State:
    """How far an upload has come; complete when `offset` = `size`."""

    sha256: str
    offset: int
    size: int


def create(connection: Connection, length: str, metadata: str, content: bytes) -> State:
    """Begin an upload, or take up one of the same page, whose bytes are then not taken from this request."""
    told = _metadata(metadata)
    sha256, mime, size = told.get("sha256", ""), told.get("mime", ""), number(length)
    if size > pages.LARGEST or len(content) > size:
        refuse("too_large", 413)
    pages.check_name(sha256, mime, size)
    known = find(connection, sha256)
    if known is not None:
        return known
    connection.execute(uploads.insert().values(sha256=sha256, mime=mime, size=size, offset=0))
    return append(connection, sha256, 0, content) if content else State(sha256, 0, size)


def find(connection: Connection, sha256: str) -> State | None:
    """An upload that is under way or complete."""
    size = connection.scalar(select(page_rows.c.size).where(page_rows.c.sha256 == sha256))
    if size is not None:
        return State(sha256, size, size)
    row = connection.execute(select(uploads).where(uploads.c.sha256 == sha256)).one_or_none()
    return State(sha256, row.offset, row.size) if row else None


def append(connection: Connection, sha256: str, offset: int, content: bytes) -> State:
    """Take the bytes that follow `offset`; the last ones make it a page, unless they are not what the name says."""
    state = find(connection, sha256)
    if state is None:
        refuse("not_found", 404)
    if offset != state.offset:
        refuse("offset_differs", 409)
    end = offset + len(content)
    if end > state.size:
        refuse("too_large", 413)
    if end == state.size and content:
        _finish(connection, sha256, content)
    elif content:
        connection.execute(upload_parts.insert().values(sha256=sha256, at=offset, content=content))
        connection.execute(uploads.update().where(uploads.c.sha256 == sha256).values(offset=end))
    return State(sha256, end, state.size)


def is_spoilt(connection: Connection, state: State) -> bool:
    """Whether all bytes came and were not what the name says: nothing of them was kept."""
    return state.offset == state.size and find(connection, state.sha256) is None


def _finish(connection: Connection, sha256: str, last: bytes) -> None:
    """All bytes are here: a page, or, when they are not what the name says, nothing at all."""
    mine = upload_parts.c.sha256 == sha256
    parts = connection.scalars(select(upload_parts.c.content).where(mine).order_by(upload_parts.c.at)).all()
    whole = b"".join([*map(bytes, parts), last])
    mime = connection.scalar(select(uploads.c.mime).where(uploads.c.sha256 == sha256)) or ""
    connection.execute(upload_parts.delete().where(mine))
    connection.execute(uploads.delete().where(uploads.c.sha256 == sha256))
    if hashlib.sha256(whole).hexdigest() == sha256:
        pages.keep(connection, sha256, mime, whole)


def number(text: str) -> int:
    """A length or an offset of a header; refuses what is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        refuse("malformed", 400)
    return int(text)


def _metadata(header: str) -> dict[str, str]:
    """`Upload-Metadata`: pairs of a key and base64, separated by commas."""
    told = {}
    for pair in header.split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            told[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            refuse("malformed", 400)
    return told
