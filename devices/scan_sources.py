"""From the settings to the place where pages come from: a watched folder, a camera, a network scanner, one of SANE."""

from devices import camera
from devices.escl_scanner import SCHEMES, EsclScanner
from devices.picture_check import Mending
from devices.sane_scanner import SaneScanner
from devices.scan_folder import PREFIX, ScanFolder
from devices.scan_source import ScanSource
from window_client.settings import Settings


def source_of(settings: Settings) -> ScanSource:
    """Nothing is opened here."""
    name = settings.document_scanner
    if name.startswith(SCHEMES):
        return EsclScanner(name, settings.document_scanner_source, settings.document_scanner_dpi)
    if name.startswith(PREFIX):
        return ScanFolder(settings)
    if name.startswith(camera.PREFIX):
        return camera.Camera(name)
    return SaneScanner.of(settings)


def mending_of(settings: Settings) -> Mending:
    """What is done to its pages."""
    return Mending(
        settings.document_scanner_deskew,
        settings.document_scanner_drop_blank,
        settings.document_scanner_rotate,
        settings.document_scanner_page_kb,
    )
