"""Rows of a repeating group in the form: typed, left, judged, taken away, all by the keyboard."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui import samples
from tests.ui.driving import Screen
from ui import names
from window_client.messages import AnswerGiven
from window_client.views import CaseView, CellMark, ColumnView, FieldView, NoticeGone
from window_client.words import FieldKind, RefusalCode

S, CASE = samples.SESSION, samples.CASE
KIN = (("1", "配偶"), ("2", "子女"))
KEYS = ("peiou po", "zinv zn")
COLUMNS = (
    ColumnView("name", "姓名", FieldKind.TEXT),
    ColumnView("cert_no", "身份证号码", FieldKind.CERT_NO),
    ColumnView("kin", "关系", FieldKind.CHOICE, choices=KIN, choice_keys=KEYS),
)
FAMILY = FieldView("E.family", "家庭成员", FieldKind.TABLE, "经营主体", True, "", None, columns=COLUMNS, most_rows=2)


def with_family(**changes: object) -> CaseView:
    field = replace(FAMILY, **changes)  # type: ignore[arg-type]
    return replace(samples.DRAFT, fields=(field, *samples.DRAFT.fields))


@pytest.fixture
def form(desk: Screen) -> Screen:
    desk.say(samples.SERVING, with_family(mark=RefusalCode.FIELD_REQUIRED))
    return desk


def cell(row: int, column: str) -> str:
    return names.cell("E.family", row, column)


def test_each_cell_is_sent_when_it_is_left_and_a_blank_row_waits_below(form: Screen) -> None:
    assert form.focused().objectName() == cell(0, "name")
    form.compose("韦兰")
    assert form.shown(cell(1, "name"))
    form.key(Qt.Key.Key_Return)
    assert form.wishes == [AnswerGiven(S, CASE, "E.family", '[{"name":"韦兰"}]')]
    assert form.focused().objectName() == cell(0, "cert_no")
    form.say(NoticeGone("field:E.family"), with_family(shown='[{"name":"韦兰"}]'))
    assert form.focused().objectName() == cell(0, "cert_no")
    form.latin("450499198506150027")
    form.key(Qt.Key.Key_Tab)
    form.latin("zn")
    form.key(Qt.Key.Key_Return)
    assert json.loads(form.took(AnswerGiven)[-1].value) == [
        {"name": "韦兰", "cert_no": "450499198506150027", "kin": "2"}
    ]
    assert form.focused().objectName() == cell(1, "name")
    form.key(Qt.Key.Key_Return)  # a blank row: on to the next field
    assert form.focused().objectName() == names.field("P.phone")


def test_what_is_typed_in_a_cell_is_not_overwritten_by_a_view_of_the_one_before(form: Screen) -> None:
    form.compose("韦兰")
    form.key(Qt.Key.Key_Tab)
    form.latin("4504")
    form.say(NoticeGone("field:E.family"), with_family(shown='[{"name":"韦兰"}]'))
    assert form.text(cell(0, "cert_no")) == "4504"
    assert form.text(cell(0, "name")) == "韦兰"


def test_a_wrong_cell_is_named_and_an_empty_one_is_wanted(form: Screen) -> None:
    marks = (CellMark(0, "cert_no", RefusalCode.FIELD_BAD_CERT_NO), CellMark(0, "kin", RefusalCode.FIELD_REQUIRED))
    shown = '[{"name":"韦兰","cert_no":"450499198506150028"}]'
    form.say(with_family(shown=shown, mark=RefusalCode.FIELD_ROW_WRONG, cell_marks=marks))
    assert form.text(names.field_problem("E.family")).startswith("第 1 行 身份证号码：证件号码校验不符")
    assert "校验不符" in form.find(QWidget, cell(0, "cert_no")).toolTip()
    assert not form.find(QWidget, cell(1, "cert_no")).toolTip()


def test_a_row_is_taken_away_by_the_keyboard_and_there_are_no_more_than_may_be(form: Screen) -> None:
    form.say(with_family(shown='[{"name":"韦兰"},{"name":"李壮"}]'))
    assert not form.shown(cell(2, "name"))  # two are the most
    form.focus(cell(0, "name"))
    form.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert form.wishes == [AnswerGiven(S, CASE, "E.family", '[{"name":"李壮"}]')]
    assert form.text(cell(0, "name")) == "李壮"
    form.say(NoticeGone("field:E.family"), with_family(shown='[{"name":"李壮"}]'))
    assert form.text(cell(1, "name")) == ""


def test_a_locked_table_shows_its_rows_and_takes_nothing(form: Screen) -> None:
    form.say(with_family(shown='[{"name":"韦兰"}]', locked=True))
    assert not form.shown(cell(1, "name"))
    form.focus(cell(0, "name"))
    form.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert form.wishes == []
