"""The published catalogue (发布的目录) as bytes with its tag, and what changed since a version that a window has."""

import hashlib
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import select

from reference_platform.moments import text
from reference_platform.refusing import refuse
from reference_platform.store import Database
from reference_platform.tables import catalogues
from window_client.central import wire

KEPT = 20
"""Versions from which the difference is told; a window with an older one gets the whole."""


class Edition(NamedTuple):
    """One version as it went out; `tag` in its quotes."""

    body: bytes
    tag: str


class Published:
    """What is in force now. Earlier editions are in the database, so the difference survives a restart."""

    def __init__(self, database: Database, body: bytes, at: datetime) -> None:
        self._database = database
        self._told: dict[tuple[str, str], wire.CatalogueChanges] = {}
        self.now = self.put(body, at)

    def put(self, body: bytes, at: datetime) -> Edition:
        """From now on this one."""
        edition = Edition(body, f'"{hashlib.sha256(body).hexdigest()[:16]}"')
        with self._database.transaction() as connection:
            connection.execute(catalogues.delete().where(catalogues.c.tag == edition.tag))
            connection.execute(catalogues.insert().values(tag=edition.tag, at=text(at), body=body))
            newest = select(catalogues.c.tag).order_by(catalogues.c.at.desc()).limit(KEPT)
            kept = list(connection.execute(newest).scalars())
            connection.execute(catalogues.delete().where(catalogues.c.tag.not_in(kept)))
        self.now = edition
        return edition

    def changes(self, since: str) -> tuple[Edition, wire.CatalogueChanges]:
        """From the version with this tag to the one in force; refuses with not_found when it is not known any more."""
        now = self.now
        found = self._told.get((since, now.tag))
        if found is None:
            with self._database.reading() as connection:
                before = connection.scalar(select(catalogues.c.body).where(catalogues.c.tag == since))
            if before is None:
                refuse("not_found", 404)
            found = wire.catalogue_difference(before, now.body, since, now.tag)
            self._told = {**self._told, (since, now.tag): found} if len(self._told) < KEPT else {}
        return now, found


def checked(body: bytes) -> bytes:
    """The canonical bytes of a catalogue that follows the contract; refuses another."""
    try:
        return msgspec.json.encode(msgspec.json.decode(body, type=wire.Catalogue))
    except wire.UNREADABLE:
        refuse("malformed", 400)
