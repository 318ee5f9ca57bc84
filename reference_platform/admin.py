"""What only tests, the tour and the demo panel may ask: faults, tickets and a look at the records; with --admin only."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, JSONBody

from reference_platform import inbox, oracle, queries, tickets
from reference_platform.faults import MODES, Fault
from reference_platform.refusing import refuse
from reference_platform.store import Database, now
from window_client.central import wire


class TakeTickets(msgspec.Struct, frozen=True, kw_only=True):
    """How many tickets of which group the demo's citizens take."""

    group: str
    count: int = 1
    site: str = "01"
    priority: bool = False
    appointment: datetime | None = None


class LayIn(msgspec.Struct, frozen=True, kw_only=True):
    """One item for the inbox of a window."""

    window: str
    kind: str
    body: dict[str, str]
    site: str = "01"


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a shared data set."""

    data_set: str
    subject: str
    row: dict[str, str]


class Decide(msgspec.Struct, frozen=True, kw_only=True):
    """A department moves a case on."""

    receipt_no: str
    state: str
    reason: str = ""
    name: str = ""  # of the result, with a decision
    number: str = ""
    by: str = "department"


def admin(database: Database, fault: Fault) -> Router:
    """The routes under /admin; the server listens on loopback only."""

    @post("/fault", sync_to_thread=False, status_code=200)
    def set_fault(data: JSONBody[Fault]) -> Fault:
        if data.mode not in MODES:
            refuse("malformed", 400)
        fault.set(data)
        return fault

    @get("/fault", sync_to_thread=False)
    def get_fault() -> Fault:
        return fault

    @post("/take-tickets", sync_to_thread=True, status_code=200)
    def take_tickets(data: JSONBody[TakeTickets]) -> list[wire.Ticket]:
        asks = [
            wire.TakeTicket(
                site=data.site,
                group=data.group,
                request=tickets.new_id(),
                priority=data.priority,
                appointment=data.appointment,
            )
            for _ in range(data.count)
        ]
        with database.transaction() as connection:
            return [tickets.take_ticket(connection, ask, now()) for ask in asks]

    handlers: list[Any] = [set_fault, get_fault, take_tickets]
    handlers += [*_looks(database), *_inbox(database), *_shared(database)]
    return Router("/admin", route_handlers=handlers, include_in_schema=False)


def _looks(database: Database) -> list[Any]:
    """What the platform holds."""

    @get("/records", sync_to_thread=True)
    def all_records() -> list[dict[str, Any]]:
        with database.reading() as connection:
            return oracle.all_cases(connection)

    @get("/record/{receipt_no:str}", sync_to_thread=True)
    def one_record(receipt_no: FromPath[str]) -> dict[str, Any]:
        with database.reading() as connection:
            found = oracle.of_receipt(connection, receipt_no)
        if found is None:
            refuse("not_found", 404)
        return found

    return [all_records, one_record]


def _more(data: Decide) -> dict[str, str]:
    """What goes with a decision, left out where nothing was said."""
    said = {"name": data.name, "number": data.number, "by": data.by}
    return {key: value for key, value in said.items() if value}


def _inbox(database: Database) -> list[Any]:
    """Messages for windows."""

    @post("/inbox", sync_to_thread=True, status_code=200)
    def lay_in(data: JSONBody[LayIn]) -> int:
        with database.transaction() as connection:
            return inbox.put(connection, data.site, data.window, data.kind, data.body, now())

    @post("/decide", sync_to_thread=True, status_code=200)
    def decide(data: JSONBody[Decide]) -> int:
        with database.transaction() as connection:
            return inbox.decide(connection, data.receipt_no, data.state, data.reason, now(), _more(data))

    return [lay_in, decide]


def _shared(database: Database) -> list[Any]:
    """Shared data and the log of its questions."""

    @post("/share", sync_to_thread=True, status_code=201)
    def share(data: JSONBody[Share]) -> None:
        with database.transaction() as connection:
            queries.lay_in(connection, data.data_set, data.subject, data.row)

    @get("/queries", sync_to_thread=True)
    def asked() -> list[dict[str, Any]]:
        with database.reading() as connection:
            return oracle.all_queries(connection)

    @get("/problems", sync_to_thread=True)
    def reported() -> list[dict[str, Any]]:
        with database.reading() as connection:
            return oracle.all_problems(connection)

    return [share, asked, reported]
