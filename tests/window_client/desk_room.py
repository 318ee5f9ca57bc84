"""A desk on a real encrypted store, with hands that only note what they were told: the stage of the desk's tests."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

from local_cache.profile_key import ProfileKey
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from reference_platform.sample import HERE
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.central.records import WireRecords
from window_client.clock import RandomIds
from window_client.desk import Desk
from window_client.domain.card import IdCard
from window_client.domain.clerk import Clerk
from window_client.domain.ids import PageId, SessionId, StaffNo, TicketId
from window_client.domain.materials import SealedPage
from window_client.domain.number import NumberBlock
from window_client.ports import Unit
from window_client.settings import Settings
from window_client.steps.work import Tools
from window_client.views import CaseView, Notice, SessionView
from window_client.words import CardKind, MaterialMeans, NumberKind, RefusalCode, Role

T = TypeVar("T")
CHEAP = ArgonCost(passes=1, memory_kib=64, lanes=1)
BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=BEIJING)

CARD = IdCard(
    kind=CardKind.RESIDENT,
    name="李壮",
    sex="1",
    number="450499198506150019",
    birth=date(1985, 6, 15),
    valid_from=date(2015, 3, 1),
    valid_to=date(2035, 3, 1),
    valid_to_text="20350301",
    ethnic="08",
    address="广西梧州市长洲区新兴三路1号",
    issuer="梧州市公安局长洲分局",
)
PAGE = SealedPage(PageId("ab" * 32), "cd" * 32, 1000, "image/png", 100, 140, 1, b"\x89PNG")


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time


@dataclass
class Stage:
    """The desk, and everything that it said and ordered so far."""

    directory: Path
    settings: Settings = field(default_factory=lambda: Settings(lease_low=1))
    clock: FakeClock = field(default_factory=FakeClock)
    said: list[Any] = field(default_factory=list)
    hands: Callable[[Any], object] | None = None  # takes paper orders, when a press stands beside the desk
    heard: threading.Condition = field(default_factory=threading.Condition)

    def __post_init__(self) -> None:
        self.vault = FileVault(self.directory, use_key_ring=False, cost=CHEAP)
        if not self.vault.unlock_by_machine():
            self.vault.create()
        self.store = EncryptedStore(self.directory, self.vault)
        records, signer = WireRecords(self.settings.site), ProfileKey(self.vault)
        tools = Tools(RandomIds(), records, read_catalogue, signer, self.vault.subkey)
        self.desk = Desk(
            settings=self.settings,
            store=self.store,
            tools=tools,
            clock=self.clock,
            say=self.note,
            perform=self.note,
        )

    def note(self, what: object) -> None:
        with self.heard:
            self.said.append(what)
            self.heard.notify_all()
        if self.hands is not None and isinstance(what, m.PaperOrder):
            self.hands(what)

    def wait(self, kind: type[T], check: Callable[[T], object] = lambda _: True, since: int = 0) -> T:
        """The newest said thing of this kind for which the check holds; fails after 45 s."""
        end = time.monotonic() + 45
        with self.heard:
            while True:
                for each in reversed(self.said[since:]):
                    if isinstance(each, kind) and check(each):
                        return each
                if not self.heard.wait(end - time.monotonic()):
                    raise AssertionError(f"no {kind.__name__}; last: {[type(x).__name__ for x in self.said[-8:]]}")

    def tell(self, message: m.Message, kind: type[T], check: Callable[[T], object] = lambda _: True) -> T:
        """Submit, then wait for what is said after it."""
        since = len(self.said)
        self.desk.submit(message)
        return self.wait(kind, check, since)

    @contextmanager
    def store_rows(self) -> Iterator[Unit]:
        """The rows as they are, read by a second store on the same file: the desk's own belongs to its thread."""
        other = EncryptedStore(self.directory, self.vault)
        other.open()
        try:
            with other.unit() as unit:
                yield unit
        finally:
            other.close()

    def sign_in(self, role: Role = Role.CLERK, *, online: bool = True) -> SessionId:
        clerk = Clerk("chen", StaffNo("1042"), "陈晓", role, NOW + timedelta(days=20))
        view = self.tell(m.IdentityProved(clerk, online=online, window_token="t"), SessionView)
        assert view.session is not None
        return view.session

    def equip(self) -> None:
        """Catalogue and numbers, as the platform would send them."""
        self.desk.submit(m.CatalogueArrived("v", "e", (HERE / "catalogue.json").read_bytes()))
        for number, kind in enumerate(NumberKind):
            self.desk.submit(m.BlockLeased(NumberBlock(f"b{number}", kind, "4504050000", 1, 999, 1)))

    def ready_case(self, session: SessionId, card: IdCard = CARD) -> CaseView:
        """A draft of S02 that may be accepted: card read, fields filled."""
        self.tell(m.CardRead(card), CaseView, lambda v: v.applicant.number)
        self.tell(m.PickItem(session, "S02"), CaseView, lambda v: v.item_code)
        view = self.filled(session)
        assert view.may_accept
        return view

    def ready_without_acceptance(self, session: SessionId, card: IdCard = CARD) -> CaseView:
        """The draft of S02 on the desk, card read and fields filled, whatever still speaks against it."""
        self.tell(m.CardRead(card), CaseView, lambda v: v.applicant.number)
        return self.filled(session)

    def filled(self, session: SessionId) -> CaseView:
        """The draft of S02 on the desk with every field answered that a card leaves open."""
        view = self.wait(CaseView)
        assert view.case is not None
        answers = {
            "P.addr_now": "新兴三路1号",
            "P.phone": "13977412345",
            "IN.tier": "1",
            "IN.special": "1",
            "P.bank_no": "6217000000000006",
        }
        since = len(self.said)
        for element, value in answers.items():
            self.desk.submit(m.AnswerGiven(session, view.case, element, value))
        unanswered = {RefusalCode.FIELD_REQUIRED}
        return self.wait(
            CaseView, lambda v: v.case == view.case and not unanswered & {each.mark for each in v.fields}, since
        )


@contextmanager
def stage(directory: Path, **changes: Any) -> Iterator[Stage]:
    """A running desk, stopped at the end."""
    room = Stage(directory, settings=replace(Settings(lease_low=1), **changes))
    room.desk.start()
    try:
        yield room
    finally:
        assert room.desk.stop()


__all__ = ["CARD", "NOW", "PAGE", "MaterialMeans", "Notice", "Stage", "TicketId", "stage"]
