"""Which editor a field gets by its kind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ui import names
from ui.widgets.editors import ChoiceEditor, DateEditor, LineEditor, LongEditor
from ui.widgets.picks import Choices, YesNo
from window_client.views import FieldView
from window_client.words import FieldKind

Editor = LineEditor | LongEditor | Choices | YesNo


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
        FieldKind.CHOICE: partial(ChoiceEditor, field.choices, parent),
        FieldKind.CHOICES: partial(Choices, name, field.choices, parent),
        FieldKind.YES_NO: partial(YesNo, name, parent),
        FieldKind.DATE: partial(DateEditor, 3, parent),
        FieldKind.MONTH: partial(DateEditor, 2, parent),
    }
    return special.get(field.kind, partial(LineEditor, parent))()
