"""Find an item (事项检索) by pinyin initials, full pinyin, nickname, code, a piece of its name, department, category."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from window_client.domain.item import Bundle, Catalogue, Item

_BY_PLACE, _NO_HIT = 6, 9
_INSIDE_PINYIN = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """Each text is a list of words, every word between two line ends: so "begins with" and "equals" are searches too."""

    item: Item
    keys: str  # codes and initials
    names: str  # name and nicknames
    pinyin: str
    places: str  # department and category
    all: str


class ItemIndex:
    """Built once a catalogue. Rank of a hit, best first; within a rank by item code:

    0 equals a code, initials, a full pinyin, the name or a nickname; 1 a code, initials, the name or a nickname begins
    with the text; 2 a full pinyin begins with it; 3 the name or a nickname contains it; 4 initials contain it; 5 a
    full pinyin contains it (three letters or more: fewer say nothing); 6 its department or its category contains it.

    `Item.pinyin` and `Item.initials` hold one reading for the name and one for each nickname, separated by spaces.
    Helper items are served inside bundles only, so they are left out.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        items = sorted(catalogue.items.values(), key=lambda item: item.code)
        self._bundles = [
            (_words([each.code, each.name, *each.pinyin.split(), *each.initials.split()]), each)
            for each in catalogue.bundles.values()
        ]
        self._entries = [_entry(item) for item in items if not item.helper]

    def find(
        self, text: str, limit: int = 20, *, used: Sequence[str] = (), may: Callable[[Item], bool] = lambda _: True
    ) -> list[Item]:
        """At most `limit` hits that the window `may` accept; spaces, case and width of letters do not matter. Within a
        rank those served last (`used`, newest first) come first. An empty text finds them, then the first items of the
        catalogue."""
        wanted, lately = _plain(text), {code: place for place, code in enumerate(used)}
        found = (
            (_rank(entry, wanted) if wanted else 0, lately.get(entry.item.code, len(lately)), place)
            for place, entry in enumerate(self._entries)
            if wanted in entry.all
        )
        best = nsmallest(limit, (hit for hit in found if hit[0] < _NO_HIT and may(self._entries[hit[2]].item)))
        return [self._entries[place].item for _, _, place in best]

    def bundles(self, text: str) -> list[Bundle]:
        """Matters (一件事) whose code, name, pinyin or initials begin with the text, or whose name contains it."""
        wanted = _plain(text)
        if not wanted:
            return []
        return [each for words, each in self._bundles if f"\n{wanted}" in words or wanted in _plain(each.name)]


def _entry(item: Item) -> _Entry:
    keys = _words([item.code, item.basic_code, *item.initials.split()])
    names, pinyin = _words([item.name, *item.nicknames]), _words(item.pinyin.split())
    places = _words([item.department, item.category])
    return _Entry(item, keys, names, pinyin, places, keys + names + pinyin + places)


def _words(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(_plain(text) for text in texts) + "\n"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _rank(entry: _Entry, wanted: str) -> int:
    if f"\n{wanted}\n" in entry.keys + entry.names + entry.pinyin:
        return 0
    begins = f"\n{wanted}"
    if begins in entry.keys or begins in entry.names:
        return 1
    if begins in entry.pinyin:
        return 2
    if wanted in entry.names:
        return 3
    if wanted in entry.keys:
        return 4
    return 5 if len(wanted) >= _INSIDE_PINYIN and wanted in entry.pinyin else _by_place(entry, wanted)


def _by_place(entry: _Entry, wanted: str) -> int:
    return _BY_PLACE if wanted in entry.places else _NO_HIT
