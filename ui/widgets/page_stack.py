"""Pages of which one is shown; only that one says how much room is needed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Qt's own stack asks for the room of its largest page, also while that is hidden, and of all once one wraps words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        return self.currentWidget().minimumSizeHint() if self.count() else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """The same: a preferred height of any page, shown or hidden, would make the desk scroll."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return self.count() > 0 and self.currentWidget().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self.currentWidget().heightForWidth(width) if self.count() else -1
