"""Records as a window makes them, for tests of both sides of the contract; all people are invented."""

import uuid
from datetime import UTC, datetime
from typing import Any

import msgspec

from window_client.central import wire

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def content(**changes: Any) -> wire.CaseContent:
    """An accepted case of an applicant of its own."""
    base: dict[str, Any] = {
        "item_code": "450405-0001",
        "item_version": 1,
        "item_name": "示例事项",
        "catalogue_version": "sample",
        "applicant_name": "测试",
        "applicant_key": uuid.uuid4().hex,
        "ticket": "S001",
        "query_token": "token",
        "accepted_at": datetime.now(UTC),
        "due": "2026-12-03",
        "due_provisional": False,
        "answers": {"P.name": ("测试", "reader")},
        "pages": [],
    }
    return wire.CaseContent(**{**base, **changes})


def event(case: str, seq: int, move: str, receipt_no: str, **changes: Any) -> wire.EventRecord:
    """One event; `move` is "from>to"."""
    came_from, to = move.split(">")
    base: dict[str, Any] = {
        "id": str(uuid.uuid5(uuid.UUID(case), str(seq))),
        "case": case,
        "seq": seq,
        "kind": to,
        "from_state": came_from,
        "to_state": to,
        "receipt_no": receipt_no,
        "official_no": "",
        "staff_no": "1042",
        "role": "clerk",
        "site": "01",
        "window": "03",
        "at": AT,
    }
    return wire.EventRecord(**{**base, **changes})


def acceptance(**changes: Any) -> list[wire.EventRecord]:
    """Received and accepted, as one acceptance makes them; `content_changes` go into the content."""
    inner = changes.pop("content_changes", {})
    case = changes.pop("case", None) or str(uuid.uuid4())
    receipt_no = changes.pop("receipt_no", None) or f"R{uuid.uuid4().hex[:16]}"
    return [
        event(case, 1, "draft>received", receipt_no, **changes),
        event(case, 2, "received>accepted", receipt_no, content=content(**inner), **changes),
    ]


def raw(*events: wire.EventRecord) -> list[bytes]:
    """Encoded once, as in the outbox."""
    return [msgspec.json.encode(each) for each in events]
