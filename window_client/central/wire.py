"""The one definition of the contract between a window and the central platform (接口约定).

Both sides decode into these types; `docs/openapi.json` is generated from them. All times are ISO 8601 with offset.
Errors of every endpoint: status 4xx/5xx with a `Fault` body. A 200 whose body carries `fault` is a refusal too:
HTTP 200 is never success by itself.
"""

from datetime import datetime

import msgspec

API = "/api/v1"


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A refusal or failure: `code` is stable, `message` is for technicians, without personal data."""

    code: str
    message: str = ""
    retry: bool = False


class SignInRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /sign-in: a person proves a password at a window (登录)."""

    user: str
    password: str
    site: str
    window: str

    def __repr__(self) -> str:
        return "<SignInRequest>"


class SignInAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`window_token` lets this window speak for itself (Authorization: Bearer); `right_until` for signing in offline."""

    user: str
    staff_no: str
    name: str
    role: str
    right_until: datetime
    window_token: str

    def __repr__(self) -> str:
        return "<SignInAnswer>"


class TimeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """GET /time: the platform's clock (校时)."""

    now: datetime


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """`unit`: "wd" working days, "d" calendar days; days 0 = on the spot."""

    days: int
    unit: str


class FieldSpec(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One form field; `kind` is a `words.FieldKind`; `choices` = (code, label) pairs."""

    element: str
    label: str
    kind: str
    section: str
    required: bool = True
    min: str = ""
    max: str = ""
    choices: list[tuple[str, str]] = msgspec.field(default_factory=list)
    rule: str = ""
    hint: str = ""


class MaterialSpec(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One material; `necessity` is a `words.Necessity`."""

    type: str
    name: str
    necessity: str
    originals: int = 0
    copies: int = 0
    instead: list[str] = msgspec.field(default_factory=list)
    when: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item (事项) with its eight unified elements; `pinyin` and `initials` are made by the publisher."""

    code: str
    name: str
    version: int
    category: str
    department: str
    basic_code: str
    case_type: int
    legal: Limit
    committed: Limit
    visit_list: str
    basis: str
    fields: list[FieldSpec]
    materials: list[MaterialSpec]
    pinyin: str = ""
    initials: str = ""
    nicknames: list[str] = msgspec.field(default_factory=list)
    helper: bool = False


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """One matter (一件事)."""

    code: str
    name: str
    items: list[str]


class SlipTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """Slip layout: each line a mapping of kind, text, align, scale, bold (all texts)."""

    code: str
    lines: list[dict[str, str]]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Working-day calendar; see domain/limits.py."""

    version: str
    years: list[int]
    off: list[str]
    work: list[str]
    fixed_off: list[str] = msgspec.field(default_factory=list)


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """GET /catalogue (If-None-Match → 304): everything a window needs to serve (事项目录)."""

    version: str
    sample: bool
    items: list[Item]
    bundles: list[Bundle]
    slips: list[SlipTemplate]
    calendar: Calendar
    ethnic_groups: list[tuple[str, str]]
    hall: dict[str, str]


class TakeTicket(msgspec.Struct, frozen=True, kw_only=True):
    """POST /tickets: take a number (取号). `request` makes a repeat harmless; `appointment` = the agreed time."""

    site: str
    group: str
    request: str
    priority: bool = False
    appointment: datetime | None = None


class CallNext(msgspec.Struct, frozen=True, kw_only=True):
    """POST /tickets/call-next: claim the next ticket of these groups for this window (叫号)."""

    groups: list[str]
    staff_no: str
    request: str


class TicketDeed(msgspec.Struct, frozen=True, kw_only=True):
    """POST /tickets/{id}/recall | start | no-show | transfer | finish.

    `outcome` is a `words.TicketOutcome` for finish, `to_window` the window number for transfer.
    """

    staff_no: str
    request: str
    outcome: str = ""
    to_window: str = ""


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket as the queue holds it; `state` is a `words.TicketState`."""

    id: str
    number: str
    group: str
    state: str
    taken_at: datetime
    called_at: datetime | None = None
    calls: int = 0
    why_next: str = ""
    window: str = ""


class TicketAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """`ticket` null with no fault: nobody is waiting. The key is always there, so that the envelope of some gateway
    (domain.md 5.2) cannot pass for this answer."""

    ticket: Ticket | None
    fault: Fault | None = None


class PageRef(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a material, by its plain SHA-256 (hex)."""

    material: str
    sha256: str
    size: int
    mime: str
    means: str


class EventRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a case (办件过程), signed by who did it and when; `id` is client-made and makes a repeat harmless.

    `content` is set on "accepted": the whole accepted case.
    """

    id: str
    case: str
    seq: int
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
    content: "CaseContent | None" = None

    def __repr__(self) -> str:
        return f"<EventRecord {self.id}>"


class CaseContent(msgspec.Struct, frozen=True, kw_only=True):
    """What was accepted: item and version, applicant, answers with sources, pages, limits."""

    item_code: str
    item_version: int
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


class PageAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """PUT /materials/{sha256}: the page's bytes; stored once by hash, checked against it."""

    sha256: str
    stored: bool
    fault: Fault | None = None


class InboxItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something the platform has for this window; `kind` e.g. "notice"."""

    cursor: int
    kind: str
    at: datetime
    body: dict[str, str]


class InboxAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """GET /inbox?after=N."""

    items: list[InboxItem]
    cursor: int


class Heartbeat(msgspec.Struct, frozen=True, kw_only=True):
    """POST /heartbeat: the window is alive (心跳)."""

    window_name: str
    state: str
    staff_no: str
    ticket: str
    devices: str
    unsent: int
    groups: list[str]


class HeartbeatAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Clock, catalogue tag and how many wait for this window's groups."""

    now: datetime
    catalogue_etag: str
    waiting: int
    longest_s: int
    fault: Fault | None = None


class WindowLoad(msgspec.Struct, frozen=True, kw_only=True):
    """One window today; `mean_handle_s` None = nothing finished yet."""

    window: str
    name: str
    state: str
    staff_no: str
    ticket: str
    since: datetime | None
    accepted: int
    served: int
    mean_handle_s: int | None
    devices: str
    unsent: int
    heard_at: datetime | None


class GroupLoad(msgspec.Struct, frozen=True, kw_only=True):
    """People waiting in one group."""

    group: str
    waiting: int
    longest_s: int


class HallLoad(msgspec.Struct, frozen=True, kw_only=True):
    """GET /hall/load: the whole hall today (大厅负荷)."""

    at: datetime
    windows: list[WindowLoad]
    groups: list[GroupLoad]
    accepted_today: int
    served_today: int
    fault: Fault | None = None


class LeaseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /number-blocks: lease numbers; `kind` is a `words.NumberKind`; `request` makes a repeat harmless."""

    kind: str
    size: int
    request: str


class NumberBlock(msgspec.Struct, frozen=True, kw_only=True):
    """`first`..`last` inclusive, never leased to anyone else."""

    id: str
    kind: str
    prefix: str
    first: int
    last: int
    fault: Fault | None = None
