"""What a newer catalogue says otherwise of the items of a draft (事项变更), and how its answers go over. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from window_client.domain import basket
from window_client.domain.basket import Merged
from window_client.domain.case import Answer
from window_client.domain.item import FieldSpec, Item, MaterialSpec
from window_client.words import FieldKind, ItemChange, Source

APART = "old:"
"""Begins the key of an answer that no field asks for any more and that is kept until the draft is accepted."""

_LABEL = "|"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `before` and `after` are labels, words of `Necessity`, or limits as "5 wd"."""

    kind: ItemChange
    what: str  # label of the field, name of the material or of the item
    before: str = ""
    after: str = ""
    items: tuple[str, ...] = ()  # names of the items that it concerns


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer kept apart: of which element, under which label it was given."""

    element: str
    label: str
    answer: Answer


def changes(before: Sequence[Item], newer: Mapping[str, Item]) -> tuple[Change, ...]:
    """Every difference once, with the items that it concerns, in the order of the items."""
    found: dict[Change, list[str]] = {}
    for item in before:
        for change in _of_item(item, newer.get(item.code)):
            found.setdefault(change, []).append(item.name)
    return tuple(replace(change, items=tuple(names)) for change, names in found.items())


def _of_item(old: Item, new: Item | None) -> Iterator[Change]:
    if new is None:
        yield Change(ItemChange.GONE, old.name)
        return
    if new == old:
        return
    told = [*_fields(old.fields, new.fields), *_materials(old.materials, new.materials)]
    for kind, was, now in (
        (ItemChange.COMMITTED_LIMIT, old.committed, new.committed),
        (ItemChange.LEGAL_LIMIT, old.legal, new.legal),
    ):
        if was != now:
            told.append(Change(kind, new.name, f"{was.days} {was.unit}", f"{now.days} {now.unit}"))
    rest = replace(
        old,
        version=new.version,
        fields=new.fields,
        materials=new.materials,
        committed=new.committed,
        legal=new.legal,
    )
    yield from told
    if rest != new:
        yield Change(ItemChange.OTHERWISE, new.name)


def _fields(old: Iterable[FieldSpec], new: Iterable[FieldSpec]) -> Iterator[Change]:
    was, now = {spec.element: spec for spec in old}, {spec.element: spec for spec in new}
    for element, spec in now.items():
        before = was.get(element)
        if before is None:
            yield Change(ItemChange.FIELD_NEW, spec.label)
        elif before.label != spec.label:
            yield Change(ItemChange.FIELD_RENAMED, spec.label, before.label, spec.label)
        elif before != spec:
            yield Change(ItemChange.FIELD_OTHERWISE, spec.label)
    for element, spec in was.items():
        if element not in now:
            yield Change(ItemChange.FIELD_GONE, spec.label)


def _materials(old: Iterable[MaterialSpec], new: Iterable[MaterialSpec]) -> Iterator[Change]:
    was, now = {spec.type: spec for spec in old}, {spec.type: spec for spec in new}
    for kind, spec in now.items():
        before = was.get(kind)
        if before is None:
            yield Change(ItemChange.MATERIAL_NEW, spec.name, after=spec.necessity.value)
        elif before.necessity is not spec.necessity:
            said = before.necessity.value, spec.necessity.value
            yield Change(ItemChange.MATERIAL_NECESSITY, spec.name, *said)
        elif before != spec:
            yield Change(ItemChange.MATERIAL_OTHERWISE, spec.name)
    for kind, spec in was.items():
        if kind not in now:
            yield Change(ItemChange.MATERIAL_GONE, spec.name)


# --- the answers go over ---------------------------------------------------------------------------------------------


def carried(before: Merged, after: Merged, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers under the newer form: each stays where its element is still asked and can hold it; the others of the
    older form stand apart, under keys that no form asks for."""
    stay = _staying(before, after, answers)
    used = set(stay.values())
    kept = {key: answer for key, answer in answers.items() if key not in before.fields}
    kept |= {new: replace(answers[old], field=new) for new, old in stay.items()}
    specs = {spec.element: spec for spec in before.item.fields}
    for key in answers:
        if key in before.fields and key not in used:
            apart = key_apart(key, specs[key].label)
            kept[apart] = replace(answers[key], field=apart, value=_said(specs[key], answers[key].value))
    return kept


def _said(spec: FieldSpec, value: str) -> str:
    """A value that no form explains any more, in the words that its field had for it."""
    known = {"1": "是", "0": "否"} if spec.kind is FieldKind.YES_NO else dict(spec.choices)
    return "、".join(known.get(code, code) for code in value.split(",")) if known else value


def _staying(before: Merged, after: Merged, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Key in the newer form → key in the older one, for what stays; a field kept apart in one of them goes along."""
    olds = {item.code: item for item in before.items}
    found: dict[str, str] = {}
    for item in after.items:
        keys, specs = basket.keys_of(before, olds[item.code]), {spec.element: spec for spec in olds[item.code].fields}
        now = {spec.element: spec for spec in item.fields}
        for element, key in basket.keys_of(after, item).items():
            old = keys.get(element, "")
            if key not in found and old in answers and _holds(specs[element], now[element], answers[old].value):
                found[key] = old
    return found


def _holds(old: FieldSpec, new: FieldSpec, value: str) -> bool:
    """Whether the newer field can show what the older one held; right or wrong is for its checks to say."""
    if old.kind is not new.kind or old.columns != new.columns:
        return False
    codes = {code for code, _ in new.choices}
    return not codes or set(value.split(",")) <= codes


def key_apart(key: str, label: str) -> str:
    """Under what an answer is kept apart, with the label that it was given under."""
    return f"{APART}{key.partition(basket.APART)[0]}{_LABEL}{label.replace(basket.APART, ' ')}"


def kept_apart(answers: Mapping[str, Answer]) -> list[KeptAnswer]:
    """What stands apart, in the order of its labels."""
    found = []
    for key, answer in answers.items():
        if key.startswith(APART):
            element, _, label = key.removeprefix(APART).partition(_LABEL)
            found.append(KeptAnswer(element, label, answer))
    return sorted(found, key=lambda each: each.label)


def pages_apart(kind: str, name: str, pages: int, at: Answer) -> Answer:
    """That a material of the older list has pages, which stay with the draft and are no part of the application."""
    return replace(at, field=key_apart(kind, name), value=f"{pages} 页", source=Source.SYSTEM)
