"""What a step works with: the open transaction, what the desk remembers, who asks, and the time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from window_client import catalogue_versions
from window_client.device_profile import Profile, ProfileSigner
from window_client.domain.case import Case, OpenDue
from window_client.domain.clerk import Clerk, Session
from window_client.domain.ids import CaseId, DeliveryId, DocumentId, PageId
from window_client.domain.item import Catalogue, Item
from window_client.domain.outages import Outages
from window_client.domain.record_pair import Comparing
from window_client.domain.search import ItemIndex
from window_client.errors import Refusal
from window_client.messages import FetchLicence, Follow, KeyChange, Order, QueueHeard
from window_client.ports import CatalogueReader, Ids, RecordWriter, Unit
from window_client.settings import Settings
from window_client.views import DayView, DeviceRow, FieldView, HallView, PortsView, RecordingView, View, WorkView
from window_client.words import CatalogueTrouble, CentralState, DeviceKind, MaterialMeans, RefusalCode


class Show(Enum):
    """A view to be drawn anew from the rows, after the commit; several wishes for the same one become one."""

    SESSION = "session"
    QUEUE = "queue"
    CASE = "case"
    WORK = "work"
    RECENT = "recent"  # of WORK only the latest acceptances
    SYNC = "sync"
    OUTBOX = "outbox"
    DEVICES = "devices"
    PROBLEMS = "problems"


Said = list[View | Order | Show | Follow]


@dataclass(frozen=True, slots=True)
class Room:
    """What the desk remembers between two messages. Frozen: a step replaces it, the desk keeps it only after the
    commit, so a rolled-back step leaves no trace. Nothing here is needed after a power cut."""

    settings: Settings
    session: Session | None = None
    paused: bool = False  # 暂停服务: nobody is called
    locked: bool = False  # the session goes on, but its screen is covered and nothing may be asked
    catalogue: Catalogue | None = None
    older: Mapping[str, Catalogue] = field(default_factory=dict)  # versions that open cases were begun with
    index: ItemIndex | None = None
    catalogue_trouble: CatalogueTrouble = CatalogueTrouble.NONE
    catalogue_fault: str = ""  # of a broken one: item, element and reason
    catalogue_tries: int = 0  # how often a newer one could not be read
    catalogue_again: datetime | None = None  # when it is asked for again
    used: tuple[str, ...] = ()  # codes of items served last at this window, newest first
    case: CaseId | None = None
    capturing: Mapping[tuple[CaseId, str], MaterialMeans] = field(default_factory=dict)  # how its pages come
    captured: Mapping[tuple[CaseId, str], tuple[PageId, ...]] = field(default_factory=dict)  # by a running capture
    stopping: frozenset[tuple[CaseId, str]] = frozenset()  # captures that a clerk stopped and that have not ended
    capture_faults: Mapping[tuple[CaseId, str], tuple[RefusalCode, Mapping[str, str]]] = field(default_factory=dict)
    asking_licence: Mapping[str, FetchLicence] = field(default_factory=dict)  # question → the wish behind it
    asking_queue: str = ""  # what was asked of the queue and not answered yet
    ask_request: str = ""  # repeats of one question carry the same request id
    queue: QueueHeard | None = None
    display: tuple[str, ...] = ()
    display_heard: bool = False
    central: CentralState = CentralState.UNKNOWN
    central_since: datetime | None = None
    central_cause: str = ""
    inbox_since: datetime | None = None  # from when on the platform's messages could not be fetched
    inbox_cause: str = ""  # why, when they could not twice in a row
    clock_offset_s: float = 0.0
    clock_confirmed: bool = False
    work_shown: WorkView = field(default_factory=WorkView)
    outbox_open: bool = False
    comparing: Comparing | None = None  # a record whose other content a supervisor looks at
    day_closed: DayView | None = None  # the last close, for its sheet
    day_asked_at: datetime | None = None  # when the platform was last asked for a day by itself
    closing_by: str = ""  # who asked for the day close that is under way
    in_flight: tuple[frozenset[DeliveryId], ...] = ()  # batches on their way to the platform
    leasing: Mapping[str, str] = field(default_factory=dict)  # NumberKind → request id
    leasing_at: datetime | None = None
    leased_twice: int = 0  # blocks of this run whose numbers were leased before
    devices: Mapping[DeviceKind, DeviceRow] = field(default_factory=dict)
    outages: Mapping[DeviceKind, Outages] = field(default_factory=dict)
    ports: PortsView = field(default_factory=PortsView)
    recording: RecordingView = field(default_factory=RecordingView)
    offered: Profile | None = None  # a neighbour's profile, read and not yet used
    sheet_due: bool = False  # the self-test sheet is printed when the printer is ready
    testing: DeviceKind | None = None  # the device that a technician tries out
    testing_since: datetime | None = None
    evaluator_trial: str = ""  # nonce of the question that a technician answers at the evaluator
    hall: HallView = field(default_factory=HallView)
    making: frozenset[DocumentId] = frozenset()  # papers at the typesetter
    clocks_seen: date | None = None  # the day for which silent receipts were looked at
    silence_seen: date | None = None  # the day for which receipts with their last day were looked for
    silent: frozenset[CaseId] = frozenset()  # … as they were found then
    drafts_seen: date | None = None  # the day for which old drafts were looked at
    issuing: bool = False  # the issuing page is open: a card finds results and fills no form
    shown_key: str = ""  # whose card was read on it
    presence_at: datetime | None = None
    ticked_at: datetime | None = None
    quiet_until: datetime | None = None  # the platform asked for so much peace (Retry-After)
    store_asked_at: datetime | None = None  # when the watchman was last sent round
    store_damaged: bool = False
    cases_kept: date | None = None  # the day for which cases whose days are over were looked at
    key_change: KeyChange | None = None  # the change of the data key that is under way
    key_asked_at: datetime | None = None
    printer_asked_at: datetime | None = None
    fields_said: Mapping[str, tuple[tuple[Any, ...], FieldView]] = field(default_factory=dict)  # what each was made of
    painted_from: float = 0.0  # monotonic seconds of the card behind the next CaseView, for the bench


@dataclass(frozen=True, slots=True)
class Tools:
    """The core's own hands that are not rows: fresh ids, record bodies, the catalogue reader."""

    ids: Ids
    records: RecordWriter
    read_catalogue: CatalogueReader
    signer: ProfileSigner | None = None
    subkey: Callable[[str], bytes] | None = None  # keys by purpose, derived and kept nowhere; raises VaultLocked


@dataclass(slots=True)
class Glance:
    """For steps that touch no row."""

    room: Room
    now: datetime
    tools: Tools

    def remember(self, **changes: Any) -> None:
        """Remember something (kept only if the step succeeds)."""
        self.room = replace(self.room, **changes)

    @property
    def settings(self) -> Settings:
        return self.room.settings

    @property
    def today(self) -> date:
        """The hall's local day."""
        return self.now.date()

    def catalogue(self) -> Catalogue:
        """The catalogue in use; refuses when none was ever received."""
        if self.room.catalogue is None:
            raise Refusal(RefusalCode.NO_ITEM)
        return self.room.catalogue


@dataclass(slots=True)
class Work(Glance):
    """For steps inside a transaction. `actor` is the session that the wish named, already allowed to do it."""

    unit: Unit
    actor: Session | None = None
    second: Clerk | None = None  # a supervisor who proved a password for this act (复核人)

    def catalogue_of(self, case: Case | OpenDue, *also: str) -> Catalogue:
        """The catalogue that this case was begun with, until it is archived; the newest for one that has no item yet. Of
        an older one only what open cases serve is read, and this case, `also` these items or bundles."""
        newest, version = self.catalogue(), case.catalogue_version
        if version in {"", newest.version}:
            return newest
        known, wanted = self.room.older.get(version), {case.item_code, *also}
        if known is None or not wanted <= {"", *known.items, *known.bundles}:
            wanted |= set(known.items) if known is not None and known is not newest else set()
            known = catalogue_versions.older(self.unit, self.tools.read_catalogue, version, newest, wanted)
            self.remember(older={**self.room.older, version: known})
        return known

    def item_of(self, case: Case | OpenDue) -> Item | None:
        """The case's own item in its catalogue; None when no catalogue knows it."""
        return self.catalogue_of(case).items.get(case.item_code) if self.room.catalogue else None

    def who(self) -> Session:
        """Who is signed in; refuses when nobody is."""
        session = self.actor or self.room.session
        if session is None:
            raise Refusal(RefusalCode.SESSION_OVER)
        return session

    def audit(self, deed: str, subject: str, facts: str = "", outcome: str = "done") -> None:
        """One line in the audit chain, in the name of who is signed in ("window" when nobody is)."""
        session = self.actor or self.room.session
        self.unit.audit.append(
            at=self.now,
            actor=session.clerk.staff_no if session else "window",
            role=session.clerk.role.value if session else "",
            window=self.settings.window,
            deed=deed,
            subject=subject,
            outcome=outcome,
            facts=facts,
        )
