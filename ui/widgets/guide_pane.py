"""A pane of text beside a list that hangs under an editor; a child of the window, so nothing takes the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget

from ui.widgets.popup_list import PopupList

GAP, FOOT, LEAST = 6, 84, 300


class GuidePane(QFrame):
    """Stands to the right of the list, as wide as its editor leaves it, down to the foot of the window. `pressed`: its
    link was."""

    pressed = Signal()

    def __init__(self, beside: PopupList, editor: QWidget, name: str) -> None:
        super().__init__(editor.window())
        self._beside, self._editor = beside, editor
        self.text = QTextBrowser(self)
        self.text.setObjectName(name)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda _: self.pressed.emit())
        frame = QVBoxLayout(self)
        frame.setContentsMargins(12, 8, 6, 8)
        frame.addWidget(self.text)
        beside.closed.connect(self.hide)
        self.hide()

    def show_html(self, html: str) -> None:
        """Show this beside the list; nothing while the list is closed."""
        if not self._beside.isVisible():
            self.hide()
            return
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        taken = self._beside.geometry()
        left = taken.right() + GAP
        right = self._editor.mapTo(window, self._editor.rect().topRight()).x()
        height = max(taken.height(), min(window.height() - taken.top() - FOOT, 2 * LEAST))
        self.setGeometry(left, taken.top(), max(right - left, LEAST), height)
        self.text.setHtml(html)
        self.show()
        self.raise_()
