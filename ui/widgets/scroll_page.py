"""A page that scrolls where the screen is too small for it, as on an old monitor or at 200 %; never larger than it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

MARGIN, SPACING = 12, 12


class ScrollPage(QScrollArea):
    """Put parts into `.body`, give them `.inside` as parent. `.pair` lies side by side, one above the other below
    `narrow` pixels of width."""

    def __init__(self, parent: QWidget, *, narrow: int) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.inside = _Inside(self)
        self.body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.inside)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(SPACING)
        self.pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.pair.setSpacing(SPACING)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)  # setWidget switches it on

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < self._narrow
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self.pair.direction() is not direction:
            self.pair.setDirection(direction)
        super().resizeEvent(event)


class _Inside(QWidget):
    """Scrolls only below the least height of its parts; Qt's own rule is what they would like to have."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1
