"""Frozen rows for screens about the local data (本机数据); `views.py` has them all."""

from dataclasses import dataclass
from datetime import date, datetime

from window_client.words import CaseState, Waits


@dataclass(frozen=True, slots=True)
class KeepingRow:
    """A case at its end: what goes when, or what it waits for."""

    receipt_no: str
    item_name: str
    state: CaseState
    case_on: date | None = None
    pages_on: date | None = None
    waits: Waits | None = None


@dataclass(frozen=True, slots=True)
class KeyView:
    """The key of the local data. `what`: "" = no change is under way, else `pages` or `store`."""

    changed_at: datetime | None = None
    what: str = ""
    done: int = 0
    of: int = 0
    held_up: bool = False


@dataclass(frozen=True, slots=True)
class StoreView:
    """The local data as a technician sees it. `rows`: the next to go first, then what waits; at most 200."""

    checked_at: datetime | None = None
    damaged: bool = False
    rows: tuple[KeepingRow, ...] = ()
    within_week: int = 0
    waits_platform: int = 0
    waits_archive: int = 0
    reduced: int = 0
    more: bool = False  # not all cases were looked at
