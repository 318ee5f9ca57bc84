"""One record with two contents (冲突对照): the wishes, the question to the platform, its answer, what a screen shows."""

from dataclasses import dataclass, field
from datetime import datetime

from window_client.domain.ids import DeliveryId
from window_client.domain.record_pair import PairRow
from window_client.wishes import Wish
from window_client.words import RevealReason


@dataclass(frozen=True, slots=True)
class CompareRecord(Wish):
    """Show ours and the platform's content side by side, masked; with a `reason` in full for a while, audited."""

    delivery: DeliveryId
    reason: RevealReason | None = None


@dataclass(frozen=True, slots=True)
class KeepPlatforms(Wish):
    """The platform's content holds (以平台为准): ours is closed and never sent again. Only after both were seen."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class AskRecord:
    """An order to the courier: what has the platform under this id? Answered by `RecordHeard`."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class RecordHeard:
    """The platform's content as `RecordWriter.event_body` would encode it, and when it took it; None and the `cause`
    (a code) when there is none to see."""

    delivery: DeliveryId
    body: bytes | None = field(default=None, repr=False)
    stored_at: datetime | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class RecordPair:
    """Both contents for a screen, what differs first. `cause`: why the platform's cannot be seen ("" = it can, or is
    still asked for); `seconds`: how long the values stand in full, 0 = they are masked."""

    delivery: DeliveryId
    receipt_no: str = ""
    item_name: str = ""
    rows: tuple[PairRow, ...] = ()
    cause: str = ""
    made_at: datetime | None = None  # ours
    their_made_at: datetime | None = None
    stored_at: datetime | None = None  # when the platform took its own
    seconds: int = 0
    is_open: bool = True
