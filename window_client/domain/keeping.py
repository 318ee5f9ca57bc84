"""How long a case is kept here (留存期限), domain.md 6.3: after its days only number, state and a hash stay.

Never what is open or not reported. A delivered case waits for its archive (国令716 art. 12) unless the hall's platform
archives from its own records; then and for cases that ended earlier the days count from the end, or from the platform's
last receipt where that came later.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from window_client.domain.ids import CaseId
from window_client.words import CaseState, Waits

ENDS = (
    CaseState.ABANDONED,
    CaseState.ARCHIVED,
    CaseState.DELIVERED,
    CaseState.NOT_ACCEPTED,
    CaseState.VOID,
    CaseState.WITHDRAWN,
)
"""States in which nobody here goes on with a case; in the order in which the store sorts them."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A case at its end, as the days are counted from it. `heard_at`: the platform's last receipt."""

    id: CaseId
    receipt_no: str
    item_name: str
    state: CaseState
    opened_at: datetime
    ended_at: datetime
    heard_at: datetime | None
    unsent: int
    pages: int


@dataclass(frozen=True, slots=True)
class Days:
    """The hall's settings."""

    case: int
    pages: int
    archived_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """When everything but number, state and hash goes, when the pages of an archived case go; or what it waits for."""

    case_on: date | None = None
    pages_on: date | None = None
    waits: Waits | None = None


def plan(case: Ended, days: Days) -> Plan:
    """What becomes of this case, and when."""
    if case.unsent:
        return Plan(waits=Waits.PLATFORM)
    if case.state is CaseState.DELIVERED and not days.archived_elsewhere:
        return Plan(waits=Waits.ARCHIVE)
    last = max(case.ended_at, case.heard_at or case.ended_at).date()
    case_on = last + timedelta(days=days.case)
    pages_on = case.ended_at.date() + timedelta(days=days.pages)
    archived = case.state is CaseState.ARCHIVED and case.pages and pages_on < case_on
    return Plan(case_on, pages_on if archived else None)
