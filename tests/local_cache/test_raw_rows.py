"""The baseline of the accept bench writes exactly what the store writes."""

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.raw_rows import copy_rows, raw_file, recorded
from local_cache.store import EncryptedStore
from local_cache.tables import metadata
from tests.local_cache import samples


def test_replayed_writes_leave_the_same_rows(tmp_path: Path, store: EncryptedStore) -> None:
    raw = raw_file(tmp_path / "raw.sqlite", os.urandom(32))
    with recorded(store.engine) as writes:
        draft = samples.a_case()
        with store.unit() as unit:
            unit.cases.add(draft)
            unit.numbers.add_block(samples.a_block())
        copy_rows(raw, writes)
        writes.clear()
        with store.unit() as unit:
            samples.accept(unit, draft)
            assert unit.audit.entries()
        assert len(writes) == 10  # the reads are no part of it
        copy_rows(raw, writes)
    with store.unit():
        assert store._connection is not None
        own = store._connection.connection.dbapi_connection
        assert own is not None
        assert rows(own) == rows(raw)
    assert len(rows(raw)["deliveries"]) == 2
    assert len(rows(raw)["audit"]) == 1
    raw.close()


def rows(connection: Any) -> dict[str, list[Any]]:
    assert isinstance(connection, sqlcipher.Connection)
    return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in metadata.tables}  # noqa: S608
