"""Printing (打印): papers are consumed from their rows, one in flight; printed is an answer, doubt is a person's to end."""

from dataclasses import replace
from datetime import datetime

from window_client.domain import slip
from window_client.domain.ids import PaperId
from window_client.domain.moves import move_paper
from window_client.domain.paper import Paper
from window_client.errors import Refusal
from window_client.messages import (
    CheckPrinter,
    PaperDoubtful,
    PaperHeld,
    PaperPrinted,
    PrintDue,
    PrinterReady,
    PrintSlip,
    ReprintPaper,
)
from window_client.steps import evaluate, set_devices
from window_client.steps.work import Said, Show, Work
from window_client.views import NoticeGone
from window_client.words import DeviceTrouble, PaperState, RefusalCode, TrialState

ASK_AGAIN_S = 5.0


def next_due(work: Work) -> Said:
    """Order the oldest queued paper when none is in flight. SENDING is in the same commit, before the first byte."""
    if work.unit.papers.in_state(PaperState.SENDING):
        return []
    queued = work.unit.papers.in_state(PaperState.QUEUED, 1)
    if not queued:
        return []
    paper = queued[0]
    work.unit.papers.save(_moved(paper, PaperState.SENDING, work.now))
    return [PrintSlip(paper.id, slip.printable(paper.slip, paper.copy))]


def print_due(message: PrintDue, work: Work) -> Said:
    """A paper was queued."""
    return [*next_due(work), Show.CASE, Show.WORK]


def ask_printer(work: Work) -> Said:
    """From time to time, while a held paper waits: ask whether the printer is ready again."""
    asked = work.room.printer_asked_at
    if asked is not None and (work.now - asked).total_seconds() < ASK_AGAIN_S:
        return []
    queued = work.unit.papers.in_state(PaperState.QUEUED, 1)
    if not queued:
        return []
    work.remember(printer_asked_at=work.now)
    return [CheckPrinter(queued[0].id)]


def printer_ready(message: PrinterReady, work: Work) -> Said:
    """The printer can take a job."""
    return [*set_devices.due_sheet(work), *next_due(work), *_changed(work)]


def paper_printed(message: PaperPrinted, work: Work) -> Said:
    """It is on paper, or handed over to a printer that never answers."""
    if message.paper.startswith(set_devices.TEST_PAPER):
        return set_devices.paper_tested(work, TrialState.PASSED if message.confirmed else TrialState.LOOK, "")
    state = PaperState.PRINTED if message.confirmed else PaperState.HANDED_OVER
    return _settle(work, message.paper, state)


def paper_doubtful(message: PaperDoubtful, work: Work) -> Said:
    """Nobody knows whether it is on paper; never repeated by the program."""
    if message.paper.startswith(set_devices.TEST_PAPER):
        return set_devices.paper_tested(work, TrialState.FAILED, message.trouble.value)
    return _settle(work, message.paper, PaperState.DOUBTFUL, message.trouble)


def paper_held(message: PaperHeld, work: Work) -> Said:
    """Not one byte was sent: the paper waits for the printer."""
    if message.paper.startswith(set_devices.TEST_PAPER):
        return set_devices.paper_tested(work, TrialState.FAILED, message.trouble.value)
    paper = work.unit.papers.get(message.paper)
    if paper is None or paper.state not in {PaperState.SENDING, PaperState.QUEUED}:
        return []
    back = _moved(paper, PaperState.QUEUED, work.now) if paper.state is PaperState.SENDING else paper
    work.unit.papers.save(replace(back, held=message.trouble))
    return _changed(work)


def reprint_paper(message: ReprintPaper, work: Work) -> Said:
    """Print once more by the clerk's own act; the paper says 补打 and which time."""
    paper = work.unit.papers.get(message.paper)
    if paper is None or paper.state in {PaperState.QUEUED, PaperState.SENDING}:
        raise Refusal(RefusalCode.PAPER_NOT_REPRINTABLE)
    copies = work.unit.papers.of_case(paper.case)
    if any(other.state in {PaperState.QUEUED, PaperState.SENDING} for other in copies):
        raise Refusal(RefusalCode.PAPER_NOT_REPRINTABLE)
    number = max(other.copy for other in copies) + 1
    again = replace(
        paper,
        id=PaperId(work.tools.ids.uuid()),
        copy=number,
        state=PaperState.QUEUED,
        queued_at=work.now,
        held=DeviceTrouble.NONE,
        changed_at=None,
    )
    work.unit.papers.add(again)
    work.audit("reprint", paper.id, f"copy={number}")
    return [*next_due(work), *_changed(work)]


def after_restart(work: Work) -> Said:
    """What was being sent when the window stopped is doubtful; what was queued is printed now."""
    for paper in work.unit.papers.in_state(PaperState.SENDING):
        work.unit.papers.save(_moved(paper, PaperState.DOUBTFUL, work.now))
        work.audit("paper_doubtful", paper.id, "window stopped while printing")
    return next_due(work)


def _settle(work: Work, paper_id: PaperId, state: PaperState, trouble: DeviceTrouble = DeviceTrouble.NONE) -> Said:
    paper = work.unit.papers.get(paper_id)
    if paper is None or paper.state is not PaperState.SENDING:
        return []
    work.unit.papers.save(replace(_moved(paper, state, work.now), held=trouble))
    if state is PaperState.DOUBTFUL:
        work.audit("paper_doubtful", paper.id, trouble.value)
        return _changed(work)
    return [NoticeGone("paper"), *next_due(work), *evaluate.ask(work, paper.case), *_changed(work)]


def _moved(paper: Paper, to: PaperState, at: datetime) -> Paper:
    return replace(move_paper(paper, to), changed_at=at)


def _changed(work: Work) -> Said:
    return [Show.CASE, Show.WORK]
