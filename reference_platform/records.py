"""Events and pages (办件上报): idempotent by client-made id, a result a record, order kept within a case."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.store import insert_new, take, text
from reference_platform.tables import cases, pages, records
from window_client.central import wire
from window_client.words import CaseState

MAX_PAGE = 64 * 1024 * 1024
OPEN = (
    CaseState.RECEIVED,
    CaseState.CORRECTION,
    CaseState.ACCEPTED,
    CaseState.IN_REVIEW,
    CaseState.SPECIAL,
)
_DECODER = msgspec.json.Decoder(wire.EventRecord)


@dataclass(slots=True)
class _Batch:
    """What is known before a batch, changed as its records are taken, written at its end."""

    known: dict[str, str]
    cases: dict[str, dict[str, Any]]
    new_records: list[dict[str, Any]] = field(default_factory=list)
    new_cases: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)


def take_events(
    connection: Connection, window: Window, raws: Sequence[msgspec.Raw], now: datetime
) -> list[wire.RecordResult]:
    """One result a record, in their order. A record that cannot be read spoils only itself."""
    bodies = [bytes(raw) for raw in raws]
    decoded = [_decoded(body) for body in bodies]
    batch = _known(connection, [each for each in decoded if isinstance(each, wire.EventRecord)])
    results = [
        _take(connection, window, batch, body, record, now) if isinstance(record, wire.EventRecord) else record
        for body, record in zip(bodies, decoded, strict=True)
    ]
    _write(connection, batch)
    return results


def _decoded(body: bytes) -> wire.EventRecord | wire.RecordResult:
    try:
        return _DECODER.decode(body)
    except msgspec.MsgspecError:
        try:
            name = str(json.loads(body).get("id", ""))
        except (ValueError, AttributeError):
            name = ""
        return wire.RecordResult(id=name, status="refused", code="malformed")


def _known(connection: Connection, decoded: Sequence[wire.EventRecord]) -> _Batch:
    ids, case_ids = [record.id for record in decoded], {record.case for record in decoded}
    seen = connection.execute(select(records.c.id, records.c.digest).where(records.c.id.in_(ids))).all()
    rows = connection.execute(select(cases).where(cases.c.id.in_(case_ids))).mappings().all()
    return _Batch({row.id: row.digest for row in seen}, {row["id"]: dict(row) for row in rows})


def _take(
    connection: Connection, window: Window, batch: _Batch, body: bytes, record: wire.EventRecord, now: datetime
) -> wire.RecordResult:
    digest = hashlib.sha256(body).hexdigest()
    seen = batch.known.get(record.id)
    case = batch.cases.get(record.case)
    if seen is not None:
        same = seen == digest
        number = case["official_no"] if case else ""
        return wire.RecordResult(
            id=record.id,
            status="known" if same else "refused",
            code="" if same else "conflict",
            official_no=number if same else "",
        )
    code = _refusal(connection, batch, record, case)
    if code:
        return wire.RecordResult(id=record.id, status="refused", code=code)
    case = case or _new_case(batch, window, record)
    _advance(connection, case, record)
    batch.touched.add(record.case)
    batch.known[record.id] = digest
    batch.new_records.append(
        {
            "id": record.id,
            "digest": digest,
            "case_id": record.case,
            "seq": record.seq,
            "body": body,
            "stored_at": text(now),
        }
    )
    return wire.RecordResult(id=record.id, status="accepted", official_no=case["official_no"])


def _refusal(connection: Connection, batch: _Batch, record: wire.EventRecord, case: dict[str, Any] | None) -> str:
    """Why this record is refused for good; "" when it is not."""
    if case is not None and record.seq <= case["last_seq"]:
        return "out_of_order"
    if record.to_state not in {state.value for state in CaseState}:
        return "unknown_state"
    content = record.content
    if content is None or not content.applicant_key:
        return ""
    same = (cases.c.applicant_key == content.applicant_key) & (cases.c.item_code == content.item_code)
    other = connection.scalar(
        select(cases.c.id).where(same, cases.c.id != record.case, cases.c.state.in_([s.value for s in OPEN])).limit(1)
    )
    in_batch = any(
        each["applicant_key"] == content.applicant_key
        and each["item_code"] == content.item_code
        and name != record.case
        for name, each in batch.cases.items()
        if name in batch.touched
    )
    return "duplicate_case" if other is not None or in_batch else ""


def _new_case(batch: _Batch, window: Window, record: wire.EventRecord) -> dict[str, Any]:
    case: dict[str, Any] = {
        "id": record.case,
        "last_seq": 0,
        "state": "",
        "receipt_no": record.receipt_no,
        "official_no": "",
        "applicant_key": "",
        "item_code": "",
        "accepted_at": None,
        "site": window.site,
        "window": record.window,
    }
    batch.cases[record.case] = case
    batch.new_cases.add(record.case)
    return case


def _advance(connection: Connection, case: dict[str, Any], record: wire.EventRecord) -> None:
    case["last_seq"], case["state"] = record.seq, record.to_state
    case["official_no"] = case["official_no"] or record.official_no
    if record.content is not None:
        case["applicant_key"], case["item_code"] = record.content.applicant_key, record.content.item_code
        case["accepted_at"] = text(record.content.accepted_at)
        if not case["official_no"]:
            case["official_no"] = f"4504059{take(connection, 'official/late'):09d}"


def _write(connection: Connection, batch: _Batch) -> None:
    insert_new(connection, records, batch.new_records)
    insert_new(connection, cases, [batch.cases[name] for name in batch.new_cases & batch.touched])
    changed = [{"of": name, **batch.cases[name]} for name in batch.touched - batch.new_cases]
    if changed:
        names = ("last_seq", "state", "official_no", "applicant_key", "item_code", "accepted_at")
        rows = [{"of": row["of"], **{name: row[name] for name in names}} for row in changed]
        statement = cases.update().where(cases.c.id == bindparam("of")).values({n: bindparam(n) for n in names})
        connection.execute(statement, rows)


def put_page(connection: Connection, sha256: str, mime: str, content: bytes) -> wire.PageAnswer:
    """Keep a page once by its hash; refused when the bytes do not have it."""
    if hashlib.sha256(content).hexdigest() != sha256:
        refuse("hash_differs", 409)
    insert_new(connection, pages, [{"sha256": sha256, "mime": mime, "size": len(content), "content": content}])
    return wire.PageAnswer(sha256=sha256, stored=True)


def of_receipt(connection: Connection, receipt_no: str) -> dict[str, Any] | None:
    """All that the platform holds of one case, for the tour and for oracles."""
    case = connection.execute(select(cases).where(cases.c.receipt_no == receipt_no)).mappings().one_or_none()
    if case is None:
        return None
    bodies = connection.scalars(
        select(records.c.body).where(records.c.case_id == case["id"]).order_by(records.c.seq)
    ).all()
    kept = connection.execute(select(pages.c.sha256, pages.c.size)).all()
    return {
        "case": dict(case),
        "events": [json.loads(bytes(body)) for body in bodies],
        "pages": {row.sha256: row.size for row in kept},
    }


def all_cases(connection: Connection) -> list[dict[str, Any]]:
    """Every case with how many records it has, for oracles."""
    rows = connection.execute(select(cases)).mappings().all()
    counted: dict[str, int] = {}
    for name in connection.scalars(select(records.c.case_id)).all():
        counted[name] = counted.get(name, 0) + 1
    return [{**row, "records": counted.get(row["id"], 0)} for row in rows]
