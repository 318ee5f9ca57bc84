"""The form as paper: every field that is asked, in its words."""

import json
from dataclasses import replace

import pytest

from tests.window_client.domain.records import a_field, an_item
from window_client.domain.filled_form import rows, said
from window_client.domain.item import Condition
from window_client.words import FieldKind

PICKS = (("1", "热食类"), ("2", "冷食类"))
COLUMNS = (a_field(FieldKind.TEXT, "name"), a_field(FieldKind.CHOICE, "way", choices=(("1", "货币"),)))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (FieldKind.TEXT, "晓月米粉店", "晓月米粉店"),
        (FieldKind.YES_NO, "1", "是"),
        (FieldKind.YES_NO, "0", "否"),
        (FieldKind.YES_NO, "", ""),
        (FieldKind.CHOICE, "2", "冷食类"),
        (FieldKind.CHOICE, "9", "9"),
        (FieldKind.CHOICES, "1,2", "热食类、冷食类"),
        (FieldKind.CHOICES, "", ""),
    ],
)
def test_a_value_is_said_as_a_person_reads_it(kind: FieldKind, value: str, expected: str) -> None:
    assert said(a_field(kind, "X", choices=PICKS if kind in {FieldKind.CHOICE, FieldKind.CHOICES} else ()), value) == (
        expected
    )


def test_a_table_is_a_line_a_row() -> None:
    spec = a_field(FieldKind.TABLE, "T", columns=COLUMNS)
    value = json.dumps([{"name": "李壮", "way": "1"}, {"name": "王五", "way": ""}])
    labels = [column.label for column in COLUMNS]
    assert said(spec, value) == f"{labels[0]} 李壮，{labels[1]} 货币\n{labels[0]} 王五"


def test_what_is_not_asked_does_not_stand_there_and_what_is_empty_does() -> None:
    asked = a_field(FieldKind.YES_NO, "X.net")
    only = replace(a_field(FieldKind.TEXT, "X.url"), only_if=(Condition("X.net", ("1",)),))
    item = an_item(fields=(asked, only))
    assert [row["value"] for row in rows(item, {"X.net": "0", "X.url": "old"})] == ["否"]
    assert [row["value"] for row in rows(item, {"X.net": "1"})] == ["是", ""]
    assert rows(item, {})[0] == {"section": asked.section, "label": asked.label, "value": ""}
