"""Find an item (事项检索) by pinyin initials, full pinyin, nickname, code or a piece of its name."""

from dataclasses import dataclass

from window_client.domain.item import Catalogue, Item


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Item
    names: tuple[str, ...]
    codes: tuple[str, ...]


class ItemIndex:
    """Built once a catalogue. Order of hits: an equal code, nickname or initials; then what begins with the text;
    then what contains it; within a rank by item code. Helper items are served inside bundles only, so they are left out.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries = [
            _Entry(
                item,
                tuple(name.lower() for name in (item.name, *item.nicknames)),
                tuple(code.lower() for code in (item.code, item.basic_code, item.initials, item.pinyin) if code),
            )
            for item in sorted(catalogue.items.values(), key=lambda item: item.code)
            if not item.helper
        ]

    def find(self, text: str, limit: int = 20) -> list[Item]:
        """At most `limit` hits, best first; an empty text finds the first items of the catalogue."""
        wanted = "".join(text.lower().split())
        ranked = [(rank, place) for place, entry in enumerate(self._entries) if (rank := _rank(entry, wanted)) < 9]
        return [self._entries[place].item for _, place in sorted(ranked)[:limit]]


def _rank(entry: _Entry, wanted: str) -> int:
    if not wanted:
        return 5
    best = 9
    for text in (*entry.codes, *entry.names):
        if wanted == text:
            return 0
        if text.startswith(wanted):
            best = min(best, 1)
        elif wanted in text:
            best = min(best, 2)
    return best
