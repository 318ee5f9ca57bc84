"""Official papers on their way to the A4 printer, as rows (文书打印任务)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal_column, select, update

from local_cache import tables
from local_cache.moments import moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import ReadOnce
from window_client.domain.ids import CaseId, DocumentId, PrintId
from window_client.domain.print_job import PrintJob
from window_client.words import DeviceTrouble, PaperState

_c = tables.print_jobs.c

_ADD = insert(tables.print_jobs)
_SAVE = update(tables.print_jobs).where(_c.id == bindparam("key"))
_ALL = select(*(column for column in _c if column.name != "place")).order_by(_c.place)
_GET = _ALL.where(_c.id == bindparam("key"))
# written out: the planner takes the index of the open ones only for a constant
_IN_STATE = {
    state: _ALL.where(_c.state == literal_column(f"'{state.value}'")).limit(bindparam("most")) for state in PaperState
}
_OF_DOCUMENT = _ALL.where(_c.document_id == bindparam("key"))
_OF_CASE = _ALL.join(tables.documents, tables.documents.c.id == _c.document_id).where(
    tables.documents.c.case_id == bindparam("key")
)


class PrintJobRows:
    """`ports.PrintJobs` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add(self, job: PrintJob) -> None:
        fixed = {"id": job.id, "document_id": job.document, "queued_at": stamp(job.queued_at)}
        self._run(_ADD, {**fixed, **_moving(job)})

    def get(self, job: PrintId) -> PrintJob | None:
        row = self._run(_GET, {"key": job}).one_or_none()
        return _job(row) if row else None

    def save(self, job: PrintJob) -> None:
        """Keeps state, ticket, held and changed_at. Raises LookupError when it was never added."""
        if self._run(_SAVE, {"key": job.id, **_moving(job)}).rowcount != 1:
            raise LookupError("no such printing to save")

    def in_state(self, state: PaperState, most: int = 100) -> list[PrintJob]:
        return [_job(row) for row in self._run(_IN_STATE[state], {"most": most})]

    def of_document(self, document: DocumentId) -> PrintJob | None:
        row = self._run(_OF_DOCUMENT, {"key": document}).one_or_none()
        return _job(row) if row else None

    def of_case(self, case: CaseId) -> list[PrintJob]:
        def read() -> list[PrintJob]:
            return [_job(row) for row in self._run(_OF_CASE, {"key": case})]

        return list(self._once.of("print_jobs", case, read))


def _moving(job: PrintJob) -> dict[str, Any]:
    return {
        "state": job.state.value,
        "ticket": job.ticket,
        "held": job.held.value,
        "changed_at": stamp_or_none(job.changed_at),
    }


def _job(row: Sequence[Any]) -> PrintJob:
    ident, document, state, queued, ticket, held, changed = row
    return PrintJob(
        ident, document, PaperState(state), moment(queued), ticket, DeviceTrouble(held), moment_or_none(changed)
    )
