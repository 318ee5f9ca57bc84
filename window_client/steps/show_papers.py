"""What a screen shows of a case's papers (文书), labels and evaluation (标签、评价)."""

from collections.abc import Iterable
from dataclasses import replace

from window_client.domain.case import Case
from window_client.steps import evaluate, label_materials
from window_client.steps.work import Work
from window_client.views import DocumentRow


def documents(work: Work, case: Case) -> Iterable[DocumentRow]:
    """Oldest first."""
    jobs = {job.document: job for job in work.unit.print_jobs.of_case(case.id)}
    for each in work.unit.documents.of_case(case.id):
        row = DocumentRow(each.id, each.kind, each.number, each.state, each.pages, each.copy, each.made_at)
        job = jobs.get(each.id)
        yield row if job is None else replace(row, print_state=job.state, print_trouble=job.held)


labels = label_materials.may
evaluation = evaluate.standing
