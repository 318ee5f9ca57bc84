"""What the core needs of the rows beside the cases: the platform's messages, queue, numbers, trail, people, small facts."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from window_client.domain.application import Application
from window_client.domain.audit import AuditEntry
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId
from window_client.domain.number import NumberBlock, NumberTally, TakenNumber
from window_client.domain.received import Received, ReceivedItem
from window_client.domain.ticket import Ticket
from window_client.words import InboxOutcome, NumberKind


class Inbox(Protocol):
    """Messages of the platform, each applied once."""

    def add(self, item: ReceivedItem, outcome: InboxOutcome) -> bool:
        """False when this message is here already."""

    def newest(self) -> int:
        """Cursor of the newest message; 0 before the first."""

    def holds(self, item: ReceivedItem) -> bool:
        """Whether the same message, moment and words, is here under any cursor."""

    def unseen(self) -> int: ...
    def see_all(self) -> None: ...
    def listed(self, most: int) -> list[Received]:
        """Newest first."""


class Applications(Protocol):
    """Applications made online, whose they are and what they became; `take` with no case gives one back."""

    def add(self, application: Application) -> None: ...
    def get(self, cursor: int) -> Application | None: ...
    def open_of(self, who: str) -> list[Application]:
        """What nobody serves yet of this person or unit, by the key that cases have; a unit's by its representative's
        key too."""

    def of_case(self, case: CaseId) -> list[Application]: ...
    def take(self, cursor: int, case: CaseId | None) -> None: ...


class Tickets(Protocol):
    """Tickets this window claimed."""

    def put(self, ticket: Ticket) -> None: ...
    def current(self) -> Ticket | None:
        """The one ticket in CALLED, SERVING or HOLD, if any."""


class Numbers(Protocol):
    """Leased blocks and what became of each number."""

    def add_block(self, block: NumberBlock) -> None:
        """Same block id again: nothing happens."""

    def take(self, kind: NumberKind, *, case: str, at: datetime, text: Callable[[NumberBlock, int], str]) -> str | None:
        """Take the next number, write its row as USED, give its text; None when every block is empty."""

    def void(self, kind: NumberKind, text: str, *, at: datetime, reason: str) -> None: ...
    def left(self, kind: NumberKind) -> int: ...
    def fates(self, kind: NumberKind) -> list[TakenNumber]: ...
    def blocks(self, kind: NumberKind) -> list[NumberBlock]:
        """In the order of leasing."""

    def tally(self, kind: NumberKind, day: date) -> NumberTally: ...


class Audit(Protocol):
    """The hash-chained trail. `append` computes number and hash itself; `last` = how many lines, hash of the last."""

    @property
    def last(self) -> tuple[int, str]: ...

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        role: str,
        window: str,
        deed: str,
        subject: str,
        outcome: str,
        facts: str = "",
    ) -> AuditEntry: ...
    def entries(self, after: int = 0, limit: int = 1000) -> list[AuditEntry]: ...


class People(Protocol):
    """Cached rights, for signing in while the network is down."""

    def put(self, clerk: Clerk) -> None: ...
    def get(self, user: str) -> Clerk | None: ...


class Notes(Protocol):
    """Small facts by name: the cached catalogue, the inbox cursor, the case in hand."""

    def get(self, name: str) -> bytes | None: ...
    def put(self, name: str, value: bytes) -> None: ...
    def names(self, prefix: str) -> list[str]:
        """Names that begin so."""

    def drop(self, name: str) -> None: ...
