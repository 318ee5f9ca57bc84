"""The outbox as rows (待上报), domain.md 5.4."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, func, insert, literal_column, or_, select, text, update

from local_cache import tables
from local_cache.moments import bounds, moment, moment_or_none, stamp, stamp_or_none
from local_cache.reading_once import WHOLE, ReadOnce
from window_client.domain.day_comparison import DayRow
from window_client.domain.delivery import FRESH_ROWS, FRESH_S, NO_CASE, Delivery, ListedDelivery, OutgoingRecord
from window_client.domain.ids import CaseId, DeliveryId
from window_client.words import DeliveryKind, DeliveryState

_c = tables.deliveries.c
_earlier = tables.deliveries.alias("earlier")
_UNSENT = [DeliveryState.WAITING.value, DeliveryState.SENDING.value, DeliveryState.RETURNED.value]

_ADD = insert(tables.deliveries)
_SAVE = update(tables.deliveries).where(_c.id == bindparam("key"))
_ALL = select(*(column for column in _c if column.name != "place"))
_GET = _ALL.where(_c.id == bindparam("key"))
_IN_STATE = _ALL.where(_c.state == bindparam("in_state")).order_by(_c.at, _c.place)
_OF_NO_CASE = _ALL.where(_c.case_id.is_(None)).order_by(_c.place.desc()).limit(bindparam("most"))
_OF_CASE = _ALL.where(_c.case_id == bindparam("key")).order_by(_c.place)
_IDS = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
"""Ids as one JSON text: a statement with hundreds of places is compiled anew for every number of them."""

_MARK = update(tables.deliveries).where(_c.id.in_(_IDS)).returning(_c.case_id)
_MARK_TRIED = _MARK.values(attempts=_c.attempts + 1)
_PUT_BACK = (
    update(tables.deliveries)
    .where(_c.id.in_(_IDS), _c.state == DeliveryState.SENDING.value)
    .values(state=DeliveryState.WAITING.value, attempts=_c.attempts - 1)
    .returning(_c.case_id)
)
_AGAIN = (
    update(tables.deliveries)
    .where(_c.state == literal_column(f"'{DeliveryState.ACKNOWLEDGED.value}'"), _c.changed_at >= bindparam("since"))
    .values(state=DeliveryState.WAITING.value, next_at=0)
)
_STATES = select(_c.case_id, _c.state).where(_c.case_id.in_(_IDS))
_HURRY = (
    update(tables.deliveries)
    .where(_c.state == DeliveryState.WAITING.value, _c.next_at > bindparam("now"))
    .values(next_at=bindparam("new_next"))
)
_TO_SEND = [DeliveryState.WAITING.value, DeliveryState.SENDING.value]
_OPEN = select(func.count(), func.min(_c.at)).where(_c.state.in_(_TO_SEND))
_IDLE, _NEVER = "deliveries.idle", 2**62  # until which stamp none is due
_NEXT_DUE = select(func.coalesce(func.min(_c.next_at), _NEVER)).where(_c.state == DeliveryState.WAITING.value)
_COUNT = select(func.count()).where(_c.state == bindparam("in_state"))
# The planner would rather walk all acknowledged rows of the queue's index.
_ACKNOWLEDGED = text(
    "SELECT count(*) FROM deliveries INDEXED BY deliveries_acknowledged"
    " WHERE state = 'acknowledged' AND changed_at >= :start AND changed_at < :end"
)

_MADE_ON = text(
    "SELECT id, kind, state, body FROM deliveries WHERE at >= :start AND at < :end AND window = :of ORDER BY at LIMIT :most"
)

_EARLIER_UNSENT = and_(
    _earlier.c.case_id == _c.case_id,
    _earlier.c.kind == DeliveryKind.EVENT.value,
    _earlier.c.seq < _c.seq,
    or_(*(_earlier.c.state == state for state in _UNSENT)),  # IN with a list is spelt out anew at every execution
)
_HELD_BACK = (
    select(_earlier.c.place)
    .where(
        _EARLIER_UNSENT,
        or_(_earlier.c.state != DeliveryState.WAITING.value, _earlier.c.next_at > bindparam("now")),
    )
    .exists()
)
_BEFORE = select(func.count()).select_from(_earlier).where(_EARLIER_UNSENT).scalar_subquery()
_EVENT = DeliveryKind.EVENT.value
_IS_EVENT = _c.kind == _EVENT
_DUE = (
    select(_c.id, _c.kind, _c.case_id, _c.attempts, _c.body, _BEFORE)
    .where(_c.state == DeliveryState.WAITING.value, _c.next_at <= bindparam("now"), or_(~_IS_EVENT, ~_HELD_BACK))
    .order_by(_c.attempts, _c.place)
)
_LAST_EVENTS = (
    select(_c.body).where(_c.kind == DeliveryKind.EVENT.value).order_by(_c.place.desc()).limit(bindparam("most"))
)
_NEWEST = select(func.coalesce(func.max(_c.place), 0) - FRESH_ROWS).scalar_subquery()
_LITTLE_TRIED = text("deliveries.attempts IN (0, 1, 2)")  # written out: a seek of the index for each
_FRESH = _DUE.where(_IS_EVENT, _c.place > _NEWEST, _c.at >= bindparam("fresh"), _LITTLE_TRIED)
_cases, _events = tables.cases.c, tables.events.c
_UNNUMBERED = (
    select(_c.id, _c.case_id)
    .join(tables.cases, _cases.id == _c.case_id)
    .where(_c.id.in_(_IDS), _cases.official_no == "")
)
_pages = tables.deliveries.alias("pages")
_OF_ITS_PAGES = and_(
    _pages.c.case_id == _c.case_id,
    _pages.c.kind == DeliveryKind.PAGE.value,
    _c.kind == DeliveryKind.PAGE.value,  # only a page's row asks how many of its case are there
)
_PAGES = select(func.count()).select_from(_pages).where(_OF_ITS_PAGES)
_PAGES_SENT = _PAGES.where(_pages.c.state == DeliveryState.ACKNOWLEDGED.value)


_LISTED = (
    select(
        _c.id,
        _c.kind,
        func.coalesce(_cases.receipt_no, ""),
        func.coalesce(_cases.item_name, ""),
        func.coalesce(_events.kind, ""),
        _c.actor,
        _c.at,
        _c.state,
        _c.attempts,
        _c.next_at,
        _c.cause,
        _c.changed_at,
        _PAGES_SENT.scalar_subquery(),
        _PAGES.scalar_subquery(),
    )
    .join(tables.cases, _cases.id == _c.case_id, isouter=True)
    .join(
        tables.events,
        and_(_events.case_id == _c.case_id, _events.seq == _c.seq, _c.kind == DeliveryKind.EVENT.value),
        isouter=True,
    )
    .where(_c.state == bindparam("in_state"))
    .limit(bindparam("most"))
)
_LISTED_OPEN = _LISTED.order_by(_c.attempts.desc(), _c.place)
_LISTED_DONE = _LISTED.order_by(_c.changed_at.desc())


class DeliveryRows:
    """`ports.Deliveries` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add(self, delivery: Delivery) -> None:
        self._run(_ADD, _whole(delivery))

    def add_all(self, deliveries: Sequence[Delivery]) -> None:
        if deliveries:
            self._run(_ADD, [_whole(each) for each in deliveries])

    def get(self, delivery: DeliveryId) -> Delivery | None:
        row = self._run(_GET, {"key": delivery}).one_or_none()
        return _delivery(row) if row else None

    def save(self, delivery: Delivery) -> None:
        """Keeps state, attempts, next_at, cause, changed_at; all else is signed. Raises LookupError when unknown."""
        if self._run(_SAVE, {"key": delivery.id, **_moving(delivery)}).rowcount != 1:
            raise LookupError("no such delivery to save")

    def due(self, now: datetime, limit: int, max_bytes: int) -> list[OutgoingRecord]:
        """At least one row is given, however large. A returned event holds back the later ones of its own case. When none
        is due, the table is not asked again before the next one is, or somebody writes there."""
        idle_until = self._once.known(_IDLE, WHOLE)
        if idle_until is not None and stamp(now) < idle_until:
            return []
        batch = _Batch(limit, max_bytes)
        fresh = stamp(now - timedelta(seconds=FRESH_S))
        for statement, more in ((_FRESH, {"fresh": fresh}), (_DUE, {})):
            with self._run(statement, {"now": stamp(now), **more}) as rows:
                if not all(batch.take(row) for part in rows.partitions(limit) for row in part):
                    break
        if not batch.chosen:
            self._once.put(_IDLE, WHOLE, self._run(_NEXT_DUE).scalar_one(), as_read=True)
        return list(batch.chosen.values())

    def mark(
        self, deliveries: Sequence[DeliveryId], state: DeliveryState, *, at: datetime, attempt: bool = False
    ) -> set[CaseId]:
        statement = _MARK_TRIED if attempt else _MARK
        values = {"ids": _json(deliveries), "state": state.value, "changed_at": stamp(at)}
        return {CaseId(case or NO_CASE) for (case,) in self._run(statement, values).all()}

    def put_back(self, deliveries: Sequence[DeliveryId], *, at: datetime, cause: str) -> set[CaseId]:
        values = {"ids": _json(deliveries), "next_at": stamp(at), "changed_at": stamp(at), "cause": cause}
        return {CaseId(case or NO_CASE) for (case,) in self._run(_PUT_BACK, values).all()}

    def again_since(self, since: datetime, *, at: datetime) -> int:
        return int(self._run(_AGAIN, {"since": stamp(since), "changed_at": stamp(at)}).rowcount)

    def hurry(self, at: datetime) -> None:
        self._run(_HURRY, {"now": stamp(at), "new_next": stamp(at)})

    def listed(self, state: DeliveryState, most: int) -> list[ListedDelivery]:
        """For a list: acknowledged ones newest first, others the most tried first."""
        statement = _LISTED_DONE if state is DeliveryState.ACKNOWLEDGED else _LISTED_OPEN
        return [_listed(row) for row in self._run(statement, {"in_state": state.value, "most": most})]

    def in_state(self, state: DeliveryState) -> list[Delivery]:
        """Oldest first."""
        return [_delivery(row) for row in self._run(_IN_STATE, {"in_state": state.value})]

    def of_case(self, case: CaseId) -> list[Delivery]:
        """In the order they were made."""

        def read() -> list[Delivery]:
            return [_delivery(row) for row in self._run(_OF_CASE, {"key": case})]

        return list(self._once.of("deliveries", case, read))

    def of_no_case(self, most: int) -> list[Delivery]:
        """Newest first."""
        return [_delivery(row) for row in self._run(_OF_NO_CASE, {"most": most})]

    def states(self, cases: Sequence[CaseId]) -> dict[CaseId, set[DeliveryState]]:
        found: dict[CaseId, set[DeliveryState]] = {}
        for case, state in self._run(_STATES, {"ids": _json(cases)}):
            found.setdefault(CaseId(case), set()).add(DeliveryState(state))
        return found

    def unnumbered(self, deliveries: Sequence[DeliveryId]) -> list[tuple[DeliveryId, CaseId]]:
        rows = self._run(_UNNUMBERED, {"ids": _json(deliveries)})
        return [(DeliveryId(delivery), CaseId(case)) for delivery, case in rows]

    def last_events(self, most: int) -> list[bytes]:
        """Newest first."""
        return [bytes(body) for (body,) in self._run(_LAST_EVENTS, {"most": most})]

    def made_on(self, day: date, window: str, most: int) -> list[DayRow]:
        """In the order of their times."""
        start, end = bounds(day)
        rows = self._run(_MADE_ON, {"start": start, "end": end, "of": window, "most": most})
        return [DayRow(row[0], DeliveryKind(row[1]), DeliveryState(row[2]), bytes(row[3])) for row in rows]

    def waiting(self) -> tuple[int, datetime | None]:
        def read() -> tuple[int, datetime | None]:
            count, oldest = self._run(_OPEN).one()
            return count, moment_or_none(oldest)

        return self._once.of("deliveries.waiting", WHOLE, read)

    def count(self, state: DeliveryState) -> int:
        return int(self._run(_COUNT, {"in_state": state.value}).scalar_one())

    def acknowledged_on(self, day: date) -> int:
        start, end = bounds(day)
        return int(self._run(_ACKNOWLEDGED, {"start": start, "end": end}).scalar_one())


def _json(ids: Sequence[str]) -> str:
    return msgspec.json.encode(ids).decode()


class _Batch:
    """Rows taken in their order until one is too much; never a later event of a case before an earlier one."""

    def __init__(self, limit: int, max_bytes: int) -> None:
        self.chosen: dict[str, OutgoingRecord] = {}
        self._limit, self._max_bytes, self._size = limit, max_bytes, 0
        self._events_of: dict[str, int] = {}

    def take(self, row: Sequence[Any]) -> bool:
        """Whether more may follow. The last column counts the earlier unsent events of the case."""
        ident, kind, case, attempts, body, before = row
        event = kind == _EVENT
        if ident in self.chosen or (event and self._events_of.get(case, 0) != before):
            return True  # an earlier event of this case was tried more often, so it comes later in this order
        size = self._size + len(body)
        if self.chosen and size > self._max_bytes:
            return False
        self.chosen[ident], self._size = OutgoingRecord(ident, DeliveryKind(kind), body, attempts + 1), size
        self._events_of[case] = self._events_of.get(case, 0) + event
        return len(self.chosen) < self._limit


def _listed(row: Sequence[Any]) -> ListedDelivery:
    ident, kind, receipt_no, item_name, event, actor, at, state, attempts, next_at, cause, changed, sent, pages = row
    return ListedDelivery(
        id=ident,
        kind=DeliveryKind(kind),
        receipt_no=receipt_no,
        item_name=item_name,
        event=event,
        actor=actor,
        at=moment(at),
        state=DeliveryState(state),
        attempts=attempts,
        next_at=moment(next_at) if next_at else None,
        cause=cause,
        changed_at=moment_or_none(changed),
        pages_sent=sent,
        pages_total=pages,
    )


def _whole(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "kind": delivery.kind.value,
        "case_id": delivery.case or None,
        "seq": delivery.seq,
        "actor": delivery.actor,
        "window": delivery.window,
        "at": stamp(delivery.at),
        "body": delivery.body,
        **_moving(delivery),
    }


def _moving(delivery: Delivery) -> dict[str, Any]:
    return {
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "next_at": stamp(delivery.next_at) if delivery.next_at else 0,
        "cause": delivery.cause,
        "changed_at": stamp_or_none(delivery.changed_at),
    }


def _delivery(row: Sequence[Any]) -> Delivery:
    ident, kind, case, seq, actor, window, at, body, state, attempts, next_at, cause, changed = row
    return Delivery(
        ident,
        DeliveryKind(kind),
        case or NO_CASE,
        seq,
        actor,
        window,
        moment(at),
        body,
        DeliveryState(state),
        attempts,
        moment(next_at) if next_at else None,
        cause,
        moment_or_none(changed),
    )
