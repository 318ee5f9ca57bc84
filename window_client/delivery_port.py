"""What the core needs of the outbox, as a Protocol (待上报); part of `ports`, see there."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from window_client.domain.day_comparison import DayRow
from window_client.domain.delivery import Delivery, ListedDelivery, OutgoingRecord
from window_client.domain.ids import CaseId, DeliveryId
from window_client.words import DeliveryState


class Deliveries(Protocol):
    """The outbox."""

    def add(self, delivery: Delivery) -> None: ...
    def add_all(self, deliveries: Sequence[Delivery]) -> None:
        """Many rows in one statement, in this order."""

    def get(self, delivery: DeliveryId) -> Delivery | None: ...
    def save(self, delivery: Delivery) -> None: ...
    def due(self, now: datetime, limit: int, max_bytes: int) -> list[OutgoingRecord]:
        """WAITING rows whose time has come: events of the last two minutes, tried at most twice, then fewest attempts first,
        then oldest, so that a refused row blocks nobody; never a later event of a case before an earlier one of it."""

    def mark(
        self, deliveries: Sequence[DeliveryId], state: DeliveryState, *, at: datetime, attempt: bool = False
    ) -> set[CaseId]:
        """Move many rows in one statement; `attempt` counts one more try. The cases they belong to."""

    def put_back(self, deliveries: Sequence[DeliveryId], *, at: datetime, cause: str) -> set[CaseId]:
        """Those of them that are SENDING wait again and are due at once: their turn did not come, so that was no
        attempt. The cases they belong to."""

    def again_since(self, since: datetime, *, at: datetime) -> int:
        """Every row that was acknowledged since then is WAITING again: the platform lost it. How many."""

    def hurry(self, at: datetime) -> None:
        """Every WAITING row is due now: the platform is back, or a person pressed 立即上报."""

    def listed(self, state: DeliveryState, most: int) -> list[ListedDelivery]:
        """For a list: acknowledged ones newest first, others the most tried first."""

    def in_state(self, state: DeliveryState) -> list[Delivery]: ...
    def of_case(self, case: CaseId) -> list[Delivery]: ...
    def of_no_case(self, most: int) -> list[Delivery]:
        """Records about no case, newest first."""

    def states(self, cases: Sequence[CaseId]) -> dict[CaseId, set[DeliveryState]]:
        """Of each case the states of its records."""

    def unnumbered(self, deliveries: Sequence[DeliveryId]) -> list[tuple[DeliveryId, CaseId]]:
        """Those of them whose case has no official number."""

    def last_events(self, most: int) -> list[bytes]:
        """Bodies of the newest event records, newest first, whatever became of them."""

    def made_on(self, day: date, window: str, most: int) -> list[DayRow]:
        """This window's records of a local day of the hall, by the time at which they were made; at most so many."""

    def waiting(self) -> tuple[int, datetime | None]:
        """How many are WAITING or SENDING, and the true time of the oldest."""

    def count(self, state: DeliveryState) -> int: ...
    def acknowledged_on(self, day: date) -> int: ...
