"""The system's own printing through Qt, with a PDF file in the place of the printer."""

import subprocess
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from devices.a4_test_page import test_page as a4_page
from devices.print_service import JobState, ServiceFailed
from devices.spooled_queue import SpooledQueue
from ui.system_printing import QtSpooler
from window_client.papers.pictures import draw
from window_client.settings import Settings
from window_client.words import DeviceTrouble

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def _file(path: Path, _: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_of_a_paper_is_handed_over_at_its_own_size(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    queue = SpooledQueue(Settings(a4_printer="PDF"), QtSpooler(partial(_file, out)), lambda pdf: draw(pdf) * 2)
    ticket = queue.submit(a4_page(NOW), "hall-window 1")
    assert queue.job(ticket) is JobState.HANDED_OVER  # it hears no more of it
    said = subprocess.run(["pdfinfo", str(out)], capture_output=True, text=True, check=True).stdout
    assert "Pages:           2" in said
    assert "A4" in said


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_called_so_and_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    queue = SpooledQueue(Settings(a4_printer="none"), QtSpooler(partial(_file, tmp_path / "no" / "out.pdf")), draw)
    state = queue.state()
    assert (state.able, state.trouble) == (False, DeviceTrouble.QUEUE_MISSING)
    with pytest.raises(ServiceFailed):
        queue.submit(a4_page(NOW), "hall-window 1")
