"""Whatever lies in the outbox: what is due is right, in order, and nothing that may go is kept back for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from local_cache.store import EncryptedStore
from tests.local_cache import samples
from tests.local_cache.samples import NOW
from window_client import ports
from window_client.domain.delivery import Delivery
from window_client.words import DeliveryKind, DeliveryState

LONG_AGO = NOW - timedelta(hours=1)
UNSENT = {DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.RETURNED}
ROWS = st.lists(
    st.tuples(
        st.integers(0, 2),  # which case
        st.sampled_from([DeliveryKind.EVENT, DeliveryKind.EVENT, DeliveryKind.PAGE]),
        st.sampled_from([DeliveryState.WAITING, DeliveryState.WAITING, *DeliveryState]),
        st.integers(0, 2),  # attempts
        st.sampled_from([None, -1, 0, 1]),  # next_at, seconds from now
        st.sampled_from([NOW, LONG_AGO]),
    ),
    max_size=12,
)


class UndoneError(Exception):
    """Takes the example's rows back out of the store."""


@contextmanager
def undone(store: EncryptedStore) -> Iterator[ports.Unit]:
    with pytest.raises(UndoneError), store.unit() as unit:  # noqa: PT012
        yield unit
        raise UndoneError


def is_due(row: Delivery) -> bool:
    return row.state is DeliveryState.WAITING and (row.next_at is None or row.next_at <= NOW)


def earlier(row: Delivery, rows: list[Delivery]) -> list[Delivery]:
    """Unsent events of the same case that must reach the platform first."""
    same = [each for each in rows if each.kind is DeliveryKind.EVENT and each.case == row.case]
    return [each for each in same if each.seq < row.seq and each.state in UNSENT]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.integers(1, 12))
def test_due_is_right(
    store: EncryptedStore, drawn: list[tuple[int, DeliveryKind, DeliveryState, int, int | None, datetime]], limit: int
) -> None:
    cases = [samples.a_case() for _ in range(3)]
    rows = [
        samples.a_delivery(
            cases[case],
            seq,
            kind,
            state=state,
            attempts=attempts,
            next_at=None if wait is None else NOW + timedelta(seconds=wait),
            at=at,
        )
        for seq, (case, kind, state, attempts, wait, at) in enumerate(drawn, 1)
    ]
    with undone(store) as unit:
        for each in cases:
            unit.cases.add(each)
        for row in rows:
            unit.deliveries.add(row)
        by_id = {row.id: row for row in rows}
        found = [by_id[each.id] for each in unit.deliveries.due(NOW, limit, 10**9)]
    assert len(found) <= limit
    assert all(is_due(row) for row in found)
    bulk = [row.attempts for row in found if row.kind is DeliveryKind.PAGE or row.at == LONG_AGO]
    assert bulk == sorted(bulk)
    for place, row in enumerate(found):
        if row.kind is DeliveryKind.EVENT:
            assert all(each in found[:place] for each in earlier(row, rows))
    if len(found) < limit:
        free = [row for row in rows if is_due(row) and (row.kind is DeliveryKind.PAGE or not earlier(row, rows))]
        assert all(row in found for row in free)
