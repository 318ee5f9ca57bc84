"""The paper thread (文书线程): takes orders from its queue, one at a time, and answers with facts and pictures."""

import logging
import os
import queue
import tempfile
import threading
from pathlib import Path

from window_client.errors import HallWindowError
from window_client.messages import (
    DocumentFailed,
    DocumentMade,
    DrawDocument,
    FileNotSaved,
    MakeDocument,
    PaperOrder,
    WriteDocument,
)
from window_client.papers import pictures
from window_client.papers.typeset import CannotTypeset, Typesetter
from window_client.ports import Say, Sealer, Submit
from window_client.settings import Settings
from window_client.views import DocumentPages
from window_client.words import RefusalCode

log = logging.getLogger("paper")


class Press:
    """Owns Typst and PDFium. `perform` may be called from any thread and never blocks."""

    def __init__(self, settings: Settings, submit: Submit, say: Say, sealer: Sealer) -> None:
        self._settings, self._submit, self._say, self._sealer = settings, submit, say, sealer
        self._orders: queue.SimpleQueue[PaperOrder | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="paper")

    def start(self) -> None:
        """Fonts are looked for at the first order, on the thread itself."""
        self._thread.start()

    def perform(self, order: PaperOrder) -> None:
        """Queue one order."""
        self._orders.put(order)

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End after the order in hand; what waits is taken up again at the next start from its row."""
        self._orders.put(None)
        self._thread.join(deadline_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with tempfile.TemporaryDirectory(prefix="hall-window-paper-") as empty:
            typesetter: Typesetter | None = None
            while (order := self._orders.get()) is not None:
                if isinstance(order, MakeDocument):
                    typesetter = typesetter or self._typesetter(Path(empty))
                    self._submit(self._make(typesetter, order))
                else:
                    self._hand_out(order)

    def _typesetter(self, empty: Path) -> Typesetter:
        return Typesetter(self._settings.paper_fonts, self._settings.paper_font_dir, empty)

    def _make(self, typesetter: Typesetter, order: MakeDocument) -> DocumentMade | DocumentFailed:
        try:
            pdf = typesetter.pdf(order.template, order.data, order.copy)
            page, sha256 = self._sealer.seal(pdf)
            return DocumentMade(order.document, page, sha256, pictures.page_count(pdf))
        except (CannotTypeset, HallWindowError) as error:
            log.error("paper not made: %s", error)
            return DocumentFailed(order.document, str(error))
        except Exception as error:  # noqa: BLE001 - a template of the catalogue must not end the thread
            log.error("paper not made: %s", type(error).__name__)
            return DocumentFailed(order.document, type(error).__name__)

    def _hand_out(self, order: DrawDocument | WriteDocument) -> None:
        try:
            pdf = self._sealer.unseal(order.pdf)
            if isinstance(order, WriteDocument):
                _write(Path(order.path), pdf)
            else:
                self._say(DocumentPages(order.document, order.kind, order.number, pictures.draw(pdf)))
        except (OSError, ValueError, HallWindowError) as error:
            log.error("paper not shown or saved: %s", type(error).__name__)
            self._submit(FileNotSaved(order.document, RefusalCode.PAPER_NOT_SAVED))


def _write(path: Path, pdf: bytes) -> None:
    """Only its owner may read it; nothing half-written stays."""
    beside = path.with_name(path.name + ".part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pdf)
    beside.replace(path)
