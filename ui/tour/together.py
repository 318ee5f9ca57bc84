"""A sitting of several items (一件事) as a person serves it: a bundle found, half filled, cut off, taken up again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui import names
from ui.tour.deeds import CLERK, TRADE, Steps, call, fill, find_item, sign_in
from ui.tour.scripts import settled
from ui.tour.tourist import Tourist

Key = Qt.Key

BUNDLE, HALF = "kbcydyjs", 4
"""Initials of 开办餐饮店一件事; how many answers are given before the cut."""

SIGN_FIELDS = ("AD.width", "AD.height", "AD.light", "AD.from", "AD.to")


def focused() -> str:
    """Name of the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def half(t: Tourist) -> Steps:
    """Card, bundle, the first answers; then it waits in the next field until it is cut off."""
    yield from sign_in(t, CLERK)
    yield from call(t)
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("the applicant's number", lambda: "*" in t.text(names.APPLICANT_NUMBER))
    yield from find_item(t, BUNDLE, "FD.biz")
    yield t.until("the items", lambda: t.look(names.sitting_item("I04")))
    yield from fill(t, TRADE[:HALF])
    yield t.until("the next field", lambda: focused() == names.field(TRADE[HALF][0]))
    yield t.until("the last answer kept", lambda: not t.wanted(names.field(TRADE[HALF - 1][0])))  # not only left
    t.picture("together")
    t.note("field", focused())
    t.note("number", t.text(names.SITTING_NO))
    t.note("draft_no", t.text(names.DRAFT_NO))
    t.mark("half")
    yield t.until("the cut", (t.out / "go").exists)


def again(t: Tourist) -> Steps:
    """The same sitting and the same field; the sign is taken out, the trade registered, the food licence stays open."""
    yield from sign_in(t, CLERK)
    yield t.until("the items", lambda: t.look(names.sitting_item("I04")))
    yield t.until("a field", lambda: focused().startswith("field."))
    t.note("field", focused())
    t.note("number", t.text(names.SITTING_NO))
    t.note("draft_no", t.text(names.DRAFT_NO))
    kept = [element for element, _, _ in TRADE[:HALF] if t.text(names.field(element))]
    t.note("kept", len(kept))
    t.click(names.sitting_remove("I04"))
    yield t.until("the sign gone", lambda: t.look(names.field(SIGN_FIELDS[0])) is None)
    t.note("left", [element for element in SIGN_FIELDS if t.look(names.field(element))])
    t.note("kept_after", len([element for element, _, _ in TRADE[:HALF] if t.text(names.field(element))]))
    yield from fill(t, TRADE[HALF:])
    t.click(names.material("M.SITE"))
    t.key(Key.Key_F6)
    yield t.until("a scanned page", lambda: t.tip(names.material("M.SITE")).count("1"))
    yield t.until("the trade ready", partial(_says, t, "R01", ("可受理", "Ready")))
    before = t.text(names.sitting_state("R03"))
    t.note("food", before)
    t.key(Key.Key_F12)
    yield t.until("the trade a case", partial(_says, t, "R01", ("已受理", "Accepted")))
    t.picture("one-accepted")
    t.click(names.sitting_open("R01"))
    yield t.until("the result", lambda: t.look(names.RESULT))
    t.note("receipt_no", t.text(names.RECEIPT_NO))
    yield t.until("paper and platform", lambda: settled(t))


def _says(t: Tourist, code: str, words: tuple[str, ...]) -> bool:
    return t.text(names.sitting_state(code)) in words
