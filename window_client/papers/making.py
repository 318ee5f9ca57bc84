"""What the press does with one order: typeset, seal, draw, save. Imported by the first order, on the paper thread:
Typst, PDFium and the bar codes weigh 20 MB and 40 ms, which a start and an idle desk need not carry."""

import logging
import os
from pathlib import Path

from window_client.errors import HallWindowError
from window_client.messages import (
    DocumentFailed,
    DocumentMade,
    DrawDocument,
    DrawPage,
    FileNotSaved,
    LicenceSealed,
    LicenceUnfit,
    MakeDocument,
    SealLicence,
    WriteDocument,
)
from window_client.papers import licence_file, page_pictures, pictures
from window_client.papers.typeset import CannotTypeset, Typesetter
from window_client.ports import Sealer
from window_client.settings import Settings
from window_client.views import DocumentPages, PagePicture
from window_client.words import RefusalCode

log = logging.getLogger("paper")


class Maker:
    """Owns Typst and PDFium; fonts are looked for at the first paper. `empty` is a folder that a template may read."""

    def __init__(self, settings: Settings, sealer: Sealer, empty: Path) -> None:
        self._settings, self._sealer, self._empty = settings, sealer, empty
        self._typesetter: Typesetter | None = None

    def make(self, order: MakeDocument) -> DocumentMade | DocumentFailed:
        """The paper as a sealed PDF, or why there is none."""
        try:
            pdf = self._ready().pdf(order.template, order.data, order.copy)
            page, sha256 = self._sealer.seal(pdf)
            return DocumentMade(order.document, page, sha256, pictures.page_count(pdf))
        except (CannotTypeset, HallWindowError) as error:
            log.error("paper not made: %s", error)
            return DocumentFailed(order.document, str(error))
        except Exception as error:  # noqa: BLE001 - a template of the catalogue must not end the thread
            log.error("paper not made: %s", type(error).__name__)
            return DocumentFailed(order.document, type(error).__name__)

    def seal_licence(self, order: SealLicence) -> LicenceSealed | LicenceUnfit:
        """The file of an e-licence as a sealed page, or why not."""
        return licence_file.seal_licence(order, self._sealer)

    def show_page(self, order: DrawPage) -> PagePicture:
        """One page of a material; says so when its file is lost or was changed."""
        try:
            return page_pictures.draw_page(order, self._sealer)
        except (*page_pictures.UNDRAWABLE, HallWindowError) as error:
            log.error("page not shown: %s", type(error).__name__)
            return PagePicture(order.page, order.sheet, order.turn, order.width, trouble=RefusalCode.PAGE_DAMAGED)

    def hand_out(self, order: DrawDocument | WriteDocument) -> DocumentPages | FileNotSaved | None:
        """Pictures of the pages for the screen, or the PDF in a file (then None)."""
        try:
            pdf = self._sealer.unseal(order.pdf)
            if isinstance(order, WriteDocument):
                _write(Path(order.path), pdf)
                return None
            return DocumentPages(order.document, order.kind, order.number, pictures.draw(pdf))
        except (OSError, ValueError, HallWindowError) as error:
            log.error("paper not shown or saved: %s", type(error).__name__)
            return FileNotSaved(order.document, RefusalCode.PAPER_NOT_SAVED)

    def _ready(self) -> Typesetter:
        if self._typesetter is None:
            self._typesetter = Typesetter(self._settings.paper_fonts, self._settings.paper_font_dir, self._empty)
        return self._typesetter


def _write(path: Path, pdf: bytes) -> None:
    """Only its owner may read it; nothing half-written stays."""
    beside = path.with_name(path.name + ".part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pdf)
    beside.replace(path)
