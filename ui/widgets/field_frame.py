"""The drawn border of one form field: quiet, wanted, wrong, from a card, or with the keyboard in it."""

from collections.abc import Callable
from enum import StrEnum

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


_FOCUS = {QEvent.Type.FocusIn, QEvent.Type.FocusOut}
_TYPED = {QEvent.Type.KeyRelease, QEvent.Type.InputMethod}
TAG_PX, PAD, BESIDE = 13, 6, 4


class FieldFrame(QFrame):
    """Holds an editor; watches its focus. A wanted field wears `tag` (待填) at its right end until something stands in
    the editor: the answer to it may still be on its way."""

    def __init__(self, parent: QWidget | None = None, *, tag: str = "") -> None:
        super().__init__(parent)
        self._look, self._focus, self._tag = Frame.PLAIN, False, tag
        self._value: Callable[[], str] = str

    def watch(self, editor: QWidget, value: Callable[[], str] = str) -> None:
        """Show in the border whether the keyboard is in this editor, and whether it is wanted while `value` is empty."""
        self._value = value
        editor.installEventFilter(self)

    def show_as(self, look: Frame) -> None:
        """Change the border."""
        if look is not self._look:
            self._look = look
            self.keep_clear()
            self.update()

    def keep_clear(self) -> None:
        """The editor ends before the tag."""
        room = self.layout()
        if room is not None and self._tag:
            beside = QFontMetrics(theme.font_of(TAG_PX)).horizontalAdvance(self._tag) + BESIDE
            margins = room.contentsMargins()
            margins.setRight(PAD + (beside if self._look is Frame.WANTED else 0))
            room.setContentsMargins(margins)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _FOCUS:
            self._focus = kind == QEvent.Type.FocusIn
            self.update()
        elif self._look is Frame.WANTED and kind in _TYPED:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Frame.PLAIN if self._look is Frame.WANTED and self._value() else self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self._focus else 1.0
        colour = theme.ACCENT if self._focus and look is not Frame.WRONG else _LINE[look]
        painter.setPen(QPen(QColor(colour), wide))
        painter.setBrush(QColor(_GROUND[look]))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if look is Frame.WANTED and self._tag:
            painter.setFont(theme.font_of(TAG_PX))
            painter.setPen(QColor(theme.INK[theme.Tone.WARN]))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.rect()).adjusted(0, 0, -PAD, 0), right, self._tag)
        painter.end()
