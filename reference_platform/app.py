"""The reference platform (参考平台): every endpoint of the contract, a few lines each; the work is in the other files."""

import hashlib
from typing import Annotated, Any

import msgspec
from litestar import Litestar, Request, Response, Router, get, post, put
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.params import Parameter
from sqlalchemy import select

from reference_platform import load, numbers, people, records, sample, tickets
from reference_platform.faults import Fault
from reference_platform.refusing import as_fault, refuse
from reference_platform.store import Database, now
from reference_platform.tables import inbox
from window_client.central import wire

Authorization = Annotated[str, Parameter(header="Authorization", required=False, default="")]
IfNoneMatch = Annotated[str, Parameter(header="If-None-Match", required=False, default="")]


class Published:
    """The catalogue as bytes with its tag."""

    def __init__(self) -> None:
        self.body = msgspec.json.encode(sample.load())
        self.etag = f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


def routes(database: Database, published: Published) -> list[Any]:
    """Handlers of the contract, bound to one database."""

    @post("/sign-in", sync_to_thread=True, status_code=200)
    def sign_in(data: wire.SignInRequest) -> wire.SignInAnswer:
        with database.transaction() as connection:
            return people.sign_in(connection, data, now())

    @get("/time", sync_to_thread=False)
    def time() -> wire.TimeAnswer:
        return wire.TimeAnswer(now=now())

    @get("/catalogue", sync_to_thread=True)
    def catalogue(authorization: Authorization, if_none_match: IfNoneMatch) -> Response[wire.Catalogue | None]:
        with database.reading() as connection:
            people.known_window(connection, authorization)
        if if_none_match == published.etag:
            return Response(None, status_code=304)
        raw: Any = published.body
        return Response(raw, headers={"ETag": published.etag}, media_type="application/json")

    @post("/tickets", sync_to_thread=True, status_code=200)
    def take_ticket(data: wire.TakeTicket) -> wire.TicketAnswer:
        with database.transaction() as connection:
            return wire.TicketAnswer(ticket=tickets.take_ticket(connection, data.site, data.group, now()))

    @post("/tickets/call-next", sync_to_thread=True, status_code=200)
    def call_next(data: wire.CallNext, authorization: Authorization) -> wire.TicketAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization)
            return tickets.call_next(connection, window, data, now())

    @post("/tickets/{ticket:str}/{deed:str}", sync_to_thread=True, status_code=200)
    def ticket_deed(ticket: str, deed: str, data: wire.TicketDeed, authorization: Authorization) -> wire.TicketAnswer:
        if deed not in tickets.DEEDS:
            refuse("not_found", 404)
        with database.transaction() as connection:
            window = people.known_window(connection, authorization)
            return tickets.deed(connection, window, ticket, deed, data, now())

    @post("/events", sync_to_thread=True, status_code=200)
    def events(body: bytes, authorization: Authorization) -> wire.BatchAnswer:
        batch = _batch(body)
        with database.transaction() as connection:
            window = people.known_window(connection, authorization)
            results = records.take_events(connection, window, batch.records, now())
        return wire.BatchAnswer(results=results)

    @put("/materials/{sha256:str}", status_code=200, request_max_body_size=records.MAX_PAGE)
    async def put_page(request: Request[Any, Any, Any], sha256: str, authorization: Authorization) -> wire.PageAnswer:
        content = await request.body()
        mime = request.headers.get("Content-Type", "application/octet-stream")
        with database.transaction() as connection:
            people.known_window(connection, authorization)
            return records.put_page(connection, sha256, mime, content)

    @get("/inbox", sync_to_thread=True)
    def inbox_after(authorization: Authorization, after: int = 0) -> wire.InboxAnswer:
        with database.reading() as connection:
            window = people.known_window(connection, authorization)
            mine = (inbox.c.site == window.site) & (inbox.c.window == window.window) & (inbox.c.cursor > after)
            rows = connection.execute(select(inbox).where(mine).order_by(inbox.c.cursor).limit(100)).all()
        items = [
            wire.InboxItem(cursor=r.cursor, kind=r.kind, at=r.at, body=msgspec.json.decode(r.body, type=dict[str, str]))
            for r in rows
        ]
        return wire.InboxAnswer(items=items, cursor=items[-1].cursor if items else after)

    @post("/heartbeat", sync_to_thread=True, status_code=200)
    def heartbeat(data: wire.Heartbeat, authorization: Authorization) -> wire.HeartbeatAnswer:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization)
            return load.beat(connection, window, data, published.etag, now())

    @get("/hall/load", sync_to_thread=True)
    def hall_load(authorization: Authorization) -> wire.HallLoad:
        with database.reading() as connection:
            window = people.known_window(connection, authorization)
            return load.hall(connection, window.site, now())

    @post("/number-blocks", sync_to_thread=True, status_code=200)
    def number_blocks(data: wire.LeaseRequest, authorization: Authorization) -> wire.NumberBlock:
        with database.transaction() as connection:
            window = people.known_window(connection, authorization)
            return numbers.lease(connection, window, data)

    return [
        sign_in,
        time,
        catalogue,
        take_ticket,
        call_next,
        ticket_deed,
        events,
        put_page,
        inbox_after,
        heartbeat,
        hall_load,
        number_blocks,
    ]


def _batch(body: bytes) -> wire.EventBatch:
    """The records stay undecoded (msgspec.Raw), which Litestar's own conversion cannot do."""
    try:
        return msgspec.json.decode(body, type=wire.EventBatch)
    except msgspec.MsgspecError:
        refuse("malformed", 400)


class TakeTickets(msgspec.Struct, frozen=True, kw_only=True):
    """How many tickets of which group the demo's citizens take."""

    group: str
    count: int = 1


def admin(database: Database, fault: Fault) -> Router:
    """What only tests, the tour and the demo panel may ask; served only with --admin, on loopback."""

    @post("/fault", sync_to_thread=False, status_code=200)
    def set_fault(data: Fault) -> Fault:
        fault.mode, fault.path, fault.seconds = data.mode, data.path, data.seconds
        return fault

    @get("/fault", sync_to_thread=False)
    def get_fault() -> Fault:
        return fault

    @get("/records", sync_to_thread=True)
    def all_records() -> list[dict[str, Any]]:
        with database.reading() as connection:
            return records.all_cases(connection)

    @get("/record/{receipt_no:str}", sync_to_thread=True)
    def one_record(receipt_no: str) -> dict[str, Any]:
        with database.reading() as connection:
            found = records.of_receipt(connection, receipt_no)
        if found is None:
            refuse("not_found", 404)
        return found

    @post("/take-tickets", sync_to_thread=True, status_code=200)
    def take_tickets(data: TakeTickets) -> list[wire.Ticket]:
        with database.transaction() as connection:
            return [tickets.take_ticket(connection, "01", data.group, now()) for _ in range(data.count)]

    handlers: list[Any] = [set_fault, get_fault, all_records, one_record, take_tickets]
    return Router("/admin", route_handlers=handlers, include_in_schema=False)


def make_app(database: Database, fault: Fault, *, with_admin: bool) -> Litestar:
    """The whole platform as an ASGI application."""
    handlers: list[Any] = [Router(wire.API, route_handlers=routes(database, Published()))]
    if with_admin:
        handlers.append(admin(database, fault))
    return Litestar(
        route_handlers=handlers,
        exception_handlers={HTTPException: as_fault},
        openapi_config=OpenAPIConfig(title="Hall window: central platform", version="1.0.0"),
        request_max_body_size=16 * 1024 * 1024,
        logging_config=None,
    )
