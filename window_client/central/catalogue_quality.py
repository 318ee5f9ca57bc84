"""Quality of a catalogue (目录质检): every fault of every item by its code, where loading stops at the first (domain.md Q01, Q02)."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from window_client.central.catalogue import read_catalogue
from window_client.domain import basket
from window_client.errors import CatalogueError
from window_client.words import Necessity

UNIFIED = ("name", "code", "basis", "materials", "legal", "committed", "fields")
"""The unified elements (八统一) that the contract carries; the two flows are the departments' and not the window's."""

UNIQUE = ("code", "basic_code")
WORDS = {word.value for word in Necessity}


class CatalogueFault(NamedTuple):
    """`item` = its code, or its place in the file ("#3"), or "" for the file as a whole."""

    item: str
    element: str
    reason: str
    at: int = 0  # line of the file where the item's code stands, or where the file breaks off; 0 = not known

    def line(self, file: str = "") -> str:
        """For a person."""
        where = f"{file}, line {self.at}: " if file and self.at else f"{file}: " if file else ""
        return f"{where}{self.item or 'file'}: {self.element}: {self.reason}"


def faults(raw: bytes) -> list[CatalogueFault]:
    """All faults, in the order of the file; none means that it would load."""
    return [fault._replace(at=_line_of(raw, fault)) for fault in _faults(raw)]


def _line_of(raw: bytes, fault: CatalogueFault) -> int:
    broken = re.search(r"\(byte ([0-9]+)\)$", fault.reason)
    if broken is not None and fault.element == "json":
        return raw.count(b"\n", 0, int(broken[1])) + 1
    code = json.dumps(fault.item.split("、")[-1], ensure_ascii=False).encode()
    places = [found.start() for found in re.finditer(rb'"code"\s*:\s*' + re.escape(code), raw)]
    return raw.count(b"\n", 0, places[-1]) + 1 if places else 0


def _faults(raw: bytes) -> list[CatalogueFault]:
    try:
        tree = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return [CatalogueFault("", "json", str(error))]
    items = tree.get("items") if isinstance(tree, dict) else None
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        return [CatalogueFault("", "items", "is no list of items")]
    found = [fault for place, item in enumerate(items, 1) for fault in _of_item(tree, item, f"#{place}")]
    found += _twice(items)
    return found or list(_as_loaded("", tree)) or list(_not_merged(raw))


def _not_merged(raw: bytes) -> Iterator[CatalogueFault]:
    """Matters (一件事) of which two items describe one field so that no value meets both (domain.md 9.4 rule 2): the window
    asks for it twice."""
    catalogue = read_catalogue(raw)
    for bundle in catalogue.bundles.values():
        merged = basket.merge([catalogue.items[code] for code in bundle.items], [bundle])
        yield from (CatalogueFault(bundle.code, "merged form", fault) for fault in merged.faults)


def _of_item(tree: dict[str, Any], item: dict[str, Any], place: str) -> list[CatalogueFault]:
    """What is wrong with one item; what only loading finds is asked for when the rest holds."""
    code = str(item.get("code") or place)
    found = [CatalogueFault(code, element, "is missing") for element in UNIFIED if not item.get(element)]
    found += [CatalogueFault(code, "committed", "is longer than the legal limit")] if _too_long(item) else []
    for number, material in enumerate(item.get("materials") or [], 1):
        word = material.get("necessity") if isinstance(material, dict) else None
        if word not in WORDS:
            name = material.get("name") if isinstance(material, dict) else f"#{number}"
            found.append(CatalogueFault(code, f"material {name}", f"necessity '{word or ''}' is unknown"))
    alone = {**tree, "items": [item], "bundles": [], "soft_rules": []}
    return found or list(_as_loaded(code, alone))


def _too_long(item: dict[str, Any]) -> bool:
    legal, committed = item.get("legal"), item.get("committed")
    if not isinstance(legal, dict) or not isinstance(committed, dict):
        return False
    same = legal.get("unit") == committed.get("unit")
    return same and (committed.get("days") or 0) > (legal.get("days") or 0)


def _twice(items: list[dict[str, Any]]) -> Iterator[CatalogueFault]:
    for element in UNIQUE:
        for value, count in Counter(str(each.get(element) or "") for each in items).items():
            if value and count > 1:
                holders = "、".join(str(each.get("code") or "?") for each in items if each.get(element) == value)
                yield CatalogueFault(holders, element, f"'{value}' stands {count} times")


def _as_loaded(code: str, tree: dict[str, Any]) -> Iterator[CatalogueFault]:
    try:
        read_catalogue(msgspec.json.encode(tree))
    except CatalogueError as error:
        yield CatalogueFault(code, "as loaded", str(error))
