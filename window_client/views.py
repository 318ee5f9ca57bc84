"""Frozen rows for screens: what the desk says after its commit. Personal values are masked unless said otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from window_client.case_views import ApplicantView as ApplicantView
from window_client.case_views import CaseView as CaseView
from window_client.case_views import CellMark as CellMark
from window_client.case_views import ColumnView as ColumnView
from window_client.case_views import EarlierOffer as EarlierOffer
from window_client.case_views import EarlierPages as EarlierPages
from window_client.case_views import EarlierRow as EarlierRow
from window_client.case_views import FieldView as FieldView
from window_client.case_views import ItemRowView as ItemRowView
from window_client.case_views import JudgedBy as JudgedBy
from window_client.case_views import LicenceRow as LicenceRow
from window_client.case_views import LicencesFound as LicencesFound
from window_client.case_views import MaterialView as MaterialView
from window_client.case_views import OfferRow as OfferRow
from window_client.case_views import PageView as PageView
from window_client.case_views import RivalView as RivalView
from window_client.case_views import SittingView as SittingView
from window_client.comparing import RecordPair as RecordPair
from window_client.device_views import DeviceSettingsView as DeviceSettingsView
from window_client.device_views import PortFound as PortFound
from window_client.device_views import PortsView as PortsView
from window_client.device_views import ProfileView as ProfileView
from window_client.device_views import RecordingView as RecordingView
from window_client.device_views import SettingRow as SettingRow
from window_client.device_views import TraceLine as TraceLine
from window_client.device_views import TraceRecorded as TraceRecorded
from window_client.device_views import TraceReplayed as TraceReplayed
from window_client.device_views import TraceView as TraceView
from window_client.device_views import TrialView as TrialView
from window_client.domain.delivery import CONFLICT as CONFLICT
from window_client.domain.delivery import ListedDelivery as ListedDelivery
from window_client.domain.document import Defect as Defect
from window_client.domain.ids import CaseId as CaseId
from window_client.domain.ids import DeliveryId as DeliveryId
from window_client.domain.ids import DocumentId as DocumentId
from window_client.domain.ids import PageId as PageId
from window_client.domain.ids import PaperId as PaperId
from window_client.domain.ids import SessionId as SessionId
from window_client.domain.item_changes import Change as Change
from window_client.domain.item_problem import ReportedProblem as ReportedProblem
from window_client.domain.received import Received as Received
from window_client.domain.record_pair import PairRow as PairRow
from window_client.item_views import GuideMaterial as GuideMaterial
from window_client.item_views import GuideView as GuideView
from window_client.item_views import ItemRow as ItemRow
from window_client.item_views import ItemsFound as ItemsFound
from window_client.item_views import KeptApart as KeptApart
from window_client.item_views import ProblemsView as ProblemsView
from window_client.keeping_views import KeepingRow as KeepingRow
from window_client.keeping_views import KeyView as KeyView
from window_client.keeping_views import StoreView as StoreView
from window_client.messages import GroupCount, WindowCount
from window_client.paperwork_views import ClockRow as ClockRow
from window_client.paperwork_views import DocumentPages as DocumentPages
from window_client.paperwork_views import DocumentRow as DocumentRow
from window_client.paperwork_views import DueProgress as DueProgress
from window_client.paperwork_views import DueRow as DueRow
from window_client.paperwork_views import FixRow as FixRow
from window_client.paperwork_views import PagePicture as PagePicture
from window_client.paperwork_views import ProjectView as ProjectView
from window_client.paperwork_views import ResultRow as ResultRow
from window_client.paperwork_views import ResultsView as ResultsView
from window_client.paperwork_views import Scanned as Scanned
from window_client.paperwork_views import Silence as Silence
from window_client.words import (
    CaseState,
    CatalogueTrouble,
    CentralState,
    DeliveryState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    PaperState,
    RefusalCode,
    Role,
    TicketState,
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
    user: str = ""
    locked: bool = False  # the screen is covered until a password is proved
    keyboard_scanner: bool = True  # keys of a scanner in keyboard mode are told from a person's


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
    display_trouble: DeviceTrouble = DeviceTrouble.NONE  # the citizen sees nothing of it
    display_partly: bool = False  # of several displays one is silent
    voice_trouble: DeviceTrouble = DeviceTrouble.NONE  # the citizen hears nothing of it
    paused: bool = False  # nobody is called (暂停服务)
    busy: bool = False  # a question to the queue is on its way
    may_recall: bool = True


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft of this window that can be taken up again."""

    case: CaseId
    receipt_no: str
    item_name: str
    applicant: str
    opened_at: datetime
    goes_on: date | None = None  # the day on which it becomes void unless somebody goes on with it


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
    due: tuple[DueRow, ...] = ()
    to_fix: tuple[FixRow, ...] = ()
    silence: Silence = field(default_factory=Silence)


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
    clock_offset_s: float = 0.0  # platform clock minus ours
    unseen: int = 0  # messages of the platform that nobody has looked at
    catalogue: CatalogueTrouble = CatalogueTrouble.NONE  # of a newer catalogue that came
    catalogue_fault: str = ""  # of a broken one: item, element and reason
    catalogue_again: datetime | None = None  # when it is asked for again
    inbox_cause: str = ""  # why messages of the platform that wait there cannot be had, though the line is well
    inbox_since: datetime | None = None
    clock_confirmed: bool = False  # a supervisor lets the window work on with a clock that is far off


@dataclass(frozen=True, slots=True)
class OutboxView:
    """Every record that is not with the platform yet, returned ones first, and the last that are (上报明细).

    `more` = how many more wait than stand here. `is_open` False = nobody looks.
    """

    rows: tuple[ListedDelivery, ...] = ()
    more: int = 0
    received: tuple[Received, ...] = ()  # messages of the platform, newest first
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class DayView:
    """Day close (日结): three counts that must be the same, and every gap by its name."""

    day: date
    local: int
    printed: int  # cases with a receipt that came out, or was handed to a printer that cannot answer
    doubtful: int  # cases whose only receipt is in doubt
    platform: int | None  # None = the platform could not be asked
    only_here: tuple[str, ...]  # receipt numbers
    only_there: tuple[str, ...]
    used: int
    void: int
    missing: int  # numbers taken without a row that says for what
    unsent: int
    returned: int
    resent: int  # records that the platform had lost and gets again
    drafts: int
    staff_no: str
    at: datetime
    late: tuple[str, ...] = ()  # cases whose promised material (容缺) did not come by its day; receipt numbers
    once: int = 0  # of those of this month: one visit at most was enough (最多跑一次)
    promised_once: int = 0  # cases accepted this month of items that promise it
    trail_changed: bool = False  # the audit trail is not the one whose head the platform keeps
    altered: int = 0  # records whose content at the platform is another one
    records_only_there: tuple[str, ...] = ()  # receipt numbers of records that are at the platform only
    ids_only: bool = False  # the platform told no hashes: the contents were not compared
    sheet: DocumentId | None = None  # the paper to be signed (日结单), when a person closed the day
    sheet_made: bool = False

    @property
    def differs(self) -> bool:
        """Here and there were not the same, whatever was healed since."""
        healed_or_not = self.resent or self.altered or self.records_only_there
        return bool(self.only_here or self.only_there or healed_or_not or self.trail_changed)

    @property
    def is_green(self) -> bool:
        """No gap at all."""
        gaps = (self.doubtful, self.only_here, self.only_there, self.missing, self.unsent, self.returned, self.resent)
        agree = self.platform == self.local == self.printed
        return agree and not any((*gaps, self.altered, self.records_only_there, self.late, self.trail_changed))


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
    faults_today: int = 0  # counted anew whenever the row is shown


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
    rated_today: int = 0  # visits whose citizen answered the evaluator; never how
    not_rated_today: int = 0


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
class ApplicantPhoto:
    """The photo of this case's applicant from the card: shown beside the name, gone with the case."""

    case: CaseId
    picture: bytes = field(repr=False)


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
    | ProblemsView
    | CasesFound
    | WorkView
    | SyncView
    | OutboxView
    | RecordPair
    | DayView
    | DevicesView
    | PortsView
    | DeviceSettingsView
    | TrialView
    | ProfileView
    | TraceView
    | RecordingView
    | HallView
    | Notice
    | NoticeGone
    | ApplicantPhoto
    | Revealed
    | DocumentPages
    | PagePicture
    | EarlierPages
    | LicencesFound
    | DueProgress
    | ResultsView
    | Scanned
    | StoreView
    | KeyView
)
