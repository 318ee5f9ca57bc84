"""A column that scrolls only where the window is too low for it; it never makes the window taller than the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Add parts to `.column`, give them `.inside` as parent; the ground behind shows through."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 0) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.inside = QWidget(self)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)  # setWidget switches it on

    def to_top(self) -> None:
        """Something else is shown: it is read from its beginning."""
        self.verticalScrollBar().setValue(0)

    def add(self, part: QWidget) -> None:
        """Put a part below the others."""
        self.column.insertWidget(self.column.count() - 1, part)
