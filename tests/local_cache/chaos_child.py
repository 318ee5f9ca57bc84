"""The process that is killed: does one deed of the store for ever and says each on standard output once it is durable."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from local_cache.backup import back_up
from local_cache.engine import open_engine
from local_cache.key_change import change_key
from local_cache.sealer import FileSealer
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.tables import SCHEMA
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from tests.local_cache.make_release_file import RELEASES, TestKeys
from window_client.domain.ids import CaseId
from window_client.domain.materials import MaterialPage, SealedPage
from window_client.words import CaseState, DeliveryState, MaterialMeans

OLD = "old"
NEWEST = max(path.name for path in RELEASES.glob("*.db"))
DESK = CaseId("the-draft")


class Deeds:
    """What the child can do; `turn` tells one run's deeds from another's."""

    def __init__(self, directory: Path, turn: str) -> None:
        self.directory, self.turn = directory, turn
        samples._serial = count(int(turn) * 1_000_000)  # papers and deliveries of one run are not those of another
        self.vault = FileVault(directory, use_key_ring=False, cost=ArgonCost(1, 64, 1))
        assert self.vault.unlock_by_machine()
        self.store = EncryptedStore(directory, self.vault)
        self.store.open()
        self.sealer = FileSealer(directory, self.vault)

    def accept(self, number: int) -> str:
        draft = samples.a_case(f"case-{self.turn}-{number}")
        with self.store.unit() as unit:
            unit.cases.add(draft)
        with self.store.unit() as unit:
            accepted = samples.accept(unit, draft)
        return f"{accepted.id} {accepted.receipt_no}"

    def answer(self, number: int) -> str:
        with self.store.unit() as unit:
            unit.cases.put_answer(DESK, samples.an_answer(f"F.{self.turn}", str(number)))
        return str(number)

    def page(self, number: int) -> str:
        plain = f"{self.turn} {number}".encode() * 20_000
        page, digest = self.sealer.seal(plain)
        sealed = SealedPage(page, digest, len(plain), "image/png", 1, 1, 1, b"\x89PNG")
        with self.store.unit() as unit:
            unit.cases.add_page(MaterialPage(DESK, "M.ID", number, sealed, MaterialMeans.SCANNED, samples.NOW))
        return page

    def backup(self, number: int) -> str:
        at = samples.NOW + timedelta(days=int(self.turn), seconds=number)
        return back_up(self.directory, self.vault.subkey("store"), self.directory / "second", at).place.name

    def password(self, number: int) -> str:
        self.vault.put_password_slot(f"p{self.turn}", str(number))
        return str(number)

    def change(self, number: int) -> str:
        change_key(self.vault, self.sealer, self.store, lambda *_: None)
        return str(number)

    def reduce(self, number: int) -> str:
        """A case that ended and was reported; the kill is meant for its reduction."""
        draft = samples.a_case(f"ended-{self.turn}-{number}")
        with self.store.unit() as unit:
            unit.cases.add(draft)
            unit.cases.put_answer(draft.id, samples.an_answer())
            case = samples.accept(unit, draft)
            unit.cases.save(replace(case, state=CaseState.WITHDRAWN))
            ids = [row.id for row in unit.deliveries.of_case(case.id)]
            unit.deliveries.mark(ids, DeliveryState.ACKNOWLEDGED, at=samples.NOW)
        with self.store.unit() as unit:
            unit.keeping.reduce(case.id, samples.NOW)
        return f"{case.id} {case.receipt_no}"

    def migrate(self, number: int) -> str:
        """An old file of its own, again and again; one that was cut off is finished first."""
        from local_cache.migrating import migrate as migrate_file  # alembic costs a second: only this deed pays for it

        path, key = self.directory / OLD / FILE_NAME, TestKeys().subkey("store")
        engine = open_engine(path, key)
        with engine.connect() as connection:
            with connection.begin():
                schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if schema == SCHEMA:
                migrate_file(connection, path, SCHEMA, SCHEMA + 1, self.directory / "scripts")
        engine.dispose()
        fresh = path.with_name("fresh")
        shutil.copyfile(RELEASES / NEWEST, fresh)
        fresh.replace(path)
        return str(number)


def main(directory: str, deed: str, turn: str) -> None:
    """Until it is killed."""
    deeds = Deeds(Path(directory), turn)
    do: Callable[[int], str] = getattr(deeds, deed)
    for number in range(2000):
        sys.stdout.write(f"{do(number)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
