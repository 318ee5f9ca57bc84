"""Printing official papers on A4 (文书打印): jobs are consumed from their rows, one at the print service at a time.

A paper is printed once. What was printed or is in doubt is printed again only as a marked copy (补打), which is a paper
of its own and a second person's matter (`make_paper.reprint_document`).
"""

from dataclasses import replace

from window_client.domain.document import Document
from window_client.domain.ids import PrintId
from window_client.domain.moves import PAPER_MOVES
from window_client.domain.print_job import PrintJob
from window_client.errors import Refusal
from window_client.messages import (
    A4Ready,
    DocumentDoubtful,
    DocumentHeld,
    DocumentPrinted,
    DocumentsDue,
    DocumentSent,
    DocumentWaits,
    FollowPages,
    PrintDocument,
    PrintPages,
)
from window_client.steps import set_devices
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import DeviceKind, DeviceTrouble, PaperState, RefusalCode, TrialState


def print_document(message: PrintDocument, work: Work) -> Said:
    """The clerk's own act; a second time is refused."""
    document = work.unit.documents.get(message.document)
    if document is None or document.pdf is None:
        raise Refusal(RefusalCode.PAPER_NOT_READY)
    if not work.settings.a4_printer:
        raise Refusal(RefusalCode.A4_PRINTER_NONE)
    if work.unit.print_jobs.of_document(document.id) is not None:
        raise Refusal(RefusalCode.DOCUMENT_PRINTED_ALREADY)
    work.audit("print_document", document.id, document.number)
    _queue(work, document)
    return [NoticeGone("paper"), *next_due(work), Show.CASE]


def made(work: Work, document: Document) -> Said:
    """A paper was made as PDF just now: a marked copy is printed at once, others where the setting says so."""
    wanted = document.copy > 0 or work.settings.a4_printer_auto
    if not work.settings.a4_printer or not wanted or work.unit.print_jobs.of_document(document.id) is not None:
        return []
    _queue(work, document)
    return [DocumentsDue()]


def documents_due(message: DocumentsDue, work: Work) -> Said:
    """A document was queued."""
    return [*next_due(work), Show.CASE]


def next_due(work: Work) -> Said:
    """Order the oldest queued job when none is with the print service. SENDING is in the commit before the order."""
    if work.unit.print_jobs.in_state(PaperState.SENDING, 1):
        return []
    for job in work.unit.print_jobs.in_state(PaperState.QUEUED, 1):
        document = work.unit.documents.get(job.document)
        if document is None or document.pdf is None:
            return []
        work.unit.print_jobs.save(replace(_moved(work, job, PaperState.SENDING), held=DeviceTrouble.NONE))
        return [PrintPages(job.id, document.kind, document.pdf)]
    return []


def a4_ready(message: A4Ready, work: Work) -> Said:
    """The printer can take a document."""
    return [*next_due(work), Show.CASE]


def document_sent(message: DocumentSent, work: Work) -> Said:
    """The print service has it; after a power cut it is asked by this name."""
    job = _sending(work, message.job)
    if job is not None:
        work.unit.print_jobs.save(replace(job, ticket=message.ticket))
    return []


def document_waits(message: DocumentWaits, work: Work) -> Said:
    """It lies in the queue and the printer says why, or goes on."""
    job = _sending(work, message.job)
    if job is None:
        return []
    work.unit.print_jobs.save(replace(job, held=message.trouble))
    return [Show.CASE]


def document_printed(message: DocumentPrinted, work: Work) -> Said:
    """It is on paper, or with a service that says no more."""
    if message.job.startswith(set_devices.TEST_PAPER):
        state = TrialState.PASSED if message.confirmed else TrialState.LOOK
        return set_devices.device_tested(work, DeviceKind.A4_PRINTER, state)
    return _settle(work, message.job, PaperState.PRINTED if message.confirmed else PaperState.HANDED_OVER)


def document_doubtful(message: DocumentDoubtful, work: Work) -> Said:
    """Nobody knows; never repeated by the program."""
    if message.job.startswith(set_devices.TEST_PAPER):
        return set_devices.device_tested(work, DeviceKind.A4_PRINTER, TrialState.FAILED, message.trouble)
    return _settle(work, message.job, PaperState.DOUBTFUL, message.trouble)


def document_held(message: DocumentHeld, work: Work) -> Said:
    """Not one byte left: it waits for the printer."""
    if message.job.startswith(set_devices.TEST_PAPER):
        return set_devices.device_tested(work, DeviceKind.A4_PRINTER, TrialState.FAILED, message.trouble)
    job = _sending(work, message.job)
    if job is None:
        return []
    work.unit.print_jobs.save(replace(_moved(work, job, PaperState.QUEUED), held=message.trouble))
    return [Show.CASE]


def after_restart(work: Work) -> Said:
    """What was with the print service when the window stopped is asked after; what was queued is printed now."""
    begun = work.unit.print_jobs.in_state(PaperState.SENDING)
    return [*(FollowPages(job.id, job.ticket) for job in begun), *next_due(work)]


def _queue(work: Work, document: Document) -> None:
    ident = PrintId(work.tools.ids.uuid())
    work.unit.print_jobs.add(PrintJob(ident, document.id, PaperState.QUEUED, work.now))


def _sending(work: Work, named: PrintId) -> PrintJob | None:
    job = work.unit.print_jobs.get(named)
    return job if job is not None and job.state is PaperState.SENDING else None


def _settle(work: Work, named: PrintId, state: PaperState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> Said:
    job = _sending(work, named)
    if job is None:
        return []
    work.unit.print_jobs.save(replace(_moved(work, job, state), held=trouble))
    if state is PaperState.DOUBTFUL:
        work.audit("document_doubtful", job.document, trouble.value)
    return [*next_due(work), Show.CASE]


def _moved(work: Work, job: PrintJob, to: PaperState) -> PrintJob:
    if to not in PAPER_MOVES[job.state]:
        raise Refusal(RefusalCode.WRONG_STATE, facts={"from": job.state.value, "to": to.value})
    return replace(job, state=to, changed_at=work.now)
