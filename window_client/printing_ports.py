"""What the core needs of the rows of A4 printing (文书打印任务); `ports.py` has all."""

from typing import Protocol

from window_client.domain.ids import CaseId, DocumentId, PrintId
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
