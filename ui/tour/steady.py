"""One visitor after the other, without an end (连续办理): the window under load that the kill sweep cuts off anywhere."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication

from ui import names
from ui.tour import results
from ui.tour.deeds import CLERK, fill, find_item, sign_in
from ui.tour.scripts import PENSION, press_accept
from ui.tour.tourist import Condition, Tourist

Steps = Iterator[tuple[str, Condition]]

MATERIAL = "M.HUKOU"
PATIENCE_S = 120.0
FIELDS = [element for element, _, _ in PENSION]


def steady(t: Tourist) -> Steps:
    """What lay on the desk before the cut is told and finished first. Paper and platform are not waited for."""
    t.deadline_s = PATIENCE_S
    yield from sign_in(t, CLERK)
    yield t.until("the desk", lambda: t.look(names.CALL_NEXT))
    quiet = t.pause(2.0)
    yield t.until("the case of before, if any", lambda: _lies_here(t) or quiet())
    t.note("found", _found(t))
    if t.text(names.DRAFT_NO):
        yield from _finish(t)
    while True:
        yield t.twin("id-reader", "lay_new_card")
        yield t.until("a new draft", lambda: t.look(names.RESULT) is None and "*" in t.text(names.APPLICANT_NUMBER))
        yield from _finish(t)


def _finish(t: Tourist) -> Steps:
    """From wherever the draft is to its acceptance."""
    t.note("draft", t.text(names.DRAFT_NO))
    if t.look(names.field(FIELDS[0])) is None:
        yield from find_item(t, "cxjmjbylbx", FIELDS[0])
    for answer in PENSION:
        if t.text(names.field(answer[0])):
            continue
        t.focus(names.field(answer[0]))
        t.note("field", answer[0])
        before = t.text(names.MISSING)
        yield from fill(t, (answer,))
        yield t.until(f"{answer[0]} kept", partial(_says_other, t, before))
    if not t.tip(names.material(MATERIAL)).count("1"):
        yield from results.scan(t, MATERIAL)
    t.note("field", "")
    yield from press_accept(t)
    with (t.out / "told").open("a", encoding="utf-8") as told:
        told.write(t.text(names.RECEIPT_NO) + "\n")


def _says_other(t: Tourist, before: str) -> bool:
    """What is missing is told from the rows: an answer that is not asked for any more is kept."""
    return t.text(names.MISSING) != before


def _lies_here(t: Tourist) -> object:
    return t.look(names.RESULT) or t.text(names.DRAFT_NO)


def _found(t: Tourist) -> dict[str, str]:
    """The case on the desk and the field that has the keyboard."""
    widget = QApplication.focusWidget()
    field = widget.objectName() if widget is not None else ""
    return {
        "draft": t.text(names.DRAFT_NO),
        "accepted": t.text(names.RECEIPT_NO) if t.look(names.RESULT) else "",
        "field": field.removeprefix("field."),
        "kept": ",".join(element for element in FIELDS if t.text(names.field(element))),
    }
