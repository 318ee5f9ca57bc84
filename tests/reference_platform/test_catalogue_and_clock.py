"""Catalogue with its tag, and the clock."""

import time

import msgspec

from reference_platform import sample
from tests.reference_platform.hall import Hall
from window_client.central import wire


def test_the_catalogue_comes_whole_and_only_when_it_changed(hall: Hall) -> None:
    client = hall.window()
    first = client.catalogue("")
    assert first is not None
    assert msgspec.json.decode(first.raw, type=wire.Catalogue) == sample.load()
    assert first.version == sample.load().version
    assert client.catalogue(first.etag) is None
    assert client.catalogue('"another"') == first


def test_the_clock_is_the_platforms(hall: Hall) -> None:
    client, began = hall.client(), time.monotonic()
    assert abs(client.clock_offset()) < 1.0 + time.monotonic() - began


def test_the_offset_allows_for_half_the_round_trip(hall: Hall) -> None:
    client = hall.client()
    hall.platform.fault("hold-after-commit", path="/time", seconds=0.6, times=1)
    began = time.monotonic()
    offset = client.clock_offset()
    took = time.monotonic() - began
    assert took > 0.5
    assert abs(offset) < took / 2 + 0.1
