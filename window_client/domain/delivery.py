"""A record on its way to the central platform (上报记录), domain.md 5.4."""

from dataclasses import dataclass, field
from datetime import datetime

from window_client.domain.ids import CaseId, DeliveryId, StaffNo
from window_client.words import DeliveryKind, DeliveryState

TAKEN_ELSEWHERE = "duplicate_case:"
"""Begin of the platform's verdict on the second of two cases of one matter (两头受理); the other's number follows."""

CONFLICT = "conflict"
"""The platform's verdict on a record under whose id it has another content."""

NOT_YET = "not_sent_yet"
"""Cause of a page whose turn did not come: that was no attempt."""

EARLIER_MISSING = "earlier_missing"
"""The platform's verdict on a record whose case has not come that far there."""

NO_CASE = CaseId("")
"""Of a record that is about no case."""

FRESH_ROWS = 50
"""The newest rows are looked at first …"""

FRESH_S = 120.0
"""… and go before old bulk when they are no older than this: a citizen may still stand at the window."""


def batch_bytes(most: int, upload_kbit_s: int) -> int:
    """On a narrow line a batch is what goes in two seconds, so that nothing waits long behind it; 0 = no limit."""
    return min(most, upload_kbit_s * 250) if upload_kbit_s > 0 else most


@dataclass(frozen=True, slots=True)
class ListedDelivery:
    """A row of the outbox as a list shows it: with its case's number and item and the event's kind, without its body."""

    id: DeliveryId
    kind: DeliveryKind
    receipt_no: str
    item_name: str
    event: str  # kind of the event; "" for a page
    actor: StaffNo
    at: datetime
    state: DeliveryState
    attempts: int
    next_at: datetime | None
    cause: str
    changed_at: datetime | None
    pages_sent: int = 0  # of its case, with a page's row
    pages_total: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the outbox. Signed by who did it and when; never re-bound to the session that happens to be open.

    `body` is the encoded record for an event, the page id (UTF-8) for a page. `order` rises within the store.
    """

    id: DeliveryId
    kind: DeliveryKind
    case: CaseId
    seq: int
    actor: StaffNo
    window: str
    at: datetime
    body: bytes
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    next_at: datetime | None = None  # None = now
    cause: str = ""  # code of the last answer, no personal data
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutgoingRecord:
    """What of a row goes out; for a page `body` is the page id."""

    id: DeliveryId
    kind: DeliveryKind
    body: bytes = field(repr=False)
    attempts: int = 1  # this one included
