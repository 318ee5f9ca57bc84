"""The port to what is kept of ended cases (到期清理); `ports.py` has it with the others."""

from datetime import date, datetime
from typing import Protocol

from window_client.domain.ids import CaseId
from window_client.domain.keeping import Ended


class Keeping(Protocol):
    """Cases at their end, and what stays of them (到期清理)."""

    def ended(self, after: tuple[str, datetime] | None, most: int) -> list[Ended]:
        """Cases in a state of `ENDS` that were not reduced, by state and time of opening, after this place."""

    def reduce(self, case: CaseId, at: datetime) -> str:
        """Everything but number and state goes; the hash of what was reported, with its algorithm. The schema refuses
        an open case and one with an unsent record."""

    def drop_pages(self, case: CaseId) -> None: ...
    def drop_inbox(self, before: datetime) -> int:
        """Seen messages of the platform from before; how many went."""

    def versions_named(self) -> set[str]:
        """Catalogue versions that cases were begun with which are not at their end, or delivered and not yet archived."""

    def last_days(self, window: str) -> dict[CaseId, tuple[datetime, date | None]]:
        """Of each draft of this window: when somebody last touched it, and the latest due day of its sitting's cases."""

    def open_items(self, version: str) -> set[str]:
        """Items that cases of this version serve which are not at their end."""

    def is_reduced(self, case: CaseId) -> bool: ...
    def count(self) -> int: ...
