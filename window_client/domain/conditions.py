"""Conditions of the catalogue (条件): a field is asked, a material is demanded, only after certain answers. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from window_client.domain.item import Condition, FieldSpec, MaterialSpec
from window_client.words import Necessity


def hold(conditions: Collection[Condition], values: Mapping[str, str]) -> bool:
    """Whether every one holds. Of several choices ("1,3") one is enough; an answer not yet given holds nothing."""
    return not conditions or all(set(values.get(each.element, "").split(",")) & set(each.any_of) for each in conditions)


def asked(fields: Iterable[FieldSpec], values: Mapping[str, str]) -> list[FieldSpec]:
    """The fields of a form that these answers ask for, in its order. Others keep their answers, apart and unseen."""
    return [spec for spec in fields if hold(spec.only_if, values)]


def decided(materials: Iterable[MaterialSpec], values: Mapping[str, str]) -> list[MaterialSpec]:
    """The material list as the answers decide it: a conditional line whose condition holds is required. One without a
    condition that a program can read stays the clerk's to judge."""
    return [
        replace(spec, necessity=Necessity.REQUIRED)
        if spec.necessity is Necessity.CONDITIONAL and spec.only_if and hold(spec.only_if, values)
        else spec
        for spec in materials
    ]


def closed(fields: Sequence[FieldSpec]) -> tuple[FieldSpec, ...]:
    """Fields that carry the conditions of what they depend on too: what hangs on an unseen field is unseen.

    Raises ValueError naming the element for a condition on a field or choice that is not there, or on itself.
    """
    by_element = {spec.element: spec for spec in fields}
    return tuple(replace(spec, only_if=closed_over(spec.only_if, by_element, (spec.element,))) for spec in fields)


def closed_over(
    conditions: Iterable[Condition], fields: Mapping[str, FieldSpec], on_way: tuple[str, ...] = ()
) -> tuple[Condition, ...]:
    """These conditions and those of the fields they look at; faults as `closed`."""
    found: list[Condition] = []
    for each in conditions:
        spec = fields.get(each.element)
        if spec is None:
            raise ValueError(f"only_if: field '{each.element}' is not asked by this item")
        if each.element in on_way:
            raise ValueError(f"only_if: field '{each.element}' hangs on itself")
        unknown = set(each.any_of) - {code for code, _ in spec.choices} if spec.choices else set()
        if unknown or not each.any_of:
            raise ValueError(f"only_if: {sorted(unknown)} is no choice of '{each.element}'")
        found += [each, *closed_over(spec.only_if, fields, (*on_way, each.element))]
    return tuple(dict.fromkeys(found))
