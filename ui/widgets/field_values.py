"""All editors that a field of a form may have; each says `value()`, `left`, `advance` and `restore`."""

from ui.widgets.editors import LineEditor, LongEditor
from ui.widgets.picks import Choices, YesNo
from ui.widgets.table_editor import TableEditor

Editor = LineEditor | LongEditor | Choices | YesNo | TableEditor
