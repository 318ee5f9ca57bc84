"""A desk, a courier and a real platform together, signed in and equipped: the stage of whole deliveries."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import get_args

from tests.platform_server import CLERK
from tests.reference_platform.hall import Hall
from tests.window_client.desk_room import CARD, NOW, Stage
from window_client import messages as m
from window_client.central.courier import Courier
from window_client.domain.card import IdCard
from window_client.domain.clerk import Clerk
from window_client.domain.ids import PageId, SessionId, StaffNo
from window_client.views import CaseView, SessionView, SyncView
from window_client.words import CaseState, NumberKind, Role

_CARDS = itertools.count(1, 2)  # odd: the person on the card is a man
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def another_card(chance: int | None = None) -> IdCard:
    """A person whom no other test has: the platform refuses the same matter of the same applicant twice."""
    if chance is None:
        number = next(_CARDS)
        head = f"450499{date(1985, 6, 15) + timedelta(days=number // 1000):%Y%m%d}{number % 1000:03d}"
    else:
        day = date(1950, 1, 1) + timedelta(days=chance % 18_000)
        head = f"4504{chance // 9_000_000 % 99 + 1:02d}{day:%Y%m%d}{2 * (chance // 18_000 % 500) + 1:03d}"
    check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(head, _WEIGHTS, strict=True)) % 11]
    born = date.fromisoformat(f"{head[6:10]}-{head[10:12]}-{head[12:14]}")
    return replace(CARD, number=head + check, birth=born)


class Connected(Stage):
    """A desk whose orders to the platform are really carried out."""

    courier: Courier
    session: SessionId

    def note(self, what: object) -> None:
        if isinstance(what, get_args(m.CentralOrder)):
            self.courier.perform(what)
        super().note(what)

    def hear(self, fact: m.Message) -> None:
        """From the courier to the desk, noted after it is in the inbox."""
        self.desk.submit(fact)
        super().note(fact)

    def later(self, seconds: float) -> None:
        """The desk's clock goes on, and the desk is told."""
        self.clock.time += timedelta(seconds=seconds)
        self.desk.submit(m.Tick(self.clock.time))

    def accept(self) -> CaseView:
        """One acceptance."""
        case = self.ready_case(self.session, another_card()).case
        assert case is not None
        return self.tell(m.AcceptCase(self.session, case), CaseView, lambda view: view.state is CaseState.ACCEPTED)

    def settle(self, tries: int = 20) -> SyncView:
        """Let time pass until nothing waits any more."""
        for _ in range(tries):
            self.later(1000)
            try:
                return self.wait(SyncView, lambda view: view.waiting == 0, since=max(0, len(self.said) - 1))
            except AssertionError:
                continue
        raise AssertionError("records still wait")


def _is_block_of(kind: NumberKind, leased: m.BlockLeased) -> bool:
    return leased.block.kind is kind


@contextmanager
def connected(
    hall: Hall,
    directory: Path,
    window: str,
    unseal: Callable[[PageId], bytes] = lambda page: page.encode(),
    *,
    equipped: bool = False,
    **more: object,
) -> Iterator[Connected]:
    """Signed in through the platform itself, with catalogue and numbers; orders go to `platform_url` if given.
    `equipped`: the store has catalogue and numbers already."""
    settings = hall.platform.settings(**{"site": "01", "window": window, "lease_low": 1, **more})
    room = Connected(directory, settings=settings)
    room.courier = Courier(settings, room.hear, unseal)
    room.courier.start()
    room.desk.start()
    try:
        with Hall(hall.platform, "01") as ours:
            proven = ours.client(window).sign_in(*CLERK)
        clerk = Clerk(proven.user, StaffNo(proven.staff_no), proven.name, Role(proven.role), proven.right_until)
        proved = m.IdentityProved(clerk, online=True, window_token=proven.window_token)
        session = room.tell(proved, SessionView).session
        assert session is not None
        room.session = session
        room.desk.submit(m.Tick(NOW))
        if not equipped:
            room.wait(m.CatalogueArrived)
        for kind in (
            () if equipped else NumberKind
        ):  # one of them may have been asked for again: an answer was too late for this window
            room.wait(m.BlockLeased, partial(_is_block_of, kind))
        yield room
    finally:
        assert room.courier.stop(10)
        assert room.desk.stop()
