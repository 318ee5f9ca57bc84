"""What the core needs from the outside, as Protocols: a store, a vault, a clock, ids, and hands for its orders.

Threads: a `Unit` lives and dies on the desk thread; everything else may be called from any thread.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from window_client.delivery_port import Deliveries as Deliveries
from window_client.domain.basket import BasketItem
from window_client.domain.case import Answer, Case, Event, OpenDue
from window_client.domain.clerk import Clerk
from window_client.domain.document import Document, Promise
from window_client.domain.evaluation import Evaluation
from window_client.domain.finding import Wanted
from window_client.domain.ids import CaseId, DeliveryId, DocumentId, PageId, PaperId
from window_client.domain.item import Catalogue
from window_client.domain.item_problem import ItemProblem
from window_client.domain.materials import MaterialPage
from window_client.domain.paper import Paper
from window_client.domain.result import Result
from window_client.domain.rule_checks import CheckRecord
from window_client.domain.sources import Rival
from window_client.hall_port import Applications as Applications
from window_client.hall_port import Audit as Audit
from window_client.hall_port import Inbox as Inbox
from window_client.hall_port import Notes as Notes
from window_client.hall_port import Numbers as Numbers
from window_client.hall_port import People as People
from window_client.hall_port import Tickets as Tickets
from window_client.keeping_port import Keeping as Keeping
from window_client.material_ports import Materials as Materials
from window_client.messages import Message, Order
from window_client.printing_ports import Evaluations as Evaluations
from window_client.printing_ports import PrintJobs as PrintJobs
from window_client.views import View
from window_client.words import CaseState, PaperState


class Cases(Protocol):
    """Cases and what hangs on them. `save` replaces the row of the same id; `add` refuses a second one."""

    def add(self, case: Case) -> None: ...
    def get(self, case: CaseId) -> Case | None: ...
    def save(self, case: Case) -> None: ...
    def drafts(self, window: str) -> list[Case]:
        """All cases still in DRAFT, oldest first."""

    def accepted_on(self, day: date, limit: int) -> list[Case]:
        """Cases accepted on this local day, newest first."""

    def accepted_since(self, day: date) -> list[tuple[str, bool, int]]:
        """Item code, whether the applicant had to come again, how many cases; void ones apart."""

    def open_same(self, applicant_key: str, item_code: str, besides: CaseId) -> Case | None:
        """Another case of the same applicant and item that is neither a draft nor at an end (两头受理)."""

    def find(self, wish: Wanted, limit: int) -> list[Case]:
        """Cases of any age with such a number, ID number, name or tail, newest first; ≤ 30 ms among a million."""

    def in_state(self, state: CaseState, limit: int) -> list[Case]:
        """Oldest first."""

    def due_by(self, day: date, limit: int) -> list[Case]:
        """Accepted or in review and due on or before this day, earliest first."""

    def provisional(self, after: str, limit: int) -> list[OpenDue]:
        """Not decided, with a provisional due date, by id, from the one after this id."""

    def settle_due(self, cases: Sequence[CaseId]) -> None:
        """Their due dates are provisional no more."""

    def settle_due_through(self, after: str, last: CaseId) -> None:
        """The same for all that `provisional` gives after one id and up to another, in one statement."""

    def by_number(self, number: str) -> Case | None:
        """The case with this receipt or official number."""

    def of_applicant(self, applicant_key: str) -> list[Case]:
        """Newest first."""

    def collected_by(self, cert_no: str) -> list[Case]:
        """Cases whose agent, or whose unit's representative, has this certificate number; newest first."""

    def of_project(self, code: str) -> list[Case]:
        """Cases with this investment project code in their form, oldest first; void ones left out."""

    def count(self, state: CaseState) -> int: ...
    def put_answer(self, case: CaseId, *answers: Answer) -> None: ...
    def drop_answers(self, case: CaseId, fields: Sequence[str]) -> None: ...
    def answers(self, case: CaseId) -> dict[str, Answer]: ...
    def add_event(self, event: Event) -> None: ...
    def events(self, case: CaseId) -> list[Event]: ...
    def add_checks(self, record: CheckRecord) -> None: ...
    def checks(self, case: CaseId) -> list[CheckRecord]: ...
    def last_event_at(self, case: CaseId) -> datetime | None: ...
    def add_page(self, page: MaterialPage) -> None: ...
    def drop_page(self, case: CaseId, material: str, page: PageId) -> None: ...
    def pages(self, case: CaseId) -> list[MaterialPage]: ...


class Baskets(Protocol):
    """Items taken in one sitting (一件事). A draft of one item has no rows here."""

    def put(self, item: BasketItem) -> None:
        """Once `became` is set the row is fixed."""

    def drop(self, sitting: CaseId, item: str) -> None: ...
    def of_sitting(self, sitting: CaseId) -> list[BasketItem]:
        """In the order in which they were taken, with those that became cases."""

    def of_number(self, number: str) -> list[BasketItem]:
        """All items of the sitting with this number."""

    def together(self, case: CaseId) -> list[BasketItem]:
        """All items of the sitting that this case is or came from; none for a case that came alone."""


class Rivals(Protocol):
    """What other sources say of the answers of a case; they go with their answers."""

    def put(self, case: CaseId, rival: Rival) -> None: ...
    def drop(self, case: CaseId, field: str) -> None: ...
    def of_case(self, case: CaseId) -> list[Rival]: ...


class Papers(Protocol):
    """Printed papers."""

    def add(self, paper: Paper) -> None: ...
    def get(self, paper: PaperId) -> Paper | None: ...
    def save(self, paper: Paper) -> None: ...
    def in_state(self, state: PaperState, most: int = 100) -> list[Paper]:
        """Oldest first; thousands may wait for a printer that is away."""

    def of_case(self, case: CaseId) -> list[Paper]:
        """Oldest first, reprints after their original."""

    def newest(self, cases: Sequence[CaseId]) -> dict[CaseId, tuple[PaperId, PaperState]]:
        """Of each case the last print and how it stands."""


class Documents(Protocol):
    """Official papers, their templates by hash, promises and results."""

    def keep_template(self, digest: str, source: str) -> None:
        """Kept once; the same hash again: nothing happens."""

    def template(self, digest: str) -> str: ...
    def add(self, document: Document) -> None: ...
    def get(self, document: DocumentId) -> Document | None: ...
    def save(self, document: Document) -> None: ...
    def of_case(self, case: CaseId) -> list[Document]:
        """Oldest first, reprints after their original."""

    def frozen(self, most: int) -> list[Document]:
        """Still without their PDF, oldest first."""

    def failed(self) -> list[Document]: ...

    def put_promise(self, promise: Promise) -> None: ...
    def drop_promise(self, case: CaseId, material: str) -> None:
        """Only before the case is accepted: later the store refuses."""

    def promises(self, case: CaseId) -> list[Promise]: ...
    def promises_due(self, until: date, limit: int) -> list[Promise]:
        """Not kept, due on or before this day, earliest first."""

    def put_result(self, result: Result) -> None: ...
    def result(self, case: CaseId) -> Result | None: ...


class Unit(Protocol):
    """One transaction (BEGIN IMMEDIATE … COMMIT). Leaving the `with` block by an exception rolls all of it back."""

    cases: Cases
    baskets: Baskets
    rivals: Rivals
    materials: Materials
    papers: Papers
    documents: Documents
    print_jobs: PrintJobs
    evaluations: Evaluations
    deliveries: Deliveries
    inbox: Inbox
    applications: Applications
    tickets: Tickets
    numbers: Numbers
    audit: Audit
    people: People
    notes: Notes
    keeping: Keeping


class Store(Protocol):
    """The encrypted store. `unit` may be used on the desk thread only and commits when its block ends without error.

    Raises StoreUnavailable when the disk will not take it, with everything rolled back.
    """

    @property
    def is_open(self) -> bool: ...
    def open(self) -> None:
        """Open the file with the vault's key, migrate if needed; on the desk thread."""

    def unit(self) -> AbstractContextManager[Unit]: ...
    def close(self) -> None: ...


class Vault(Protocol):
    """Slots that wrap the one data key. Argon2id takes 0.2–0.5 s: call from the gate thread only."""

    @property
    def is_unlocked(self) -> bool: ...
    def unlock_by_password(self, user: str, password: str) -> "SlotAnswer":
        """Never raises for a wrong password: the answer says what happened."""

    def unlock_by_machine(self) -> bool:
        """Open by the machine slot; False when there is none or it does not open."""

    def create(self) -> None:
        """Make the data key and the machine slot of a new data directory; unlocks it."""

    def put_password_slot(self, user: str, password: str) -> None:
        """Make or replace this person's slot; the vault must be unlocked."""

    def right_of(self, user: str) -> Clerk | None:
        """The cached right that the password slot carries (sealed with it), after it opened."""

    def put_right(self, clerk: Clerk) -> None: ...
    def people(self) -> list[str]:
        """Users with a password slot; raises VaultError when there are no slots."""

    def failures(self, user: str) -> tuple[int, float]:
        """Wrong passwords in a row and when the last was (seconds since 1970 UTC)."""

    def note_tries(self, user: str, failed: int, at: float) -> None: ...


class SlotAnswer(Protocol):
    """`opened`, else `missing` (no such slot) or a wrong password."""

    opened: bool
    missing: bool


class Sealer(Protocol):
    """Seals page files with a key derived from the data key; a driver never sees the key. Any thread."""

    def seal(self, plain: bytes) -> tuple[PageId, str]:
        """Write the sealed file (fsync, atomic rename) and give its id and the SHA-256 of the plain bytes (hex).
        The same bytes give the same id and one file. Raises StoreUnavailable."""

    def unseal(self, page: PageId) -> bytes:
        """Raises FileNotFoundError, or ValueError when the file was changed."""


class RecordWriter(Protocol):
    """Encodes one record for the platform in the words of its contract (central/wire); pure, any thread."""

    def event_body(
        self, delivery: DeliveryId, event: Event, case: Case, content: "AcceptedContent | None"
    ) -> bytes: ...
    def read_event(self, body: bytes) -> Mapping[str, str]:
        """What `event_body` made, field by field (domain/record_pair.py); raises ValueError for anything else."""

    def evaluation_body(self, delivery: DeliveryId, evaluation: Evaluation, case: Case) -> bytes: ...
    def problem_body(self, problem: ItemProblem) -> bytes: ...
    def read_problem(self, body: bytes) -> ItemProblem:
        """What `problem_body` made, read again."""


@dataclass(frozen=True, slots=True)
class AcceptedContent:
    """What goes with an "accepted" event."""

    answers: Mapping[str, Answer]
    pages: Sequence[MaterialPage]
    applications: str = ""  # numbers of what the applicant had sent in online


class CatalogueReader(Protocol):
    """Reads the platform's catalogue bytes; raises CatalogueError (errors.py) naming item, element and reason. `only`:
    of a whole hall's catalogue no more than these items and bundles, and what is served together with them."""

    def __call__(self, raw: bytes, only: Collection[str] | None = None) -> Catalogue: ...


class Clock(Protocol):
    """True time, aware, in the hall's zone."""

    def now(self) -> datetime: ...


class Ids(Protocol):
    """Fresh random identifiers."""

    def uuid(self) -> str: ...
    def token(self) -> str:
        """Opaque, URL-safe, ≥ 96 bits."""


Say = Callable[[View], None]
"""Hands a view to the screen; any thread; never blocks."""

Perform = Callable[[Order], None]
"""Hands an order to the part that carries it out; never blocks."""

Submit = Callable[[Message], None]
"""Puts a message into the desk's inbox; any thread; never blocks."""
