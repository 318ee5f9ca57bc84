"""Problems of the catalogue as windows report them (目录问题): kept once, for the people who publish it (domain.md Q02)."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from reference_platform import batches
from reference_platform.moments import text
from reference_platform.people import Window
from reference_platform.tables import problems
from window_client.central import wire

_DECODER = msgspec.json.Decoder(wire.ItemProblemRecord)


def take(connection: Connection, window: Window, raws: Sequence[msgspec.Raw], now: datetime) -> list[wire.RecordResult]:
    """One result a record, in their order."""
    return [_take(connection, window, body, now) for body in batches.bodies(raws)]


def _take(connection: Connection, window: Window, body: bytes, now: datetime) -> wire.RecordResult:
    try:
        record = _DECODER.decode(body)
    except wire.UNREADABLE:
        return batches.malformed(body)
    whole = record.id and record.item_code and record.text and record.at.tzinfo is not None
    if not whole or record.site != window.site:
        return wire.RecordResult(id=record.id, status="refused", code="malformed")
    known = connection.execute(select(problems.c.body).where(problems.c.id == record.id)).scalar()
    if known is not None:
        status, code = ("known", "") if known == body else ("refused", "conflict")
        return wire.RecordResult(id=record.id, status=status, code=code)
    row = {**msgspec.structs.asdict(record), "at": text(record.at), "body": body, "stored_at": text(now)}
    connection.execute(problems.insert().values(**row))
    return wire.RecordResult(id=record.id, status="accepted")
