"""What every walk does: sign in, call, lay a card, find an item, fill fields."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt

from ui import names
from ui.tour.tourist import Condition, Tourist

Steps = Iterator[tuple[str, Condition]]
Key = Qt.Key

CLERK, CHIEF, TECHNICIAN = ("chen", "Demo-clerk-1"), ("luo", "Demo-chief-1"), ("wei", "Demo-tech-01")
CHOICES = {"E.form", "L.right", "D.mode", "IN.tier", "IN.special", "FD.biz"}

TRADE = (
    ("P.phone", "13977412345", ""),
    ("E.name", "", "长洲区晓月米粉店"),
    ("E.form", "1", ""),
    ("E.capital", "5", ""),
    ("E.staff", "3", ""),
    ("E.scope", "", "餐饮服务"),
    ("L.addr", "", "长洲区新兴三路8号"),
    ("L.area", "42", ""),
    ("L.right", "2", ""),
    ("D.mode", "1", ""),
)
"""Answers of R01: element, typed in Latin, committed in Chinese. A choice is typed by its number."""


def sign_in(t: Tourist, who: tuple[str, str]) -> Steps:
    """Name, Enter, password, Enter."""
    yield t.until("the sign-in page", lambda: t.look(names.SIGNIN_USER))
    t.activate()
    yield t.until("the keyboard", t.has_keyboard)
    t.focus(names.SIGNIN_USER)
    t.latin(who[0])
    t.focus(names.SIGNIN_PASSWORD)
    t.latin(who[1])
    t.key(Key.Key_Return)


def has_ticket(t: Tourist) -> bool:
    """Whether a number is in hand."""
    return t.text(names.TICKET)[:1].isalpha()


def call(t: Tourist) -> Steps:
    """Call the next ticket and see it at the window."""
    yield t.until("the desk", lambda: t.look(names.CALL_NEXT))
    t.key(Key.Key_F2)
    yield t.until("a ticket", lambda: has_ticket(t))
    t.note("ticket", t.text(names.TICKET))


def lay_card(t: Tourist, card: str = "resident") -> Steps:
    """Lay a card; the applicant's fields fill."""
    yield t.twin("id-reader", "lay_card", card=card)
    yield t.until("the applicant's number", lambda: "*" in t.text(names.APPLICANT_NUMBER))


def find_item(t: Tourist, initials: str, first_field: str) -> Steps:
    """Find an item by pinyin initials, take the first hit."""
    t.key(Key.Key_F3)
    t.latin(initials)
    yield t.until("hits of the search", lambda: t.look(names.ITEM_HITS))
    t.key(Key.Key_Return)
    yield t.until("the form", lambda: t.look(names.field(first_field)))


def fill(t: Tourist, answers: tuple[tuple[str, str, str], ...]) -> Steps:
    """Fill fields one after the other; Enter goes on."""
    for element, latin, chinese in answers:
        name = names.field(element)
        yield t.until(f"field {element}", partial(t.look, name))
        t.focus(name)
        if latin:
            t.latin(latin)
        if chinese:
            t.chinese(chinese)
        if element in CHOICES:
            t.key(Key.Key_Return)
        t.key(Key.Key_Tab)
