"""Evaluations of visits (服务评价): kept once by their nonce, never changed; a repeat is known, another content refused."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, or_, select

from reference_platform import batches
from reference_platform.moments import day_start, text
from reference_platform.people import Window
from reference_platform.tables import evaluations
from window_client.central import wire

_DECODER = msgspec.json.Decoder(wire.EvaluationRecord)


def take(connection: Connection, window: Window, raws: Sequence[msgspec.Raw], now: datetime) -> list[wire.RecordResult]:
    """One result a record, in their order."""
    return [_take(connection, window, body, now) for body in batches.bodies(raws)]


def today(connection: Connection, site: str, now: datetime) -> tuple[int, int]:
    """How many visits of this site were rated today, and how many were not."""
    rows = connection.execute(
        select(evaluations.c.level.is_not(None), func.count())
        .where(evaluations.c.site == site, evaluations.c.asked_at >= text(day_start(now)))
        .group_by(evaluations.c.level.is_not(None))
    ).all()
    counts = {bool(row[0]): int(row[1]) for row in rows}
    return counts.get(True, 0), counts.get(False, 0)


def _take(connection: Connection, window: Window, body: bytes, now: datetime) -> wire.RecordResult:
    try:
        record = _DECODER.decode(body)
    except wire.UNREADABLE:
        return batches.malformed(body)
    if not _is_whole(record) or record.site != window.site:
        return wire.RecordResult(id=record.id, status="refused", code="malformed")
    same = or_(evaluations.c.id == record.id, evaluations.c.nonce == record.nonce)
    seen = connection.execute(select(evaluations.c.id, evaluations.c.body).where(same)).all()
    if seen:
        known = [(row.id, row.body) for row in seen] == [(record.id, body)]
        status, code = ("known", "") if known else ("refused", "conflict")
        return wire.RecordResult(id=record.id, status=status, code=code)
    connection.execute(evaluations.insert().values(**_row(record, body, now)))
    return wire.RecordResult(id=record.id, status="accepted")


def _is_whole(record: wire.EvaluationRecord) -> bool:
    named = bool(record.id and record.nonce and record.case and record.receipt_no)
    timed = record.asked_at.tzinfo is not None and record.answered_at.tzinfo is not None
    return named and timed and (record.level is None or record.level in wire.LEVELS)


def _row(record: wire.EvaluationRecord, body: bytes, now: datetime) -> dict[str, Any]:
    return {
        "id": record.id,
        "nonce": record.nonce,
        "case_id": record.case,
        "receipt_no": record.receipt_no,
        "ticket": record.ticket,
        "staff_no": record.staff_no,
        "site": record.site,
        "window": record.window,
        "asked_at": text(record.asked_at),
        "level": record.level,
        "cause": record.cause,
        "proof": record.proof,
        "body": body,
        "stored_at": text(now),
    }
