"""Desk, courier and platform together: what the desk accepts is what the platform holds, with the number it leased."""

from pathlib import Path

from tests.reference_platform.hall import Hall
from tests.window_client.central.connected import connected
from window_client.views import SyncView
from window_client.words import CentralState


def test_an_acceptance_reaches_the_platform_through_a_drop_of_the_line(hall: Hall, tmp_path: Path) -> None:
    with connected(hall, tmp_path, "77") as room:
        hall.platform.fault("drop-after-accept", path="/events", times=1)
        sent = room.accept()
        room.wait(SyncView, lambda view: view.waiting == 2 and view.central is CentralState.OFFLINE)
        room.later(10)
        room.wait(SyncView, lambda view: view.waiting == 0 and view.acknowledged_today == 2)
    kept = hall.platform.record(sent.receipt_no)
    assert [event["to_state"] for event in kept["events"]] == ["received", "accepted"]
    assert kept["case"]["official_no"] == sent.official_no
    assert kept["case"]["official_no"].startswith("4504050")
