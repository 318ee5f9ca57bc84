"""The case (办件): its record, its answers and its moves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from window_client.domain.ids import CaseId, StaffNo, TicketId, VisitId
from window_client.words import CaseState, Role, Source

LEGAL = "U.legal"
"""While this is answered a legal person or other organisation applies (法人、其他组织)."""

USCC = "uscc"
"""Kind of an applicant's key that is a unified social credit code; platforms differ and are mapped (domain.md 3.10)."""

NAMING = frozenset({"P.name", "P.cert_type", "P.cert_no", LEGAL, "E.name", "E.uscc"})
"""Elements that may name the applicant."""


@dataclass(frozen=True, slots=True)
class BackEntry:
    """A case taken on paper while the window was dead (补录): when, why it was not entered then, who signed too."""

    taken_at: datetime
    accepted_at: datetime | None  # None = it was only received on paper
    reason: str
    second: StaffNo

    def true_time(self, to: CaseState, now: datetime) -> datetime:
        """When a move into this state truly happened: what happened on paper then, everything else now."""
        if to in {CaseState.DRAFT, CaseState.RECEIVED}:
            return self.taken_at
        if to is CaseState.ACCEPTED and self.accepted_at is not None:
            return self.accepted_at
        return now


@dataclass(frozen=True, slots=True)
class Case:
    """One case. Three identities from its first row: `id` (UUID), `receipt_no`, `official_no` (may be empty)."""

    id: CaseId
    visit: VisitId
    receipt_no: str
    official_no: str
    state: CaseState
    item_code: str  # "" until an item is picked
    item_version: int
    item_name: str
    catalogue_version: str
    ticket: TicketId | None
    window: str
    opened_by: StaffNo
    opened_at: datetime
    applicant_name: str = ""
    applicant_key: str = ""  # certificate type and number, e.g. "111:…"; empty until known
    accepted_at: datetime | None = None
    due: date | None = None
    due_provisional: bool = False
    events: int = 0  # number of events so far; the next event has this number + 1
    query_token: str = ""  # opaque, for the QR code on the slip; no personal data
    back: BackEntry | None = None

    def true_time(self, came_from: CaseState | None, to: CaseState, now: datetime) -> datetime:
        """When a step of this case happened; of a back-entered one (补录) what was done on paper happened then."""
        on_paper = self.back is not None and came_from in {None, CaseState.DRAFT, CaseState.RECEIVED}
        return self.back.true_time(to, now) if on_paper and self.back is not None else now

    @property
    def is_unit(self) -> bool:
        """Whether a legal person or other organisation applies, whose name and number are public."""
        return self.applicant_key.startswith(f"{USCC}:")

    def named_after(self, values: Mapping[str, str]) -> "Case":
        """With the applicant's name and key as these answers say them; a cleared number leaves no key."""
        name, kind, number = values.get("P.name", ""), values.get("P.cert_type", "111"), values.get("P.cert_no", "")
        if LEGAL in values:
            name, kind, number = values.get("E.name", ""), USCC, values.get("E.uscc", "")
        return replace(self, applicant_name=name, applicant_key=f"{kind}:{number}" if number else "")

    def with_event(self) -> "Case":
        """One event more, nothing else changed."""
        return replace(self, events=self.events + 1)


@dataclass(frozen=True, slots=True)
class OpenDue:
    """What settling a provisional due date needs of a case."""

    id: CaseId
    receipt_no: str
    item_code: str
    catalogue_version: str
    accepted_at: datetime
    due: date


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of one field, with where it came from (来源)."""

    field: str
    value: str  # canonical text: codes for choices, ISO dates, "1"/"0", choices joined by ","
    source: Source
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One line in the life of a case (办件过程). Never changed, never removed."""

    case: CaseId
    seq: int  # 1, 2, 3 … within the case
    kind: str  # "opened", "received", "accepted", …
    from_state: CaseState | None
    to_state: CaseState
    actor: StaffNo
    role: Role
    window: str
    at: datetime
    reason: str = ""
    device: str = ""  # the machine it was done on
    second: str = ""  # staff number of the supervisor who signed too
    documents: str = ""  # ids of the papers that went with it, joined by ","
    entered_at: datetime | None = None  # when it was entered, if not at once (补录)
