"""Frozen rows for screens about official papers, clocks and results (文书、时限、出件); `views.py` has them all."""

from dataclasses import dataclass, field
from datetime import date, datetime

from window_client.domain.ids import CaseId, DocumentId, PageId
from window_client.words import (
    CaseState,
    ClockKind,
    ClockState,
    DeviceTrouble,
    DocumentKind,
    DocumentState,
    PaperState,
    RefusalCode,
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One official paper of the case on the desk."""

    id: DocumentId
    kind: DocumentKind
    number: str
    state: DocumentState
    pages: int
    copy: int
    made_at: datetime
    print_state: PaperState | None = None  # None = never asked for on the A4 printer
    print_trouble: DeviceTrouble = DeviceTrouble.NONE  # why it does not come out, or is in doubt


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """The pages of a paper as PNG pictures, from the sealed PDF itself."""

    document: DocumentId
    kind: DocumentKind
    number: str
    pictures: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a material as it lies now: RGB pixels, rows without gaps. No pixels = it cannot be shown (`trouble`)."""

    page: PageId
    sheet: int
    turn: int
    asked: int  # the width that was asked for
    width: int = 0
    height: int = 0
    pixels: bytes = field(default=b"", repr=False)
    trouble: RefusalCode | None = None


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock of the case on the desk (时限); `left` = working days, below zero when late."""

    kind: ClockKind
    started: date
    due: date
    provisional: bool
    state: ClockState
    left: int
    name: str = ""  # the material that must follow


@dataclass(frozen=True, slots=True)
class ProjectView:
    """Where the investment project of a case stands against its 120 working days (投资项目)."""

    code: str
    used: int
    limit: int
    excluded: int  # working days of special procedures, which are not counted
    stages: tuple[str, ...]  # "item name 20" of each case of it at this window
    state: ClockState


@dataclass(frozen=True, slots=True)
class DueRow:
    """One clock that wants somebody today (今日到期与逾期)."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    clock: ClockKind
    due: date
    state: ClockState
    what: str = ""  # the material that must follow
    deemed: bool = False  # accepted by silence, and nobody has looked


@dataclass(frozen=True, slots=True)
class Silence:
    """Receipts on which nobody spoke in time (视为受理): `tomorrow` counts, `deemed` does and nobody has looked."""

    tomorrow: int = 0
    deemed: int = 0

    @property
    def total(self) -> int:
        return self.tomorrow + self.deemed


@dataclass(frozen=True, slots=True)
class FixRow:
    """A case that somebody must look after: its archive package did not pass its checks (归档待整改, `what`), or the platform
    has the same matter of the same applicant from elsewhere (两头受理, `other` = its receipt number)."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    what: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class DueProgress:
    """How far a new calendar is applied to open cases; `moved` = counted another day than was promised."""

    done: int
    moved: int
    over: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result that waits for its person, or was handed out (`state` DELIVERED)."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    granted: bool
    name: str
    number: str
    state: CaseState
    promised: tuple[str, ...] = ()  # materials that must come before it is handed out
    originals: bool = False  # tolerant or commitment case: originals are checked first
    card_shown: bool = False  # the card of the applicant, or of who may collect it for him, was read
    collector: str = ""  # who collects it for the applicant by the card that was read, and as what
    authority_over: bool = False  # his authority is over: the clerk decides
    of_unit: bool = False  # somebody by name takes it for the unit
    visit_asked: bool = False  # over the counter it is one more visit, which the item had promised not to need
    mailed: bool = False  # the applicant asked for a courier in the form
    waybill: str = ""  # it is with the courier; nobody has signed for it yet
    sent_on: date | None = None  # with the courier, or to the electronic address; its arrival is not known yet
    asked_electronic: bool = False  # the applicant asked for electronic service in the form
    e_address: str = ""  # masked; "" = there is no written consent to electronic service


@dataclass(frozen=True, slots=True)
class ResultsView:
    """Results found."""

    rows: tuple[ResultRow, ...] = ()
    today: date | None = None  # in the hall


@dataclass(frozen=True, slots=True)
class Scanned:
    """A receipt number was scanned; the page that is open decides what it means."""

    receipt_no: str
