"""One transaction's rows under the names of `ports.Unit`."""

from sqlalchemy import Connection

from local_cache.application_rows import ApplicationRows
from local_cache.audit_rows import AuditRows, Head
from local_cache.basket_rows import BasketRows
from local_cache.case_rows import CaseRows
from local_cache.delivery_rows import DeliveryRows
from local_cache.document_rows import DocumentRows
from local_cache.evaluation_rows import EvaluationRows
from local_cache.inbox_rows import InboxRows
from local_cache.keeping_rows import KeepingRows
from local_cache.material_rows import MaterialRows
from local_cache.number_rows import NumberRows
from local_cache.paper_rows import PaperRows
from local_cache.people_rows import NoteRows, PeopleRows
from local_cache.print_job_rows import PrintJobRows
from local_cache.reading_once import ReadOnce
from local_cache.rival_rows import RivalRows
from local_cache.ticket_rows import TicketRows
from window_client import ports


class OpenUnit:
    """Lives as long as its transaction; using it later raises."""

    def __init__(self, connection: Connection, head: Head, once: ReadOnce, audit_hash: str = "sha256") -> None:
        self.trail = AuditRows(connection, head, audit_hash)
        self.cases: ports.Cases = CaseRows(connection, once)
        self.baskets: ports.Baskets = BasketRows(connection, once)
        self.rivals: ports.Rivals = RivalRows(connection, once)
        self.materials: ports.Materials = MaterialRows(connection, once)
        self.papers: ports.Papers = PaperRows(connection, once)
        self.documents: ports.Documents = DocumentRows(connection, once)
        self.print_jobs: ports.PrintJobs = PrintJobRows(connection, once)
        self.evaluations: ports.Evaluations = EvaluationRows(connection, once)
        self.deliveries: ports.Deliveries = DeliveryRows(connection, once)
        self.inbox: ports.Inbox = InboxRows(connection)
        self.applications: ports.Applications = ApplicationRows(connection, once)
        self.tickets: ports.Tickets = TicketRows(connection, once)
        self.numbers: ports.Numbers = NumberRows(connection, once)
        self.audit: ports.Audit = self.trail
        self.people: ports.People = PeopleRows(connection)
        self.notes: ports.Notes = NoteRows(connection, once)
        self.keeping: ports.Keeping = KeepingRows(connection, audit_hash)
