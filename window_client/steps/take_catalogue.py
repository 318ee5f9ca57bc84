"""The catalogue as it comes and as it was kept (事项目录): a newer one is checked first, a broken one changes nothing."""

import logging
from dataclasses import replace
from datetime import timedelta

from window_client import calendar_use, catalogue_versions
from window_client.catalogue_versions import NEWEST
from window_client.domain import sites
from window_client.domain.item import Catalogue
from window_client.domain.search import ItemIndex
from window_client.errors import CatalogueError
from window_client.messages import CatalogueArrived, CatalogueUnread, DueSettled, FetchCatalogue
from window_client.steps import find_item
from window_client.steps.work import Said, Show, Work
from window_client.words import CatalogueTrouble

log = logging.getLogger("central")

PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
BEFORE, ETAG = "catalogue_before", "catalogue_etag"


def catalogue_arrived(message: CatalogueArrived, work: Work) -> Said:
    """New cases take it from now on; open ones keep the version that they were begun with."""
    try:
        catalogue, index = _read(message, work)
    except CatalogueError as error:
        log.error("catalogue %s refused: %s", message.version, error)
        work.audit("catalogue_refused", message.version)
        _stands(work, CatalogueTrouble.BROKEN, str(error))
        return [Show.SYNC]
    before, last_good = work.room.catalogue, work.unit.notes.get(NEWEST)
    if last_good is not None and before is not None:
        work.unit.notes.put(BEFORE, last_good)
        if before.version != catalogue.version:
            catalogue_versions.keep(work.unit, before.version, last_good)
    work.unit.notes.put(NEWEST, message.raw)
    work.unit.notes.put(ETAG, message.etag.encode())
    catalogue = _use(work, catalogue, index)
    if before is None:
        work.unit.notes.put(calendar_use.SETTLED, catalogue.calendar.version.encode())
    work.audit("catalogue_changed", catalogue.version)
    new_days = before is not None and before.calendar != catalogue.calendar
    _stands(work, CatalogueTrouble.NONE)
    return [Show.SESSION, Show.CASE, Show.SYNC, *([DueSettled()] if new_days else [])]


def catalogue_unread(message: CatalogueUnread, work: Work) -> Said:
    """A fault of ours: the last good one serves on, and it is asked for again after a pause that doubles."""
    tries = work.room.catalogue_tries
    again = work.now + min(PAUSE * 2**tries, LONGEST_PAUSE)
    work.audit("catalogue_unread", message.version, outcome="internal")
    _stands(work, CatalogueTrouble.UNREAD)
    work.remember(catalogue_tries=tries + 1, catalogue_again=again)
    return [Show.SYNC]


def _stands(work: Work, trouble: CatalogueTrouble, fault: str = "") -> None:
    """How it stands with the newest one, for who can see to it."""
    work.remember(catalogue_trouble=trouble, catalogue_fault=fault, catalogue_tries=0, catalogue_again=None)


def ask_again(work: Work) -> Said:
    """With a tick; what is not heard then is asked for after the longest pause once more."""
    due = work.room.catalogue_again
    if due is None or work.now < due:
        return []
    work.remember(catalogue_again=work.now + LONGEST_PAUSE)
    return [ask(work), Show.SYNC]


def load_catalogue(work: Work) -> None:
    """The last good catalogue from the store. One that this program cannot use any more is asked for anew, and the one
    before it serves meanwhile. And what was served last."""
    find_item.load_used(work)
    for name in (NEWEST, BEFORE):
        raw = work.unit.notes.get(name)
        if raw is None:
            continue
        try:
            catalogue = work.tools.read_catalogue(raw)
        except CatalogueError as error:
            log.error("kept catalogue unusable: %s", error)
            work.unit.notes.put(ETAG, b"")
            continue
        _use(work, catalogue, ItemIndex(catalogue))
        return


def settle_if_new(work: Work) -> Said:
    """A calendar file was taken while no window ran, or a power cut ended the counting: count the open cases again."""
    catalogue = work.room.catalogue
    counted = (work.unit.notes.get(calendar_use.SETTLED) or b"").decode()
    return [DueSettled()] if catalogue is not None and counted != catalogue.calendar.version else []


def ask(work: Work) -> FetchCatalogue:
    """Ask for what is newer than the catalogue in use; for the whole when there is none."""
    tag = (work.unit.notes.get(ETAG) or b"").decode() if work.room.catalogue else ""
    return FetchCatalogue(tag, (work.unit.notes.get(NEWEST) or b"") if tag else b"")


def _read(message: CatalogueArrived, work: Work) -> tuple[Catalogue, ItemIndex]:
    """As the librarian read it; raises CatalogueError."""
    if message.fault:
        raise CatalogueError(message.fault)
    catalogue = message.catalogue or work.tools.read_catalogue(message.raw)
    return catalogue, message.index or ItemIndex(catalogue)


def _use(work: Work, catalogue: Catalogue, index: ItemIndex) -> Catalogue:
    """The one that serves from now on; older ones are read again under its calendar when a case asks for them."""
    catalogue_versions.forget_unused(work.unit)
    hall = sites.at_site(catalogue.hall, work.settings.site, work.settings.branch)
    catalogue = replace(catalogue, calendar=calendar_use.overlaid(work.unit, catalogue), hall=hall)
    work.remember(catalogue=catalogue, index=index, older={})
    return catalogue
