"""Orders waiting for the courier (待办): people first, then by arrival; of what may grow old only the newest is kept."""

import threading
from collections.abc import Hashable

from window_client.messages import (
    AskData,
    AskDay,
    AskRecord,
    AskTicket,
    CentralOrder,
    FetchCatalogue,
    FetchInbox,
    LeaseNumbers,
    SendRecords,
    TellPresence,
    UseWindowToken,
    WatchHall,
)

_FIRST = (AskTicket, AskData, AskRecord, UseWindowToken, WatchHall)


class OrderQueue:
    """Any thread puts, one takes. Nothing can pile up while the platform hangs: a heartbeat replaces the one that
    still waits, in its place."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, CentralOrder] = {}
        self._changed = threading.Condition()
        self._count = 0
        self._is_closed = False

    def put(self, order: CentralOrder) -> None:
        """Never blocks."""
        with self._changed:
            self._count += 1
            self._waiting[_slot(order, self._count)] = order
            self._changed.notify()

    def get(self, timeout_s: float | None) -> CentralOrder | None:
        """The next order; None after the time, or when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed, timeout_s)
            return self._take(with_bulk=True)

    def get_short(self) -> CentralOrder | None:
        """The next order that is one short request, at once; None when there is none."""
        with self._changed:
            return self._take(with_bulk=False)

    def get_bulk(self, records: int, size: int) -> SendRecords | None:
        """The next order to send records, at once, if it has events only, no more of them and no more bytes than this."""
        with self._changed:
            for slot, order in self._waiting.items():
                if isinstance(order, SendRecords):
                    if len(order.records) > records or order.size > size or not order.has_events_only:
                        return None
                    del self._waiting[slot]
                    return order
            return None

    def close(self) -> None:
        """Wake the taker for the last time; what still waits is dropped, it lives in its rows."""
        with self._changed:
            self._is_closed = True
            self._waiting.clear()
            self._changed.notify()

    def _take(self, *, with_bulk: bool) -> CentralOrder | None:
        slots = [slot for slot, order in self._waiting.items() if with_bulk or not isinstance(order, SendRecords)]
        first = next((slot for slot in slots if isinstance(self._waiting[slot], _FIRST)), None)
        slot = first if first is not None else next(iter(slots), None)
        return None if slot is None else self._waiting.pop(slot)


def _slot(order: CentralOrder, count: int) -> Hashable:
    """Equal for two orders of which only the newer is worth doing."""
    match order:
        case TellPresence() | AskDay() | FetchCatalogue() | FetchInbox() | WatchHall() | UseWindowToken():
            return type(order).__name__
        case AskRecord():
            return order.delivery
        case LeaseNumbers():
            return order.kind
        case _:
            return count
