"""The ground of one form field: the line above it and the border around its editor, painted by one widget.

A form of a hundred fields shall stand at once, and what costs is the number of widgets: here are two a field.
"""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import field_head
from ui.widgets.editors import EDGE, PAD
from ui.widgets.field_frame import FOCUS, Frame, paint_frame, tag_room
from ui.widgets.field_head import Head
from ui.widgets.field_values import Editor

SPACE, RIGHT = 3, 6
_TYPED = {QEvent.Type.KeyRelease, QEvent.Type.InputMethod}


class FieldGround(QWidget):
    """A wanted field wears its tag (待填) until something stands in the editor: the answer may still be on its way."""

    def __init__(self, head: Head, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self._tag, self._head_tall = head, tag, field_head.tall()
        self._look, self._focus = Frame.PLAIN, False
        self._editor: Editor | None = None
        self.column, self.row = QVBoxLayout(self), QHBoxLayout()
        self.column.setContentsMargins(0, self._head_tall + SPACE, 0, 0)
        self.column.setSpacing(SPACE)
        self.row.setContentsMargins(PAD, EDGE, RIGHT, EDGE)
        self.row.setSpacing(4)
        self.column.addLayout(self.row)
        self.column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # equal columns

    def hold(self, editor: Editor, tall: int = 0) -> None:
        """The editor inside the border; `tall` pixels with it, 0 = as tall as the editor wants."""
        self._editor = editor
        if tall:
            editor.setFixedHeight(tall - 2 * EDGE)
        self.row.addWidget(editor, 1)
        editor.installEventFilter(self)

    @property
    def look(self) -> Frame:
        """How the field stands as a person sees it: nothing is wanted once something stands in the editor."""
        filled = self._look is Frame.WANTED and self._editor is not None and bool(self._editor.value())
        return Frame.PLAIN if filled else self._look

    def show_as(self, look: Frame) -> None:
        """Change the border."""
        if look is not self._look:
            if Frame.WANTED in {look, self._look}:
                more = tag_room(self._tag) if look is Frame.WANTED else 0
                self.row.setContentsMargins(PAD, EDGE, RIGHT + more, EDGE)
            self._look = look
            self.update()

    def tell_source(self, source: str) -> None:
        """Where the value came from; "" = it was typed, or is not there."""
        if source != self.head.source:
            self.head.source = source
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in FOCUS:
            self._focus = kind == QEvent.Type.FocusIn
            self.update()
        elif self._look is Frame.WANTED and kind in _TYPED:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.head.paint(painter, QRectF(0, 0, self.width(), self._head_tall))
        look = self.look
        tag = self._tag if look is Frame.WANTED else ""
        paint_frame(painter, QRectF(self.row.geometry()), look, focus=self._focus, tag=tag)
        painter.end()
