"""The simulated window display (窗口屏): what citizens see on it, live."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.panel.box import TwinBox

translate = QCoreApplication.translate


class DisplayBox(TwinBox):
    """Two lines of green on black."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("panel", "窗口屏"), parent, name="panel.display")
        self.shown = QLabel(self.inside)
        self.shown.setObjectName("panel.screen")
        self.shown.setProperty("role", "led")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(20)
        font.setWeight(QFont.Weight.DemiBold)
        self.shown.setFont(font)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setFixedHeight(58)
        box = QVBoxLayout(self.inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.shown)
        self.body.addWidget(self.inside)

    def show_twin(self, state: dict[str, object]) -> None:
        super().show_twin(state)
        lines = state.get("lines")
        self.shown.setText("\n".join(str(line) for line in lines) if isinstance(lines, list) else "")
