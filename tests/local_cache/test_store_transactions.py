"""What a unit promises: all of it or nothing, one thread, one at a time, whoever dies."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError, IntegrityError

from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.local_cache import samples
from tests.local_cache.samples import NOW
from window_client.domain.case import Case
from window_client.errors import StoreUnavailable
from window_client.words import CaseState, NumberKind

ROOT = Path(__file__).parents[2]


class ChangedMindError(Exception):
    """Raised by a step in the middle of its work."""


def accept_and_change_my_mind(store: EncryptedStore, draft: Case) -> None:
    with store.unit() as unit:
        samples.accept(unit, draft)
        raise ChangedMindError


def test_an_exception_takes_everything_back(store: EncryptedStore) -> None:
    draft = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(draft)
        unit.numbers.add_block(samples.a_block())
        samples.put_audit(unit)
    with pytest.raises(ChangedMindError):
        accept_and_change_my_mind(store, draft)
    with store.unit() as unit:
        assert unit.cases.get(draft.id) == draft
        assert unit.cases.events(draft.id) == []
        assert unit.numbers.left(NumberKind.RECEIPT) == 1000
        assert unit.numbers.fates(NumberKind.RECEIPT) == []
        assert unit.papers.of_case(draft.id) == []
        assert unit.deliveries.waiting() == (0, None)
        samples.put_audit(unit)
        assert [entry.seq for entry in unit.audit.entries()] == [1, 2]  # the head went back too


def test_a_second_case_of_the_same_id_is_refused_and_tells_nobody_the_name(store: EncryptedStore) -> None:
    case = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(case)
    with pytest.raises(IntegrityError) as caught, store.unit() as unit:
        unit.cases.add(case)
    assert samples.NAME not in str(caught.value)
    assert samples.CERT not in repr(caught.value)


def test_eight_threads_cannot_lose_an_update(store: EncryptedStore) -> None:
    outcomes: list[str] = []

    def add_one() -> None:
        try:
            with store.unit() as unit:
                unit.notes.put("n", b"1")
        except RuntimeError as error:
            outcomes.append(str(error))

    threads = [threading.Thread(target=add_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["the store belongs to the desk thread"] * 8
    with store.unit() as unit:
        assert unit.notes.get("n") is None


def test_units_neither_nest_nor_outlive_their_block(store: EncryptedStore) -> None:
    with store.unit() as unit:
        with pytest.raises(RuntimeError, match="nest"), store.unit():
            pass
        unit.notes.put("kept", b"1")
    with pytest.raises(RuntimeError, match="over"):
        unit.notes.put("stray", b"1")
    with store.unit() as fresh:
        assert fresh.notes.get("kept") == b"1"
        assert fresh.notes.get("stray") is None


def test_a_closed_store_says_so(tmp_path: Path, vault: FileVault) -> None:
    store = EncryptedStore(tmp_path, vault)
    assert not store.is_open
    with pytest.raises(RuntimeError, match="not open"), store.unit():
        pass
    store.close()


CHILD = """
import sys
from pathlib import Path
from local_cache.store import EncryptedStore
from local_cache.vault import FileVault
from tests.local_cache import samples

vault = FileVault(Path(sys.argv[1]), use_key_ring=False)
assert vault.unlock_by_machine()
store = EncryptedStore(Path(sys.argv[1]), vault)
store.open()
with store.unit() as unit:
    unit.cases.add(samples.a_case("first"))
    unit.numbers.add_block(samples.a_block())
print("one", flush=True)
with store.unit() as unit:
    unit.cases.add(samples.a_case("second"))
    samples.accept(unit, unit.cases.get("first"))
    print("inside", flush=True)
    sys.stdin.readline()
print("two", flush=True)
sys.stdin.readline()
"""


def start_child(directory: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(directory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
    )


def read_until(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout is not None
    assert any(line.strip() == word for line in child.stdout)


@pytest.mark.parametrize("committed", [False, True])
def test_kill_9_leaves_whole_transactions(tmp_path: Path, vault: FileVault, committed: bool) -> None:
    with start_child(tmp_path) as child:
        read_until(child, "inside")
        if committed:
            assert child.stdin is not None
            child.stdin.write("\n")
            child.stdin.flush()
            read_until(child, "two")
        child.kill()  # signal 9
    store = EncryptedStore(tmp_path, vault)
    store.open()
    with store.unit() as unit:
        first = unit.cases.get(samples.a_case("first").id)
        assert first is not None
        assert (first.state is CaseState.ACCEPTED) == committed
        assert (unit.cases.get(samples.a_case("second").id) is not None) == committed
        assert len(unit.deliveries.of_case(first.id)) == (2 if committed else 0)
        assert len(unit.papers.of_case(first.id)) == committed
        assert unit.numbers.left(NumberKind.RECEIPT) == 1000 - committed
        assert len(unit.audit.entries()) == committed
    store.close()


def test_another_process_in_the_middle_of_a_unit_is_told_apart_from_a_bug(tmp_path: Path, vault: FileVault) -> None:
    with start_child(tmp_path) as child:
        read_until(child, "inside")
        store = EncryptedStore(tmp_path, vault)
        with pytest.raises(StoreUnavailable, match="another program") as caught:
            store.open()
        assert not caught.value.full
        assert not store.is_open
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
        read_until(child, "two")
        store.open()  # usable as soon as the other is done
        with store.unit() as unit:
            assert unit.cases.count(CaseState.ACCEPTED) == 1
            unit.cases.add(samples.a_case(opened_at=NOW))
        store.close()
        child.kill()


def put_while_nothing_can_end(store: EncryptedStore) -> None:
    """SQLite itself refuses COMMIT and ROLLBACK, as after a fault of the disk."""
    with store.unit() as unit:
        unit.notes.put("stray", b"1")
        assert store._connection is not None
        raw = store._connection.connection.dbapi_connection
        assert raw is not None
        raw.set_authorizer(
            lambda action, *_: sqlcipher.SQLITE_DENY if action == sqlcipher.SQLITE_TRANSACTION else sqlcipher.SQLITE_OK
        )


def test_a_transaction_that_cannot_be_rolled_back_goes_with_its_connection(
    store: EncryptedStore, caplog: pytest.LogCaptureFixture
) -> None:
    with store.unit() as unit:
        unit.notes.put("kept", b"1")
    with pytest.raises(DatabaseError):
        put_while_nothing_can_end(store)
    assert "could not be rolled back" in caplog.text
    with store.unit() as unit:
        assert unit.notes.get("kept") == b"1"
        assert unit.notes.get("stray") is None
        unit.notes.put("kept", b"2")
