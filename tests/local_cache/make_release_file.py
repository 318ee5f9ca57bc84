"""Makes the data file that is kept of every release; run once per release, never again for an old one.

    python -m tests.local_cache.make_release_file 0.2

The key is a test key and the people are invented: the files may lie in the open.
"""

import sys
from pathlib import Path

from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.suites import AES_SHA256
from tests.local_cache import samples
from window_client.domain.basket import BasketItem
from window_client.domain.material_marks import MaterialMark
from window_client.domain.received import ReceivedItem
from window_client.domain.rule_checks import CheckRecord
from window_client.words import CaseState, DeliveryState, InboxOutcome

RELEASES = Path(__file__).with_name("releases")


class TestKeys:
    """Gives the same key for every purpose."""

    __test__ = False

    suite = AES_SHA256

    def subkey(self, purpose: str) -> bytes:
        return b"release test key".ljust(32, b".")

    def subkeys(self, purpose: str) -> list[bytes]:
        return [self.subkey(purpose)]

    def finish_change(self) -> None:
        raise AssertionError("never begun")


def fill(store: EncryptedStore) -> None:
    """At least one row in every table."""
    draft, other = samples.a_case("release-accepted"), samples.a_case("release-draft")
    with store.unit() as unit:
        unit.notes.put("cursor", b"17")
        unit.people.put(samples.CLERK)
        unit.tickets.put(samples.a_ticket())
        notice = ReceivedItem(1, "notice", samples.NOW, {"text": "示例"})
        unit.inbox.add(notice, InboxOutcome.SHOWN)
        unit.numbers.add_block(samples.a_block())
        for case in (draft, other):
            unit.cases.add(case)
            unit.cases.put_answer(case.id, samples.an_answer())
            unit.cases.add_page(samples.a_page(case))
        unit.materials.put_mark(MaterialMark(other.id, "M.ID", samples.NOW, None, samples.CLERK.staff_no))
        unit.materials.put_verdict(samples.a_verdict(other))
        unit.baskets.put(BasketItem(other.id, "R01", 1, "B0000001", "B1"))
        gone = samples.a_case("release-gone", state=CaseState.WITHDRAWN)
        unit.cases.add(gone)
        unit.keeping.reduce(gone.id, samples.NOW)
    with store.unit() as unit:
        samples.accept(unit, draft)
        unit.cases.add_checks(CheckRecord(draft.id, 1, "accept_case", samples.NOW, samples.CLERK.staff_no, "[]"))
        [first, _] = unit.deliveries.of_case(draft.id)
        unit.deliveries.mark([first.id], DeliveryState.ACKNOWLEDGED, at=samples.NOW, attempt=True)


def main(release: str) -> None:
    """Write releases/<release>.db; refuses to touch one that is there."""
    target = RELEASES / f"{release}.db"
    if target.exists():
        raise SystemExit(f"{target.name} is kept as it was released")
    work = RELEASES / f"work-{release}"
    store = EncryptedStore(work, TestKeys())
    store.open()
    fill(store)
    store.close()
    (work / FILE_NAME).rename(target)
    for left in work.iterdir():
        left.unlink()
    work.rmdir()


if __name__ == "__main__":
    main(sys.argv[1])
