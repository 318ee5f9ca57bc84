"""A button that shows the key which presses it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui import theme

GAP, CAP_PAD, SIDE, HEIGHT = 8, 6, 14, 38


class KeyButton(QPushButton):
    """`key` is the shortcut as Qt writes it ("F2", "Ctrl+L"); it works wherever the focus is in the window.
    With `shortcut` False the key is shown only, because the page itself listens for it."""

    def __init__(
        self,
        text: str,
        key: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        primary: bool = False,
        height: int = HEIGHT,
        shortcut: bool = True,
    ) -> None:
        super().__init__(text, parent)
        self._key, self._cap, self._capped = key, QFont(theme.base_font()), True
        self._cap.setPixelSize(12)
        self.setObjectName(name)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the editor in its place
        if primary:
            self.setProperty("variant", "primary")
        if key and shortcut:
            # Not QAbstractButton.setShortcut: it clicks 100 ms late, to animate the press.
            press = QShortcut(QKeySequence(key), self)
            press.setAutoRepeat(False)
            press.activated.connect(self.click)
        self._name()

    def say(self, text: str) -> None:
        """Change the word; key and help follow."""
        if text != self.text():
            self.setText(text)
            self._name()
            self.updateGeometry()

    def show_cap(self, *, shown: bool) -> None:
        """Where there is no room the key stands in the tip alone."""
        if shown is not self._capped:
            self._capped = shown
            self.updateGeometry()
            self.update()

    def width_with(self, *, cap: bool) -> int:
        """Pixels that it takes with or without its key."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * SIDE
        return wide + (self._cap_width() + GAP if cap and self._key else 0)

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(cap=self._capped), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]  # the stubs lack it
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        word = self.fontMetrics().horizontalAdvance(self.text())
        cap = self._cap_width() if self._key and self._capped else 0
        left = (self.width() - word - (cap + GAP if cap else 0)) / 2
        painter.setFont(self.font())
        painter.setPen(QColor(self._ink()))
        painter.drawText(QRectF(left, 0, word + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if cap:
            self._paint_cap(painter, QRectF(left + word + GAP, (self.height() - 18) / 2, cap, 18))
        painter.end()

    def _paint_cap(self, painter: QPainter, box: QRectF) -> None:
        ink = QColor(self._ink())
        if self.property("variant") != "primary" and self.isEnabled():
            ink = QColor(theme.MUTED if not self._on_header() else "#c7d5e3")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._cap)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> str:
        if self._on_header() or self.property("variant") == "primary":
            return "#ffffff"
        if self.property("variant") == "danger":
            return theme.INK[theme.Tone.BAD]
        if self.property("variant") == "link" and self.isEnabled():
            return theme.ACCENT
        return theme.TEXT if self.isEnabled() else theme.FAINT

    def _on_header(self) -> bool:
        return bool(self.property("ground") == "dark")

    def _cap_width(self) -> int:
        return QFontMetrics(self._cap).horizontalAdvance(self._key) + 2 * CAP_PAD

    def _name(self) -> None:
        if self._key:
            self.setToolTip(f"{self.text()} ({self._key})")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._key)
