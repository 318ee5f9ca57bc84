"""What a screen shows of a case's papers (文书), labels and evaluation (标签、评价)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from window_client.domain.case import Case
from window_client.domain.ids import PaperId
from window_client.domain.paper import Paper
from window_client.steps import evaluate, label_materials
from window_client.steps.work import Work
from window_client.views import DocumentRow
from window_client.words import DeviceKind, DeviceTrouble, PaperState


def documents(work: Work, case: Case) -> Iterable[DocumentRow]:
    """Oldest first."""
    jobs = {job.document: job for job in work.unit.print_jobs.of_case(case.id)}
    for each in work.unit.documents.of_case(case.id):
        row = DocumentRow(each.id, each.kind, each.number, each.state, each.pages, each.copy, each.made_at)
        job = jobs.get(each.id)
        yield row if job is None else replace(row, print_state=job.state, print_trouble=job.held)


def facts(work: Work, case: Case) -> dict[str, Any]:
    """The fields of `CaseView` about papers, labels and evaluation."""
    paper = slip(work, case)
    return {
        "documents": tuple(documents(work, case)),
        "paper": paper.id,
        "paper_state": paper.state,
        "paper_trouble": paper.trouble,
        "paper_copies": paper.copies,
        "labels": label_materials.may(work, case),
        "evaluation": evaluate.standing(work, case),
    }


@dataclass(frozen=True, slots=True)
class SlipMark:
    """How the receipt of a case stands."""

    id: PaperId | None
    state: PaperState | None
    trouble: DeviceTrouble
    copies: int


def slip(work: Work, case: Case) -> SlipMark:
    """The newest paper of the case speaks for all; `copies` counts its prints."""
    papers = work.unit.papers.of_case(case.id)
    if not papers:
        return SlipMark(None, None, DeviceTrouble.NONE, 0)
    newest = max(papers, key=lambda paper: paper.copy)
    return SlipMark(newest.id, newest.state, _trouble(work, newest), newest.copy + 1)


def _trouble(work: Work, paper: Paper) -> DeviceTrouble:
    """Why a paper is not out: what the printer said of it, and while it is being printed what the printer waits for."""
    printer = work.room.devices.get(DeviceKind.RECEIPT_PRINTER)
    waits = {DeviceTrouble.PAPER_OUT, DeviceTrouble.COVER_OPEN}
    if paper.state is PaperState.SENDING and printer is not None and printer.trouble in waits:
        return printer.trouble
    return paper.held
