"""Events of cases (办件上报): idempotent by client-made id, a result a record, order kept within a case (domain.md 5.4)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, or_, select

from reference_platform import batches
from reference_platform.moments import is_whole, moment, text
from reference_platform.numbers import late_officials
from reference_platform.people import Window
from reference_platform.refusing import refuse
from reference_platform.tables import cases, records
from window_client.central import wire
from window_client.words import CaseState

_OPEN = [
    state.value
    for state in (
        CaseState.RECEIVED,
        CaseState.CORRECTION,
        CaseState.ACCEPTED,
        CaseState.IN_REVIEW,
        CaseState.SPECIAL,
    )
]
_STATES = frozenset(state.value for state in CaseState)
_FIRST = {"", CaseState.DRAFT.value}
_ENDS = {CaseState.WITHDRAWN.value, CaseState.VOID.value}
_CHANGING = ("last_seq", "state", "official_no", "applicant_key", "item_code", "accepted_at")
_SEEN = select(records.c.id, records.c.body).where(records.c.id.in_(bindparam("ids", expanding=True)))
_TOUCHED = select(cases).where(
    or_(
        cases.c.id.in_(bindparam("ids", expanding=True)),
        cases.c.receipt_no.in_(bindparam("receipts", expanding=True)),
        cases.c.official_no.in_(bindparam("officials", expanding=True)),
        cases.c.applicant_key.in_(bindparam("keys", expanding=True)) & cases.c.state.in_(_OPEN),
    )
)
_DECODER = msgspec.json.Decoder(wire.EventRecord)

Row = dict[str, Any]


@dataclass(slots=True)
class _Batch:
    """What is known before a batch, changed as its records are taken, written at its end."""

    connection: Connection
    window: Window
    stored_at: str
    digests: dict[str, str] = field(default_factory=dict)
    cases: dict[str, Row] = field(default_factory=dict)
    owners: dict[tuple[str, ...], str] = field(default_factory=dict)
    new_records: list[Row] = field(default_factory=list)
    new_cases: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    unnumbered: dict[str, Row] = field(default_factory=dict)


def take_events(
    connection: Connection, window: Window, raws: Sequence[msgspec.Raw], now: datetime
) -> list[wire.RecordResult]:
    """One result a record, in their order. A record that cannot be read spoils only itself."""
    bodies = batches.bodies(raws)
    decoded = [_decoded(body) for body in bodies]
    batch = _Batch(connection, window, text(now))
    _look_up(batch, [each for each in decoded if isinstance(each, wire.EventRecord)])
    pairs = list(zip(bodies, decoded, strict=True))
    results = [_take(batch, *pair) for pair in pairs]
    _give_numbers(batch)
    _write(batch)
    return [_with_number(batch, record, result) for record, result in zip(decoded, results, strict=True)]


def held(connection: Connection, window: Window, name: str) -> wire.RecordHeld:
    """The record of this id as it was taken; of a case of another window nothing is said."""
    mine = (cases.c.site == window.site) & (cases.c.window == window.window) & (records.c.id == name)
    joined = records.join(cases, cases.c.id == records.c.case_id)
    row = connection.execute(select(records.c.body, records.c.stored_at).select_from(joined).where(mine)).one_or_none()
    if row is None:
        refuse("record_unknown", 404)
    stored_at = moment(row.stored_at)
    assert stored_at is not None
    return wire.RecordHeld(record=_DECODER.decode(row.body), stored_at=stored_at)


def _decoded(body: bytes) -> wire.EventRecord | wire.RecordResult:
    try:
        record = _DECODER.decode(body)
    except wire.UNREADABLE:
        return batches.malformed(body)
    times = [record.at, record.entered_at or record.at] + ([record.content.accepted_at] if record.content else [])
    named = record.id and record.case and record.receipt_no and record.seq > 0
    if not named or not all(is_whole(at) for at in times):
        return wire.RecordResult(id=record.id, status="refused", code="malformed")
    return record


def _look_up(batch: _Batch, decoded: Sequence[wire.EventRecord]) -> None:
    """Everything the platform holds that these records could touch or collide with, in two questions."""
    seen = batch.connection.execute(_SEEN, {"ids": [record.id for record in decoded]})
    batch.digests = {row.id: hashlib.sha256(row.body).hexdigest() for row in seen}
    touching = {
        "ids": list({record.case for record in decoded}),
        "receipts": list({record.receipt_no for record in decoded}),
        "officials": list({record.official_no for record in decoded} - {""}),
        "keys": list({record.content.applicant_key for record in decoded if record.content} - {""}),
    }
    for row in batch.connection.execute(_TOUCHED, touching).mappings():
        _enter(batch, dict(row))


def _enter(batch: _Batch, case: Row) -> None:
    """Note a case under everything by which another one may collide with it."""
    batch.cases[case["id"]] = case
    names = (("receipt_no", case["receipt_no"]), ("official_no", case["official_no"]))
    batch.owners.update({name: case["id"] for name in names if name[1]})
    if case["applicant_key"] and case["state"] in _OPEN:
        batch.owners["same", case["applicant_key"], case["item_code"]] = case["id"]


def _take(batch: _Batch, body: bytes, record: wire.EventRecord | wire.RecordResult) -> wire.RecordResult:
    if isinstance(record, wire.RecordResult):
        return record
    digest = hashlib.sha256(body).hexdigest()
    seen, case = batch.digests.get(record.id), batch.cases.get(record.case)
    if seen is not None:
        if seen != digest:
            return wire.RecordResult(id=record.id, status="refused", code="conflict")
        return wire.RecordResult(id=record.id, status="known")
    if _comes_too_early(record, case):
        return wire.RecordResult(id=record.id, status="later", code="earlier_missing")
    code = _refusal(batch, record, case)
    if code:
        return wire.RecordResult(id=record.id, status="refused", code=code)
    case = case or _new_case(batch, record)
    _advance(batch, case, record)
    batch.digests[record.id] = digest
    batch.new_records.append(
        {
            "id": record.id,
            "case_id": record.case,
            "seq": record.seq,
            "body": body,
            "site": batch.window.site,
            "window": record.window,
            "made_at": text(record.entered_at or record.at),
            "stored_at": batch.stored_at,
        }
    )
    return wire.RecordResult(id=record.id, status="accepted")


def _comes_too_early(record: wire.EventRecord, case: Row | None) -> bool:
    """An event that begins where the case here has not come to waits for the ones before it; the end of a case does not:
    what came before it may have been refused here for good (两头受理)."""
    if case is None:
        return record.from_state not in _FIRST
    reached = record.from_state in {"", case["state"]} or record.to_state in _ENDS
    return bool(record.seq > case["last_seq"] and not reached)


def _refusal(batch: _Batch, record: wire.EventRecord, case: Row | None) -> str:
    """Why this record is refused for good; "" when it is not."""
    if record.to_state not in _STATES:
        return "unknown_state"
    if case is not None and record.seq <= case["last_seq"] and _has_place(batch, record):
        return "out_of_order"
    if case is not None and case["receipt_no"] != record.receipt_no:
        return "receipt_no_differs"
    return _collision(batch, record)


def _has_place(batch: _Batch, record: wire.EventRecord) -> bool:
    """Whether another record stands at its place in the case. Where none does it was lost here and comes again."""
    same = (records.c.case_id == record.case) & (records.c.seq == record.seq)
    if batch.connection.scalar(select(records.c.id).where(same)) is not None:
        return True
    return any((row["case_id"], row["seq"]) == (record.case, record.seq) for row in batch.new_records)


def _collision(batch: _Batch, record: wire.EventRecord) -> str:
    """Another case has this number already, or is the same matter of the same applicant (两头受理)."""
    if batch.owners.get(("receipt_no", record.receipt_no), record.case) != record.case:
        return "receipt_no_taken"
    if record.official_no and batch.owners.get(("official_no", record.official_no), record.case) != record.case:
        return "official_no_taken"
    content = record.content
    if content is None or not content.applicant_key:
        return ""
    other = batch.owners.get(("same", content.applicant_key, content.item_code), record.case)
    if other == record.case or batch.cases[other]["state"] not in _OPEN:
        return ""
    return f"duplicate_case:{batch.cases[other]['receipt_no']}"


def _new_case(batch: _Batch, record: wire.EventRecord) -> Row:
    case: Row = {
        "id": record.case,
        "last_seq": 0,
        "state": "",
        "receipt_no": record.receipt_no,
        "official_no": "",
        "applicant_key": "",
        "item_code": "",
        "accepted_at": None,
        "site": batch.window.site,
        "window": record.window,
    }
    batch.cases[record.case] = case
    batch.new_cases.add(record.case)
    return case


def _advance(batch: _Batch, case: Row, record: wire.EventRecord) -> None:
    if record.seq > case["last_seq"]:
        case["last_seq"], case["state"] = record.seq, record.to_state
    case["official_no"] = case["official_no"] or record.official_no
    batch.touched.add(record.case)
    if record.content is not None:
        case["applicant_key"], case["item_code"] = record.content.applicant_key, record.content.item_code
        case["accepted_at"] = text(record.content.accepted_at)
        if not case["official_no"]:
            batch.unnumbered[record.case] = case
    _enter(batch, case)


def _give_numbers(batch: _Batch) -> None:
    """Cases accepted while their window had no number left get one here, all of a batch at once."""
    for case, number in zip(
        batch.unnumbered.values(), late_officials(batch.connection, len(batch.unnumbered)), strict=True
    ):
        case["official_no"] = number


def _with_number(
    batch: _Batch, record: wire.EventRecord | wire.RecordResult, result: wire.RecordResult
) -> wire.RecordResult:
    """The number that the platform gave; a window that brought its own number needs no telling."""
    if isinstance(record, wire.RecordResult) or result.status not in {"accepted", "known"} or record.official_no:
        return result
    case = batch.cases.get(record.case)
    return msgspec.structs.replace(result, official_no=case["official_no"] if case else "")


def _write(batch: _Batch) -> None:
    new = [batch.cases[name] for name in batch.new_cases]
    changed = [batch.cases[name] for name in batch.touched - batch.new_cases]
    if new:
        batch.connection.execute(cases.insert(), new)
    if batch.new_records:
        batch.connection.execute(records.insert(), batch.new_records)
    if changed:
        rows = [{"of": row["id"], **{name: row[name] for name in _CHANGING}} for row in changed]
        values: dict[str, Any] = {name: bindparam(name) for name in _CHANGING}
        batch.connection.execute(cases.update().where(cases.c.id == bindparam("of")).values(values), rows)
