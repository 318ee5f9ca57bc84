"""What the tour does with results: a tolerant case with its promise, handed out over the counter, and one by courier."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from ui import names
from ui.tour.tourist import Condition, Tourist

Steps = Iterator[tuple[str, Condition]]
Key = Qt.Key

DRAIN = (
    ("E.name", "", "好再来理发店"),
    ("E.uscc", "91350100M000100Y43", ""),
    ("L.addr", "", "长洲区新兴三路8号"),
    ("W.volume", "12", ""),
    ("W.outlets", "1", ""),
    ("P.phone", "13977412345", ""),
)
"""Answers of I03: element, typed in Latin, committed in Chinese."""


def scan(t: Tourist, material: str) -> Steps:
    """One page of this material by the scanner."""
    t.click(names.material(material))
    t.key(Key.Key_F6)
    yield t.until(f"a page of {material}", lambda: _one_page(t.tip(names.material(material))))


def _one_page(tip: str) -> bool:
    return "1 页" in tip or "1 page" in tip


def accept_tolerant(t: Tourist) -> Steps:
    """All but the tolerated material is there: F12 accepts against a promise with its date."""
    for material in ("M.FORM", "M.LIC", "M.PIPE"):
        yield from scan(t, material)
    yield t.until("what may follow", lambda: t.enabled(names.ACCEPT))
    t.picture("tolerant")
    t.key(Key.Key_F12)
    yield t.until("why one more visit", lambda: t.look(names.visit("accept", "law")))
    t.click(names.visit("accept", "law"))
    t.picture("second-visit")
    t.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield t.until("the result", lambda: t.look(names.RESULT))
    t.note("tolerant", t.text(names.RECEIPT_NO))


def decided(t: Tourist) -> Steps:
    """The department decides at the platform; the case on the desk says so."""
    before = t.text(names.MARK_CASE)
    t.mark(f"decide-{t.text(names.RECEIPT_NO)}")
    yield t.until("the department's decision", lambda: t.text(names.MARK_CASE) != before)


def save(t: Tourist, path: Path) -> Steps:
    """The paper on the screen as a file, by its key and the dialog."""
    t.key(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    yield t.until("the file dialog", lambda: t.look("fileNameEdit"))
    yield t.until("the keyboard in it", lambda: t.holds_keyboard("fileNameEdit"))
    t.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    t.latin(str(path))
    t.key(Key.Key_Return)
    yield t.until("the file", path.exists)
    t.activate()
    yield t.until("the keyboard back from the dialog", t.has_keyboard)


def hand_out(t: Tourist) -> Steps:
    """Over the counter: the promise was kept, originals and identity were looked at."""
    yield from _issue(t)
    t.click(names.ISSUE_ORIGINALS)
    t.click(names.ISSUE_IDENTITY)
    yield from _give(t, "handed-out")
    t.note("handed_out", t.notes["tolerant"])


def send(t: Tourist) -> Steps:
    """By courier, with its waybill; then its receipt comes back and says who signed."""
    yield from _issue(t)
    t.click(names.issue_way("courier"))
    yield t.until("the waybill", lambda: t.look(names.ISSUE_WAYBILL))
    t.focus(names.ISSUE_WAYBILL)
    t.latin("EMS1234567890")
    before = t.text(names.ISSUE_GIVE)
    t.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield t.until("it is with the courier", lambda: t.text(names.ISSUE_GIVE) != before)
    t.picture("sent")
    t.note("sent", t.notes["by_courier"])
    t.focus(names.ISSUE_TAKER)
    t.chinese("李壮")
    yield from _give(t, "signed-for")


def _issue(t: Tourist) -> Steps:
    t.key(Key.Key_F11)
    yield t.until("the result of this case", partial(t.enabled, names.ISSUE_GIVE))


def _give(t: Tourist, picture: str) -> Steps:
    t.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield t.until("it is handed over", lambda: t.look(names.ISSUE_GIVE) and not t.enabled(names.ISSUE_GIVE))
    t.picture(picture)
    t.key(Key.Key_Escape)
    yield t.until("the case again", lambda: t.look(names.RESULT))
