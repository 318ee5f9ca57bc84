"""A restaurant opened in one sitting (开办餐饮店一件事) by an agent: what a person must type, and what nobody types twice.

Both cards, the shared form, the sign taken out in mid-entry and taken back, the trade accepted; its licence comes and
fills what the other two wait for; they are accepted together.
"""

from functools import partial

from PySide6.QtCore import QPoint, Qt

from ui import names
from ui.tour import results
from ui.tour.deeds import CHOICES, TRADE, Steps
from ui.tour.tourist import Tourist

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier

BUNDLE = "kbcydyjs"
READY, A_CASE = ("可受理", "Ready"), ("已受理", "Accepted")
ITEMS = ("R01", "R03", "I04")

SHOP = (
    *TRADE,
    ("FD.biz", "1", ""),
    ("FD.safety", "", "李壮"),
)
"""What the three items ask for that no card and no result knows: element, typed in Latin, committed in Chinese."""

PRESSED = (("FD.items", "1"), ("FD.net", "0"), ("FD.water", "0"))
SIGN = (("AD.width", "3", ""), ("AD.height", "1", ""), ("AD.from", "2026-12-01", ""), ("AD.to", "2027-12-01", ""))
SIGN_PRESSED = (("AD.light", "1"),)
AGENT = (("A.phone", "13977400000", ""), ("A.from", "2026-01-01", ""), ("A.to", "2099-12-31", ""))
PAPERS = ("M.SITE", "M.AGENT", "M.PLAN", "M.EQUIP", "M.RULES#food", "M.DESIGN", "M.FORM#sign")


def restaurant(t: Tourist) -> Steps:
    """The whole sitting; the numbers of its three cases are noted for the proof."""
    yield from _both_cards(t)
    yield from _type(t, SHOP[:4])
    yield from _type(t, SIGN[:2])
    yield from _out_and_back(t)
    yield from _type(t, (*SHOP[4:], *SIGN, *AGENT))
    yield from _press(t, (*PRESSED, *SIGN_PRESSED, ("A.scope", "all")))
    t.picture("restaurant")
    t.done("one form for three items")
    for material in PAPERS:
        yield from results.scan(t, material)
    yield t.until("the trade ready", partial(_says, t, "R01", READY))
    t.picture("restaurant-ready")
    t.done("one set of materials")
    yield t.until("nothing missing of it", lambda: t.enabled(names.ACCEPT))
    t.key(Key.Key_F12)
    yield t.until("the trade a case", lambda: t.look(names.RESULT) and _says(t, "R01", A_CASE))
    cases = [t.text(names.RECEIPT_NO)]
    yield from _licence(t)
    yield from _the_others(t, cases)
    t.note("restaurant", cases)
    t.done("accepted, its licence, the two others")
    yield t.twin("id-reader", "lift_card")


def _both_cards(t: Tourist) -> Steps:
    """The applicant's card, the bundle, then the agent's."""
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("a new draft", lambda: t.look(names.RESULT) is None and "*" in t.text(names.APPLICANT_NUMBER))
    applicant = t.text(names.APPLICANT_NUMBER)
    t.key(Key.Key_F3)
    t.latin(BUNDLE)
    yield t.until("the bundle", lambda: t.look(names.ITEM_HITS))
    t.key(Key.Key_Return)
    yield t.until("the items", lambda: t.look(names.sitting_item("I04")))
    t.key(Key.Key_D, CONTROL)
    yield t.until("somebody acts", lambda: t.look(names.field("A.phone")))
    yield t.twin("id-reader", "lift_card")
    yield t.until("the reader free", t.pause(0.3))
    yield t.twin("id-reader", "lay_new_card")
    yield t.until("the agent's number", lambda: "*" in t.text(names.AGENT))
    if t.text(names.APPLICANT_NUMBER) != applicant:
        raise AssertionError("the agent's card became the applicant's")
    t.picture("restaurant-agent")
    t.done("both cards, the bundle")


def _type(t: Tourist, answers: tuple[tuple[str, str, str], ...]) -> Steps:
    """Fields one after the other, as they stand empty."""
    for element, latin, chinese in answers:
        name = names.field(element)
        yield t.until(f"field {element}", partial(t.look, name))
        if t.text(name):
            continue
        t.focus(name)
        t.latin(latin)
        if chinese:
            t.chinese(chinese)
        if element in CHOICES:
            t.key(Key.Key_Return)
        t.key(Key.Key_Tab)
        yield t.until(f"{element} kept", partial(_kept, t, element))


def _press(t: Tourist, picks: tuple[tuple[str, str], ...]) -> Steps:
    for element, code in picks:
        yield t.until(f"field {element}", partial(t.look, names.field(element)))
        pick = f"{names.field(element)}.{code}"
        t.click(pick, QPoint(8, t.find(pick).height() // 2))  # its box: right of its word it takes no press
        yield t.until(f"{element} kept", partial(_kept, t, element))


def _out_and_back(t: Tourist) -> Steps:
    """The sign is taken out half entered: its own fields go and nothing else; taken back, they are empty."""
    kept = {element: t.text(names.field(element)) for element, _, _ in SHOP[:4]}
    t.click(names.sitting_remove("I04"))
    yield t.until("the sign gone", lambda: t.look(names.field("AD.width")) is None)
    after = {element: t.text(names.field(element)) for element in kept}
    left = [element for element, *_ in (*SIGN, *SIGN_PRESSED) if t.look(names.field(element))]
    t.note("sign_out", {"kept": after == kept and all(after.values()), "left": left})
    yield t.until("the sign offered again", lambda: t.look(names.offer("I04")))
    t.picture("restaurant-without-sign")
    t.click(names.offer("I04"))
    yield t.until("the sign back", lambda: t.look(names.field("AD.width")))
    t.note("sign_back", t.text(names.field("AD.width")))


def _licence(t: Tourist) -> Steps:
    """The department registers the trade; its licence is known here as soon as the platform says so."""
    before = t.text(names.MARK_CASE)
    t.mark(f"licence-{t.text(names.RECEIPT_NO)}")
    yield t.until("the trade registered", lambda: t.text(names.MARK_CASE) != before)


def _the_others(t: Tourist, cases: list[str]) -> Steps:
    """Nothing is typed any more: the licence fills its number and stands for its paper."""
    t.click(names.sitting_open("R03"))
    yield t.until("the two ready", lambda: _says(t, "R03", READY) and _says(t, "I04", READY))
    yield t.until("nothing missing", lambda: t.enabled(names.ACCEPT))
    t.picture("restaurant-licensed")
    t.key(Key.Key_F12)
    yield t.until("the food licence a case", lambda: t.look(names.RESULT) and _says(t, "R03", A_CASE))
    cases.append(t.text(names.RECEIPT_NO))
    t.click(names.sitting_open("I04"))
    yield t.until("the sign's own case", lambda: t.text(names.RECEIPT_NO) not in {"", *cases})
    cases.append(t.text(names.RECEIPT_NO))
    t.picture("restaurant-accepted")


def _kept(t: Tourist, element: str) -> bool:
    return not t.wanted(names.field(element))


def _says(t: Tourist, code: str, words: tuple[str, ...]) -> bool:
    return t.text(names.sitting_state(code)) in words
