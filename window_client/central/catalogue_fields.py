"""The fields and rules of one item (表单字段、跨字段规则) from the catalogue's bytes; every fault names item, field, reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from window_client.central import wire
from window_client.central.code_lists import CodeList
from window_client.domain import field_checks, field_schema, terms
from window_client.domain import item as d
from window_client.domain.item_rules import Rule
from window_client.errors import CatalogueError
from window_client.words import FieldKind

W = TypeVar("W", bound=StrEnum)

_LISTED = {FieldKind.CHOICE, FieldKind.CHOICES}
_LOW, _HIGH = ("minLength", "minimum", "minItems"), ("maxLength", "maximum", "maxItems")
_IN_ROWS = set(FieldKind) - {FieldKind.TABLE, FieldKind.CHOICES, FieldKind.LONG_TEXT, FieldKind.YES_NO}


def fields(source: wire.Item, lists: Mapping[str, CodeList], where: str) -> list[d.FieldSpec]:
    """The item's fields with the rules that stand beside them; raises CatalogueError."""
    specs = [_field(each, lists, f"{where}, field {each.element or '?'}") for each in source.fields]
    refuse_twice((each.code for each in source.rules), f"{where}: rule")
    by_element = {spec.element: spec for spec in specs}
    beside: dict[str, tuple[Rule, ...]] = {}
    for each in source.rules:
        beside[each.beside] = (
            *beside.get(each.beside, ()),
            _rule(each, by_element, f"{where}, rule {each.code or '?'}"),
        )
    return [replace(spec, rules=beside.get(spec.element, ())) for spec in specs]


def conditions_of(source: Iterable[wire.Condition]) -> tuple[d.Condition, ...]:
    """What a field or a material hangs on."""
    return tuple(d.Condition(each.element, tuple(each.any_of)) for each in source)


def word(kind: type[W], text: str, where: str, element: str) -> W:
    """The word of ours that this text is."""
    try:
        return kind(text)
    except ValueError:
        raise CatalogueError(f"{where}: {element} '{text}' is unknown") from None


def refuse_twice(names: Iterable[str], what: str) -> None:
    """Raises CatalogueError naming the first name that stands twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise CatalogueError(f"{what} {name} stands twice")
        seen.add(name)


def _field(source: wire.FieldSpec, lists: Mapping[str, CodeList], at: str) -> d.FieldSpec:
    kind = word(FieldKind, source.kind, at, "kind")
    choices, keys = _choices(source, lists, at)
    if kind in _LISTED and not choices:
        raise CatalogueError(f"{at}: choices is empty")
    refuse_twice((code for code, _ in source.choices), f"{at}: choice")
    spec = d.FieldSpec(
        element=source.element,
        label=source.label,
        kind=kind,
        section=source.section,
        required=source.required,
        min=source.min or _bound(source, _LOW),
        max=source.max or _bound(source, _HIGH),
        choices=choices,
        hint=source.hint,
        only_if=conditions_of(source.only_if),
        schema=_schema(source, at),
        columns=_columns(source, kind, lists, at),
        choice_keys=keys,
    )
    if not field_checks.bounds_hold(spec):
        raise CatalogueError(f"{at}: bounds '{spec.min}' and '{spec.max}' cannot be used for {source.kind}")
    return spec


def _choices(
    source: wire.FieldSpec, lists: Mapping[str, CodeList], at: str
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    if not source.code_list:
        return tuple(source.choices), ()
    if source.choices:
        raise CatalogueError(f"{at}: choices and code_list stand both")
    if source.code_list not in lists:
        raise CatalogueError(f"{at}: code list '{source.code_list}' is unknown")
    return lists[source.code_list].choices, lists[source.code_list].keys


def _columns(
    source: wire.FieldSpec, kind: FieldKind, lists: Mapping[str, CodeList], at: str
) -> tuple[d.FieldSpec, ...]:
    if (kind is FieldKind.TABLE) is not bool(source.columns):
        raise CatalogueError(f"{at}: a table has columns, and nothing else has")
    refuse_twice((each.element for each in source.columns), f"{at}: column")
    columns = tuple(_field(each, lists, f"{at}, column {each.element or '?'}") for each in source.columns)
    for column in columns:
        if column.kind not in _IN_ROWS or column.only_if:
            raise CatalogueError(
                f"{at}, column {column.element}: kind '{column.kind}' or only_if cannot stand in a row"
            )
    return columns


def _bound(source: wire.FieldSpec, names: Sequence[str]) -> str:
    """A bound that only the schema names counts for merging too (domain.md 9.4 rule 2)."""
    return next((str(source.schema[name]) for name in names if name in source.schema), "")


def _schema(source: wire.FieldSpec, at: str) -> str:
    if not source.schema:
        return ""
    try:
        field_schema.refuse_unusable(source.schema)
    except ValueError as error:
        raise CatalogueError(f"{at}: {error}") from error
    return field_schema.canonical(source.schema)


def _rule(source: wire.Rule, fields: Mapping[str, d.FieldSpec], at: str) -> Rule:
    if not source.says or source.beside not in fields:
        raise CatalogueError(f"{at}: says is empty, or field '{source.beside}' is not asked by this item")
    try:
        term = terms.parse(source.term)
    except ValueError as error:
        raise CatalogueError(f"{at}: {error}") from error
    for element in terms.elements(term):
        name, _, column = element.partition(terms.COLUMN)
        spec = fields.get(name)
        if spec is None or (column and column not in {each.element for each in spec.columns}):
            raise CatalogueError(f"{at}: field '{element}' is not asked by this item")
    return Rule(source.code, source.says, term, source.hard)
