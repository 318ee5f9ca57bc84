"""Make frozen papers (文书成文): the PDF is made from the row, sealed, and never made anew; look, save, reprint."""

from dataclasses import replace

from window_client.domain.document import Document
from window_client.domain.ids import DocumentId, PageId
from window_client.errors import Refusal
from window_client.messages import (
    DocumentFailed,
    DocumentMade,
    DrawDocument,
    FileNotSaved,
    MakeDocument,
    PaperworkDue,
    ReprintDocument,
    SaveDocument,
    ShowDocument,
    WriteDocument,
)
from window_client.steps import day_sheet, print_document
from window_client.steps.work import Said, Show, Work
from window_client.views import Notice, NoticeGone
from window_client.words import DocumentState, RefusalCode

AT_ONCE = 4
"""Papers at the typesetter; the others stay rows, so that a week without it costs the desk nothing."""


def paperwork_due(message: PaperworkDue, work: Work) -> Said:
    """Papers were frozen."""
    return [*next_papers(work), Show.CASE]


def next_papers(work: Work) -> Said:
    """Order the oldest frozen papers that are not at the typesetter yet."""
    oldest = work.unit.documents.frozen(AT_ONCE)
    waiting = [each for each in oldest if each.id not in work.room.making]
    work.remember(making=work.room.making | {each.id for each in waiting})
    return [
        MakeDocument(each.id, work.unit.documents.template(each.template_hash), each.data, each.copy)
        for each in waiting
    ]


def document_made(message: DocumentMade, work: Work) -> Said:
    """The PDF is sealed; its hash stays with the paper."""
    document = work.unit.documents.get(message.document)
    work.remember(making=work.room.making - {message.document})
    if document is None or document.state is DocumentState.READY:
        return next_papers(work)
    made = replace(
        document, state=DocumentState.READY, pdf=message.pdf, sha256=message.sha256, pages=message.pages, fault=""
    )
    work.unit.documents.save(made)
    return [*next_papers(work), *print_document.made(work, made), *day_sheet.sheet_made(work, made.id), Show.CASE]


def document_failed(message: DocumentFailed, work: Work) -> Said:
    """It could not be made; the frozen data are whole, and it is tried again at the next start."""
    document = work.unit.documents.get(message.document)
    work.remember(making=work.room.making - {message.document})
    if document is None or document.state is not DocumentState.FROZEN:
        return next_papers(work)
    work.unit.documents.save(replace(document, state=DocumentState.FAILED, fault=message.fault))
    work.audit("paper_failed", document.id, message.fault)
    return [*next_papers(work), Show.CASE, Notice(RefusalCode.PAPER_NOT_READY, "paper")]


def show_document(message: ShowDocument, work: Work) -> Said:
    """Draw its pages for the screen."""
    document, pdf = _ready(work, message.document)
    return [DrawDocument(document.id, document.kind, document.number, pdf), NoticeGone("paper")]


def save_document(message: SaveDocument, work: Work) -> Said:
    """Write the PDF where the person wants it; the path is not kept, the deed is."""
    document, pdf = _ready(work, message.document)
    work.audit("save_document", document.id, document.number)
    return [WriteDocument(document.id, pdf, message.path), NoticeGone("paper")]


def reprint_document(message: ReprintDocument, work: Work) -> Said:
    """A copy of the same frozen data that says 补打 第n次; a legal notice needs a second person for it."""
    document, _ = _ready(work, message.document)
    if work.second is None:
        raise Refusal(RefusalCode.SECOND_PERSON_NEEDED)
    same = [each for each in work.unit.documents.of_case(document.case) if each.number == document.number]
    number = max(each.copy for each in same if each.kind is document.kind) + 1
    again = replace(
        document,
        id=DocumentId(work.tools.ids.uuid()),
        copy=number,
        made_at=work.now,
        made_by=work.who().clerk.staff_no,
        state=DocumentState.FROZEN,
        pdf=None,
        sha256="",
        pages=0,
        fault="",
    )
    work.unit.documents.add(again)
    work.audit("reprint", document.id, f"copy={number} second={work.second.staff_no}")
    return [*next_papers(work), NoticeGone("paper"), NoticeGone("second"), Show.CASE]


def file_not_saved(message: FileNotSaved, work: Work) -> Said:
    """It could not be shown or written."""
    work.audit("paper_not_saved", message.document, outcome=message.code.value)
    return [Notice(message.code, "paper")]


def after_restart(work: Work) -> Said:
    """What was frozen and not made when the window stopped, and what failed, is tried now."""
    for document in work.unit.documents.failed():
        work.unit.documents.save(replace(document, state=DocumentState.FROZEN))
    return next_papers(work)


def _ready(work: Work, named: DocumentId) -> tuple[Document, PageId]:
    document = work.unit.documents.get(named)
    if document is None or document.pdf is None:
        raise Refusal(RefusalCode.PAPER_NOT_READY)
    return document, document.pdf
