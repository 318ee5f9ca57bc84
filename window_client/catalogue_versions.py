"""Catalogue versions side by side (目录版本并存): a case keeps the version that it was begun with, until it is archived.

The platform's own bytes of an older version stay among the notes, deflated, as long as a case names it that is open or
delivered and still to be archived: a hall that archives once a year keeps dozens. Two catalogues of one version name are
one version: the newer one serves.
"""

import logging
import zlib
from collections.abc import Callable, Collection
from dataclasses import replace

from window_client.domain.case import Case, OpenDue
from window_client.domain.item import Catalogue
from window_client.errors import CatalogueError
from window_client.ports import CatalogueReader, Unit

log = logging.getLogger("central")

NEWEST = "catalogue"
"""Note with the catalogue in use, as it came."""

_KEPT = "catalogue@"
_FAST = 1  # 5 000 items, 19 MB, in 0.16 s to a sixth


def keep(unit: Unit, version: str, raw: bytes) -> None:
    """Keep what was the newest until now."""
    unit.notes.put(f"{_KEPT}{version}", zlib.compress(raw, _FAST))


def forget_unused(unit: Unit) -> None:
    """Older versions that no open case and none before its archive names any more go."""
    names = unit.notes.names(_KEPT)
    wanted = unit.keeping.versions_named() if names else set()
    for name in names:
        if name.removeprefix(_KEPT) not in wanted:
            unit.notes.drop(name)


def older(unit: Unit, read: CatalogueReader, version: str, newest: Catalogue, also: Collection[str] = ()) -> Catalogue:
    """A version beside the newest, as far as open cases serve its items, and `also` these; the newest itself when that
    version is not here or this program cannot read it."""
    raw = unit.notes.get(f"{_KEPT}{version}")
    if raw is None:
        return newest
    try:
        return beside(read(zlib.decompress(raw), unit.keeping.open_items(version).union(also)), newest)
    except CatalogueError as error:
        log.error("kept catalogue %s unusable: %s", version, error)
        return newest


def beside(older: Catalogue, newest: Catalogue) -> Catalogue:
    """The items, rules, papers and reasons of the older one; what is true of the hall today is the newest's: who may
    accept what, its calendar, its own names."""
    return replace(older, calendar=newest.calendar, delegations=newest.delegations, hall=newest.hall)


def by_case(unit: Unit, read: CatalogueReader, newest: Catalogue) -> Callable[[Case | OpenDue], Catalogue]:
    """The catalogue of each case, each version read once; for the command line."""
    known = {"": newest, newest.version: newest}

    def of(case: Case | OpenDue) -> Catalogue:
        version = case.catalogue_version
        if version not in known or (version != newest.version and case.item_code not in known[version].items):
            known[version] = older(unit, read, version, newest, {case.item_code})
        return known[version]

    return of
