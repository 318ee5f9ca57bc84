"""今日故障: an outage counts once, however often it is reported; at midnight the count begins anew."""

from datetime import date, timedelta

from window_client.domain.outages import Outages
from window_client.words import DeviceState

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
S = DeviceState


def after(*states: DeviceState) -> Outages:
    told = Outages(TODAY)
    for state in states:
        told = told.after(state, TODAY)
    return told


def test_an_outage_counts_once() -> None:
    assert after(S.CONNECTING, S.READY).count == 0
    assert after(S.READY, S.DOWN, S.DOWN, S.CONNECTING, S.DOWN).count == 1
    assert after(S.DOWN, S.READY, S.DOWN, S.OPEN, S.ATTENTION, S.DOWN, S.UNBOUND).count == 3


def test_yesterdays_outages_are_not_todays() -> None:
    assert after(S.DOWN, S.READY).on(TOMORROW) == Outages(TOMORROW)
    assert after(S.DOWN, S.READY, S.DOWN).on(TOMORROW) == Outages(TOMORROW, 1, is_down=True)
    assert after(S.DOWN).after(S.READY, TOMORROW).count == 1
    assert after(S.DOWN, S.READY).after(S.DOWN, TOMORROW).count == 1
