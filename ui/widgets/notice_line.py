"""A notice that stands beside what it concerns, takes no room while there is nothing to say, and blocks nothing."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.theme import Tone
from ui.widgets.marks import Mark, paint_mark

SIGN = 14


class NoticeLine(QFrame):
    """A sign and one or two sentences on a tinted ground. With `closable` a person may put it away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "", closable: bool = False) -> None:
        super().__init__(parent)
        self._tone, self._mark = Tone.WARN, Mark.BANG
        self._label = QLabel(self)
        self._label.setObjectName(name)
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 7, 12, 7)
        row.addWidget(self._label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if closable:
            close = QPushButton("×", self)
            close.setProperty("variant", "link")
            close.setFixedSize(24, 24)
            close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            close.setAccessibleName(self.tr("知道了"))
            close.clicked.connect(self.clear)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def call_it(self, name: str) -> None:
        """Change its object name: it stands beside something else now."""
        self._label.setObjectName(name)

    def text(self) -> str:
        """What stands there now."""
        return self._label.text()

    def tell(self, text: str, tone: Tone = Tone.WARN, mark: Mark = Mark.BANG) -> None:
        """Show these sentences; an empty text puts the line away."""
        if not text:
            self.clear()
            return
        self._tone, self._mark = tone, mark
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self.show()
        self.update()

    @Slot()
    def clear(self) -> None:
        """Nothing to say any more."""
        if self._label.text():
            self._label.setText("")
            self.closed.emit()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.WASH[self._tone]))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        paint_mark(painter, QRectF(11, 10, SIGN, SIGN), self._mark, theme.INK[self._tone])
        painter.end()
