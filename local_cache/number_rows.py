"""Leased blocks and the fate of each number, as rows (号段)."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.moments import bounds, moment, stamp
from local_cache.reading_once import ReadOnce
from window_client.domain.number import NumberBlock, NumberTally, TakenNumber
from window_client.words import NumberKind, NumberState

_b, _n = tables.number_blocks.c, tables.numbers.c
_older = tables.number_blocks.alias("older")
_ADD_BLOCK = upsert(tables.number_blocks).on_conflict_do_nothing(index_elements=[_b.id])
_FIRST_WITH_NUMBERS = (
    select(func.min(_older.c.place))
    .where(_older.c.kind == bindparam("of_kind"), _older.c.next <= _older.c.last)
    .scalar_subquery()
)
_TAKE = (
    update(tables.number_blocks)
    .where(_b.place == _FIRST_WITH_NUMBERS)
    .values(next=_b.next + 1)
    .returning(_b.id, _b.kind, _b.prefix, _b.first, _b.last, _b.next)
)
_USED = insert(tables.numbers)
_FATE = update(tables.numbers).where(_n.kind == bindparam("of_kind"), _n.text == bindparam("of_text"))
_LEFT = select(func.coalesce(func.sum(_b.last - _b.next + 1), 0)).where(_b.kind == bindparam("of_kind"))
_FATES = (
    select(_n.kind, _n.block, _n.seq, _n.text, _n.state, _n.case_id, _n.at, _n.reason)
    .where(_n.kind == bindparam("of_kind"))
    .order_by(_n.at, _n.seq)
)

_BLOCKS = select(_b.id, _b.kind, _b.prefix, _b.first, _b.last, _b.next).where(_b.kind == bindparam("of_kind"))
_OF_DAY = (
    select(_n.state, func.count())
    .where(_n.kind == bindparam("of_kind"), _n.at >= bindparam("start"), _n.at < bindparam("end"))
    .group_by(_n.state)
)
_TAKEN = select(func.coalesce(func.sum(_b.next - _b.first), 0)).where(_b.kind == bindparam("of_kind"))
_WRITTEN = select(func.count()).where(_n.kind == bindparam("of_kind"))


class NumberRows:
    """`ports.Numbers` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def add_block(self, block: NumberBlock) -> None:
        self._run(
            _ADD_BLOCK,
            {
                "id": block.id,
                "kind": block.kind.value,
                "prefix": block.prefix,
                "first": block.first,
                "last": block.last,
                "next": block.next,
            },
        )

    def take(self, kind: NumberKind, *, case: str, at: datetime, text: Callable[[NumberBlock, int], str]) -> str | None:
        row = self._run(_TAKE, {"of_kind": kind.value}).one_or_none()
        if row is None:
            return None
        ident, _, prefix, first, last, following = row
        block, seq = NumberBlock(ident, kind, prefix, first, last, following), following - 1
        whole = text(block, seq)
        self._run(
            _USED,
            {
                "kind": kind.value,
                "text": whole,
                "block": ident,
                "seq": seq,
                "state": NumberState.USED.value,
                "case_id": case,
                "at": stamp(at),
                "reason": "",
            },
        )
        return whole

    def void(self, kind: NumberKind, text: str, *, at: datetime, reason: str) -> None:
        """Raises LookupError for a number that was never taken."""
        change = {"state": NumberState.VOID.value, "at": stamp(at), "reason": reason}
        if self._run(_FATE, {"of_kind": kind.value, "of_text": text, **change}).rowcount != 1:
            raise LookupError("no such number to void")

    def left(self, kind: NumberKind) -> int:
        def read() -> int:
            return int(self._run(_LEFT, {"of_kind": kind.value}).scalar_one())

        return self._once.of("number_blocks", kind.value, read)

    def tally(self, kind: NumberKind, day: date) -> NumberTally:
        """Used and void ones of the day; missing ones of all blocks."""
        start, end = bounds(day)
        counts = {row[0]: row[1] for row in self._run(_OF_DAY, {"of_kind": kind.value, "start": start, "end": end})}
        taken = self._run(_TAKEN, {"of_kind": kind.value}).scalar_one()
        written = self._run(_WRITTEN, {"of_kind": kind.value}).scalar_one()
        used, void = counts.get(NumberState.USED.value, 0), counts.get(NumberState.VOID.value, 0)
        return NumberTally(used, void, taken - written)

    def blocks(self, kind: NumberKind) -> list[NumberBlock]:
        rows = self._run(_BLOCKS.order_by(_b.place), {"of_kind": kind.value})
        return [NumberBlock(ident, kind, prefix, first, last, next_) for ident, _, prefix, first, last, next_ in rows]

    def fates(self, kind: NumberKind) -> list[TakenNumber]:
        """In the order of their last change."""
        return [
            TakenNumber(NumberKind(of), block, seq, whole, NumberState(state), case, moment(at), reason)
            for of, block, seq, whole, state, case, at, reason in self._run(_FATES, {"of_kind": kind.value})
        ]
