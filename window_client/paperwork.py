"""Messages of deciding, official papers and results (决定、文书、出件): wishes, facts, orders."""

from dataclasses import dataclass, field
from datetime import date, datetime

from window_client.domain.clerk import Clerk
from window_client.domain.document import Defect
from window_client.domain.ids import CaseId, DocumentId, PageId
from window_client.domain.licence import Licence
from window_client.domain.materials import SealedPage
from window_client.wishes import Wish
from window_client.words import DocumentKind, HandOutWay, RefusalCode, RefusalGround, SecondVisit

# --- wishes: deciding ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Countersign:
    """Goes to the gate: a second person (复核人) proves a password at this window for one act of another."""

    user: str
    password: str = field(repr=False)
    act: Wish = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReceiveCase(Wish):
    """Take the materials against a receipt and decide later (收件)."""

    case: CaseId


@dataclass(frozen=True, slots=True)
class GiveNotice(Wish):
    """The one-time notice (一次性告知): what the checklist lacks is in it anyway, `remarks` are the clerk's own."""

    case: CaseId
    remarks: tuple[Defect, ...] = ()
    reason: str = ""  # for a second notice
    visit: SecondVisit | None = None  # why the applicant must come once more


@dataclass(frozen=True, slots=True)
class RefuseCase(Wish):
    """Do not accept (不予受理), in writing, with ground and reason; `organ` = who is competent."""

    case: CaseId
    ground: RefusalGround
    reason: str
    organ: str = ""


@dataclass(frozen=True, slots=True)
class CorrectOnSpot(Wish):
    """The applicant corrected and signed something here (当场更正)."""

    case: CaseId
    what: str


@dataclass(frozen=True, slots=True)
class RemindCase(Wish):
    """The applicant was reminded of what must be corrected (补正提醒); `how`: by phone, by message …"""

    case: CaseId
    how: str


@dataclass(frozen=True, slots=True)
class WritePaper(Wish):
    """Write a paper that is wanted now: hand-over slip, collection voucher, consultation note (`text`: the question)."""

    case: CaseId
    kind: DocumentKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class BeginSpecial(Wish):
    """The department's written word (特别程序): an extension (延长审批), or a procedure whose time is not counted.
    `days` = working days it takes; `approver` is named for an extension. Needs a second person."""

    case: CaseId
    extension: bool
    reason: str
    days: int
    approver: str = ""


@dataclass(frozen=True, slots=True)
class EndSpecial(Wish):
    """The special procedure is over; `reason`: on whose word."""

    case: CaseId
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawCase(Wish):
    """The applicant takes the application back (撤回申请); `request` = the written request is in the file."""

    case: CaseId
    request: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoidCase(Wish):
    """Make an invalid record void (作废办结); needs a second person."""

    case: CaseId
    reason: str


@dataclass(frozen=True, slots=True)
class CommitInstead(Wish):
    """A written commitment replaces this proof (告知承诺), or no longer does."""

    case: CaseId
    material: str
    on: bool = True


# --- wishes: papers and results --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShowDocument(Wish):
    """Look at an official paper on the screen (预览); answered by `DocumentPages`."""

    document: DocumentId


@dataclass(frozen=True, slots=True)
class SaveDocument(Wish):
    """Write the PDF of a paper into a file that the person chose (另存为)."""

    document: DocumentId
    path: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReprintDocument(Wish):
    """Make a marked copy of a legal notice (补打); needs a second person."""

    document: DocumentId


@dataclass(frozen=True, slots=True)
class FindResults(Wish):
    """Results that wait for their person (出件查询), by number or by the applicant's certificate number."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CloseIssuing(Wish):
    """Leave the issuing page: cards fill forms again."""


@dataclass(frozen=True, slots=True)
class HandOut(Wish):
    """Hand a result to its person or to the courier (送达)."""

    case: CaseId
    way: HandOutWay
    taker: str = field(repr=False)
    identity_checked: bool = False
    originals_seen: bool = False
    waybill: str = ""
    visit: SecondVisit | None = None  # why somebody had to come for it
    consent_seen: bool = False  # the letter of consent to electronic service lies here with the applicant's signature


@dataclass(frozen=True, slots=True)
class ConfirmArrival(Wish):
    """What the courier took was signed for (签收) on this day by this person."""

    case: CaseId
    on: date
    signer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CameBack(Wish):
    """What was sent did not reach its person (退回): it lies in the hall again."""

    case: CaseId
    reason: str = field(repr=False)


# --- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SecondPersonProved:
    """The gate heard a second person's password for this one act."""

    clerk: Clerk
    act: Wish = field(repr=False)


@dataclass(frozen=True, slots=True)
class DocumentMade:
    """The PDF of a frozen paper is sealed on disk."""

    document: DocumentId
    pdf: PageId
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class DocumentFailed:
    """The typesetter could not make it; `fault` is technical and names no person."""

    document: DocumentId
    fault: str


@dataclass(frozen=True, slots=True)
class FileNotSaved:
    """A paper could not be shown or written where the person wanted it."""

    document: DocumentId
    code: RefusalCode


@dataclass(frozen=True, slots=True)
class LicenceSealed:
    """The file of an e-licence is a sealed page."""

    case: CaseId
    material: str
    licence: Licence
    page: SealedPage


@dataclass(frozen=True, slots=True)
class LicenceUnfit:
    """The file of an e-licence is not what was signed, or cannot be looked at or kept."""

    case: CaseId
    material: str
    code: RefusalCode


@dataclass(frozen=True, slots=True)
class Decided:
    """The department's decision on a case (审批结果), as the platform passes it on."""

    case: CaseId
    granted: bool
    name: str
    number: str
    decided_by: str
    at: datetime
    rule: str = ""  # the department's published rule that decided it on the spot (即办)


@dataclass(frozen=True, slots=True)
class PaperworkDue:
    """Frozen papers wait for their PDF; said after the commit that froze them."""


@dataclass(frozen=True, slots=True)
class DueSettled:
    """Go on settling provisional due dates after this case; said from one slice to the next."""

    after: str = ""
    done: int = 0
    moved: int = 0


# --- orders: the paper thread ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MakeDocument:
    """Typeset these frozen data with this template, seal the PDF."""

    document: DocumentId
    template: str = field(repr=False)
    data: str = field(repr=False)
    copy: int = 0


@dataclass(frozen=True, slots=True)
class DrawDocument:
    """Draw the pages of a sealed paper for the screen."""

    document: DocumentId
    kind: DocumentKind
    number: str
    pdf: PageId


@dataclass(frozen=True, slots=True)
class WriteDocument:
    """Write a sealed paper in the open to the file that a person chose."""

    document: DocumentId
    pdf: PageId
    path: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Draw one page of a material for the screen, `width` pixels wide."""

    page: PageId
    mime: str
    sheet: int
    turn: int
    width: int


@dataclass(frozen=True, slots=True)
class SealLicence:
    """Check the licence's file against its signed hash, seal it as it is, draw its thumbnail."""

    case: CaseId
    material: str
    licence: Licence
