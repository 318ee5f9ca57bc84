"""A counter without screen and devices: the real steps on a real encrypted store, in the caller's own thread."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from reference_platform.sample import HERE
from window_client import messages as m
from window_client.central.catalogue import read_catalogue
from window_client.central.records import WireRecords
from window_client.clock import RandomIds, SystemClock
from window_client.domain.card import IdCard
from window_client.domain.check_digits import citizen_check
from window_client.domain.clerk import Clerk
from window_client.domain.ids import CaseId, PageId, SessionId, StaffNo
from window_client.domain.materials import SealedPage
from window_client.domain.number import NumberBlock
from window_client.settings import Settings
from window_client.steps import (
    accept_case,
    fill_form,
    lease_numbers,
    open_case,
    read_card,
    sign_in,
    take_catalogue,
    take_items,
    take_materials,
)
from window_client.steps.work import Room, Said, Tools, Work
from window_client.words import CardKind, MaterialMeans, NumberKind, Role

ANSWERS = {
    "P.addr_now": "新兴三路1号",
    "P.phone": "13977412345",
    "IN.tier": "1",
    "IN.special": "1",
    "P.bank_no": "6217000000000006",
}
SHOP = {
    "E.name": "好再来理发店",
    "E.uscc": "91350100M000100Y43",
    "E.legal.name": "李壮",
    "E.legal.cert_no": "450499198506150019",
    "P.phone": "13977412345",
    "L.addr": "新兴三路1号",
    "L.area": "60",
    "H.kind": "1",
    "H.aircon": "0",
    "E.staff": "3",
    "D.mode": "1",
}
"""Answers of R04."""


class Counter:
    """Opens a new store and signs a clerk in; `run` does one step in one transaction, as the desk does."""

    def __init__(self, directory: Path) -> None:
        vault = FileVault(directory, use_key_ring=False)
        vault.create()
        self.settings = Settings(lease_low=1)
        self.store = EncryptedStore(directory, vault)
        self.store.open()
        self._directory, self._key = directory, vault.subkey("store")
        self.room = Room(self.settings)
        self._tools = Tools(RandomIds(), WireRecords(self.settings.site), read_catalogue)
        self._clock = SystemClock(self.settings.utc_offset_h)
        clerk = Clerk("chen", StaffNo("1042"), "陈晓", Role.CLERK, self._clock.now() + timedelta(days=9))
        self.run(sign_in.open_session, m.IdentityProved(clerk, online=True))
        assert self.room.session is not None
        self.session: SessionId = self.room.session.id
        raw = (HERE / "catalogue.json").read_bytes()
        self.run(take_catalogue.catalogue_arrived, m.CatalogueArrived("v", "e", raw))
        for number, kind in enumerate(NumberKind):
            block = NumberBlock(f"b{number}", kind, "4504050000", 1, 9_999, 1)
            self.run(lease_numbers.block_leased, m.BlockLeased(block))

    def raw_twin(self, path: Path) -> sqlcipher.Connection:
        """The store's own file copied and opened by sqlcipher3 alone, with the same pragmas."""
        self.store.close()
        shutil.copyfile(self._directory / FILE_NAME, path)
        self.store.open()
        raw = sqlcipher.connect(str(path), isolation_level=None)
        raw.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        for pragma in ("cipher_log_level = NONE", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            raw.execute(f"PRAGMA {pragma}")
        return raw

    def run(self, step: Callable[[Any, Work], Said], message: object) -> Said:
        """One step, committed."""
        with self.store.unit() as unit:
            work = Work(self.room, self._clock.now(), self._tools, unit, self.room.session)
            said = step(message, work)
        self.room = work.room
        return said

    def ready_case(self, number: int) -> CaseId:
        """A draft that may be accepted, of a citizen of its own; nothing is in flight to the platform."""
        self.run(open_case.open_case, m.OpenCase(self.session))
        self.run(read_card.card_read, m.CardRead(card(number)))
        self.run(take_items.pick_item, m.PickItem(self.session, "S02"))
        case = self.room.case
        assert case is not None
        for element, value in ANSWERS.items():
            self.run(fill_form.answer_given, m.AnswerGiven(self.session, case, element, value))
        self.room = replace(self.room, in_flight=())
        return case

    def full_case(self, number: int) -> CaseId:
        """A draft of R04 with ten materials, each with a page of its own, that may be accepted."""
        self._ask_ten()
        self.run(open_case.open_case, m.OpenCase(self.session))
        self.run(read_card.card_read, m.CardRead(card(number)))
        self.run(take_items.pick_item, m.PickItem(self.session, "R04"))
        case = self.room.case
        assert case is not None
        for element, value in SHOP.items():
            self.run(fill_form.answer_given, m.AnswerGiven(self.session, case, element, value))
        item = self.room.catalogue.items["R04"] if self.room.catalogue else None
        assert item is not None
        for place, spec in enumerate(item.materials):
            name = PageId(f"{number:032x}{place:032x}")
            page = SealedPage(name, name, 100_000, "image/jpeg", 1654, 2339, 1, bytes(3_000))
            self.run(take_materials.pages_captured, m.PagesCaptured(case, spec.type, (page,), MaterialMeans.SCANNED))
        self.room = replace(self.room, in_flight=())
        return case

    def _ask_ten(self) -> None:
        """The sample item asks for eight materials; two more make the ten of the goal."""
        catalogue = self.room.catalogue
        assert catalogue is not None
        item = catalogue.items["R04"]
        more = [replace(item.materials[0], type=f"M.MORE{n}", name=f"材料{n}") for n in range(10 - len(item.materials))]
        if more:
            ten = replace(item, materials=(*item.materials, *more))
            self.room = replace(self.room, catalogue=replace(catalogue, items={**catalogue.items, "R04": ten}))

    def accept(self, case: CaseId) -> Said:
        """The whole acceptance commit."""
        return self.run(accept_case.accept_case, m.AcceptCase(self.session, case))


def card(number: int) -> IdCard:
    """A citizen of its own for every number."""
    born = date(1985, 6, 15) + timedelta(days=number // 1000)
    first = f"450499{born:%Y%m%d}{number % 1000:03d}"
    return IdCard(
        kind=CardKind.RESIDENT,
        name="李" + chr(0x4E00 + random.Random(number).randrange(2000)),
        sex="1" if number % 2 else "2",
        number=first + citizen_check(first),
        birth=born,
        valid_from=date(2015, 3, 1),
        valid_to=date(2035, 3, 1),
        valid_to_text="20350301",
        ethnic="08",
        address="广西梧州市长洲区新兴三路1号",
        issuer="梧州市公安局长洲分局",
    )
