"""A courier at work in a test, with what it told; and the orders that tests give it."""

import hashlib
import uuid
from collections.abc import Callable

from tests.window_client.central.facts import Facts
from window_client import messages as m
from window_client.central.courier import Courier
from window_client.domain.ids import DeliveryId, PageId, TicketId
from window_client.settings import Settings
from window_client.words import DeliveryKind, TicketOutcome, WindowState

PRESENCE = m.TellPresence(WindowState.IDLE, "1042", "", "", 0)


def no_pages(_: PageId) -> bytes:
    raise FileNotFoundError


class Post:
    """A courier with what it told."""

    def __init__(self, settings: Settings, unseal: Callable[[PageId], bytes] = no_pages) -> None:
        self.facts = Facts()
        self.courier = Courier(settings, self.facts.submit, unseal)

    def __enter__(self) -> "Post":
        self.courier.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self.courier.stop(15)

    def do(self, *orders: m.CentralOrder) -> None:
        for order in orders:
            self.courier.perform(order)

    def ask(self, deed: str, ticket: str = "", request: str = "") -> None:
        outcome = TicketOutcome.CASE if deed == "finish" else None
        self.do(m.AskTicket(deed, request or uuid.uuid4().hex, "1042", TicketId(ticket) or None, outcome))


def events(*bodies: bytes) -> m.SendRecords:
    ids = [wire_id(body) for body in bodies]
    return m.SendRecords(
        tuple(m.OutgoingRecord(DeliveryId(i), DeliveryKind.EVENT, b) for i, b in zip(ids, bodies, strict=True))
    )


def wire_id(body: bytes) -> str:
    """The id in an encoded record; a made-up one for what is none."""
    return body.split(b'"id":"')[1].split(b'"')[0].decode() if b'"id":"' in body else uuid.uuid4().hex


def page(content: bytes, name: str = "page") -> m.OutgoingRecord:
    body = f"{name} {hashlib.sha256(content).hexdigest()} image/png".encode()
    return m.OutgoingRecord(DeliveryId(uuid.uuid4().hex), DeliveryKind.PAGE, body)
