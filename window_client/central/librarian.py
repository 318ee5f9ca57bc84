"""The librarian (目录员): reads, checks and indexes a catalogue before the desk hears of it. A hall's 5 000 items take some
seconds, in which the desk answers and the courier calls the next citizen; the desk only swaps one catalogue for the other."""

import logging
import queue
import threading
import traceback

from window_client.central.catalogue import read_catalogue
from window_client.domain.search import ItemIndex
from window_client.errors import CatalogueError
from window_client.messages import CatalogueArrived, CatalogueUnread
from window_client.ports import CatalogueReader, Submit

log = logging.getLogger("central")


class Librarian:
    """`take` never blocks; catalogues reach the desk in the order in which they came, a broken one with its fault; of one
    that a fault of ours kept from being read the desk hears, and asks for it again."""

    def __init__(self, submit: Submit, read: CatalogueReader = read_catalogue) -> None:
        self._submit, self._read = submit, read
        self._came: queue.SimpleQueue[CatalogueArrived | None] = queue.SimpleQueue()
        # a daemon: nothing is lost by its end, the platform is asked again for what the desk did not take
        self._thread = threading.Thread(target=self._run, name="librarian", daemon=True)

    def start(self) -> None:
        """Wait for catalogues."""
        self._thread.start()

    def take(self, version: str, etag: str, raw: bytes) -> None:
        """Queue the platform's own bytes."""
        self._came.put(CatalogueArrived(version, etag, raw))

    def stop(self, deadline_s: float = 1.0) -> bool:
        """End after the catalogue in hand; a long one is left to the end of the process."""
        self._came.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (came := self._came.get()) is not None:
            try:
                self._submit(self._opened(came))
            except Exception as error:  # noqa: BLE001 - logged without its text, which might hold contents
                where = "".join(traceback.format_tb(error.__traceback__))
                log.error("the librarian failed inside at %s: %s\n%s", came.version, type(error).__name__, where)
                self._submit(CatalogueUnread(came.version))

    def _opened(self, came: CatalogueArrived) -> CatalogueArrived:
        try:
            catalogue = self._read(came.raw)
        except CatalogueError as error:
            return CatalogueArrived(came.version, came.etag, came.raw, fault=str(error))
        return CatalogueArrived(came.version, came.etag, came.raw, catalogue, ItemIndex(catalogue))
