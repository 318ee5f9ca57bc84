"""What the screens show of one case (办件): frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from window_client.domain.ids import CaseId, PageId, PaperId
from window_client.domain.item_changes import Change
from window_client.domain.moves import EDITABLE, UNDECIDED
from window_client.item_views import KeptApart
from window_client.paperwork_views import ClockRow, DocumentRow, ProjectView
from window_client.words import (
    CaseAct,
    CaseState,
    DeliveryState,
    DeviceTrouble,
    EvaluationState,
    FieldKind,
    ItemStanding,
    MaterialMeans,
    MaterialState,
    Necessity,
    PaperState,
    RefusalCode,
    Source,
    TrustLevel,
    VisitList,
)


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
    agent: str | None = None  # who acts (代理人), masked; "" = somebody whose card was not read yet; None = nobody
    acts_as: str = ""  # 委托代理人, 监护人 …, as the catalogue's choice says it
    reads_card: bool = False  # the next other card is the agent's
    authority: str = ""  # until when it lasts, and what it names
    unit: bool = False  # a legal person or other organisation applies
    age: int | None = None  # full years of a minor (未成年人)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of a table field."""

    element: str
    label: str
    kind: FieldKind
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    choice_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RivalView:
    """Another source's value of a field; masked where it is a person's and nobody typed it here."""

    source: Source
    shown: str
    open: bool  # a person must choose


@dataclass(frozen=True, slots=True)
class EarlierOffer:
    """An earlier case of the same person and the fields that it can fill (以往办件)."""

    case: CaseId
    receipt_no: str
    item_name: str
    day: date
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellMark:
    """What is wrong with one cell of a table; rows count from 0."""

    row: int
    column: str
    code: RefusalCode
    facts: Mapping[str, str] = field(default_factory=dict)


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
    asked_by: tuple[str, ...] = ()  # names of the items that require it, when several are served
    comes_from: str = ""  # name of the item whose result will fill it
    advice: str = ""  # what a soft rule says against it; yields to a reason at acceptance
    choice_keys: tuple[str, ...] = ()  # pinyin and initials of each choice
    columns: tuple[ColumnView, ...] = ()  # of a table, whose `shown` is a JSON array of rows
    cell_marks: tuple[CellMark, ...] = ()
    most_rows: int = 0  # 0 = no limit
    rivals: tuple[RivalView, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """One captured page; `thumbnail` is a small PNG, upright; `turn` = degrees clockwise as it lies now."""

    id: PageId
    thumbnail: bytes = field(repr=False)
    page_count: int = 1
    width: int = 0  # pixels, of a PDF points, as it lies in its file
    height: int = 0
    turn: int = 0
    means: MaterialMeans = MaterialMeans.NONE
    origin: str = ""
    level: TrustLevel | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """One item that asks for a material, and what is wrong with it for this item; "" = it will do."""

    item: str  # code
    name: str
    wrong: str = ""
    reason: str = ""


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
    due: date | None = None  # when a promised material must follow
    may_commit: bool = False  # a written commitment may replace it (告知承诺)
    may_fetch: bool = False  # an e-licence may stand for it (电子证照)
    originals: int = 0
    copies: int = 0
    original_seen: bool = False
    copy_kept: bool = False
    judged: tuple[JudgedBy, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()  # (code, Chinese) of what may be wrong with it
    pre_review: str = ""  # what the pre-review found wrong with the copy sent in online
    coming: MaterialMeans = MaterialMeans.NONE  # how pages come just now


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """An earlier case of the applicant that holds the material, usable until `until`."""

    case: CaseId
    receipt_no: str
    item_name: str
    at: datetime
    pages: int
    until: date
    level: TrustLevel
    thumbnails: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class EarlierPages:
    """Answer to FindEarlier, newest first."""

    case: CaseId
    material: str
    rows: tuple[EarlierRow, ...] = ()


@dataclass(frozen=True, slots=True)
class LicenceRow:
    """One of several e-licences that fit; its signature holds."""

    number: str
    name: str
    issuer: str
    valid_to: date | None
    level: TrustLevel


@dataclass(frozen=True, slots=True)
class LicencesFound:
    """More than one e-licence fits the material: the clerk chooses."""

    case: CaseId
    material: str
    rows: tuple[LicenceRow, ...]


@dataclass(frozen=True, slots=True)
class ItemRowView:
    """One item of a sitting (一件事), open or a case already."""

    code: str
    name: str
    standing: ItemStanding
    missing: int = 0  # how many fields and materials
    waits_for: tuple[str, ...] = ()  # names of results to come
    receipt_no: str = ""  # its own; or of the other open case when TAKEN
    case: CaseId | None = None
    state: CaseState | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class SittingView:
    """All items of one sitting (一件事); no rows when one item is served alone."""

    rows: tuple[ItemRowView, ...] = ()
    number: str = ""
    due: date | None = None  # the one date that the applicant is told
    offered: tuple[tuple[str, str], ...] = ()  # (code, name) of items that the bundle holds besides


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What the applicant applied for online and nobody serves yet (网上预审, 预约); `kind` as the platform names it."""

    cursor: int
    kind: str
    number: str
    item_name: str
    when: str = ""  # of an appointment
    unit: str = ""  # name of the unit that applies; the person is its representative


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
    taken_at: datetime | None = None  # of a back-entered case (补录): when it was taken on paper
    instant: bool = False  # the department decides at once, by its published rule (即办)
    applicant: ApplicantView = field(default_factory=ApplicantView)
    fields: tuple[FieldView, ...] = ()
    materials: tuple[MaterialView, ...] = ()
    missing: tuple[str, ...] = ()  # labels of what is still missing, in form order
    filled_by_machine: int = 0
    may_accept: bool = False
    tolerated: tuple[str, ...] = ()  # missing materials that acceptance would let follow (容缺)
    documents: tuple[DocumentRow, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    project: ProjectView | None = None  # of an item that names an investment project
    accepted_at: datetime | None = None
    visits: int = 1  # how often the applicant must come, as far as is known
    paper: PaperId | None = None
    paper_state: PaperState | None = None
    paper_trouble: DeviceTrouble = DeviceTrouble.NONE
    paper_copies: int = 0
    delivery_state: DeliveryState | None = None
    delivery_cause: str = ""
    pages_sent: int = 0
    pages_total: int = 0
    offers: tuple[OfferRow, ...] = ()
    sitting: SittingView = field(default_factory=SittingView)
    labels: bool = False  # labels may be printed for its materials
    evaluation: EvaluationState | None = None  # whether the citizen was asked and answered; never how
    earlier: EarlierOffer | None = None
    newer: tuple[Change, ...] = ()  # what the newest catalogue says otherwise of a draft's items
    kept_apart: tuple[KeptApart, ...] = ()
    painted_from: float = 0.0  # monotonic seconds of the fact behind this view, for the bench

    @property
    def editable(self) -> bool:
        """Whether form and materials may still change: draft, received, in correction."""
        return self.state in EDITABLE

    @property
    def acts(self) -> tuple[CaseAct, ...]:
        """What else may be done with it now; the rules of each are asked when it is done."""
        state, may = self.state, []
        if state is None or state is CaseState.VOID:
            return ()
        if self.item_code and state in {CaseState.DRAFT, CaseState.CORRECTION}:
            may.append(CaseAct.RECEIVE)
        if state is CaseState.CORRECTION:
            may.append(CaseAct.REMIND)
        if self.item_code and self.editable:
            may += [CaseAct.CORRECT, CaseAct.CONSULT]
        if state in {CaseState.ACCEPTED, CaseState.IN_REVIEW, CaseState.SPECIAL}:
            may.append(CaseAct.HAND_OVER)
        if state in {CaseState.ACCEPTED, CaseState.IN_REVIEW, CaseState.SPECIAL, CaseState.ISSUED}:
            may.append(CaseAct.VOUCHER)
        if self.labels:
            may.append(CaseAct.LABELS)
        if state in {CaseState.ACCEPTED, CaseState.IN_REVIEW}:
            may.append(CaseAct.SPECIAL)
        if state is CaseState.SPECIAL:
            may.append(CaseAct.SPECIAL_OVER)
        if state in UNDECIDED:
            may.append(CaseAct.WITHDRAW)
        if state is not CaseState.DRAFT:  # a draft is thrown away, which takes nothing from anybody
            may.append(CaseAct.VOID)
        return tuple(may)
