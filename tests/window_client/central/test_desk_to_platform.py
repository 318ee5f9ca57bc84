"""Desk, courier and platform together: what the desk accepts is what the platform holds, with the number it leased."""

from datetime import timedelta
from pathlib import Path
from typing import get_args

from tests.platform_server import CLERK
from tests.reference_platform.hall import Hall
from tests.window_client.desk_room import NOW, Stage
from window_client import messages as m
from window_client.central.courier import Courier
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.views import CaseView, SessionView, SyncView
from window_client.words import CaseState, CentralState, NumberKind, Role


class Connected(Stage):
    """A desk whose orders to the platform are really carried out."""

    courier: Courier

    def note(self, what: object) -> None:
        if isinstance(what, get_args(m.CentralOrder)):
            self.courier.perform(what)
        super().note(what)

    def hear(self, fact: m.Message) -> None:
        """From the courier to the desk, noted after it is in the inbox."""
        self.desk.submit(fact)
        super().note(fact)


def test_an_acceptance_reaches_the_platform_through_a_drop_of_the_line(hall: Hall, tmp_path: Path) -> None:
    settings = hall.platform.settings(site="01", window="77", lease_low=1)
    room = Connected(tmp_path, settings=settings)
    room.courier = Courier(settings, room.hear, lambda page: page.encode())
    room.courier.start()
    room.desk.start()
    with Hall(hall.platform, "01") as ours:
        proven = ours.client("77").sign_in(*CLERK)
    clerk = Clerk(proven.user, StaffNo(proven.staff_no), proven.name, Role(proven.role), proven.right_until)
    session = room.tell(m.IdentityProved(clerk, online=True, window_token=proven.window_token), SessionView).session
    assert session is not None
    room.desk.submit(m.Tick(NOW))
    room.wait(m.CatalogueArrived)
    room.wait(m.BlockLeased, lambda leased: leased.block.kind is NumberKind.OFFICIAL)
    case = room.ready_case(session).case
    assert case is not None
    hall.platform.fault("drop-after-accept", path="/events", times=1)
    room.tell(m.AcceptCase(session, case), CaseView, lambda view: view.state is CaseState.ACCEPTED)
    room.wait(SyncView, lambda view: view.waiting == 2 and view.central is CentralState.OFFLINE)
    room.clock.time += timedelta(seconds=10)
    room.desk.submit(m.Tick(room.clock.time))
    sent = room.wait(CaseView, lambda view: view.state is CaseState.ACCEPTED and view.receipt_no)
    room.wait(SyncView, lambda view: view.waiting == 0 and view.acknowledged_today == 2)
    kept = hall.platform.record(sent.receipt_no)
    assert [event["to_state"] for event in kept["events"]] == ["received", "accepted"]
    assert kept["case"]["official_no"] == sent.official_no
    assert kept["case"]["official_no"].startswith("4504050")
    assert room.courier.stop()
    assert room.desk.stop()
