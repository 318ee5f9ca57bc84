"""The child's part of `form` about pages: a hundred come one after the other, each as its own small picture."""

import io
import random
import time
from functools import partial

from PIL import Image
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from benchmarks.office import Office
from ui import names
from window_client import messages as m
from window_client.domain.ids import PageId
from window_client.domain.materials import SealedPage
from window_client.views import CaseView
from window_client.words import MaterialMeans

PAGES, KIND = 100, "M.ID"
BEAT_MS = 5
Times = dict[str, list[float]]


def scanned(office: Office, item: str) -> Times:
    """Each page from the desk's inbox to its picture on the screen, and how late the GUI thread ever was meanwhile."""
    office.pick(item)
    office.desk.submit(m.ScanMaterial(office.session, office.case, KIND))
    strip = office.window.findChild(QListView, names.MATERIAL_STRIP)
    assert strip is not None
    pictures = [_picture(n) for n in range(PAGES)]
    ours: list[float] = []
    lateness = Lateness()
    for number, png in enumerate(pictures):
        page = SealedPage(PageId(f"{number:064x}"), f"{number + 500:064x}", 300_000, "image/png", 1654, 2339, 1, png)
        began = time.perf_counter()
        office.desk.submit(m.PagesCaptured(office.case, KIND, (page,), MaterialMeans.SCANNED, more=number < PAGES - 1))
        at = office.eye.painted(partial(_shows, number + 1), strip.viewport)
        ours.append((at - began) * 1e3)
    worst = lateness.stop()
    return {"scan": ours, "scan_bare": _bare(office, pictures), "scan_slot": [worst]}


class Lateness:
    """How late a timer of 5 ms ever was."""

    def __init__(self) -> None:
        self._worst, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._worst = max(self._worst, (now - self._last) * 1e3 - BEAT_MS)
        self._last = now

    def stop(self) -> float:
        """The worst, milliseconds."""
        self._timer.stop()
        return self._worst


def _bare(office: Office, pictures: list[bytes]) -> list[float]:
    """A bare list of icons."""
    bare, took = QListWidget(), list[float]()
    bare.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    bare.setIconSize(QSize(72, 96))
    bare.resize(280, 120)
    bare.show()
    for png in pictures:
        began = time.perf_counter()
        pixmap = QPixmap()
        pixmap.loadFromData(png)
        bare.addItem(QListWidgetItem(QIcon(pixmap), ""))
        took.append((office.eye.drawn(bare.viewport()) - began) * 1e3)
    bare.close()
    return took


def _shows(pages: int, view: object) -> bool:
    return _pages(view) == pages


def _pages(view: object) -> int:
    lines = view.materials if isinstance(view, CaseView) else ()
    return next((len(line.pages) for line in lines if line.type == KIND), 0)


def _picture(number: int) -> bytes:
    """As small pictures of pages are: mostly paper, some grey."""
    dice = random.Random(number)
    paper = bytes(255 if dice.random() < 0.8 else dice.randrange(256) for _ in range(40 * 56))
    grey = Image.frombytes("L", (40, 56), paper)
    out = io.BytesIO()
    grey.resize((113, 160)).save(out, "PNG")
    return out.getvalue()
