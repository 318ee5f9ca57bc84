"""A short dose of the soak (`make soak`): long enough for every kind of disturbance, on a fixed seed."""

from tests.devices.soak import Truth, soak
from window_client.words import DeviceState


def test_a_short_soak_ends_with_true_lamps_and_living_threads() -> None:
    report = soak(20.0, seed=5, slack_s=5.0)
    assert report["faults"] == []
    assert report["lamps_compared"] >= 4 * 15


def test_a_moment_of_darkness_is_no_lie_and_a_lamp_that_stays_dark_is_one() -> None:
    well = Truth(since=0.0)
    assert well.lie(DeviceState.DOWN, now=100.0, lamp_since=98.0) == ""
    assert well.lie(DeviceState.DOWN, now=100.0, lamp_since=95.0) == "dark though well"
    assert Truth(since=98.0).lie(DeviceState.DOWN, now=100.0, lamp_since=10.0) == ""
    assert Truth(since=95.0).lie(DeviceState.DOWN, now=100.0, lamp_since=10.0) == "dark though well"
    assert Truth(plugged=False, since=97.0).lie(DeviceState.READY, now=100.0, lamp_since=10.0) == "lit without a cable"
