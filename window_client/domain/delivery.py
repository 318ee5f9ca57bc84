"""A record on its way to the central platform (上报记录), domain.md 5.4."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import CaseId, DeliveryId, StaffNo
from window_client.words import DeliveryKind, DeliveryState


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
