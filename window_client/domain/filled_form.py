"""The applicant's form as paper (申请表，系统生成): what the item's own form holds, in words, by its sections (domain.md 9.4
rule 10). Pure."""

from collections.abc import Mapping

from window_client.domain import conditions, terms
from window_client.domain.item import FieldSpec, Item
from window_client.words import FieldKind

YES_NO = {"1": "是", "0": "否"}


def rows(item: Item, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """Section, label and value of every field that these answers ask for, in the order of the form; what stands empty
    stands empty on the paper."""
    return [
        {"section": spec.section, "label": spec.label, "value": said(spec, answers.get(spec.element, ""))}
        for spec in conditions.asked(item.fields, answers)
    ]


def said(spec: FieldSpec, value: str) -> str:
    """A value as a person reads it: labels for codes, a line for each row of a table."""
    if spec.kind is FieldKind.YES_NO:
        return YES_NO.get(value, value)
    if spec.kind is FieldKind.TABLE:
        return "\n".join(_row(spec, row) for row in terms.rows(value))
    labels = dict(spec.choices)
    if spec.kind is FieldKind.CHOICES:
        return "、".join(labels.get(code, code) for code in value.split(",") if code)
    return labels.get(value, value)


def _row(spec: FieldSpec, row: Mapping[str, str]) -> str:
    cells = ((column.label, said(column, row.get(column.element, ""))) for column in spec.columns)
    return "，".join(f"{label} {value}" for label, value in cells if value)
