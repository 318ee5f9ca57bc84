"""Records, pages, inbox (办件数据)."""

from datetime import datetime

import msgspec

from window_client.central.wire.base import Count, Fault


class PageRef(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a material, by its plain SHA-256 (hex)."""

    material: str
    sha256: str
    size: Count
    mime: str
    means: str


class EventRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a case (办件过程), signed by who did it and when; `id` is client-made and makes a repeat harmless.

    `content` is set on "accepted": the whole accepted case.
    """

    id: str
    case: str
    seq: Count
    kind: str
    from_state: str
    to_state: str
    receipt_no: str
    official_no: str
    staff_no: str
    role: str
    site: str
    window: str
    at: datetime
    reason: str = ""
    entered_at: datetime | None = None  # of a back-entered step (补录): when it was entered; `at` stays its true time
    content: "CaseContent | None" = None

    def __repr__(self) -> str:
        return f"<EventRecord {self.id}>"


class CaseContent(msgspec.Struct, frozen=True, kw_only=True):
    """What was accepted: item and version, applicant, answers with sources, pages, limits."""

    item_code: str
    item_version: Count
    item_name: str
    catalogue_version: str
    applicant_name: str
    applicant_key: str
    ticket: str
    query_token: str
    accepted_at: datetime
    due: str
    due_provisional: bool
    answers: dict[str, tuple[str, str]]  # element → (value, source)
    pages: list[PageRef]
    applications: str = ""  # numbers of the online applications that it came from, so that they are closed there

    def __repr__(self) -> str:
        return "<CaseContent>"


class EventBatch(msgspec.Struct, frozen=True, kw_only=True):
    """POST /events: records in order; the answer has one result a record, in the same order."""

    records: list[msgspec.Raw]


class RecordResult(msgspec.Struct, frozen=True, kw_only=True):
    """`status`: "accepted", "known" (seen before, same content), "refused" (for good) or "later" (ask again).

    Codes: malformed, conflict (same id, other content), out_of_order, unknown_state, receipt_no_taken,
    receipt_no_differs, official_no_taken, duplicate_case:{receipt number of the other case}; earlier_missing (later).
    """

    id: str
    status: str
    code: str = ""
    official_no: str = ""


class BatchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Results are durable at the platform before this answer leaves it."""

    results: list[RecordResult]
    fault: Fault | None = None


class HeldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One record that the platform has; `hash`: of its bytes as they lie there now, hex, not of a note made earlier."""

    id: str
    hash: str
    receipt_no: str = ""  # "" = about no case


class DayAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """GET /days/{day}: what the platform has of this window's day (对账).

    `records`: of each case accepted on this day receipt number → ids of its records. `held`: every record of this window
    made on this day (`entered_at`, else `at`; of an evaluation `asked_at`), of whatever case; null = no hashes are told.
    `algorithm`: of the hashes, the one that the request was signed with. `lost_pages`: SHA-256 of pages that these records
    name and that are not there.
    """

    day: str
    records: dict[str, list[str]]
    held: list[HeldRecord] | None = None
    algorithm: str = "sha256"
    lost_pages: list[str] = []
    fault: Fault | None = None


class RecordHeld(msgspec.Struct, frozen=True, kw_only=True):
    """GET /records/{id}: what the platform has under this id, for the window whose case it is (冲突对照); another window
    hears `record_unknown`, as of one that is not there."""

    record: EventRecord
    stored_at: datetime
    fault: Fault | None = None


class AuditHead(msgspec.Struct, frozen=True, kw_only=True):
    """POST /audit-head: how many lines a window's audit trail has, and the hash of the last (审计链头).

    The answer is the head of most lines that was kept before; 0 lines = none. Heads are never changed or removed.
    """

    lines: Count
    head: str
    fault: Fault | None = None


class InboxItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something the platform has for this window; `signature` = HMAC with the window's own key (signing.item_text).

    Kinds: decision and result (body: case, state, receipt_no, text), notice, pre_application, appointment (body as
    `domain/application.py` reads it), evaluation.
    """

    cursor: int
    kind: str
    at: datetime
    body: dict[str, str]
    signature: str = ""

    def __repr__(self) -> str:
        return f"<InboxItem {self.cursor}>"


class InboxAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """GET /inbox?after=N."""

    items: list[InboxItem]
    cursor: int
