"""What the core needs of the rows of A4 printing and of evaluations (文书打印任务、评价); `ports.py` has all."""

from typing import Protocol

from window_client.domain.evaluation import Evaluation
from window_client.domain.ids import CaseId, DocumentId, PrintId, VisitId
from window_client.domain.print_job import PrintJob
from window_client.words import PaperState


class PrintJobs(Protocol):
    """Official papers on their way to the A4 printer."""

    def add(self, job: PrintJob) -> None: ...
    def get(self, job: PrintId) -> PrintJob | None: ...
    def save(self, job: PrintJob) -> None: ...
    def in_state(self, state: PaperState, most: int = 100) -> list[PrintJob]:
        """Oldest first."""

    def of_document(self, document: DocumentId) -> PrintJob | None:
        """A document is printed once."""

    def of_case(self, case: CaseId) -> list[PrintJob]:
        """Oldest first."""


class Evaluations(Protocol):
    """Questions to citizens and what became of them. `save` keeps the answer of a row that is there."""

    def add(self, evaluation: Evaluation) -> None: ...
    def get(self, nonce: str) -> Evaluation | None: ...
    def save(self, evaluation: Evaluation) -> None: ...
    def of_visit(self, visit: VisitId) -> Evaluation | None: ...
    def open(self) -> list[Evaluation]:
        """Not answered yet, oldest first."""
