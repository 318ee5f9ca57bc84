"""Catalogues as they went out (目录各版): from each that a window may still have, what changed since is told."""

import threading

from sqlalchemy import select

from reference_platform.moments import text
from reference_platform.publishing import Published
from reference_platform.refusing import refuse
from reference_platform.store import Database, now
from reference_platform.tables import catalogues
from window_client.central import wire

KEPT = 20
"""A window with an older one gets the whole."""


class Editions:
    """In the database, so that the difference survives a restart."""

    def __init__(self, database: Database) -> None:
        self._database, self._lock = database, threading.Lock()
        self._known: set[str] = set()
        self._told: dict[tuple[str, str], wire.CatalogueChanges] = {}

    def keep(self, published: Published) -> Published:
        """This one goes out to a window."""
        if published.etag in self._known:
            return published
        with self._database.transaction() as connection:
            connection.execute(catalogues.delete().where(catalogues.c.tag == published.etag))
            connection.execute(catalogues.insert().values(tag=published.etag, at=text(now()), body=published.body))
            newest = select(catalogues.c.tag).order_by(catalogues.c.at.desc()).limit(KEPT)
            kept = list(connection.execute(newest).scalars())
            connection.execute(catalogues.delete().where(catalogues.c.tag.not_in(kept)))
        self._known = set(kept)
        return published

    def changes(self, since: str, published: Published) -> wire.CatalogueChanges:
        """From the version with this tag to the one in force; refuses with not_found when it is not known any more."""
        with self._lock:  # one difference at a time: it is work, and the next window wants the same
            found = self._told.get((since, published.etag))
            if found is None:
                with self._database.reading() as connection:
                    before = connection.scalar(select(catalogues.c.body).where(catalogues.c.tag == since))
                if before is None:
                    refuse("not_found", 404)
                found = wire.catalogue_difference(before, published.body, since, published.etag)
                self._told = {**self._told, (since, published.etag): found} if len(self._told) < KEPT else {}
        return found
