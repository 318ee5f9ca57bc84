"""Orders (指令): what leaves the desk after its commit, for devices and for the courier."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from window_client.domain.delivery import OutgoingRecord as OutgoingRecord
from window_client.domain.ids import CaseId, DeliveryId, PageId, PaperId, TicketId
from window_client.domain.paper import SlipPart
from window_client.words import DeliveryKind, DeviceKind, NumberKind, TicketOutcome, WindowState

# --- orders: to devices ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowOnDisplay:
    """Show these lines on the window display; empty = clear it. Text for people, the driver fits it to the device."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speak:
    """Say this sentence once; answered by `VoiceSpoke`."""

    text: str


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent at once and forget what waits."""


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
class TryScan:
    """Scan one page for a technician and keep nothing of it; answered by `ScanTried`."""


@dataclass(frozen=True, slots=True)
class CancelCapture:
    """End this capture at once, running or waiting; answered by `CaptureFailed`."""

    case: CaseId
    material: str


@dataclass(frozen=True, slots=True)
class PagesKept:
    """The rows of these pages are written: what they were read from is needed no more."""

    pages: tuple[PageId, ...]


@dataclass(frozen=True, slots=True)
class Rehandshake:
    """Do the handshake of this device now."""

    device: DeviceKind


@dataclass(frozen=True, slots=True)
class FindPorts:
    """Look at all ports and ask the free ones what is there; with `touch` wait until a person touches a device."""

    touch: bool = False


@dataclass(frozen=True, slots=True)
class WatchTrace:
    """Tell what goes over this device's line from now on; None = over no line."""

    device: DeviceKind | None


@dataclass(frozen=True, slots=True)
class RecordTrace:
    """Write what goes over this device's line into a file, masked; an empty path ends it."""

    device: DeviceKind
    path: str


@dataclass(frozen=True, slots=True)
class ReplayTrace:
    """Play a recording to its driver, without any port."""

    path: str


@dataclass(frozen=True, slots=True)
class WriteProfile:
    """Write the signed device profile into this file."""

    path: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FetchProfile:
    """Fetch a device profile from this file."""

    path: str


@dataclass(frozen=True, slots=True)
class UseDeviceSettings:
    """Use these settings from now on and write them down; only devices whose own settings changed start anew."""

    values: Mapping[str, object]


# --- orders: to the watchman -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CheckStore:
    """Look whether the data file is whole; `full`: also the audit trail and every page file."""

    full: bool


# --- orders: to the platform -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskTicket:
    """Ask the queue. `deed`: call_next, recall, by_hand, start, no_show, finish. `request` makes a repeat harmless.
    `day` (ISO): `ticket` is no id but the number of that day, called by hand."""

    deed: str
    request: str
    staff_no: str
    ticket: TicketId | None = None
    outcome: TicketOutcome | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class SendRecords:
    """Send these now; their attempt is durable already."""

    records: tuple[OutgoingRecord, ...]

    @property
    def ids(self) -> tuple[DeliveryId, ...]:
        """In their order."""
        return tuple(record.id for record in self.records)

    @property
    def size(self) -> int:
        """Bytes of all bodies."""
        return sum(len(record.body) for record in self.records)

    @property
    def has_events_only(self) -> bool:
        """No page among them."""
        return all(record.kind is DeliveryKind.EVENT for record in self.records)


@dataclass(frozen=True, slots=True)
class LeaseNumbers:
    """Lease one more block of this kind."""

    kind: NumberKind
    request: str


@dataclass(frozen=True, slots=True)
class FetchCatalogue:
    """Ask whether there is a newer catalogue than this ETag; `raw`, its bytes, so that only what changed must come."""

    etag: str
    raw: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class FetchInbox:
    """Ask for the messages after this cursor."""

    after: int


@dataclass(frozen=True, slots=True)
class AskDay:
    """Ask what the platform has of this window's day, and leave the head of the audit trail with it."""

    day: date
    audit_lines: int = 0  # 0 = nothing is left
    audit_head: str = ""


@dataclass(frozen=True, slots=True)
class AskData:
    """Ask shared data (数据共享) about one subject; `steps.query_data` makes it, and nobody else (Q26)."""

    query: str  # id of the question, in the audit trail too
    case: CaseId
    item: str
    purpose: str
    data_set: str
    subject: str = field(repr=False)  # as `Case.applicant_key`
    staff_no: str


@dataclass(frozen=True, slots=True)
class TellPresence:
    """Heartbeat of the window (心跳)."""

    window_state: WindowState
    staff_no: str
    ticket: str
    devices: str
    unsent: int
    silent: int = 0  # receipts that count as accepted by silence from tomorrow, or do and nobody looked


@dataclass(frozen=True, slots=True)
class UseWindowToken:
    """The courier speaks for this window with this token from now on."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WatchHall:
    """Fetch the hall's load every second while `on` (a supervisor looks at it)."""

    on: bool
