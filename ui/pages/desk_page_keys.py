"""The keys beside a large page (看页的按键): each with the key that presses it."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import names
from ui.marking import QT_TRANSLATE_NOOP
from ui.widgets.key_button import KeyButton
from window_client.views import MaterialView

TALL = 28
KEYS: tuple[tuple[str, str, str], ...] = (
    ("larger", "+", QT_TRANSLATE_NOOP("PageKeys", "放大")),
    ("smaller", "-", QT_TRANSLATE_NOOP("PageKeys", "缩小")),
    ("whole", "0", QT_TRANSLATE_NOOP("PageKeys", "整页")),
    ("wide", "1", QT_TRANSLATE_NOOP("PageKeys", "整宽")),
    ("left", "[", QT_TRANSLATE_NOOP("PageKeys", "左转")),
    ("right", "]", QT_TRANSLATE_NOOP("PageKeys", "右转")),
    ("up", "Ctrl+Up", QT_TRANSLATE_NOOP("PageKeys", "前移")),
    ("down", "Ctrl+Down", QT_TRANSLATE_NOOP("PageKeys", "后移")),
    ("drop", "Del", QT_TRANSLATE_NOOP("PageKeys", "删页")),
    ("seen", "O", QT_TRANSLATE_NOOP("PageKeys", "原件已核")),
    ("kept", "C", QT_TRANSLATE_NOOP("PageKeys", "已留复印件")),
    ("judge", "X", QT_TRANSLATE_NOOP("PageKeys", "合格与否")),
    ("back", "Esc", QT_TRANSLATE_NOOP("PageKeys", "返回")),
)
"""(what it does, its key, its word)"""

NEEDS_PAGE = {"larger", "smaller", "whole", "wide"}
CHANGES_PAGE = {"left", "right", "drop"}
CHANGES_ORDER = {"up", "down"}


class PageKeys(QWidget):
    """`pressed` says what; which of them may be pressed follows the line."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, KeyButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for deed, key, text in KEYS:
            button = KeyButton(_word(text), key, self, name=names.page_key(deed), height=TALL)
            button.setProperty("deed", deed)
            button.clicked.connect(self._clicked)
            self._keys[deed] = button
            if deed in {"left", "seen", "back"}:
                column.addSpacing(4)
            if deed == "back":
                column.addStretch(1)
            column.addWidget(button)

    def follow(self, line: MaterialView, *, has_page: bool, editable: bool) -> None:
        """Enable what can be done with this line now; a mark that is set shows its tick."""
        for deed, button in self._keys.items():
            button.setEnabled(_may(deed, has_page=has_page, editable=editable, count=len(line.pages)))
        for deed, on in (("seen", line.original_seen), ("kept", line.copy_kept)):
            text = _word(next(text for name, _, text in KEYS if name == deed))
            self._keys[deed].say(f"✓ {text}" if on else text)

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.pressed.emit(str(button.property("deed")))


def _may(deed: str, *, has_page: bool, editable: bool, count: int) -> bool:
    if deed in NEEDS_PAGE:
        return has_page
    if deed in CHANGES_PAGE:
        return has_page and editable
    if deed in CHANGES_ORDER:
        return has_page and editable and count > 1
    return editable or deed == "back"


def _word(text: str) -> str:
    return QCoreApplication.translate("PageKeys", text)
