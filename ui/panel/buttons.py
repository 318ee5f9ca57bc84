"""Small buttons of the demo panel."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

HEIGHT = 34


def small_button(text: str, name: str, parent: QWidget) -> QPushButton:
    """A button of the panel's height that takes its share of a row."""
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setFixedHeight(HEIGHT)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button
