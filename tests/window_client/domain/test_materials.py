"""How one line of the material list is met."""

import pytest

from tests.window_client.domain.records import a_page
from window_client.domain.item import MaterialSpec
from window_client.domain.materials import MaterialPage, state_of
from window_client.words import MaterialMeans as Means
from window_client.words import MaterialState as State
from window_client.words import Necessity

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
