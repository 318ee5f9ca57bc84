"""Pages by tus 1.0.0 (断点续传): headers, and the way of one page from its first byte to its last."""

import base64
from collections.abc import Callable, Mapping
from typing import Protocol

from window_client.errors import CentralFaulty

VERSION = "1.0.0"
MIME = "application/offset+octet-stream"
PIECE = 512 * 1024
"""Bytes of one request: what a cut costs at most, and how long a ticket call may have to wait behind a page."""

HEADERS = {"Tus-Resumable": VERSION}


class Uploads(Protocol):
    """The calls of the client that an upload needs."""

    def upload_offset(self, sha256: str) -> int | None: ...
    def begin_upload(self, sha256: str, mime: str, size: int, first: bytes) -> int: ...
    def go_on_upload(self, sha256: str, offset: int, piece: bytes) -> int: ...


def creation(sha256: str, mime: str, size: int) -> dict[str, str]:
    """Headers of a creation with upload."""
    told = {"sha256": sha256, "mime": mime}
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in told.items())
    return {**HEADERS, "Upload-Length": str(size), "Upload-Metadata": metadata, "Content-Type": MIME}


def piece(offset: int) -> dict[str, str]:
    """Headers of a further piece."""
    return {**HEADERS, "Upload-Offset": str(offset), "Content-Type": MIME}


def offset_of(headers: Mapping[str, str]) -> int:
    """What the platform says it has."""
    said = headers.get("Upload-Offset", "")
    if not (said.isascii() and said.isdigit()):
        raise CentralFaulty("the answer tells no offset")
    return int(said[:15])


def upload(
    client: Uploads,
    sha256: str,
    mime: str,
    content: bytes,
    *,
    again: bool,
    give_way: Callable[[], bool],
    most: int = PIECE,
) -> bool:
    """Whether the whole page is durable at the platform; False when `give_way` stopped it between two pieces of `most`
    bytes.

    With `again` the platform is asked first how far an earlier try came. Raises Refusal and CentralUnavailable.
    """
    size = len(content)
    offset = client.upload_offset(sha256) if again else None
    if offset is None:
        offset = client.begin_upload(sha256, mime, size, content[:most])
    while offset < size:
        if not give_way():
            return False
        reached = client.go_on_upload(sha256, offset, content[offset : offset + most])
        if reached <= offset:
            raise CentralFaulty("the upload does not go on")
        offset = reached
    if offset > size:
        raise CentralFaulty("the platform has more bytes than the page")
    return True
