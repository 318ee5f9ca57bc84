"""Which editor a field gets by its kind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ui import names
from ui.widgets.editors import ChoiceEditor, DateEditor, LineEditor, LongEditor
from ui.widgets.field_values import Editor
from ui.widgets.picks import Choices, YesNo
from ui.widgets.table_editor import Column, TableEditor
from window_client.views import ColumnView, FieldView
from window_client.words import FieldKind

_CELLS = {FieldKind.CERT_NO: 9, FieldKind.USCC: 9, FieldKind.BANK_NO: 9, FieldKind.PHONE: 6, FieldKind.DATE: 5}


def editor_for(field: FieldView, parent: QWidget) -> Editor:
    """A new editor with its object name and its name for screen readers."""
    editor = _make(field, parent)
    editor.setObjectName(names.field(field.element))
    editor.setAccessibleName(field.label)
    if field.hint and isinstance(editor, LineEditor | LongEditor) and not editor.placeholderText():
        editor.setPlaceholderText(field.hint)
    return editor


def _make(field: FieldView, parent: QWidget) -> Editor:
    name = names.field(field.element)
    special: dict[FieldKind, Callable[[], Editor]] = {
        FieldKind.LONG_TEXT: partial(LongEditor, parent),
        FieldKind.CHOICE: partial(ChoiceEditor, field.choices, parent, field.choice_keys),
        FieldKind.TABLE: partial(_table, field, parent),
        FieldKind.CHOICES: partial(Choices, name, field.choices, parent),
        FieldKind.YES_NO: partial(YesNo, name, parent),
        FieldKind.DATE: partial(DateEditor, 3, parent),
        FieldKind.MONTH: partial(DateEditor, 2, parent),
    }
    return special.get(field.kind, partial(LineEditor, parent))()


def _table(field: FieldView, parent: QWidget) -> TableEditor:
    columns = [
        Column(each.element, each.label, partial(_cell, field.element, each), _CELLS.get(each.kind, 4))
        for each in field.columns
    ]
    return TableEditor(columns, field.most_rows, parent)


def _cell(element: str, column: ColumnView, parent: QWidget, row: int) -> LineEditor:
    if column.kind is FieldKind.CHOICE:
        cell: LineEditor = ChoiceEditor(column.choices, parent, column.choice_keys)
    elif column.kind is FieldKind.DATE:
        cell = DateEditor(3, parent)
    else:
        cell = LineEditor(parent)
    cell.setObjectName(names.cell(element, row, column.element))
    return cell
