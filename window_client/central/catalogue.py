"""From the platform's catalogue bytes to the domain's catalogue (事项目录); a broken one is refused with its reason."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from window_client.central import catalogue_fields, code_lists, wire
from window_client.central.catalogue_fields import conditions_of, refuse_twice, word
from window_client.central.code_lists import CodeList
from window_client.domain import conditions, field_checks, limits, slip
from window_client.domain import item as d
from window_client.errors import CatalogueError
from window_client.words import DocumentKind, Necessity, SoftRuleKind, VisitList

_CASE_TYPES = (1, 2, 9)  # GB/T 39046 A.6
_LINE = (("kind", slip.KINDS, ""), ("align", slip.ALIGNS, "left"), ("scale", slip.SCALES, "1"))
_RANKS = {"national": 1, "region": 2, "site": 3}
_DECODER = msgspec.json.Decoder(wire.Catalogue)
_ITEM = msgspec.json.Decoder(wire.Item)
_CANONICAL = msgspec.json.Encoder(order="deterministic")


class _Coded(msgspec.Struct):
    """As much of an item as says which one it is."""

    code: str


class _Unread(wire.Catalogue, frozen=True, kw_only=True):
    """A catalogue whose items stay bytes: all of a hall's take seconds to read."""

    items: list[msgspec.Raw]  # type: ignore[assignment]


_UNREAD, _CODE = msgspec.json.Decoder(_Unread), msgspec.json.Decoder(_Coded)


def read_catalogue(raw: bytes, only: Collection[str] | None = None) -> d.Catalogue:
    """Implements `ports.CatalogueReader`; raises CatalogueError naming item, element and reason."""
    try:
        return from_wire(_whole(raw) if only is None else _cut(_UNREAD.decode(raw), frozenset(only)))
    except wire.UNREADABLE as error:
        raise CatalogueError(f"catalogue does not follow the contract: {error}") from error


def _whole(raw: bytes) -> wire.Catalogue:
    """Item by item, so that other threads have their turns: a hall's catalogue at one go holds the interpreter for half
    a second. Of a broken one the decoder of the whole says where."""
    try:
        source = _UNREAD.decode(raw)
        items = [_ITEM.decode(each) for each in source.items]
    except wire.UNREADABLE:
        return _DECODER.decode(raw)
    return wire.Catalogue(**_parts(source) | {"items": items})


def _cut(source: _Unread, only: frozenset[str]) -> wire.Catalogue:
    """These items with their bundles and rules; delegations are the newest catalogue's."""
    near = [each for each in source.bundles if each.code in only or only & set(each.items)]
    wanted = only.union(*(each.items for each in near))
    rules = [msgspec.structs.replace(e, items=[code for code in e.items if code in wanted]) for e in source.soft_rules]
    named = [rule for rule, whole in zip(rules, source.soft_rules, strict=True) if rule.items or not whole.items]
    items = [_ITEM.decode(each) for each in source.items if _CODE.decode(each).code in wanted]
    bundles = [each for each in source.bundles if wanted >= set(each.items)]
    whole = _parts(source)
    return wire.Catalogue(**whole | {"items": items, "bundles": bundles, "soft_rules": named, "delegations": []})


def _parts(source: wire.Catalogue) -> dict[str, Any]:
    return {name: getattr(source, name) for name in source.__struct_fields__}


def from_wire(source: wire.Catalogue) -> d.Catalogue:
    """The domain's catalogue; every fault names its item and element."""
    refuse_twice((each.name for each in source.code_lists), "code list")
    lists = {each.name: code_lists.from_rows(each.name, each.source, each.rows) for each in source.code_lists}
    items = [_item(each, lists) for each in source.items]
    codes = [each.code for each in items]
    refuse_twice(codes, "item code")
    refuse_twice((each.basic_code for each in items), "basic code")
    refuse_twice((each.code for each in source.bundles), "bundle")
    refuse_twice((each.code for each in source.slips), "slip")
    refuse_twice((each.code for each in source.papers), "paper")
    refuse_twice((each.code for each in source.defect_reasons), "defect reason")
    return d.Catalogue(
        version=source.version,
        sample=source.sample,
        items={each.code: each for each in items},
        bundles={each.code: _bundle(each, {item.code: item for item in items}) for each in source.bundles},
        slips={each.code: _slip(each) for each in source.slips},
        calendar=_calendar(source.calendar),
        ethnic_groups=tuple(source.ethnic_groups),
        defect_reasons=tuple(_defect_reason(each) for each in source.defect_reasons),
        hall=dict(source.hall),
        delegations=_delegations(source, items),
        papers={each.code: _paper(each) for each in source.papers},
        soft_rules=_soft_rules(source.soft_rules, {item.code: item for item in items}),
    )


def _item(source: wire.Item, lists: Mapping[str, CodeList]) -> d.Item:
    where = f"item {source.code or '?'}"
    for element in ("code", "name", "basis", "department", "category", "basic_code"):
        if not getattr(source, element):
            raise CatalogueError(f"{where}: {element} is empty")
    if not source.fields:
        raise CatalogueError(f"{where}: fields is empty")
    refuse_twice((each.element for each in source.fields), f"{where}: field")
    refuse_twice((each.type for each in source.materials), f"{where}: material")
    legal, committed = _limit(source.legal, where, "legal"), _limit(source.committed, where, "committed")
    if committed.days > legal.days and (legal.unit == committed.unit or legal.days == 0):
        raise CatalogueError(f"{where}: committed limit is longer than the legal one")
    if source.case_type not in _CASE_TYPES:
        raise CatalogueError(f"{where}: case_type '{source.case_type}' is unknown")
    try:
        fields = conditions.closed(catalogue_fields.fields(source, lists, where))
        materials = _materials(source, fields, where)
    except ValueError as error:
        raise CatalogueError(f"{where}: {error}") from error
    return d.Item(
        code=source.code,
        name=source.name,
        version=source.version,
        category=source.category,
        department=source.department,
        basic_code=source.basic_code,
        case_type=source.case_type,
        legal=legal,
        committed=committed,
        visit_list=word(VisitList, source.visit_list, where, "visit_list"),
        basis=source.basis,
        fields=fields,
        materials=materials,
        pinyin=source.pinyin,
        initials=source.initials,
        nicknames=tuple(source.nicknames),
        helper=source.helper,
        instant=_instant(source, where),
        guide=d.Guide(tuple(source.guide.accepting), tuple(source.guide.flow), source.guide.fees, source.guide.result),
        keep=source.keep,
    )


def _bundle(source: wire.Bundle, items: Mapping[str, d.Item]) -> d.Bundle:
    where = f"bundle {source.code}"
    unknown = set(source.items) - set(items)
    if unknown:
        raise CatalogueError(f"{where}: unknown items {sorted(unknown)}")
    if source.code in items:
        raise CatalogueError(f"{where}: an item has the same code")
    for name, codes in (("optional", source.optional), ("results", [each.before for each in source.results])):
        strange = set(codes) - set(source.items)
        if strange:
            raise CatalogueError(f"{where}: {name} names {sorted(strange)}, which it does not hold")
    inside = [items[code] for code in source.items]
    asked = {spec.element for item in inside for spec in item.fields}
    for element in [
        *(e for link in source.results for e in link.elements),
        *(e for role in source.roles for e in role),
    ]:
        if element not in asked:
            raise CatalogueError(f"{where}: element '{element}' is asked by none of its items")
    kinds = {spec.type for item in inside for spec in item.materials}
    for link in source.results:
        if link.material not in kinds:
            raise CatalogueError(f"{where}: material '{link.material}' is asked by none of its items")
    return d.Bundle(
        code=source.code,
        name=source.name,
        items=tuple(source.items),
        optional=tuple(source.optional),
        results=tuple(d.ResultLink(e.before, e.material, e.name, tuple(e.elements)) for e in source.results),
        roles=tuple(source.roles),
        pinyin=source.pinyin,
        initials=source.initials,
    )


def _instant(source: wire.Item, where: str) -> d.InstantRule | None:
    if source.instant is None:
        return None
    if source.case_type != 1 or not source.instant.rule or not source.instant.by:
        raise CatalogueError(f"{where}: instant needs case_type 1, rule and by")
    return d.InstantRule(source.instant.rule, source.instant.by, source.instant.result or source.name)


def _materials(source: wire.Item, fields: Sequence[d.FieldSpec], where: str) -> tuple[d.MaterialSpec, ...]:
    by_element = {spec.element: spec for spec in fields}
    specs = [_material(each, where) for each in source.materials]
    for spec in specs:
        if spec.only_if and spec.necessity is not Necessity.CONDITIONAL:
            raise ValueError(f"material {spec.type}: only_if needs necessity 'conditional'")
    return tuple(replace(spec, only_if=conditions.closed_over(spec.only_if, by_element)) for spec in specs)


def _material(source: wire.MaterialSpec, where: str) -> d.MaterialSpec:
    details = (source.subtype, source.issuer, source.validity)
    return d.MaterialSpec(
        type="#".join((source.type, *(each for each in details if each))),
        name=source.name,
        necessity=word(Necessity, source.necessity, f"{where}, material {source.type or '?'}", "necessity"),
        originals=source.originals,
        copies=source.copies,
        instead=tuple(source.instead),
        when=source.when,
        only_if=conditions_of(source.only_if),
        reuse_days=source.reuse_days,
        sample=source.sample,
        obtain_from=source.obtain_from or source.issuer,
    )


def _defect_reason(source: wire.DefectReason) -> d.DefectReason:
    if not source.code or not source.text:
        raise CatalogueError(f"defect reason {source.code or '?'}: code or text is empty")
    return d.DefectReason(source.code, source.text, source.remedy, tuple(source.materials), source.needs_words)


def _delegations(source: wire.Catalogue, items: Sequence[d.Item]) -> tuple[d.Delegation, ...]:
    known = {name for item in items for name in (item.code, item.category)}
    for each in source.delegations:
        where = f"delegation of window {each.window or '?'}"
        strange = sorted(set(each.items) - known)
        if not each.window or strange:
            raise CatalogueError(f"{where}: window is empty, or {strange} is no item and no category")
        for day in (each.since, each.until):
            if day and field_checks.day_of(day) is None:
                raise CatalogueError(f"{where}: '{day}' is no date")
    return tuple(d.Delegation(e.window, tuple(e.items), e.since, e.until) for e in source.delegations)


def _limit(source: wire.Limit, where: str, element: str) -> d.Limit:
    if source.unit not in limits.UNITS or not 0 <= source.days <= limits.LONGEST:
        raise CatalogueError(f"{where}: {element} limit '{source.days} {source.unit}' cannot be used")
    return d.Limit(source.days, source.unit)


def _soft_rules(source: list[wire.SoftRule], items: Mapping[str, d.Item]) -> tuple[d.SoftRule, ...]:
    refuse_twice((each.code for each in source), "soft rule")
    return tuple(_soft_rule(each, items) for each in source)


def _soft_rule(source: wire.SoftRule, items: Mapping[str, d.Item]) -> d.SoftRule:
    """Every part that its kind looks at must be there, and each item it names must ask what it looks at."""
    where = f"soft rule {source.code or '?'}"
    kind = word(SoftRuleKind, source.kind, where, "kind")
    for element in ("version", "says", "warns"):
        if not getattr(source, element):
            raise CatalogueError(f"{where}: {element} is empty")
    if kind is SoftRuleKind.NOT_REFUSED_LATELY and source.days <= 0:
        raise CatalogueError(f"{where}: days is missing")
    if kind is SoftRuleKind.ANSWERS and not source.broken_if:
        raise CatalogueError(f"{where}: broken_if is empty")
    for code in source.items:
        asked = {spec.element for spec in items[code].fields} if code in items else set()
        if code not in items or {each.element for each in source.broken_if} - asked:
            raise CatalogueError(f"{where}: item '{code}' is unknown or does not ask what the rule looks at")
    return d.SoftRule(
        code=source.code,
        version=source.version,
        kind=kind,
        says=source.says,
        warns=source.warns,
        items=tuple(source.items),
        days=source.days,
        broken_if=conditions_of(source.broken_if),
    )


def _slip(source: wire.SlipTemplate) -> d.SlipTemplate:
    for place, line in enumerate(source.lines, 1):
        for element, known, absent in _LINE:
            if line.get(element, absent) not in known:
                raise CatalogueError(
                    f"slip {source.code}, line {place}: {element} '{line.get(element, '')}' is unknown"
                )
    return d.SlipTemplate(source.code, tuple(source.lines), hashlib.sha256(_CANONICAL.encode(source)).hexdigest())


def _paper(source: wire.PaperTemplate) -> d.PaperTemplate:
    word(DocumentKind, source.code, f"paper {source.code or '?'}", "code")
    if not source.source.strip():
        raise CatalogueError(f"paper {source.code}: source is empty")
    digest = hashlib.sha256(source.source.encode()).hexdigest()
    return d.PaperTemplate(source.code, source.title, source.source, digest, source.sealed)


def _calendar(source: wire.Calendar) -> d.Calendar:
    for element, days in (("off", source.off), ("work", source.work)):
        for day in days:
            if field_checks.day_of(day) is None:
                raise CatalogueError(f"calendar: {element} '{day}' is no date")
    for day in source.fixed_off:
        if field_checks.day_of(f"2000-{day}") is None:
            raise CatalogueError(f"calendar: fixed_off '{day}' is no date")
    both = set(source.off) & set(source.work)
    if both:
        raise CatalogueError(f"calendar: {min(both)} is both off and work")
    base = d.Calendar(
        version=source.version,
        years=tuple(source.years),
        off=frozenset(source.off),
        work=frozenset(source.work),
        fixed_off=tuple(source.fixed_off),
    )
    return limits.layered(base, [_layer(each) for each in source.layers])


def _layer(source: wire.CalendarLayer) -> d.CalendarLayer:
    where = f"calendar layer {source.layer or '?'}"
    if source.layer not in _RANKS:
        raise CatalogueError(f"{where}: layer is unknown")
    if not source.source:
        raise CatalogueError(f"{where}: source is empty")
    for day in source.days:
        if field_checks.day_of(day.date) is None or day.kind not in {"off", "work"}:
            raise CatalogueError(f"{where}: day '{day.date}' of kind '{day.kind}' cannot be used")
    refuse_twice((day.date for day in source.days), f"{where}: day")
    days = tuple((day.date, day.kind == "off") for day in source.days)
    return d.CalendarLayer(source.layer, _RANKS[source.layer], source.source, days)
