"""Every wish, fact and order that goes round the window; frozen values, nothing else.

Wishes (祈使) come from a screen and name a session. Facts (事实) come from devices, the courier or the clock.
Orders (指令) leave the desk after its commit, for devices and the courier. What goes to screens is in `views.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from window_client.domain.card import IdCard
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId, DeliveryId, PageId, PaperId, SessionId, TicketId
from window_client.domain.materials import SealedPage
from window_client.domain.number import NumberBlock
from window_client.domain.paper import SlipPart
from window_client.words import (
    CardTrouble,
    CentralState,
    DeliveryKind,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    MaterialMeans,
    NumberKind,
    RefusalCode,
    TicketOutcome,
    WindowState,
)

# --- wishes: people ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignIn:
    """Goes to the gate, not to the desk: proving a password takes a quarter of a second and perhaps the network."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """Base of everything a signed-in person asks of the desk."""

    session: SessionId


@dataclass(frozen=True, slots=True)
class SignOut(Wish):
    """End the session; the draft in hand stays in the store."""


# --- wishes: queue ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CallNext(Wish):
    """Call the next ticket (叫号)."""


@dataclass(frozen=True, slots=True)
class CallByHand(Wish):
    """Serve a paper number typed in while the queue cannot be reached (手工叫号)."""

    number: str


@dataclass(frozen=True, slots=True)
class Recall(Wish):
    """Call the same ticket again (重呼)."""


@dataclass(frozen=True, slots=True)
class StartServing(Wish):
    """The citizen stands at the window (开始办理). A card laid on the reader says the same."""


@dataclass(frozen=True, slots=True)
class MarkNoShow(Wish):
    """Nobody came (过号)."""


@dataclass(frozen=True, slots=True)
class FinishTicket(Wish):
    """The visit is over (办理完成)."""

    outcome: TicketOutcome


# --- wishes: the case -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenCase(Wish):
    """Open an empty draft, or go to an earlier one of this window."""

    case: CaseId | None = None


@dataclass(frozen=True, slots=True)
class SearchItems(Wish):
    """Find items by pinyin initials, full pinyin, nickname, code or name; answered by `ItemsFound`."""

    text: str


@dataclass(frozen=True, slots=True)
class PickItem(Wish):
    """Serve this item in the draft in hand."""

    item_code: str


@dataclass(frozen=True, slots=True)
class AnswerGiven(Wish):
    """A field was left with a new value; durable before its mark is redrawn."""

    case: CaseId
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class ScanMaterial(Wish):
    """Scan pages for this material (扫描)."""

    case: CaseId
    material: str


@dataclass(frozen=True, slots=True)
class ImportFiles(Wish):
    """Take files (JPEG, PNG, PDF) for this material (导入)."""

    case: CaseId
    material: str
    paths: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DropPage(Wish):
    """Take a page off a material again."""

    case: CaseId
    material: str
    page: PageId


@dataclass(frozen=True, slots=True)
class SetAside(Wish):
    """Keep the draft for later and clear the desk (暂存)."""


@dataclass(frozen=True, slots=True)
class DiscardDraft(Wish):
    """Throw the draft away; its receipt number becomes void with a reason (作废草稿)."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class AcceptCase(Wish):
    """Accept the case (受理): the one commit of the product."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class ReprintPaper(Wish):
    """Print a doubtful or printed paper once more (补打); the clerk's own act."""

    paper: PaperId


@dataclass(frozen=True, slots=True)
class RevealValue(Wish):
    """Show one masked value for 30 s (查看明文); audited."""

    case: CaseId
    field: str


@dataclass(frozen=True, slots=True)
class SendNow(Wish):
    """Try all waiting deliveries at once (立即上报)."""


@dataclass(frozen=True, slots=True)
class ProbeDevice(Wish):
    """Make a device do its handshake again now (重新检测)."""

    device: DeviceKind


# --- facts: the gate --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IdentityProved:
    """A password was proved, by the platform (`online`) or by a slot that opened; the store is open."""

    clerk: Clerk
    online: bool
    window_token: str = field(default="", repr=False)  # lets the courier speak for this window; empty when offline


@dataclass(frozen=True, slots=True)
class StoreOpened:
    """The machine slot opened the store with nobody signed in: waiting records may be sent."""


# --- facts: time ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """The clock, about once a second."""

    at: datetime


# --- from one step to the next ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintDue:
    """A paper row waits; said after the commit that wrote it."""


@dataclass(frozen=True, slots=True)
class DeliverDue:
    """Delivery rows wait; said after the commit that wrote them."""


# --- facts: devices ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card was read (读卡). `began` = monotonic seconds when its last reply byte arrived, for the bench."""

    card: IdCard
    photo: bytes = field(default=b"", repr=False)  # 1024 bytes WLT, memory only
    began: float = 0.0


@dataclass(frozen=True, slots=True)
class CardTroubled:
    """A card lies there but gave no person."""

    trouble: CardTrouble


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The reader is free again."""


@dataclass(frozen=True, slots=True)
class BarcodeScanned:
    """A code was scanned (扫码); `payload` decoded UTF-8 first, then GB18030; `symbology` = AIM id or empty."""

    payload: str = field(repr=False)
    symbology: str = ""


@dataclass(frozen=True, slots=True)
class PagesCaptured:
    """Pages for a material are sealed on disk."""

    case: CaseId
    material: str
    pages: tuple[SealedPage, ...]
    means: MaterialMeans


@dataclass(frozen=True, slots=True)
class CaptureFailed:
    """No page came; what was captured before is still there."""

    case: CaseId
    material: str
    code: RefusalCode
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperPrinted:
    """The printer answered after the last byte of the job: it is on paper. `confirmed` False = it cannot answer."""

    paper: PaperId
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PaperDoubtful:
    """Bytes left and no answer came: nobody knows."""

    paper: PaperId
    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class PaperHeld:
    """The printer is not ready and not one byte of this job was sent; it will be asked for again."""

    paper: PaperId
    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class PrinterReady:
    """The printer can take a job (again)."""


@dataclass(frozen=True, slots=True)
class DisplayShown:
    """The display was sent these lines. `heard` = it answered; False = bytes written, that is all we know."""

    lines: tuple[str, ...]
    heard: bool


@dataclass(frozen=True, slots=True)
class DeviceReported:
    """State of a device changed, or its last answer moved on. `detail` is technical, without personal data."""

    device: DeviceKind
    state: DeviceState
    trouble: DeviceTrouble
    port: str
    at: datetime
    answer_ms: float | None = None
    detail: str = ""
    faults_today: int = 0


# --- facts: the platform ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CentralHeard:
    """What the courier knows of the platform. `offset_s`: platform clock minus ours, seconds."""

    state: CentralState
    at: datetime
    offset_s: float | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """The platform gave this window a ticket (or repeats the call: `recall`)."""

    id: TicketId
    number: str
    group: str
    taken_at: datetime
    called_at: datetime
    calls: int
    why_next: str


@dataclass(frozen=True, slots=True)
class TicketRefused:
    """The queue said no, or could not be reached."""

    code: RefusalCode


@dataclass(frozen=True, slots=True)
class QueueHeard:
    """How many wait, as the platform said with its last answer to the heartbeat."""

    waiting: int
    longest_s: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """The platform's word on one delivery. `accepted` True only on its durable receipt."""

    delivery: DeliveryId
    accepted: bool
    code: str = ""  # "" or the platform's refusal code
    official_no: str = ""
    retry: bool = False  # refused for now, try again later


@dataclass(frozen=True, slots=True)
class CentralAnswered:
    """Answer to one `SendRecords`: a verdict a record; `unknown` = sent, no usable answer came (not a failure)."""

    sent: tuple[DeliveryId, ...]
    verdicts: tuple[Verdict, ...]
    unknown: bool = False
    cause: str = ""
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class CatalogueArrived:
    """A newer catalogue; `raw` is the platform's own bytes, kept as they came."""

    version: str
    etag: str
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class BlockLeased:
    """A block of numbers for this window."""

    block: NumberBlock


@dataclass(frozen=True, slots=True)
class HallLoadHeard:
    """The hall as the platform counts it; `raw` is the wire document."""

    windows: tuple["WindowCount", ...]
    groups: tuple["GroupCount", ...]
    accepted_today: int
    served_today: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WindowCount:
    """One window as the platform counts it today."""

    window: str
    name: str
    state: WindowState
    staff_no: str
    ticket: str
    since: datetime | None
    accepted: int
    served: int
    mean_handle_s: int | None
    devices: str  # "" = all well, else trouble codes joined by ","
    unsent: int
    heard_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """People waiting in one group."""

    group: str
    waiting: int
    longest_s: int


# --- orders: to devices -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowOnDisplay:
    """Show these lines on the window display; empty = clear it. Text for people, the driver fits it to the device."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Print this slip; its paper row says SENDING already."""

    paper: PaperId
    slip: tuple[SlipPart, ...]


@dataclass(frozen=True, slots=True)
class CheckPrinter:
    """Ask the printer whether it can take a job; answered by `PrinterReady` or `PaperHeld`."""

    paper: PaperId


@dataclass(frozen=True, slots=True)
class ScanPages:
    """Scan for this material."""

    case: CaseId
    material: str


@dataclass(frozen=True, slots=True)
class TakeFiles:
    """Read, check, seal these files for this material."""

    case: CaseId
    material: str
    paths: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rehandshake:
    """Do the handshake of this device now."""

    device: DeviceKind


# --- orders: to the platform ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskTicket:
    """Ask the queue. `deed`: call_next, recall, start, no_show, finish. `request` makes a repeat harmless."""

    deed: str
    request: str
    staff_no: str
    ticket: TicketId | None = None
    outcome: TicketOutcome | None = None


@dataclass(frozen=True, slots=True)
class OutgoingRecord:
    """One delivery row on its way out; for a page `body` is the page id."""

    id: DeliveryId
    kind: DeliveryKind
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SendRecords:
    """Send these now; their attempt is durable already."""

    records: tuple[OutgoingRecord, ...]


@dataclass(frozen=True, slots=True)
class LeaseNumbers:
    """Lease one more block of this kind."""

    kind: NumberKind
    request: str


@dataclass(frozen=True, slots=True)
class FetchCatalogue:
    """Ask whether there is a newer catalogue than this ETag."""

    etag: str


@dataclass(frozen=True, slots=True)
class TellPresence:
    """Heartbeat of the window (心跳)."""

    window_state: WindowState
    staff_no: str
    ticket: str
    devices: str
    unsent: int


@dataclass(frozen=True, slots=True)
class UseWindowToken:
    """The courier speaks for this window with this token from now on."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WatchHall:
    """Fetch the hall's load every second while `on` (a supervisor looks at it)."""

    on: bool


DeviceOrder = ShowOnDisplay | PrintSlip | CheckPrinter | ScanPages | TakeFiles | Rehandshake

CentralOrder = AskTicket | SendRecords | LeaseNumbers | FetchCatalogue | TellPresence | UseWindowToken | WatchHall

Order = DeviceOrder | CentralOrder

DeviceFact = (
    CardRead
    | CardTroubled
    | CardLifted
    | BarcodeScanned
    | PagesCaptured
    | CaptureFailed
    | PaperPrinted
    | PaperDoubtful
    | PaperHeld
    | PrinterReady
    | DisplayShown
    | DeviceReported
)

CentralFact = (
    CentralHeard
    | TicketCalled
    | TicketRefused
    | QueueHeard
    | CentralAnswered
    | CatalogueArrived
    | BlockLeased
    | HallLoadHeard
)

Follow = PrintDue | DeliverDue

Message = Wish | IdentityProved | StoreOpened | Tick | Follow | DeviceFact | CentralFact
