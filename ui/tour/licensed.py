"""A material that nobody had to bring: the e-licence is asked for, taken, looked at, and fills its fields."""

from PySide6.QtCore import Qt

from ui import names
from ui.tour.deeds import Steps, find_item
from ui.tour.tourist import Tourist

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier

SIGN = "szdxhwgg"
"""Initials of 设置大型户外广告…, which asks for a business licence."""


def fetch(t: Tourist) -> Steps:
    """Card, item, the licence by two keys; its page large; the draft is set aside."""
    yield t.twin("id-reader", "lay_card", card="resident")
    yield t.until("a new draft", lambda: t.look(names.RESULT) is None and "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, SIGN, "AD.width")
    yield t.until("the list of materials", lambda: t.look(names.material("M.LIC")))
    t.click(names.material("M.LIC"))
    t.key(Key.Key_R, CONTROL)
    yield t.until("the page to fetch from", lambda: t.enabled(names.TAKE_LICENCE))
    t.picture("fetch")
    t.key(Key.Key_E, CONTROL)
    yield t.until("the licence taken", lambda: t.look(names.TAKE) is None)
    t.note("means", t.tip(names.material("M.LIC")))
    t.note("uscc", t.text(names.field("E.uscc")))
    t.click(names.material("M.LIC"))
    t.key(Key.Key_G, CONTROL)
    yield t.until("its page", lambda: t.look(names.PAGES))
    yield t.until("its page drawn", t.pause(1.0))
    t.picture("licence")
    t.key(Key.Key_Escape)
    yield t.until("the form again", lambda: t.look(names.field("AD.width")))
    t.done("licence fetched")
    t.key(Key.Key_F9)
    yield t.twin("id-reader", "lift_card")
