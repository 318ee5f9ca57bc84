"""JSON Schema 2020-12 of a field's value and of an item's whole form (表单模式). Pure; the validator is jsonschema-rs.

The catalogue may give a field a schema fragment beside its kind. What the fragment says of a value is said to the person
in Chinese: by a word of our own where there is one for the keyword, else by the fragment's `x-says`. Patterns are
matched in linear time (no look-around), and a `$ref` leads nowhere outside the fragment.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError

from window_client.domain import terms
from window_client.domain.item import Condition, FieldSpec, Item
from window_client.words import FieldKind, RefusalCode

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SAYS = "x-says"

_CODES: Mapping[str, tuple[RefusalCode, str]] = {
    "minLength": (RefusalCode.FIELD_TOO_SHORT, "min"),
    "maxLength": (RefusalCode.FIELD_TOO_LONG, "max"),
    "minimum": (RefusalCode.FIELD_OUT_OF_RANGE, "min"),
    "maximum": (RefusalCode.FIELD_OUT_OF_RANGE, "max"),
    "minItems": (RefusalCode.FIELD_TOO_FEW_ROWS, "min"),
    "maxItems": (RefusalCode.FIELD_TOO_MANY_ROWS, "max"),
    "type": (RefusalCode.FIELD_NOT_A_NUMBER, ""),
    "enum": (RefusalCode.FIELD_NOT_A_CHOICE, ""),
}
_SPOKEN = {*_CODES, "title", "description", SAYS}
_TEXTS: Mapping[str, Any] = {"type": "string"}
_KINDS: Mapping[FieldKind, Mapping[str, Any]] = {
    FieldKind.INTEGER: {"type": "integer"},
    FieldKind.DECIMAL: {"type": "number"},
    FieldKind.YES_NO: {"type": "boolean"},
    FieldKind.DATE: {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|长期)$"},
    FieldKind.MONTH: {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    FieldKind.PHONE: {"type": "string", "pattern": "^1[3-9][0-9]{9}$"},
    FieldKind.BANK_NO: {"type": "string", "pattern": "^[0-9]{12,19}$"},
    FieldKind.USCC: {"type": "string", "pattern": "^[0-9A-HJ-NPQRTUWXY]{18}$"},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a schema says against a value: the refusal, the facts of its sentence, where in the value."""

    code: RefusalCode
    facts: Mapping[str, str]
    at: str = ""


def canonical(fragment: Mapping[str, Any]) -> str:
    """The fragment as one text: what a `FieldSpec` carries."""
    return json.dumps(fragment, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def refuse_unusable(fragment: Mapping[str, Any]) -> None:
    """Raises ValueError for a fragment that is no JSON Schema 2020-12, or that could refuse without a sentence."""
    try:
        _validator(canonical(fragment))
    except (ValidationError, ValueError) as error:
        raise ValueError(f"schema: {str(error).splitlines()[0]}") from error
    unspoken = set(fragment) - _SPOKEN
    if unspoken and not fragment.get(SAYS):
        raise ValueError(f"schema: '{sorted(unspoken)[0]}' needs a sentence in '{SAYS}'")


def instance(spec: FieldSpec, value: str) -> Any:
    """The canonical text as the JSON value that schemas speak of; what cannot be read stays a text."""
    read = _READ.get(spec.kind)
    try:
        return read(spec, value) if read is not None else value
    except ValueError:
        return value


def _yes_no(_: FieldSpec, value: str) -> Any:
    return value == "1" if value in {"0", "1"} else value


def _table(spec: FieldSpec, value: str) -> Any:
    columns = {column.element: column for column in spec.columns}
    return [
        {name: instance(columns[name], cell) for name, cell in row.items() if cell and name in columns}
        for row in terms.rows(value)
    ]


_READ: Mapping[FieldKind, Callable[[FieldSpec, str], Any]] = {
    FieldKind.INTEGER: lambda _, value: int(value),
    FieldKind.DECIMAL: lambda _, value: float(value),
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICES: lambda _, value: value.split(","),
    FieldKind.TABLE: _table,
}


def fault(spec: FieldSpec, value: str) -> Fault | None:
    """What the field's fragment says against this value; None without one."""
    if not spec.schema:
        return None
    error = next(_validator(spec.schema).iter_errors(instance(spec, value)), None)
    return _fault(error, json.loads(spec.schema)) if error is not None else None


def of_item(item: Item) -> dict[str, Any]:
    """The item's form as one schema: every field by its kind, bounds and fragment; required, and required when."""
    always = [spec.element for spec in item.fields if spec.required and not spec.only_if]
    hanging = [
        {"if": _when(spec.only_if, item.fields), "then": {"required": [spec.element]}}
        for spec in item.fields
        if spec.required and spec.only_if
    ]
    return {
        "$schema": DRAFT,
        "$id": f"urn:item:{item.code}:{item.version}",
        "title": item.name,
        "type": "object",
        "properties": {spec.element: of_field(spec) for spec in item.fields},
        "required": always,
        **({"allOf": hanging} if hanging else {}),
    }


def of_field(spec: FieldSpec) -> dict[str, Any]:
    """One field as a schema with its title."""
    own: dict[str, Any] = {"title": spec.label, **_KINDS.get(spec.kind, _TEXTS)}
    match spec.kind:
        case FieldKind.CHOICE:
            own["enum"] = [code for code, _ in spec.choices]
        case FieldKind.CHOICES:
            inside = {"type": "string", "enum": [code for code, _ in spec.choices]}
            own |= {"type": "array", "uniqueItems": True, "items": inside}
        case FieldKind.TABLE:
            own |= {"type": "array", "items": _row(spec.columns)}
    own |= _bounds(spec)
    return own | {"allOf": [json.loads(spec.schema)]} if spec.schema else own


def document(item: Item, asked: Iterable[FieldSpec], values: Mapping[str, str]) -> dict[str, Any]:
    """The answers of the fields asked, as the instance of the item's schema."""
    return {spec.element: instance(spec, values[spec.element]) for spec in asked if values.get(spec.element)}


def complaints(item: Item, filled: Mapping[str, Any]) -> list[str]:
    """Where the whole form breaks its schema, as JSON pointers; none when it is as it should be."""
    faults = _item_validator(item).iter_errors(filled)
    return ["/" + "/".join(str(step) for step in error.instance_path) for error in faults]


def _row(columns: Iterable[FieldSpec]) -> dict[str, Any]:
    inside = tuple(columns)
    return {
        "type": "object",
        "properties": {column.element: of_field(column) for column in inside},
        "required": [column.element for column in inside if column.required],
    }


def _bounds(spec: FieldSpec) -> dict[str, Any]:
    match spec.kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            low, high, read = "minLength", "maxLength", int
        case FieldKind.CHOICES | FieldKind.TABLE:
            low, high, read = "minItems", "maxItems", int
        case FieldKind.INTEGER | FieldKind.DECIMAL:
            low, high, read = "minimum", "maximum", float  # type: ignore[assignment]
        case _:
            return {}
    return {name: read(bound) for name, bound in ((low, spec.min), (high, spec.max)) if bound}


def _when(conditions: Iterable[Condition], fields: Iterable[FieldSpec]) -> dict[str, Any]:
    """That all conditions hold, and that what they look at was answered."""
    kinds = {spec.element: spec for spec in fields}
    inside = tuple(conditions)
    return {
        "properties": {each.element: _one_of(kinds[each.element], each.any_of) for each in inside},
        "required": [each.element for each in inside],
    }


def _one_of(spec: FieldSpec, codes: Iterable[str]) -> dict[str, Any]:
    if spec.kind is FieldKind.CHOICES:
        return {"contains": {"enum": list(codes)}}
    return {"enum": [instance(spec, code) for code in codes]}


def _fault(error: ValidationError, fragment: Mapping[str, Any]) -> Fault:
    keyword = str(error.schema_path[-1]) if error.schema_path else ""
    at = "/".join(str(step) for step in error.instance_path)
    code, bound = _CODES.get(keyword, (RefusalCode.FIELD_RULE, ""))
    if SAYS in fragment or code is RefusalCode.FIELD_RULE:
        return Fault(RefusalCode.FIELD_RULE, {"rule": str(fragment.get(SAYS, ""))}, at)
    return Fault(code, {bound: str(fragment[keyword])} if bound else {}, at)


@lru_cache(maxsize=256)
def _item_validator(item: Item) -> Draft202012Validator:
    return _validator(canonical(of_item(item)))


@lru_cache(maxsize=4096)
def _validator(text: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(text), retriever=_nowhere, pattern_options=RegexOptions())


def _nowhere(uri: str) -> Any:
    raise ValueError(f"'{uri}' leads out of the catalogue")
