"""Facts (事实): what devices, the courier, the gate, the clock and earlier steps tell the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from window_client.domain.card import IdCard
from window_client.domain.clerk import Clerk
from window_client.domain.day_comparison import DayHeld
from window_client.domain.ids import CaseId, DeliveryId, PaperId, TicketId
from window_client.domain.item import Catalogue
from window_client.domain.materials import SealedPage
from window_client.domain.number import NumberBlock
from window_client.domain.received import ReceivedItem
from window_client.domain.search import ItemIndex
from window_client.words import (
    CardTrouble,
    CentralState,
    DeviceKind,
    DeviceState,
    DeviceTrouble,
    MaterialMeans,
    RefusalCode,
    WindowState,
)

# --- facts: the gate -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IdentityProved:
    """A password was proved, by the platform (`online`) or by a slot that opened; the store is open."""

    clerk: Clerk
    online: bool
    window_token: str = field(default="", repr=False)  # lets the courier speak for this window; empty when offline


@dataclass(frozen=True, slots=True)
class SignInDenied:
    """Somebody was refused at the gate; `user` is empty when nobody of this name has a slot here."""

    user: str
    code: RefusalCode


@dataclass(frozen=True, slots=True)
class StoreOpened:
    """The machine slot opened the store with nobody signed in: waiting records may be sent."""


# --- facts: time -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """The clock, about once a second."""

    at: datetime


# --- from one step to the next ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintDue:
    """A paper row waits; said after the commit that wrote it."""


@dataclass(frozen=True, slots=True)
class DeliverDue:
    """Delivery rows wait; said after the commit that wrote them. `more`: the next piece of a long drain."""

    more: bool = False


# --- facts: devices --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card was read (读卡). `began` = monotonic seconds when its last reply byte arrived, for the bench."""

    card: IdCard
    photo: bytes = field(default=b"", repr=False)  # 1024 bytes WLT, memory only
    began: float = 0.0


@dataclass(frozen=True, slots=True)
class CardPhoto:
    """The photo of the card with this number, made visible by the hall's decoder: BMP, PNG or JPEG, memory only."""

    number: str = field(repr=False)
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardTroubled:
    """A card lies there but gave no person."""

    trouble: CardTrouble


@dataclass(frozen=True, slots=True)
class BarcodeScanned:
    """A code was scanned (扫码); `payload` decoded UTF-8 first, then GB18030; `symbology` = AIM id or empty."""

    payload: str = field(repr=False)
    symbology: str = ""


@dataclass(frozen=True, slots=True)
class PagesCaptured:
    """Pages for a material are sealed on disk. `more`: the capture goes on, this is not its last fact. `blank`: sides
    of this capture that were left out so far."""

    case: CaseId
    material: str
    pages: tuple[SealedPage, ...]
    means: MaterialMeans
    more: bool = False
    blank: int = 0


@dataclass(frozen=True, slots=True)
class ScanTried:
    """A page was scanned for a test, or why none came; sizes in pixels and kB, nothing was kept."""

    code: RefusalCode | None = None
    width: int = 0
    height: int = 0
    kilobytes: int = 0


@dataclass(frozen=True, slots=True)
class CaptureFailed:
    """The capture ended without its last page; what was captured before is still there, unless it was stopped."""

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
class VoiceSpoke:
    """The sentence was spoken, or was not: `trouble`. Whether a loudspeaker is plugged in nobody can hear."""

    text: str
    trouble: DeviceTrouble = DeviceTrouble.NONE


@dataclass(frozen=True, slots=True)
class DeviceReported:
    """State of a device changed, or its last answer moved on. `detail` is technical, without personal data."""

    device: DeviceKind
    state: DeviceState
    trouble: DeviceTrouble
    port: str
    at: datetime
    heard_at: datetime | None = None  # its last word, when there is a new one
    answer_ms: float | None = None  # how long that took after it was asked; None = unasked
    detail: str = ""


# --- facts: the watchman ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoreChecked:
    """What a look at the whole data file found; `faults` are technical and name no person."""

    full: bool
    faults: tuple[str, ...]
    collected: int = 0  # page files that nothing named any more


# --- facts: the platform ---------------------------------------------------------------------------------------------


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
    inbox: int = 0  # cursor of the newest message for this window


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

    def part(self, ids: tuple[DeliveryId, ...]) -> "CentralAnswered":
        """What of it concerns these."""
        wanted = set(ids)
        verdicts = tuple(verdict for verdict in self.verdicts if verdict.delivery in wanted)
        return replace(self, sent=ids, verdicts=verdicts)


@dataclass(frozen=True, slots=True)
class CatalogueArrived:
    """A newer catalogue; `raw` is the platform's own bytes, kept as they came. The librarian read and checked it on the way,
    and made its index, or says what is wrong with it; without both the desk reads it."""

    version: str
    etag: str
    raw: bytes = field(repr=False)
    catalogue: Catalogue | None = field(default=None, repr=False)
    index: ItemIndex | None = field(default=None, repr=False)
    fault: str = ""  # item, element and reason


@dataclass(frozen=True, slots=True)
class CatalogueUnread:
    """A newer catalogue came, and a fault of our own kept it from being read or taken."""

    version: str


@dataclass(frozen=True, slots=True)
class InboxArrived:
    """Messages of the platform, signatures checked, oldest first."""

    items: tuple[ReceivedItem, ...]


@dataclass(frozen=True, slots=True)
class InboxUnread:
    """Messages wait at the platform and could not be fetched, or were not believed, though the line is well."""

    cause: str


@dataclass(frozen=True, slots=True)
class DataHeard:
    """Answer to `AskData`: the rows of the subject, or None and why nothing was said (a code of the platform, or "")."""

    query: str
    case: CaseId
    data_set: str
    rows: tuple[Mapping[str, str], ...] | None = field(repr=False)
    cause: str = ""


@dataclass(frozen=True, slots=True)
class DayHeard:
    """What the platform has of this window's day: receipt number → ids of its records; None = it could not be asked.

    `held`: every record of that day with its hash; None = the platform tells ids only.
    """

    day: date
    records: Mapping[str, frozenset[str]] | None
    audit_lines: int = 0  # head of the audit trail that the platform kept before; 0 = none
    audit_head: str = ""
    audit_left: int = 0  # lines of the one that was left with it now
    held: DayHeld | None = field(default=None, repr=False)


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
    rated_today: int = 0  # visits whose citizen answered the evaluator
    not_rated_today: int = 0


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
    silent: int = 0  # receipts that count as accepted by silence from tomorrow, or do and nobody looked


@dataclass(frozen=True, slots=True)
class GroupCount:
    """People waiting in one group."""

    group: str
    waiting: int
    longest_s: int
