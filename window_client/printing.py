"""Messages of printing official papers on A4 (文书打印): wish, facts, orders. `messages.py` has them all."""

from dataclasses import dataclass

from window_client.domain.ids import DocumentId, PageId, PrintId
from window_client.wishes import Wish
from window_client.words import DeviceTrouble, DocumentKind


@dataclass(frozen=True, slots=True)
class PrintDocument(Wish):
    """Print an official paper on the A4 printer (打印文书). Once: a second time is `ReprintDocument`."""

    document: DocumentId


# --- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocumentSent:
    """The print service took the document; `ticket` = its own name for the job."""

    job: PrintId
    ticket: str


@dataclass(frozen=True, slots=True)
class DocumentWaits:
    """The document lies in the queue, and the printer says why it does not come out; NONE = it goes on."""

    job: PrintId
    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class DocumentPrinted:
    """The print service says that it is done. `confirmed` False = this service cannot say so, only that it took it."""

    job: PrintId
    confirmed: bool


@dataclass(frozen=True, slots=True)
class DocumentDoubtful:
    """The service had it, and nobody knows what came of it."""

    job: PrintId
    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class DocumentHeld:
    """Not one byte of it left the window; it will be asked for again."""

    job: PrintId
    trouble: DeviceTrouble


@dataclass(frozen=True, slots=True)
class A4Ready:
    """The A4 printer can take a document (again)."""


@dataclass(frozen=True, slots=True)
class DocumentsDue:
    """A document waits for the A4 printer; said after the commit that queued it."""


# --- orders ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintPages:
    """Print this sealed PDF; its row says SENDING already. `pdf` None = the technician's test page."""

    job: PrintId
    kind: DocumentKind | None
    pdf: PageId | None


@dataclass(frozen=True, slots=True)
class FollowPages:
    """The window stopped while this was with the print service: what became of it? `ticket` "" = not even known
    whether the service took it."""

    job: PrintId
    ticket: str
