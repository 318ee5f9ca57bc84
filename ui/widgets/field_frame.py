"""The drawn border of one form field: quiet, wanted, wrong, from a card, or with the keyboard in it."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui import theme


class Frame(StrEnum):
    """How a field stands; its tag and sentence say the same in words."""

    PLAIN = "plain"
    WANTED = "wanted"  # required and empty
    WRONG = "wrong"
    LOCKED = "locked"  # from an authoritative source


_LINE = {Frame.PLAIN: "#b9c5d2", Frame.WANTED: "#d9a441", Frame.WRONG: "#b3261e", Frame.LOCKED: "#bcd4ec"}
_GROUND = {Frame.PLAIN: "#ffffff", Frame.WANTED: "#fffdf8", Frame.WRONG: "#fff8f7", Frame.LOCKED: "#f4f9fe"}


class FieldFrame(QFrame):
    """Holds an editor; watches its focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._focus = Frame.PLAIN, False

    def watch(self, editor: QWidget) -> None:
        """Show in the border whether the keyboard is in this editor."""
        editor.installEventFilter(self)

    def show_as(self, look: Frame) -> None:
        """Change the border."""
        if look is not self._look:
            self._look = look
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._focus = event.type() == QEvent.Type.FocusIn
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self._focus else 1.0
        colour = theme.ACCENT if self._focus and self._look is not Frame.WRONG else _LINE[self._look]
        painter.setPen(QPen(QColor(colour), wide))
        painter.setBrush(QColor(_GROUND[self._look]))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.end()
