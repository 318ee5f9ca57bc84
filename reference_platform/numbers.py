"""Number blocks (号段): leased once, never to two windows; the same request gives the same block."""

import uuid

from sqlalchemy import Connection, Row, select

from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.store import take
from reference_platform.tables import blocks
from window_client.central import wire
from window_client.words import NumberKind

LARGEST = 5000
OFFICIAL_PREFIX = "4504050"


def lease(connection: Connection, window: Window, ask: wire.LeaseRequest) -> wire.NumberBlock:
    """Lease the next numbers. Receipt numbers run within their window, official ones across the hall."""
    found = connection.execute(select(blocks).where(blocks.c.request == ask.request)).one_or_none()
    if found is not None:
        return _wire(found)
    if ask.kind not in {kind.value for kind in NumberKind} or not 0 < ask.size <= LARGEST:
        refuse("malformed", 400)
    own = ask.kind == NumberKind.RECEIPT.value
    counter = f"number/{ask.kind}/{window.site}/{window.window}" if own else f"number/{ask.kind}"
    first = take(connection, counter, ask.size)
    row = {
        "id": str(uuid.uuid4()),
        "kind": ask.kind,
        "prefix": "" if own else OFFICIAL_PREFIX,
        "first": first,
        "last": first + ask.size - 1,
        "site": window.site,
        "window": window.window,
        "request": ask.request,
    }
    connection.execute(blocks.insert().values(**row))
    return _wire(connection.execute(select(blocks).where(blocks.c.id == row["id"])).one())


def _wire(row: Row[tuple[object, ...]]) -> wire.NumberBlock:
    return wire.NumberBlock(id=row.id, kind=row.kind, prefix=row.prefix, first=row.first, last=row.last)
