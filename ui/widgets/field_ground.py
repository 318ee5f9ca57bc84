"""The ground of one form field: the line above it and the border around its editor, painted by one widget.

A form of a hundred fields shall stand at once, and what costs is the number of widgets and layouts: here are two widgets
a field, and no layout before something stands beside or below the editor.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import field_head
from ui.widgets.editors import EDGE, PAD
from ui.widgets.field_frame import Frame, paint_frame, tag_room
from ui.widgets.field_head import Head
from ui.widgets.field_values import Editor

SPACE, RIGHT = 3, 6
_TYPED = {QEvent.Type.KeyRelease, QEvent.Type.InputMethod}


class FieldGround(QWidget):
    """A wanted field wears its tag (待填) until something stands in the editor: the answer may still be on its way."""

    def __init__(self, head: Head, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self._tag, self._top = head, tag, field_head.tall() + SPACE
        self._look, self._focus, self._tall = Frame.PLAIN, False, 0
        self._editor: Editor | None = None
        self._column: QVBoxLayout | None = None
        self._row: QHBoxLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # equal columns

    def hold(self, editor: Editor, tall: int = 0) -> None:
        """The editor inside the border; `tall` pixels with it, 0 = as tall as the editor wants."""
        self._editor, self._tall = editor, tall
        if tall:
            self.setMinimumHeight(self._top + tall)
        else:
            self._laid_out()

    def put_beside(self, part: QWidget) -> None:
        """Inside the border, right of the editor."""
        self._laid_out()[1].addWidget(part)

    def put_below(self, part: QWidget, place: int) -> None:
        """Below the border, as the `place`-th part (from 0) or the last."""
        column, _ = self._laid_out()
        column.insertWidget(min(place + 1, column.count() - 1), part)

    @property
    def look(self) -> Frame:
        """How the field stands as a person sees it: nothing is wanted once something stands in the editor."""
        filled = self._look is Frame.WANTED and self._editor is not None and bool(self._editor.value())
        return Frame.PLAIN if filled else self._look

    def show_as(self, look: Frame) -> None:
        """Change the border."""
        if look is not self._look:
            self._look = look
            self._place()
            self.update()

    def show_keyboard(self, *, here: bool) -> None:
        """Show in the border whether the keyboard is in the editor, and meanwhile see what is typed."""
        self._focus = here
        if self._editor is not None:
            (self._editor.installEventFilter if here else self._editor.removeEventFilter)(self)
        self.update()

    def tell_source(self, source: str) -> None:
        """Where the value came from; "" = it was typed, or is not there."""
        if source != self.head.source:
            self.head.source = source
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._look is Frame.WANTED and event.type() in _TYPED:
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._row is None:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.head.paint(painter, QRectF(0, 0, self.width(), self._top - SPACE))
        look = self.look
        tag = self._tag if look is Frame.WANTED else ""
        paint_frame(painter, QRectF(self._frame()), look, focus=self._focus, tag=tag)
        painter.end()

    def _frame(self) -> QRect:
        return self._row.geometry() if self._row is not None else QRect(0, self._top, self.width(), self._tall)

    def _place(self) -> None:
        """The editor within its border; a tag takes room from it."""
        right = RIGHT + (tag_room(self._tag) if self._look is Frame.WANTED else 0)
        if self._row is not None:
            self._row.setContentsMargins(PAD, EDGE, right, EDGE)
        elif self._editor is not None:
            self._editor.setGeometry(self._frame().adjusted(PAD, EDGE, -right, -EDGE))

    def _laid_out(self) -> tuple[QVBoxLayout, QHBoxLayout]:
        """What stands below each other, and the row inside the border; made once, when the editor is not alone."""
        if self._column is not None and self._row is not None:
            return self._column, self._row
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, self._top, 0, 0)
        column.setSpacing(SPACE)
        row.setSpacing(4)
        column.addLayout(row)
        column.addStretch(1)
        if self._editor is not None:
            if self._tall:
                self._editor.setFixedHeight(self._tall - 2 * EDGE)
            row.addWidget(self._editor, 1)
        self.setMinimumHeight(0)
        self._column, self._row = column, row
        self._place()
        return column, row
