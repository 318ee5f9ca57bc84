"""Several items in one sitting (一件事): one form, one list of materials, each item its own case. Pure.

The eleven rules of domain.md 9.4 stand here; a test is named after each. Items keep the order in which they were taken.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from window_client.domain import conditions, form
from window_client.domain.case import Answer
from window_client.domain.form import Problem
from window_client.domain.ids import CaseId
from window_client.domain.item import Bundle, FieldSpec, Item, MaterialSpec, ResultLink
from window_client.words import FieldKind, Necessity, Source

APART = "@"
"""Between element and item code in the key of a field that could not be merged."""

_STRENGTH = (Necessity.REQUIRED, Necessity.TOLERANT, Necessity.CONDITIONAL)
_PAPERLESS = frozenset({"读卡", "电子证照", "系统生成", "共享数据"})
_COUNTED = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.CHOICES, FieldKind.TABLE}
_SIZED = {*_COUNTED, FieldKind.INTEGER, FieldKind.DECIMAL}


@dataclass(frozen=True, slots=True)
class BasketItem:
    """One item of a sitting, as it is kept. `sitting` is the draft that holds the shared answers and pages; `became` the
    case that the item was given, None while it is still in the draft."""

    sitting: CaseId
    item: str
    place: int
    number: str  # of the whole sitting (一件事编号)
    bundle: str = ""
    became: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged form and list. `item` is what the desk shows; the askers are the items behind each line of it."""

    item: Item
    items: tuple[Item, ...]
    fields: Mapping[str, tuple[tuple[Item, FieldSpec], ...]]
    materials: Mapping[str, tuple[tuple[Item, MaterialSpec], ...]]
    keys: Mapping[str, Mapping[str, str]]  # item code → element of its own form → key here
    links: tuple[ResultLink, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()  # for the technician: what the catalogue says of one field in two ways


def merge(items: Sequence[Item], bundles: Iterable[Bundle] = (), beside: Iterable[str] = ()) -> Merged:
    """One form and one list for these items; `beside` = codes of the same sitting that are cases already. Raises
    ValueError for none. The same items are merged once: a desk asks for them many times in one sitting."""
    if not items:
        raise ValueError("nothing to merge")
    return _merged(tuple(items), tuple(bundles), tuple(beside))


@lru_cache(maxsize=64)
def _merged(items: tuple[Item, ...], bundles: tuple[Bundle, ...], beside: tuple[str, ...]) -> Merged:
    codes = {item.code for item in items} | set(beside)
    shared = [bundle for bundle in bundles if len(codes & set(bundle.items)) > 1]
    fields, strict, faults = _fields(items)
    materials: dict[str, list[tuple[Item, MaterialSpec]]] = {}
    for item in items:
        for spec in item.materials:
            materials.setdefault(spec.type, []).append((item, spec))
    merged = replace(
        items[0],
        fields=tuple(_by_section(strict)),
        materials=tuple(_one_material(askers) for askers in materials.values()),
    )
    return Merged(
        item=merged if len(items) > 1 else items[0],
        items=items,
        fields={key: tuple(askers) for key, askers in fields.items()},
        materials={kind: tuple(askers) for kind, askers in materials.items()},
        keys={item.code: _keys(item, fields) for item in items},
        links=tuple(link for bundle in shared for link in bundle.results),
        roles=tuple(dict.fromkeys(role for bundle in shared for role in bundle.roles)),
        faults=tuple(faults),
    )


# --- fields (rules 1–4, 9, 10) ---------------------------------------------------------------------------------------

_Askers = dict[str, list[tuple[Item, FieldSpec]]]


def _fields(items: Sequence[Item]) -> tuple[_Askers, list[FieldSpec], list[str]]:
    """Who asks for each field, the field as it meets all of them, and what could not be merged. Each asker narrows what
    those before him left."""
    askers: _Askers = {}
    strict: dict[str, FieldSpec] = {}
    faults = []
    for item in items:
        for spec in item.fields:
            known = strict.get(spec.element)
            both = intersection([known, spec]) if known is not None else spec
            if both is None:
                key = f"{spec.element}{APART}{item.code}"
                askers[key] = [(item, spec)]
                strict[key] = replace(spec, element=key, label=f"{spec.label}({item.name})")
                faults.append(f"{spec.element}: {item.code} and {askers[spec.element][0][0].code} cannot both be met")
                continue
            strict[spec.element] = both
            askers.setdefault(spec.element, []).append((item, spec))
    return askers, list(strict.values()), faults


def _keys(item: Item, fields: Mapping[str, Sequence[tuple[Item, FieldSpec]]]) -> dict[str, str]:
    keys = {spec.element: key for key, askers in fields.items() for asker, spec in askers if asker.code == item.code}
    return {spec.element: keys[spec.element] for spec in item.fields}


def intersection(specs: Sequence[FieldSpec]) -> FieldSpec | None:
    """The strictest of several descriptions of one element; None when no value could meet all of them."""
    first = specs[0]
    if any(spec.kind is not first.kind for spec in specs):
        return None
    choices = _shared_choices(specs)
    if (first.choices and not choices) or any(spec.columns != first.columns for spec in specs):
        return None
    low = max((spec.min for spec in specs if spec.min), key=_size(first.kind), default="")
    high = min((spec.max for spec in specs if spec.max), key=_size(first.kind), default="")
    if low and high and _size(first.kind)(low) > _size(first.kind)(high):
        return None
    return replace(
        first,
        min=low,
        max=high,
        choices=choices,
        choice_keys=first.choice_keys if choices == first.choices else (),
        required=any(spec.required for spec in specs),
        hint=next((spec.hint for spec in specs if spec.hint), ""),
    )


def _shared_choices(specs: Sequence[FieldSpec]) -> tuple[tuple[str, str], ...]:
    first, *others = specs
    if all(spec.choices is first.choices for spec in others):
        return first.choices  # of one code list
    known = [{code for code, _ in spec.choices} for spec in others]
    return tuple(pair for pair in first.choices if all(pair[0] in codes for codes in known))


def _size(kind: FieldKind) -> Callable[[str], tuple[Decimal, str]]:
    """How bounds compare: lengths and numbers as numbers, days as ISO text."""
    return lambda bound: (Decimal(bound), "") if kind in _SIZED else (Decimal(0), bound)


def _by_section(specs: list[FieldSpec]) -> list[FieldSpec]:
    order = {section: place for place, section in enumerate(dict.fromkeys(spec.section for spec in specs))}
    return sorted(specs, key=lambda spec: order[spec.section])


def asked(merged: Merged, answers: Mapping[str, str]) -> list[FieldSpec]:
    """The fields of the merged form that at least one of its items asks for after these answers."""
    each_own = own_forms(merged, answers)
    return [
        spec
        for spec in merged.item.fields
        if any(conditions.hold(known.only_if, each_own[item.code]) for item, known in merged.fields[spec.element])
    ]


def needed_by(merged: Merged, key: str) -> tuple[str, ...]:
    """Names of the items that require this field."""
    return tuple(item.name for item, spec in merged.fields[key] if spec.required)


OwnForms = Mapping[str, Mapping[str, str]]
"""Item code → what its own form holds; made once by whoever looks at every field."""


def check(
    merged: Merged, key: str, answers: Mapping[str, str], today: date, forms: OwnForms | None = None
) -> Problem | None:
    """What is wrong with one field of the merged form; the facts name the item that asks for more than the others."""
    for item, spec in merged.fields[key]:
        filled = forms[item.code] if forms is not None else own(merged, item, answers)
        problem = form.check(spec, answers.get(key, ""), filled, today)
        if problem is not None:
            return Problem(problem.code, {**problem.facts, "item": item.name}) if len(merged.items) > 1 else problem
    return None


def advice(merged: Merged, key: str, today: date, forms: OwnForms) -> str:
    """What the first soft rule of any item says against this field."""
    for item, spec in merged.fields[key]:
        if spec.rules and (said := form.advice(spec, forms[item.code], today)):
            return said
    return ""


def own_forms(merged: Merged, answers: Mapping[str, str]) -> OwnForms:
    """What the own form of each item would hold."""
    return {item.code: own(merged, item, answers) for item in merged.items}


def own(merged: Merged, item: Item, answers: Mapping[str, str]) -> dict[str, str]:
    """What the item's own form would hold, by element: nothing more and nothing else."""
    return {element: answers[key] for element, key in keys_of(merged, item).items() if key in answers}


def own_answers(merged: Merged, item: Item, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The same as answers with their sources."""
    return {
        element: replace(answers[key], field=element)
        for element, key in keys_of(merged, item).items()
        if key in answers
    }


def keys_of(merged: Merged, item: Item) -> Mapping[str, str]:
    """Element of the item's form → key in the merged one."""
    return merged.keys[item.code]


def with_roles(merged: Merged, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers, and what a role link of the bundle says (经营者 = 负责人) where nobody answered otherwise. An answer of
    one's own breaks the link; taking it away mends it."""
    known = dict(answers)
    for to, source in merged.roles:
        if to in merged.fields and to not in answers and source in answers:
            known[to] = replace(answers[source], field=to, source=Source.SYSTEM)
    return known


def carried(before: Merged | None, after: Merged, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers after items came or went: those of fields that somebody still asks for, and what came off a card.
    A field that was kept apart and can be merged now (or the other way round) takes its answer along."""
    kept = {
        key: answer
        for key, answer in answers.items()
        if key in after.fields or before is None or key not in before.fields or answer.source is Source.READER
    }
    if before is None:
        return kept
    for item in after.items:
        if all(known.code != item.code for known in before.items):
            continue
        old = keys_of(before, item)
        for element, key in keys_of(after, item).items():
            if key not in kept and old[element] in answers:
                kept[key] = replace(answers[old[element]], field=key)
    return {key: answer for key, answer in kept.items() if APART not in key or key in after.fields}


# --- materials (rules 5–7) -------------------------------------------------------------------------------------------


def _one_material(askers: Sequence[tuple[Item, MaterialSpec]]) -> MaterialSpec:
    """Original seen once, copies for those that need paper, the strongest necessity; each case keeps its own."""
    specs = [spec for _, spec in askers]
    whens = dict.fromkeys(spec.when for spec in specs if spec.when)
    return replace(
        specs[0],
        necessity=min((spec.necessity for spec in specs), key=_STRENGTH.index),
        originals=max(spec.originals for spec in specs),
        reuse_days=min(spec.reuse_days for spec in specs),
        copies=sum(spec.copies for spec in specs if not _PAPERLESS & set(spec.instead)),
        instead=tuple(word for word in specs[0].instead if all(word in spec.instead for spec in specs)),
        when="；".join(whens) if all(spec.when for spec in specs) else "",
    )


def asks_for(merged: Merged, kind: str) -> tuple[str, ...]:
    """Codes of the items that ask for this material."""
    return tuple(item.code for item, _ in merged.materials.get(kind, ()))


# --- what waits for what (rules 7, 8, 11) ----------------------------------------------------------------------------


def waits(merged: Merged, item: Item, open_before: Iterable[str], has: Iterable[str]) -> tuple[ResultLink, ...]:
    """Links that keep the item waiting: its predecessor is in the sitting and not granted (`open_before`), and what it
    gives is not there by another way (`has`: material types of this item that are met)."""
    asked = {spec.type for spec in item.materials}
    return tuple(
        link
        for link in merged.links
        if link.before != item.code
        and link.before in set(open_before)
        and link.material in asked
        and link.material not in set(has)
    )


def promised(merged: Merged, open_before: Iterable[str], has: Iterable[str]) -> dict[str, str]:
    """Fields that a result to come will fill: key → code of the item that gives it. Not when the material is there
    already (`has`): then its number is asked for as well."""
    waiting, met = set(open_before), set(has)
    return {
        element: link.before
        for link in merged.links
        if link.before in waiting and link.material not in met
        for element in link.elements
        if element in merged.fields and all(item.code != link.before for item, _ in merged.fields[element])
    }


def joint_due(
    items: Sequence[Item], links: Iterable[ResultLink], start: date, due: Callable[[Item, date], date]
) -> date:
    """The one date that the applicant sees: the latest committed due along the critical path. `due(item, from)`."""
    before: dict[str, set[str]] = {item.code: set() for item in items}
    for link in links:
        for item in items:
            if link.before in before and item.code != link.before and link.material in {s.type for s in item.materials}:
                before[item.code].add(link.before)
    ends: dict[str, date] = {}
    for _ in items:
        for item in items:
            if item.code not in ends and before[item.code] <= set(ends):
                ends[item.code] = due(item, max((ends[code] for code in before[item.code]), default=start))
    return max(ends.values(), default=start)
