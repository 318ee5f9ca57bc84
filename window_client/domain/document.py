"""Official papers (文书) and promises (承诺): frozen when the case moves, whatever the case does later."""

from dataclasses import dataclass
from datetime import date, datetime

from window_client.domain.ids import CaseId, DocumentId, PageId, StaffNo
from window_client.words import DocumentKind, DocumentState, PromiseKind


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that keeps an application from being accepted, as the applicant reads it (补正事项)."""

    name: str  # material or field
    wrong: str  # what is wrong; "" = 不符合要求
    remedy: str = ""  # how to put it right
    obtain_from: str = ""  # where to get it; "" = the catalogue does not say
    sample: str = ""  # how a right one looks; "" = the catalogue does not say


@dataclass(frozen=True, slots=True)
class Document:
    """One official paper. `data` is frozen JSON; `number` the document number (文书编号), "" while none was left.

    `case` is "" for a paper of a day (日结单). `copy` 0 = the first one, n = 补打 n. `pdf` names the sealed file once it is made; `sha256` is of the plain PDF.
    """

    id: DocumentId
    case: CaseId
    kind: DocumentKind
    number: str
    template_hash: str
    data: str
    made_at: datetime
    made_by: StaffNo
    copy: int = 0
    state: DocumentState = DocumentState.FROZEN
    pdf: PageId | None = None
    sha256: str = ""
    pages: int = 0
    fault: str = ""  # technical, without personal data


@dataclass(frozen=True, slots=True)
class Promise:
    """A material that follows by `due`, or a proof that a commitment replaces. `kept_at` = it came, or was checked."""

    case: CaseId
    material: str
    name: str
    kind: PromiseKind
    due: date | None
    made_at: datetime
    kept_at: datetime | None = None
