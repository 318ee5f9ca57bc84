"""A window without a screen, to be killed: the real store, desk, sealer and courier against the real platform.

    python -m tests.end2end.bare_window work|drain DIRECTORY PROFILE WINDOW TOLD

`work` accepts one new person after the other, each with a page of two pieces, and appends each receipt number to the
file TOLD; `drain` waits until nothing is left to print, to send or to receive, then prints what the store holds as one
JSON line.
"""

import json
import os
import sys
import time
import uuid
from functools import partial
from pathlib import Path
from typing import Any

from devices.rack import Rack
from local_cache.sealer import FileSealer
from tests.platform_server import CLERK
from tests.window_client.central.connected import Connected, another_card
from tests.window_client.desk_room import PAGE
from window_client import messages as m
from window_client.central import tus
from window_client.central.client import CentralClient
from window_client.central.courier import Courier
from window_client.clock import SystemClock
from window_client.domain.clerk import Clerk
from window_client.domain.ids import StaffNo
from window_client.domain.materials import SealedPage
from window_client.ports import Unit
from window_client.settings import Settings, from_mapping, read_profile
from window_client.views import CaseView, SessionView, SyncView
from window_client.words import CaseState, CentralState, DeliveryState, MaterialMeans, NumberKind, PaperState, Role

MATERIAL = "M.HUKOU"
STUCK_S = 60.0


class Printing(Connected):
    """With a real rack: receipts go to the printer."""

    rack: Rack

    def note(self, what: object) -> None:
        if isinstance(what, m.DeviceOrder):
            self.rack.perform(what)
        super().note(what)


def main(deed: str, directory: Path, profile: Path, window: str, told: Path) -> None:
    """Open, sign in, do it."""
    more = {"window": window, "lease_size": 60, "lease_low": 30, "upload_kbit_s": 80_000, "id_reader": ""}
    settings = from_mapping({**more, "document_scanner": "", "window_display": ""}, "sweep", read_profile(profile))
    clock: Any = SystemClock(settings.utc_offset_h)
    directory.mkdir(parents=True, exist_ok=True)
    room = Printing(directory, settings=settings, clock=clock)
    sealer = FileSealer(directory, room.vault)
    room.courier = Courier(settings, room.hear, sealer.unseal)
    room.rack = Rack(settings, room.hear, sealer)
    room.courier.start()
    room.rack.start()
    room.desk.start()
    _sign_in(room, settings)
    room.wait(SyncView, lambda view: view.central is CentralState.ONLINE)
    _wait_for_reserves(room)
    if deed == "work":
        work(room, sealer, told)
    else:
        drain(room)


def _sign_in(room: Printing, settings: Settings) -> None:
    client = CentralClient(settings)
    proven = client.sign_in(*CLERK)
    client.close()
    clerk = Clerk(proven.user, StaffNo(proven.staff_no), proven.name, Role(proven.role), proven.right_until)
    proved = m.IdentityProved(clerk, online=True, window_token=proven.window_token)
    session = room.tell(proved, SessionView, lambda view: view.session is not None).session
    assert session is not None
    room.session = session


def _wait_for_reserves(room: Printing) -> None:
    """What this store asked the platform for: without numbers the desk refuses a card, without a catalogue an item."""
    for order in list(room.said):
        if isinstance(order, m.LeaseNumbers):
            room.wait(m.BlockLeased, partial(_is_of, order.kind))
        elif isinstance(order, m.FetchCatalogue) and not order.etag:
            room.wait(m.CatalogueArrived)


def _is_of(kind: NumberKind, leased: m.BlockLeased) -> bool:
    return leased.block.kind is kind


def work(room: Printing, sealer: FileSealer, told: Path) -> None:
    """Until somebody kills it."""
    while True:
        room.tell(m.SetAside(room.session), CaseView, lambda view: view.case is None)
        case = room.ready_case(room.session, another_card(uuid.uuid4().int)).case
        assert case is not None
        content = os.urandom(tus.PIECE + 1000)
        name, sha256 = sealer.seal(content)
        page = SealedPage(name, sha256, len(content), "image/png", 100, 140, 1, PAGE.thumbnail)
        room.desk.submit(m.PagesCaptured(case, MATERIAL, (page,), MaterialMeans.SCANNED))
        room.tell(m.AcceptCase(room.session, case), CaseView, lambda view: view.state is CaseState.ACCEPTED)
        view = room.wait(CaseView, lambda view: view.receipt_no)
        with told.open("a", encoding="utf-8") as file:
            file.write(view.receipt_no + "\n")


def drain(room: Printing) -> None:
    """Wait until all is sent and printed, then tell what the store holds."""
    room.desk.submit(m.SendNow(room.session))
    end, left = time.monotonic() + STUCK_S, sys.maxsize
    while left and time.monotonic() < end:
        room.desk.submit(m.Tick(room.clock.now()))
        now = room.wait(SyncView).waiting + _unprinted(room)
        if now < left:
            end, left = time.monotonic() + STUCK_S, now
        with room.heard:
            room.heard.wait(0.2)
            del room.said[:-200]
    while not _all_received(room):
        pass
    assert room.rack.stop()
    assert room.desk.stop()  # which closes the store
    room.store.open()
    with room.store.unit() as unit:
        held = _held(unit)
    room.store.close()
    sys.stdout.write(json.dumps(held) + "\n")
    sys.stdout.flush()
    assert room.courier.stop(10)


def _unprinted(room: Printing) -> int:
    with room.store_rows() as unit:
        return len(unit.papers.in_state(PaperState.QUEUED)) + len(unit.papers.in_state(PaperState.SENDING))


def _held(unit: Unit) -> dict[str, object]:
    cases = [case for state in (CaseState.ACCEPTED, CaseState.IN_REVIEW) for case in unit.cases.in_state(state, 10_000)]
    return {
        "returned": unit.deliveries.count(DeliveryState.RETURNED),
        "waiting": unit.deliveries.waiting()[0],
        "numbers": [fate.text for fate in unit.numbers.fates(NumberKind.RECEIPT)],
        "received": [row.cursor for row in unit.inbox.listed(10_000)],
        "papers": {case.receipt_no: [paper.state.value for paper in unit.papers.of_case(case.id)] for case in cases},
    }


def _all_received(room: Connected) -> bool:
    """Whether a whole heartbeat went by after which the desk asked for no message: the platform has none for it."""
    with room.heard:
        room.said.clear()
    first = room.wait(m.QueueHeard)
    room.wait(m.QueueHeard, lambda heard: heard.at > first.at)
    return not any(isinstance(each, m.FetchInbox) for each in room.said)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], Path(sys.argv[5]))
