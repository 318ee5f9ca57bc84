"""What stands around the values: every deed has its roles, and a card never shows its person by accident."""

import pytest

from tests.window_client.domain.records import a_card
from window_client.domain.clerk import MAY
from window_client.words import Deed, Role


@pytest.mark.parametrize("deed", Deed)
def test_every_deed_has_roles(deed: Deed) -> None:
    assert MAY[deed]


def test_who_serves_does_not_supervise() -> None:
    assert MAY[Deed.ACCEPT_CASE] == {Role.CLERK}
    assert MAY[Deed.SEE_HALL] == {Role.SUPERVISOR}
    assert MAY[Deed.PROBE_DEVICE] == {Role.TECHNICIAN}
    assert MAY[Deed.SIGN_OUT] == set(Role)


def test_a_card_in_a_log_says_its_layout_only() -> None:
    assert repr(a_card()) == "<IdCard resident>"
    assert f"{[a_card()]}" == "[<IdCard resident>]"
