"""A short dose of the soak (`make soak`): long enough for every kind of disturbance, on a fixed seed."""

from tests.devices.soak import soak


def test_a_short_soak_ends_with_true_lamps_and_living_threads() -> None:
    report = soak(20.0, seed=5)
    assert report["faults"] == []
    assert report["lamps_compared"] >= 4 * 15
