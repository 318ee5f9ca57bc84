"""The process that is killed: does one deed of the store for ever and says each on standard output once it is durable."""

import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

from local_cache.backup import back_up
from local_cache.sealer import FileSealer
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from local_cache.wrapping import ArgonCost
from tests.local_cache import samples
from window_client.domain.ids import CaseId
from window_client.domain.materials import MaterialPage, SealedPage
from window_client.words import MaterialMeans

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


def main(directory: str, deed: str, turn: str) -> None:
    """Until it is killed."""
    deeds = Deeds(Path(directory), turn)
    do: Callable[[int], str] = getattr(deeds, deed)
    for number in range(2000):
        sys.stdout.write(f"{do(number)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
