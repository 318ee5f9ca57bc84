"""The drawn border of one form field: quiet, wanted, wrong, from a card, or with the keyboard in it."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
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
FOCUS = {QEvent.Type.FocusIn, QEvent.Type.FocusOut}
TAG_PX, PAD, BESIDE, ROUND = 13, 6, 4, 8


def paint_frame(painter: QPainter, box: QRectF, look: Frame, *, focus: bool, tag: str = "") -> None:
    """Border and ground, and at the right end a word about what is wanted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = 2.0 if focus else 1.0
    colour = theme.ACCENT if focus and look is not Frame.WRONG else _LINE[look]
    painter.setPen(QPen(QColor(colour), wide))
    painter.setBrush(QColor(_GROUND[look]))
    inset = wide / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), ROUND, ROUND)
    if tag:
        painter.setFont(theme.font_of(TAG_PX))
        painter.setPen(QColor(theme.INK[theme.Tone.WARN]))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(0, 0, -PAD, 0), right, tag)


@cache
def tag_room(tag: str) -> int:
    """Pixels that an editor leaves to a tag."""
    return QFontMetrics(theme.font_of(TAG_PX)).horizontalAdvance(tag) + BESIDE


class FieldFrame(QFrame):
    """A frame of its own around an editor; watches its focus."""

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
        if event.type() in FOCUS:
            self._focus = event.type() == QEvent.Type.FocusIn
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), self._look, focus=self._focus)
        painter.end()
