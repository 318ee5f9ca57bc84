"""Frozen rows for screens: what the desk says after its commit. Personal values are masked unless said otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from window_client.domain.ids import CaseId as CaseId
from window_client.domain.ids import PageId as PageId
from window_client.domain.ids import PaperId as PaperId
from window_client.domain.ids import SessionId as SessionId
from window_client.messages import GroupCount, WindowCount
from window_client.words import (
    CaseState,
    CentralState,
    DeliveryState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    FieldKind,
    MaterialMeans,
    MaterialState,
    Necessity,
    PaperState,
    RefusalCode,
    Role,
    Source,
    TicketState,
    VisitList,
)


@dataclass(frozen=True, slots=True)
class SessionView:
    """Who is signed in. `session` None = nobody: show the sign-in page."""

    session: SessionId | None
    staff_no: str = ""
    name: str = ""
    role: Role | None = None
    window: str = ""
    window_name: str = ""
    hall: str = ""
    online: bool = False
    right_until: datetime | None = None
    utc_offset_h: float = 8.0  # the hall's own zone, whatever the machine's is


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """The gate said no."""

    code: RefusalCode
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueueView:
    """The ticket in hand, how many wait, and what the display shows. `waiting` None = not known."""

    number: str = ""
    group: str = ""
    state: TicketState | None = None
    taken_at: datetime | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    calls: int = 0
    why_next: str = ""
    manual: bool = False
    waiting: int | None = None
    longest_s: int | None = None
    display: tuple[str, ...] = ()
    display_heard: bool = False
    busy: bool = False  # a question to the queue is on its way
    may_recall: bool = True


@dataclass(frozen=True, slots=True)
class ApplicantView:
    """The applicant panel (申请人), masked. `valid` is "", "ok", "soon" or "expired"."""

    name: str = ""
    sex: str = ""  # 男 / 女 / ""
    ethnic: str = ""  # 壮族 …
    birth: str = ""
    number: str = ""
    address: str = ""
    kind: str = ""  # 居民身份证 …
    valid_to: str = ""
    valid: str = ""
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of the form. `mark` = what is wrong with it now; `shown` may be masked, then `masked` is True."""

    element: str
    label: str
    kind: FieldKind
    section: str
    required: bool
    shown: str
    source: Source | None
    mark: RefusalCode | None = None
    mark_facts: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[tuple[str, str], ...] = ()
    locked: bool = False  # from an authoritative source
    masked: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """One captured page; `thumbnail` is a small PNG."""

    id: PageId
    thumbnail: bytes = field(repr=False)
    page_count: int = 1


@dataclass(frozen=True, slots=True)
class MaterialView:
    """One line of the material list."""

    type: str
    name: str
    necessity: Necessity
    state: MaterialState
    means: MaterialMeans
    pages: tuple[PageView, ...] = ()
    when: str = ""
    mark: RefusalCode | None = None
    mark_facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseView:
    """The case in hand, with its three marks: case, paper, delivery. `case` None = an empty desk."""

    case: CaseId | None
    state: CaseState | None = None
    receipt_no: str = ""
    official_no: str = ""
    item_code: str = ""
    item_name: str = ""
    item_facts: tuple[str, ...] = ()  # already worded by the catalogue: department, category
    visit_list: VisitList | None = None
    case_type: int = 0
    committed_days: int = 0
    committed_unit: str = ""
    due: date | None = None
    due_provisional: bool = False
    applicant: ApplicantView = field(default_factory=ApplicantView)
    fields: tuple[FieldView, ...] = ()
    materials: tuple[MaterialView, ...] = ()
    missing: tuple[str, ...] = ()  # labels of what is still missing, in form order
    filled_by_machine: int = 0
    may_accept: bool = False
    accepted_at: datetime | None = None
    paper: PaperId | None = None
    paper_state: PaperState | None = None
    paper_trouble: DeviceTrouble = DeviceTrouble.NONE
    paper_copies: int = 0
    delivery_state: DeliveryState | None = None
    delivery_cause: str = ""
    pages_sent: int = 0
    pages_total: int = 0
    painted_from: float = 0.0  # monotonic seconds of the fact behind this view, for the bench


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One hit of the item search."""

    code: str
    name: str
    category: str
    department: str
    basic_code: str
    visit_list: VisitList


@dataclass(frozen=True, slots=True)
class ItemsFound:
    """Answer to a search; `text` is the question, so that a late answer can be dropped."""

    text: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft of this window that can be taken up again."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A case accepted today at this window, with its three marks."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    accepted_at: datetime
    paper: PaperId | None
    paper_state: PaperState | None
    delivery_state: DeliveryState | None


@dataclass(frozen=True, slots=True)
class FoundCase:
    """An earlier case that was found; name and ID number masked."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    cert_no: str
    state: CaseState
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class CasesFound:
    """Answer to FindCases, newest first; `more` = there are others, type more to narrow it down."""

    rows: tuple[FoundCase, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class WorkView:
    """Drafts set aside and today's cases."""

    drafts: tuple[DraftRow, ...] = ()
    recent: tuple[RecentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncView:
    """One honest word on the way to the platform."""

    central: CentralState = CentralState.UNKNOWN
    since: datetime | None = None
    waiting: int = 0
    oldest_at: datetime | None = None
    returned: int = 0
    acknowledged_today: int = 0
    cause: str = ""


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device of the window."""

    device: DeviceKind
    state: DeviceState
    trouble: DeviceTrouble
    port: str
    last_answer: datetime | None
    answer_ms: float | None
    detail: str
    faults_today: int


@dataclass(frozen=True, slots=True)
class DevicesView:
    """All device lamps."""

    rows: tuple[DeviceRow, ...]


@dataclass(frozen=True, slots=True)
class HallView:
    """The hall for the supervisor, as the platform counts it. `at` None = nothing heard yet."""

    windows: tuple[WindowCount, ...] = ()
    groups: tuple[GroupCount, ...] = ()
    accepted_today: int = 0
    served_today: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A word that stands beside what it concerns and blocks nothing.

    `place`: "" (page), "queue", "card", "item", "accept", "paper", "sync", or "field:<id>", "material:<type>",
    "device:<kind>". `number` is set for internal faults only: the number to tell the technician.
    """

    code: RefusalCode
    place: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    card: str = ""  # CardTrouble code when code is CARD_TROUBLE


@dataclass(frozen=True, slots=True)
class NoticeGone:
    """What stood at this place no longer holds."""

    place: str


@dataclass(frozen=True, slots=True)
class Revealed:
    """One value in full, to be hidden again after `seconds`."""

    case: CaseId
    element: str
    value: str = field(repr=False)
    seconds: int = 30


View = (
    SessionView
    | SignInFailed
    | QueueView
    | CaseView
    | ItemsFound
    | CasesFound
    | WorkView
    | SyncView
    | DevicesView
    | HallView
    | Notice
    | NoticeGone
    | Revealed
)
