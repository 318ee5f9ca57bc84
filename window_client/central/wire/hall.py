"""Windows, load, numbers (窗口、负载、号段)."""

from datetime import datetime
from typing import Annotated

import msgspec

from window_client.central.wire.base import Fault


class Heartbeat(msgspec.Struct, frozen=True, kw_only=True):
    """POST /heartbeat: the window is alive (心跳)."""

    window_name: str
    state: str
    staff_no: str
    ticket: str
    devices: str
    unsent: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]
    groups: list[str]
    silent: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)] = 0  # receipts about to count as accepted by silence


class HeartbeatAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Clock, catalogue tag and how many wait for this window's groups."""

    now: datetime
    catalogue_etag: str
    waiting: int
    longest_s: int
    inbox: int = 0  # cursor of the newest message for this window
    fault: Fault | None = None


class WindowLoad(msgspec.Struct, frozen=True, kw_only=True):
    """One window today; `mean_handle_s` None = nothing finished yet."""

    window: str
    name: str
    state: str
    staff_no: str
    ticket: str
    since: datetime | None
    accepted: int
    served: int
    mean_handle_s: int | None
    devices: str
    unsent: int
    heard_at: datetime | None
    silent: int = 0


class GroupLoad(msgspec.Struct, frozen=True, kw_only=True):
    """People waiting in one group."""

    group: str
    waiting: int
    longest_s: int


class HallLoad(msgspec.Struct, frozen=True, kw_only=True):
    """GET /hall/load: the whole hall today (大厅负荷)."""

    at: datetime
    windows: list[WindowLoad]
    groups: list[GroupLoad]
    accepted_today: int
    served_today: int
    rated_today: int = 0  # visits whose citizen answered the evaluator
    not_rated_today: int = 0  # … was asked and did not answer
    fault: Fault | None = None


class LeaseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /number-blocks: lease numbers; `kind` is a `words.NumberKind`; `request` makes a repeat harmless."""

    kind: str
    size: int
    request: str


class NumberBlock(msgspec.Struct, frozen=True, kw_only=True):
    """`first`..`last` inclusive, never leased to anyone else."""

    id: str
    kind: str
    prefix: str
    first: int
    last: int
    fault: Fault | None = None
