"""How one line of the material list is met."""

from dataclasses import replace

import pytest

from tests.window_client.domain.records import a_page
from window_client.domain.ids import PageId
from window_client.domain.item import MaterialSpec
from window_client.domain.materials import MaterialPage, blocks, moved, state_of
from window_client.words import MaterialMeans as Means
from window_client.words import MaterialState as State
from window_client.words import Necessity, TrustLevel

SCAN, FILE = a_page(Means.SCANNED), a_page(Means.IMPORTED, 2)


@pytest.mark.parametrize(
    ("necessity", "instead", "pages", "card_read", "expected"),
    [
        (Necessity.REQUIRED, (), [], False, (State.MISSING, Means.NONE)),
        (Necessity.REQUIRED, (), [SCAN], False, (State.COMPLETE, Means.SCANNED)),
        (Necessity.REQUIRED, (), [SCAN, FILE], False, (State.COMPLETE, Means.IMPORTED)),
        (Necessity.REQUIRED, (), [], True, (State.MISSING, Means.NONE)),
        (Necessity.REQUIRED, ("读卡", "电子证照"), [], True, (State.COMPLETE, Means.CARD)),
        (Necessity.REQUIRED, ("读卡", "电子证照"), [], False, (State.MISSING, Means.NONE)),
        (Necessity.REQUIRED, ("读卡",), [SCAN], True, (State.COMPLETE, Means.SCANNED)),
        (Necessity.REQUIRED, ("系统生成",), [], False, (State.COMPLETE, Means.GENERATED)),
        (Necessity.REQUIRED, ("电子证照",), [], True, (State.MISSING, Means.NONE)),
        (Necessity.TOLERANT, (), [], False, (State.MISSING, Means.NONE)),
        (Necessity.TOLERANT, (), [SCAN], False, (State.COMPLETE, Means.SCANNED)),
        (Necessity.CONDITIONAL, (), [], False, (State.NOT_NEEDED, Means.NONE)),
        (Necessity.CONDITIONAL, (), [FILE], False, (State.COMPLETE, Means.IMPORTED)),
        (Necessity.CONDITIONAL, ("读卡",), [], True, (State.COMPLETE, Means.CARD)),
    ],
)
def test_state_and_means(
    necessity: Necessity,
    instead: tuple[str, ...],
    pages: list[MaterialPage],
    card_read: bool,
    expected: tuple[State, Means],
) -> None:
    spec = MaterialSpec("M.ID", "身份证明", necessity, 1, 1, instead)
    assert state_of(spec, pages, card_read) == expected


@pytest.mark.parametrize(
    ("page", "place", "order"),
    [(3, 1, "3124"), (1, 4, "2341"), (2, 2, "1234"), (1, 99, "2341"), (4, -5, "4123")],
)
def test_a_page_is_put_at_its_place_and_the_others_move_up(page: int, place: int, order: str) -> None:
    rows = [_named(a_page(Means.SCANNED, number), f"{number}" * 64) for number in (1, 2, 3, 4)]
    names = {row.page.id: str(number) for number, row in enumerate(rows, 1)}
    changed = {row.page.id: row for row in moved(rows, rows[page - 1].page.id, place)}
    after = sorted((changed.get(row.page.id, row) for row in rows), key=lambda row: row.position)
    assert "".join(names[row.page.id] for row in after) == order
    assert [row.position for row in after] == [1, 2, 3, 4]


def test_a_page_that_is_not_there_moves_nothing() -> None:
    assert moved([a_page(Means.SCANNED)], PageId("none"), 1) == []


@pytest.mark.parametrize(
    ("level", "seen", "state"),
    [
        (TrustLevel.A, False, State.COMPLETE),
        (TrustLevel.B, False, State.COMPLETE),
        (TrustLevel.C, False, State.UNSEEN),
        (TrustLevel.C, True, State.COMPLETE),
        (TrustLevel.D, False, State.COMPLETE),
    ],
)
def test_the_trust_level_decides_whether_the_original_must_be_seen(level: TrustLevel, seen: bool, state: State) -> None:
    spec = MaterialSpec("M.ID", "身份证明", Necessity.REQUIRED, 1, 1)
    page = replace(a_page(Means.ELICENCE), level=level)
    assert state_of(spec, [page], card_read=False, original_seen=seen) == (state, Means.ELICENCE)
    assert blocks(state, Necessity.TOLERANT) is (state is State.UNSEEN)


def _named(row: MaterialPage, page: str) -> MaterialPage:
    return replace(row, page=replace(row.page, id=PageId(page)))
