"""Migrates an older data file: copy first, foreign keys off around it, rows counted before and after.

Imported only when a file needs it, because alembic costs a second of start-up.
"""

import logging
import os
import shutil
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from local_cache.durable import is_full, sync_directory
from window_client.errors import StoreUnavailable

_log = logging.getLogger("cache")
SCRIPTS = Path(__file__).with_name("migrations")


def migrate(connection: Connection, path: Path, schema: int, target: int, scripts: Path = SCRIPTS) -> None:
    """Bring the file from one schema number to another in one transaction; on any failure it stays as it was.

    A revision that removes rows on purpose names their tables in its `MAY_LOSE_ROWS`. Raises StoreUnavailable.
    """
    _copy(connection, path, schema)
    # Off before BEGIN: alembic's batch mode rebuilds tables, and cascades would silently empty their children.
    _pragma(connection, "foreign_keys = OFF")
    try:
        with connection.begin():
            _run(connection, f"{target:04d}", scripts)
            connection.exec_driver_sql(f"PRAGMA user_version = {target}")
    finally:
        _pragma(connection, "foreign_keys = ON")
    _log.info("data file migrated from schema %d to %d", schema, target)


def _run(connection: Connection, target: str, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    before = _row_counts(connection)
    start = MigrationContext.configure(connection).get_current_revision() or "base"
    may_lose: set[str] = set()
    for revision in script.iterate_revisions(target, start):
        may_lose |= set(getattr(revision.module, "MAY_LOSE_ROWS", ()))

    def steps(revision: object, _context: object) -> object:
        return script._upgrade_revs(target, revision)  # type: ignore[arg-type]  # alembic's own way: command.upgrade

    with EnvironmentContext(config, script, fn=steps, destination_rev=target) as environment:
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
    _check(connection, before, may_lose)


def _check(connection: Connection, before: dict[str, int], may_lose: set[str]) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphans:
        raise StoreUnavailable(
            f"migration undone: rows of '{orphans[0]}' lost what they belong to. The data is as before."
        )
    after = _row_counts(connection)
    lost = [name for name in before if name not in may_lose and before[name] > after.get(name, 0)]
    if lost:
        raise StoreUnavailable(f"migration undone: rows of {', '.join(lost)} were lost. The data is as before.")


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).scalars()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 (our own names)
        for name in list(names)
    }


def _copy(connection: Connection, path: Path, schema: int) -> None:
    """Keep the file as it was, still encrypted, beside it."""
    _pragma(connection, "wal_checkpoint(TRUNCATE)")
    copy = path.with_name(f"{path.name}.schema-{schema}")
    try:
        shutil.copyfile(path, copy)
        copy.chmod(0o600)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        sync_directory(copy.parent)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"no room for the copy before the migration: {error.strerror}", full=is_full(error)
        ) from error


def _pragma(connection: Connection, text: str) -> None:
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.execute(f"PRAGMA {text}").fetchall()
