"""A queue number (排队号) as this window holds it."""

from dataclasses import dataclass
from datetime import datetime

from window_client.domain.ids import TicketId
from window_client.words import TicketState


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket claimed by this window. `manual` = typed from paper while the queue could not be reached."""

    id: TicketId
    number: str  # e.g. "S023"
    group: str  # 社会事务 …
    state: TicketState
    taken_at: datetime
    called_at: datetime
    calls: int = 1
    started_at: datetime | None = None
    finished_at: datetime | None = None
    why_next: str = ""  # why this ticket came next: fifo, priority, appointment, transferred
    manual: bool = False
