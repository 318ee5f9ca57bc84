"""Migrations: from zero they give today's tables; a failing one changes nothing; files of old releases open."""

import ast
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from local_cache.audit_rows import read_head
from local_cache.engine import open_engine
from local_cache.migrating import SCRIPTS, migrate
from local_cache.schema import make_new
from local_cache.store import FILE_NAME, EncryptedStore
from local_cache.tables import SCHEMA
from tests.local_cache.make_release_file import RELEASES, TestKeys
from tests.local_cache.samples import CLERK, NAME, NOW
from window_client.domain.audit import chain_fault
from window_client.domain.ids import CaseId
from window_client.errors import StoreUnavailable
from window_client.words import CaseState, DeliveryState, NumberKind

KEY = TestKeys().subkey("store")


@pytest.fixture(autouse=True)
def _quiet_alembic(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="alembic")


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A copy of the newest release's file, in place."""
    newest = sorted(RELEASES.glob("*.db"))[-1]
    return Path(shutil.copy(newest, tmp_path / FILE_NAME))


@pytest.fixture
def connection(released: Path) -> Iterator[Connection]:
    engine = open_engine(released, KEY)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def schema(connection: Connection) -> set[tuple[str, str]]:
    """Every table, index and trigger as SQLite stores it, without white space."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {(name, "".join(sql.split())) for name, sql in rows}


def opened(path: Path) -> Connection:
    return open_engine(path, KEY).connect()


def test_migrations_from_zero_give_the_tables_of_this_release(tmp_path: Path) -> None:
    with opened(tmp_path / "new.db") as new, opened(tmp_path / "old.db") as old:
        make_new(new)
        migrate(old, tmp_path / "old.db", 0, SCHEMA)
        assert schema(old) == schema(new)
        assert len(schema(new)) > 30
        for statement in ("PRAGMA user_version", "SELECT version_num FROM alembic_version"):
            assert old.exec_driver_sql(statement).scalar() == new.exec_driver_sql(statement).scalar()


def test_migrations_stand_on_their_own() -> None:
    scripts = sorted((SCRIPTS / "versions").glob("*.py"))
    assert scripts
    for path in scripts:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
            assert all(name.split(".")[0] in {"alembic", "sqlalchemy", "pathlib"} for name in names), path.name


@pytest.mark.parametrize("release", sorted(path.stem for path in RELEASES.glob("*.db")))
def test_a_file_of_this_release_opens_with_everything_in_it(tmp_path: Path, release: str) -> None:
    shutil.copy(RELEASES / f"{release}.db", tmp_path / FILE_NAME)
    store = EncryptedStore(tmp_path, TestKeys())
    store.open()
    with store.unit() as unit:
        case = unit.cases.get(CaseId("release-accepted"))
        assert case is not None
        assert (case.state, case.receipt_no, case.applicant_name) == (CaseState.ACCEPTED, "0103261123000001", NAME)
        assert [event.seq for event in unit.cases.events(case.id)] == [1, 2]
        assert [draft.id for draft in unit.cases.drafts("03")] == ["release-draft"]
        assert unit.cases.answers(case.id)["P.name"].at == NOW
        assert len(unit.cases.pages(case.id)) == len(unit.papers.of_case(case.id)) == 1
        states = [delivery.state for delivery in unit.deliveries.of_case(case.id)]
        assert states == [DeliveryState.ACKNOWLEDGED, DeliveryState.WAITING]
        assert unit.numbers.left(NumberKind.RECEIPT) == 999
        assert unit.people.get("zhang") == CLERK
        assert unit.notes.get("cursor") == b"17"
        assert unit.tickets.current() is not None
        assert chain_fault(unit.audit.entries()) is None
    store.close()


def scripts_with(tmp_path: Path, body: str) -> Path:
    """The real migrations and one more."""
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    head = f'from alembic import op\nimport sqlalchemy as sa\nrevision = "{SCHEMA + 1:04d}"\n'
    head += f'down_revision = "{SCHEMA:04d}"\nbranch_labels = None\ndepends_on = None\n'
    (scripts / "versions" / "next.py").write_text(f"{head}{body}\n")
    return scripts


REBUILD = """
def upgrade():
    op.execute("DROP TRIGGER cases_fixed")
    op.execute("DROP TRIGGER cases_stay")
    with op.batch_alter_table("cases") as batch:
        batch.add_column(sa.Column("agent", sa.Text(), nullable=False, server_default=""))
"""


def test_a_table_is_rebuilt_and_its_children_stay(tmp_path: Path, released: Path, connection: Connection) -> None:
    before = released.read_bytes()
    migrate(connection, released, SCHEMA, SCHEMA + 1, scripts_with(tmp_path, REBUILD))
    with connection.begin():
        for table, rows in (("cases", 3), ("events", 2), ("deliveries", 2), ("answers", 2), ("papers", 1)):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == rows, table  # noqa: S608
        assert connection.exec_driver_sql("SELECT agent FROM cases").scalars().all() == ["", "", ""]
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA + 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert read_head(connection).seq == 1
    copy = tmp_path / f"{FILE_NAME}.schema-{SCHEMA}"
    assert copy.read_bytes() == before
    assert NAME.encode() not in copy.read_bytes()


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("def upgrade():\n    op.execute('DELETE FROM answers')", "answers were lost"),
        ("def upgrade():\n    op.execute('DROP TABLE notes')", "notes were lost"),
        (
            "def upgrade():\n    op.execute('DROP TRIGGER cases_fixed')\n    op.execute(\"UPDATE cases SET id = id || 'x'\")",
            "lost what",
        ),
    ],
)
def test_a_migration_that_loses_rows_is_undone(
    tmp_path: Path, released: Path, connection: Connection, body: str, word: str
) -> None:
    before = schema(connection)
    connection.rollback()
    with pytest.raises(StoreUnavailable, match=word):
        migrate(connection, released, SCHEMA, SCHEMA + 1, scripts_with(tmp_path, body))
    assert schema(connection) == before
    assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA
    assert connection.exec_driver_sql("SELECT count(*) FROM answers").scalar() == 2
    connection.rollback()
    assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_rows_may_be_lost_on_purpose_by_naming_their_table(
    tmp_path: Path, released: Path, connection: Connection
) -> None:
    body = "MAY_LOSE_ROWS = ('notes',)\ndef upgrade():\n    op.execute('DELETE FROM notes')"
    migrate(connection, released, SCHEMA, SCHEMA + 1, scripts_with(tmp_path, body))
    assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 0


def test_a_crashing_migration_leaves_the_file_as_it_was(tmp_path: Path, released: Path, connection: Connection) -> None:
    body = "def upgrade():\n    op.execute('DELETE FROM notes')\n    raise ZeroDivisionError"
    with pytest.raises(ZeroDivisionError):
        migrate(connection, released, SCHEMA, SCHEMA + 1, scripts_with(tmp_path, body))
    assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 1
