"""The reference platform (参考平台): every endpoint of the contract, a few lines each; the work is in the other files."""

from typing import Annotated, Any

import msgspec
from litestar import Litestar, Response, Router, get, post
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody, RawBody

from reference_platform import (
    days,
    evaluations,
    inbox,
    load,
    numbers,
    people,
    problems,
    queries,
    records,
    tickets,
)
from reference_platform.admin import admin
from reference_platform.editions import Editions
from reference_platform.faults import Fault
from reference_platform.publishing import Published, Shelf
from reference_platform.refusing import as_fault, as_internal, as_malformed, refuse
from reference_platform.store import Database, now
from reference_platform.upload_doors import upload_doors
from window_client.central import wire
from window_client.central.wire import signing

Authorization = Annotated[str, HeaderParameter(name="Authorization")]
IfNoneMatch = Annotated[str, HeaderParameter(name="If-None-Match")]


def _doors(database: Database, shelf: Shelf, editions: Editions) -> list[Any]:
    """Signing in, the clock, the catalogue, numbers."""

    @post("/sign-in", sync_to_thread=True, status_code=200)
    def sign_in(data: JSONBody[wire.SignInRequest], authorization: Authorization = "") -> wire.SignInAnswer:
        with database.reading() as connection:
            person = people.find(connection, data.user)
        proven = people.prove(person, data.password)
        with database.transaction() as connection:
            return people.claim(connection, proven, data, now(), authorization)

    @get("/time", sync_to_thread=False)
    def time() -> wire.TimeAnswer:
        return wire.TimeAnswer(now=now())

    @get("/catalogue", sync_to_thread=True)
    def catalogue(
        authorization: Authorization = "", if_none_match: IfNoneMatch = ""
    ) -> Response[wire.Catalogue | None]:
        window, published = database.asked_by(authorization), editions.keep(shelf.newest())
        headers = _proven(window, published)
        if if_none_match == published.etag:
            return Response(None, status_code=304, headers=headers)
        raw: Any = published.body
        return Response(raw, headers=headers, media_type="application/json")

    @get("/catalogue/changes", sync_to_thread=True)
    def catalogue_changes(
        authorization: Authorization = "", since: FromQuery[str] = ""
    ) -> Response[wire.CatalogueChanges | None]:
        window, published = database.asked_by(authorization), editions.keep(shelf.newest())
        changes = editions.changes(f'"{since}"', published)
        if changes.since == published.etag:
            return Response(None, status_code=304, headers=_proven(window, published))
        return Response(changes, headers=_proven(window, published))

    @post("/number-blocks", sync_to_thread=True, status_code=200)
    def number_blocks(data: JSONBody[wire.LeaseRequest], authorization: Authorization = "") -> wire.NumberBlock:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return numbers.lease(connection, window, data, now())

    return [sign_in, time, catalogue, catalogue_changes, number_blocks]


def _proven(window: people.Window, published: Published) -> dict[str, str]:
    """Tag and signature of the whole catalogue, also where only its changes are told."""
    signed = signing.catalogue_text(window.algorithm, published.etag, published.body)
    return {"ETag": published.etag, signing.CATALOGUE_PROOF: signing.proof(window.key, window.algorithm, signed)}


def _queue(database: Database) -> list[Any]:
    """Tickets."""

    @post("/tickets", sync_to_thread=True, status_code=200)
    def take_ticket(data: JSONBody[wire.TakeTicket], authorization: Authorization = "") -> wire.TicketAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            if data.site != window.site:
                refuse("wrong_site", 403)
            return wire.TicketAnswer(ticket=tickets.take_ticket(connection, data, now()))

    @post("/tickets/call-next", sync_to_thread=True, status_code=200)
    def call_next(data: JSONBody[wire.CallNext], authorization: Authorization = "") -> wire.TicketAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return tickets.call_next(connection, window, data, now())

    @post("/tickets/{ticket:str}/{deed:str}", sync_to_thread=True, status_code=200)
    def ticket_deed(
        ticket: FromPath[str], deed: FromPath[str], data: JSONBody[wire.TicketDeed], authorization: Authorization = ""
    ) -> wire.TicketAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return tickets.deed(connection, window, ticket, deed, data, now())

    return [take_ticket, call_next, ticket_deed]


def _post_box(database: Database) -> list[Any]:
    """Records in, inbox out."""

    @post("/events", sync_to_thread=True, status_code=200)
    def events(body: RawBody, authorization: Authorization = "") -> wire.BatchAnswer:
        batch = _batch(body)
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            results = records.take_events(connection, window, batch.records, now())
        return wire.BatchAnswer(results=results)

    @post("/evaluations", sync_to_thread=True, status_code=200)
    def take_evaluations(body: RawBody, authorization: Authorization = "") -> wire.BatchAnswer:
        batch = _batch(body)
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return wire.BatchAnswer(results=evaluations.take(connection, window, batch.records, now()))

    @post("/problems", sync_to_thread=True, status_code=200)
    def take_problems(body: RawBody, authorization: Authorization = "") -> wire.BatchAnswer:
        batch = _batch(body)
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return wire.BatchAnswer(results=problems.take(connection, window, batch.records, now()))

    @get("/inbox", sync_to_thread=True)
    def inbox_after(authorization: Authorization = "", after: FromQuery[int] = 0) -> wire.InboxAnswer:
        window = database.asked_by(authorization)
        with database.reading() as connection:
            return inbox.after(connection, window, after)

    @post("/queries", sync_to_thread=True, status_code=200)
    def ask_data(data: JSONBody[wire.DataQuery], authorization: Authorization = "") -> wire.DataAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return queries.answer(connection, window, data, now())

    return [events, take_evaluations, take_problems, inbox_after, ask_data]


def _kept(database: Database) -> list[Any]:
    """What is here of a window's day, of one record, of its audit trail."""

    @get("/days/{day:str}", sync_to_thread=True)
    def day_held(day: FromPath[str], authorization: Authorization = "") -> wire.DayAnswer:
        window = database.asked_by(authorization)
        with database.reading() as connection:
            return days.day(connection, window, day)

    @get("/records/{record:str}", sync_to_thread=True)
    def record_held(record: FromPath[str], authorization: Authorization = "") -> wire.RecordHeld:
        window = database.asked_by(authorization)
        with database.reading() as connection:
            return records.held(connection, window, record)

    @post("/audit-head", sync_to_thread=True, status_code=200)
    def audit_head(data: JSONBody[wire.AuditHead], authorization: Authorization = "") -> wire.AuditHead:
        with database.transaction() as connection:
            return days.keep_head(connection, people.known_window(connection, authorization, now()), data, now())

    return [day_held, record_held, audit_head]


def _hall(database: Database, shelf: Shelf) -> list[Any]:
    """Heartbeat and load."""

    @post("/heartbeat", sync_to_thread=True, status_code=200)
    def heartbeat(data: JSONBody[wire.Heartbeat], authorization: Authorization = "") -> wire.HeartbeatAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization, now())
            return load.beat(connection, window, data, shelf.newest().etag, now())

    @get("/hall/load", sync_to_thread=True)
    def hall_load(authorization: Authorization = "") -> wire.HallLoad:
        window = database.asked_by(authorization)
        with database.reading() as connection:
            return load.hall(connection, window.site, now())

    return [heartbeat, hall_load]


def _batch(body: bytes) -> wire.EventBatch:
    """The records stay undecoded (msgspec.Raw), which Litestar's own conversion cannot do."""
    try:
        return msgspec.json.decode(body, type=wire.EventBatch)
    except wire.UNREADABLE:
        refuse("malformed", 400)


def make_app(database: Database, fault: Fault, *, with_admin: bool, shelf: Shelf | None = None) -> Litestar:
    """The whole platform as an ASGI application; without a shelf it serves the sample catalogue."""
    shelf = shelf or Shelf()
    contract = [
        *_doors(database, shelf, Editions(database)),
        *_queue(database),
        *_post_box(database),
        *_kept(database),
        *upload_doors(database),
        *_hall(database, shelf),
    ]
    handlers: list[Any] = [Router(wire.API, route_handlers=contract)]
    if with_admin:
        handlers.append(admin(database, fault))
    return Litestar(
        route_handlers=handlers,
        exception_handlers={
            HTTPException: as_fault,
            RecursionError: as_malformed,
            UnicodeDecodeError: as_malformed,
            Exception: as_internal,
        },
        openapi_config=OpenAPIConfig(title="Hall window: central platform", version="1.0.0"),
        request_max_body_size=16 * 1024 * 1024,
        logging_config=None,
    )
