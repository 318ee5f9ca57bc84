"""White rounded panels that hold the parts of a page, and thin rules between their rows."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Card(QFrame):
    """A panel with an optional title; add content to `.body`. `aside` is the quiet word right of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.title = QLabel(title, self)
        self.title.setProperty("role", "title")
        self.aside = QLabel(self)
        self.aside.setProperty("role", "muted")
        if title:
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.head.addWidget(self.aside)
            self.body.addLayout(self.head)
        else:
            self.title.hide()
            self.aside.hide()


class Rule(QFrame):
    """A thin line between two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


def word(text: str, role: str, parent: QWidget, *, name: str = "", wrap: bool = False) -> QLabel:
    """A label in one of the roles of the style sheet: title, muted, label, section, big, strong, problem …"""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    return label
