"""Brings a file to the tables of this release: makes a new one, refuses a newer one, has an older one migrated."""

from pathlib import Path

from sqlalchemy import Connection

from local_cache.guards import GUARDS, NAMES
from local_cache.tables import SCHEMA, metadata
from window_client.errors import StoreUnavailable


def revision_of(schema: int) -> str:
    """Alembic's name of a schema number: 1 is "0001"."""
    return f"{schema:04d}"


def bring_to_head(connection: Connection, path: Path) -> None:
    """After this the file has exactly our tables; raises StoreUnavailable when it cannot, changing nothing."""
    with connection.begin():
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if schema == SCHEMA:
        return
    if schema > SCHEMA:
        raise StoreUnavailable(
            f"the data file was written by a newer version (schema {schema}, this one knows {SCHEMA}). "
            "Nothing was changed. Install the newer version again."
        )
    if schema == 0:
        make_new(connection)
        return
    # Alembic costs a second and 20 MB: only a window that was updated pays for it.
    from local_cache.migrating import migrate

    migrate(connection, path, schema, SCHEMA)


def make_new(connection: Connection) -> None:
    """Make all tables and guards in one transaction; a file that holds other tables is refused."""
    with connection.begin():
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise StoreUnavailable(
                "the data file is not one of ours: it has tables and no version. Nothing was changed."
            )
        metadata.create_all(connection, checkfirst=False)
        for statement in (*NAMES, *GUARDS):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision_of(SCHEMA),))
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
