"""Items of one sitting as rows (一件事)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from local_cache import tables
from local_cache.reading_once import ReadOnce
from window_client.domain.basket import BasketItem
from window_client.domain.ids import CaseId

_b = tables.basket.c

_PUT = upsert(tables.basket)
_PUT = _PUT.on_conflict_do_update(
    index_elements=[_b.case_id, _b.item],
    set_={name: _PUT.excluded[name] for name in ("place", "number", "bundle", "became")},
)
_DROP = delete(tables.basket).where(_b.case_id == bindparam("key"), _b.item == bindparam("named"))
_OF_SITTING = select(tables.basket).where(_b.case_id == bindparam("key")).order_by(_b.place)
_NUMBER_OF = select(_b.number).where((_b.case_id == bindparam("key")) | (_b.became == bindparam("key"))).limit(1)
_TOGETHER = select(tables.basket).where(_b.number == bindparam("of")).order_by(_b.place)


class BasketRows:
    """`ports.Baskets` on the open transaction."""

    def __init__(self, connection: Connection, once: ReadOnce) -> None:
        self._run, self._once = connection.execute, once

    def put(self, item: BasketItem) -> None:
        self._run(
            _PUT,
            {
                "case_id": item.sitting,
                "item": item.item,
                "place": item.place,
                "number": item.number,
                "bundle": item.bundle,
                "became": item.became,
            },
        )

    def drop(self, sitting: CaseId, item: str) -> None:
        self._run(_DROP, {"key": sitting, "named": item})

    def of_sitting(self, sitting: CaseId) -> list[BasketItem]:
        return [_item(row) for row in self._run(_OF_SITTING, {"key": sitting})]

    def of_number(self, number: str) -> list[BasketItem]:
        return [_item(row) for row in self._run(_TOGETHER, {"of": number})]

    def together(self, case: CaseId) -> list[BasketItem]:
        def read() -> list[BasketItem]:
            number = self._run(_NUMBER_OF, {"key": case}).scalar_one_or_none()
            return [_item(row) for row in self._run(_TOGETHER, {"of": number})] if number is not None else []

        return list(self._once.of("basket", case, read))


def _item(row: Sequence[Any]) -> BasketItem:
    return BasketItem(*row)
