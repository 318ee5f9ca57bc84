"""A material that nobody had to bring: the e-licence is asked for, taken, looked at, and fills its fields."""

from PySide6.QtCore import Qt

from ui import names
from ui.tour.scripts import CLERK, Steps, call, find_item, lay_card, sign_in
from ui.tour.tourist import Tourist

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier

SIGN = "szdxhwgg"
"""Initials of 设置大型户外广告…, which asks for a business licence."""


def licensed(t: Tourist) -> Steps:
    """Card, item, the licence by two keys; its page large."""
    yield from sign_in(t, CLERK)
    yield from call(t)
    yield from lay_card(t)
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
