"""Facts stay facts, whoever writes the SQL; the audit chain finds what was cut, changed or moved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from local_cache.engine import open_engine
from local_cache.looking import verify_trail
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.vault import FileVault
from tests.local_cache import samples
from window_client.domain.audit import chain_fault
from window_client.errors import StoreUnavailable
from window_client.words import CaseState, DeliveryState


@pytest.fixture
def filled(store: EncryptedStore) -> EncryptedStore:
    """One accepted case and three audit entries."""
    case = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(case)
        unit.cases.put_answer(case.id, samples.an_answer())
        unit.numbers.add_block(samples.a_block())
        for deed in ("sign_in", "call_ticket"):
            samples.put_audit(unit, deed)
    with store.unit() as unit:
        samples.accept(unit, case)
    return store


@contextmanager
def by_hand(store: EncryptedStore) -> Iterator[object]:
    """Raw SQL inside a unit, as a careless program would write it."""
    with store.unit():
        assert store._connection is not None
        yield store._connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET reason = 'x'",
        "DELETE FROM events",
        "REPLACE INTO events SELECT * FROM events",
        "UPDATE audit SET facts = 'x'",
        "DELETE FROM audit",
        "REPLACE INTO audit SELECT * FROM audit",
        "UPDATE deliveries SET body = x'00'",
        "UPDATE deliveries SET actor = '7777'",
        "UPDATE deliveries SET at = 1",
        "UPDATE deliveries SET kind = 'page'",
        "DELETE FROM deliveries",
        "REPLACE INTO deliveries SELECT * FROM deliveries",
        "UPDATE papers SET slip = x'00'",
        "UPDATE papers SET template = 'x'",
        "DELETE FROM papers",
        "UPDATE numbers SET text = 'x'",
        "DELETE FROM numbers",
        "DELETE FROM cases",
        "UPDATE cases SET opened_by = '7777'",
        "UPDATE cases SET receipt_no = 'other'",
    ],
)
def test_a_fact_can_neither_be_changed_nor_removed(filled: EncryptedStore, statement: str) -> None:
    with pytest.raises(IntegrityError), by_hand(filled) as connection:
        connection.exec_driver_sql(statement)  # type: ignore[attr-defined]


def test_deleting_a_case_never_takes_its_unsent_record_along(store: EncryptedStore) -> None:
    draft = samples.a_case()
    with store.unit() as unit:
        unit.cases.add(draft)
        unit.deliveries.add(samples.a_delivery(draft))
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), by_hand(store) as connection:
        connection.exec_driver_sql("DELETE FROM cases")  # type: ignore[attr-defined]
    with store.unit() as unit:
        assert unit.deliveries.count(DeliveryState.WAITING) == 1


def test_the_same_facts_may_move_on(filled: EncryptedStore) -> None:
    with filled.unit() as unit:
        [case] = unit.cases.accepted_on(samples.NOW.date(), 10)
        unit.cases.save(replace(case, state=CaseState.IN_REVIEW, official_no="4504"))
        with pytest.raises(IntegrityError):
            unit.cases.save(replace(case, official_no="9999"))


def test_the_whole_chain_holds_across_openings(tmp_path: Path, vault: FileVault, filled: EncryptedStore) -> None:
    filled.close()
    again = EncryptedStore(tmp_path, vault)
    again.open()
    with again.unit() as unit:
        samples.put_audit(unit, "sign_out")
        entries = unit.audit.entries()
        assert [entry.seq for entry in entries] == [1, 2, 3, 4]
        assert chain_fault(entries) is None
        assert [entry.seq for entry in unit.audit.entries(after=1, limit=2)] == [2, 3]
    again.close()


def tamper(directory: Path, vault: FileVault, *statements: str) -> None:
    """What somebody with the key could do: drop the guards, change the file."""
    engine = open_engine(directory / "window.db", vault.subkey("store"))
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER audit_fixed")
        connection.exec_driver_sql("DROP TRIGGER audit_stays")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (["UPDATE audit SET actor = '7777' WHERE seq = 2"], 2),
        (["DELETE FROM audit WHERE seq = 1"], 1),
        (["DELETE FROM audit WHERE seq = 2"], 2),
        (
            [
                "UPDATE audit SET seq = 9 WHERE seq = 1",
                "UPDATE audit SET seq = 1 WHERE seq = 2",
                "UPDATE audit SET seq = 2 WHERE seq = 9",
                "UPDATE sqlite_sequence SET seq = 3 WHERE name = 'audit'",
            ],
            1,
        ),
    ],
    ids=["changed", "head cut", "middle cut", "moved"],
)
def test_a_chain_that_was_touched_is_located_and_not_opened(
    tmp_path: Path, vault: FileVault, filled: EncryptedStore, statements: list[str], fault: int
) -> None:
    filled.close()
    tamper(tmp_path, vault, *statements)
    with pytest.raises(StoreUnavailable, match="audit trail"):
        EncryptedStore(tmp_path, vault).open()
    assert verify_trail(tmp_path / FILE_NAME, vault.subkey("store")).fault == fault


@pytest.mark.parametrize("statement", ["DELETE FROM audit WHERE seq = 3", "UPDATE audit SET facts = 'x' WHERE seq = 3"])
def test_a_changed_end_of_the_chain_is_seen_at_opening(
    tmp_path: Path, vault: FileVault, filled: EncryptedStore, statement: str
) -> None:
    filled.close()
    tamper(tmp_path, vault, statement)
    store = EncryptedStore(tmp_path, vault)
    with pytest.raises(StoreUnavailable, match="audit trail"):
        store.open()
    assert not store.is_open
